/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-desk.h"

G_BEGIN_DECLS

/* What a page that only speaks says. Borrowed from gettext and from the desk,
 * but for the text. */
typedef struct
{
  const char *title;
  char       *text;
  const char *button;        /* NULL for none */
  const char *action;        /* of the window */
  const char *second_button; /* NULL for none */
  const char *second_action;
} CleKioskSaying;

void        cle_kiosk_saying_init       (CleKioskSaying *self,
                                         CleKioskDesk   *desk);
void        cle_kiosk_saying_clear      (CleKioskSaying *self);
const char *cle_kiosk_title             (CleKioskDesk   *desk);
const char *cle_kiosk_text              (CleKioskDesk   *desk);
char       *cle_kiosk_format_opening    (CleKioskDesk   *desk);
char       *cle_kiosk_format_wait_until (guint           minute,
                                         guint           wait);
const char *cle_kiosk_voice_label       (CleVoice        voice);
char       *cle_kiosk_format_wait       (gint64          wait);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CleKioskSaying, cle_kiosk_saying_clear)

G_END_DECLS
