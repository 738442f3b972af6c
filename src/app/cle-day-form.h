/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How days are written in figures: the order of the parts and what stands
 * between them. */
typedef struct
{
  char order[4];  /* 'y', 'm' and 'd' */
  char separator;
} CleDayForm;

CleDayForm cle_day_form_find    (const char       *sample);
char      *cle_day_form_read    (const CleDayForm *self,
                                 const char       *text);
char      *cle_day_form_write   (const CleDayForm *self,
                                 const char       *day);
char      *cle_day_form_explain (const CleDayForm *self);

G_END_DECLS
