/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/cle-import.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Compiled by run-fuzzers. The input is a file to import: an archive, a
 * document, a table, or the body of a record, which is sealed here, because a
 * fuzzer finds no checksums. No file may crash the plan of an import. */

static const char map_text[] =
    "{\"format\":1,\"questionnaire\":\"x\",\"columns\":{\"a\":\"at\"},\"yes\":[\"y\"]}";

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
plan (const char *text,
      gsize       length)
{
  int fd = memfd_create ("import", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  const char *const paths[] = { path, NULL };
  g_autoptr (CleStore) store =
      cle_store_open ("/tmp/clientele-fuzz-none", cle_io_get_system (), cle_clock_get_system (), NULL);
  g_autoptr (CleLibrary) library = cle_library_new (store);
  g_autoptr (CleImport) import = cle_import_new (store, library);
  g_autoptr (GBytes) bytes = g_bytes_new_static (map_text, sizeof map_text - 1);
  g_autoptr (CleImportMap) map = cle_import_map_new_from_bytes (bytes, "map", NULL);

  if (write (fd, text, length) != (ssize_t) length)
    abort ();
  cle_import_set_map (import, map);
  cle_import_plan (import, paths, NULL, NULL);
  close (fd);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GString) line = g_string_new_len ((const char *) data, (gssize) size);
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (CleImportMap) map = cle_import_map_new_from_bytes (bytes, "map", NULL);

  plan ((const char *) data, size);
  cle_record_seal (line);
  plan (line->str, line->len);

  return 0;
}
