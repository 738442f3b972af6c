/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *cle_window_store_path   (const char   *given,
                                   const char   *chosen);
gboolean  cle_window_is_first     (const char   *store_path);
gboolean  cle_window_shows_bar    (gboolean      narrow,
                                   gboolean      inside,
                                   gboolean      trouble);
char     *cle_window_trouble_text (const GError *error,
                                   const char   *path);

G_END_DECLS
