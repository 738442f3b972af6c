/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLE_DUE_DEFAULT_DAYS 90 /* from one assessment to the next */

gint64 cle_due_find_day   (gint64 last,
                           int    offset,
                           guint  interval);
gint64 cle_due_count_days (gint64 last,
                           guint  interval,
                           gint64 now,
                           int    offset);

G_END_DECLS
