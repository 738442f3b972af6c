/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CLE_REMINDER_DEFAULT 90
#define CLE_TARGET_MAX       10

/* The user's settings as properties: answer-keys (boolean), reminder-days
 * (uint), target (uint), data-folder, last-subject, last-voice (string), window-width,
 * window-height (int), window-maximized (boolean). A value that makes no sense
 * counts as the default. */
#define CLE_TYPE_SETTINGS (cle_settings_get_type ())
G_DECLARE_FINAL_TYPE (CleSettings, cle_settings, CLE, SETTINGS, GObject)

CleSettings *cle_settings_new               (void);
CleSettings *cle_settings_new_in_memory     (void);

gboolean     cle_settings_get_answer_keys   (CleSettings *self);
guint        cle_settings_get_reminder_days (CleSettings *self);
guint        cle_settings_get_target        (CleSettings *self);
const char  *cle_settings_get_data_folder   (CleSettings *self);
void         cle_settings_set_data_folder   (CleSettings *self,
                                             const char  *folder);
const char  *cle_settings_get_last_subject  (CleSettings *self);
const char  *cle_settings_get_last_voice    (CleSettings *self);

guint        cle_settings_fit_reminder      (guint        days);

G_END_DECLS
