/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-append.h"
#include "bench-exchange.h"
#include "bench-read.h"
#include "bench-scan.h"

#include <glib/gstdio.h>
#include <stdio.h>

/* `bench-core FOLDER SCRIPTS`: everything that needs no display, on the disk
 * that FOLDER is on. */
int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_build_filename (argc > 1 ? argv[1] : ".", "bench-XXXXXX", NULL);

  if (g_mkdtemp (folder) == NULL)
    return 1;

  bench_read (folder);
  bench_scan (folder);
  bench_append (folder);
  if (argc > 2)
    bench_exchange (folder, argv[2]);

  return 0;
}
