/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLE_PAPER_MARGIN 56.0 /* points: about two centimetres */

/* A sheet of paper in points, 72 to the inch. Running head and foot stand in
 * the margins above and below. */
typedef struct
{
  double width;
  double height;
  double top;
  double right;
  double bottom;
  double left;
} ClePaper;

ClePaper cle_paper_new        (double       width,
                               double       height);
gboolean cle_paper_from_word  (const char  *word,
                               ClePaper    *paper);
ClePaper cle_paper_for_locale (const char  *locale);
ClePaper cle_paper_get_usual  (void);

G_END_DECLS
