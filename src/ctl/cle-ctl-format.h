/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  cle_ctl_format_json_points (GString    *out,
                                  const char *key,
                                  gint64      points);
char *cle_ctl_format_local_time  (gint64      at,
                                  int         offset);

G_END_DECLS
