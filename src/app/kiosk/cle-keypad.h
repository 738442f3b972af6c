/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLE_KEYPAD_MAX 16

/* Digits, typed on a screen or on a keyboard. There is no text entry behind it:
 * nothing to paste, to complete or to take back. Signal: "entered". */
#define CLE_TYPE_KEYPAD (cle_keypad_get_type ())
G_DECLARE_FINAL_TYPE (CleKeypad, cle_keypad, CLE, KEYPAD, GtkWidget)

void        cle_keypad_set_secret    (CleKeypad *self,
                                      gboolean   secret);
void        cle_keypad_set_max       (CleKeypad *self,
                                      guint      max);
const char *cle_keypad_get_digits    (CleKeypad *self);
void        cle_keypad_wipe          (CleKeypad *self);
void        cle_keypad_translate     (CleKeypad *self);

G_END_DECLS
