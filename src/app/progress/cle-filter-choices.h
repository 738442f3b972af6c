/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Subject, voice and, where there are several, questionnaire to choose. Signal
 * "changed" when the user has chosen. */
#define CLE_TYPE_FILTER_CHOICES (cle_filter_choices_get_type ())
G_DECLARE_FINAL_TYPE (CleFilterChoices, cle_filter_choices, CLE, FILTER_CHOICES, GtkWidget)

void     cle_filter_choices_load  (CleFilterChoices  *self,
                                   CleSession        *session);
gboolean cle_filter_choices_get   (CleFilterChoices  *self,
                                   const char       **subject,
                                   int               *voice,
                                   const char       **questionnaire);
void     cle_filter_choices_reset (CleFilterChoices  *self);
void     cle_filter_choices_set_voice  (CleFilterChoices *self,
                                        int               voice);
void     cle_filter_choices_show_voice (CleFilterChoices *self,
                                        gboolean          shown);

G_END_DECLS
