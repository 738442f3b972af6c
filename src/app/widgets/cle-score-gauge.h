/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A score on its arc of ten steps, with the numeral within. Property: small
 * (boolean, construct only). */
#define CLE_TYPE_SCORE_GAUGE (cle_score_gauge_get_type ())
G_DECLARE_FINAL_TYPE (CleScoreGauge, cle_score_gauge, CLE, SCORE_GAUGE, GtkWidget)

GtkWidget *cle_score_gauge_new       (gboolean       small);
void       cle_score_gauge_set_score (CleScoreGauge *self,
                                      gint64         score,
                                      gint64         upper,
                                      gint64         max);
void       cle_score_gauge_set_tone  (CleScoreGauge *self,
                                      guint          tone);

G_END_DECLS
