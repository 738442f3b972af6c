/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-answer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Management, staff or client: three toggles of which one is on. Property:
 * voice (int, a CleVoice). */
#define CLE_TYPE_VOICE_PICKER (cle_voice_picker_get_type ())
G_DECLARE_FINAL_TYPE (CleVoicePicker, cle_voice_picker, CLE, VOICE_PICKER, GtkWidget)

CleVoice cle_voice_picker_get_voice (CleVoicePicker *self);
void     cle_voice_picker_set_voice (CleVoicePicker *self,
                                     CleVoice        voice);

G_END_DECLS
