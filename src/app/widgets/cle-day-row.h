/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A day, typed as days are written here or chosen in a calendar. */
#define CLE_TYPE_DAY_ROW (cle_day_row_get_type ())
G_DECLARE_FINAL_TYPE (CleDayRow, cle_day_row, CLE, DAY_ROW, AdwEntryRow)

GtkWidget *cle_day_row_new       (const char *title,
                                  const char *first);
char      *cle_day_row_dup_day   (CleDayRow  *self);
void       cle_day_row_set_day   (CleDayRow  *self,
                                  const char *day);
void       cle_day_row_set_given (CleDayRow  *self,
                                  const char *day);
gboolean   cle_day_row_is_good   (CleDayRow  *self);

G_END_DECLS
