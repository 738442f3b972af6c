/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-tidy.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define DELAY 250          /* ms */
#define LARGE (128 * 1024) /* bytes */

static gboolean
tidy_cb (gpointer data)
{
  guint *source = data;

  *source = 0;
#ifdef __GLIBC__
  malloc_trim (0);
#endif

  return G_SOURCE_REMOVE;
}

/**
 * cle_tidy_prepare:
 *
 * For a program that runs for weeks: large pieces of memory, as pictures are, go
 * back to the system as soon as they are freed. glibc would begin to keep them
 * with all else, where they leave holes that it can give back only in part. To be
 * called once, at the start.
 */
void
cle_tidy_prepare (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE);
#endif
}

/**
 * cle_tidy_soon:
 * @source: (inout): 0, or the source of a call before; who owns it removes the
 *   source with itself
 *
 * Gives memory that was freed back to the system in a moment: a start, loading
 * and many visits one after another leave much of it in pieces.
 */
void
cle_tidy_soon (guint *source)
{
  g_return_if_fail (source != NULL);

  if (*source == 0)
    *source = g_timeout_add_full (G_PRIORITY_LOW, DELAY, tidy_cb, source, NULL);
}
