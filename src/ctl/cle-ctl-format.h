/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-answer.h"

G_BEGIN_DECLS

void  cle_ctl_format_json_points (GString    *out,
                                  const char *key,
                                  gint64      points);
void  cle_ctl_format_json_marks  (GString    *out,
                                  guint       marks);
char *cle_ctl_format_local_time  (gint64      at,
                                  int         offset);
const char *cle_ctl_format_answer (CleAnswer answer);
const char *cle_ctl_format_voice  (CleVoice  voice);

G_END_DECLS
