/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-store.h"

#include <stdlib.h>

/* `bench-fill FOLDER N`: a store with N results. */
int
main (int    argc,
      char **argv)
{
  g_autoptr (CleStore) store = argc == 3 ? bench_store_new (argv[1], ".") : NULL;

  if (store == NULL)
    return 1;

  bench_store_fill (store, (guint) atoi (argv[2]));
  return 0;
}
