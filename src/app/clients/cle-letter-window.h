/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "clients/cle-letter.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A letter as it was sent: to read, copy, print and save again. */
#define CLE_TYPE_LETTER_WINDOW (cle_letter_window_get_type ())
G_DECLARE_FINAL_TYPE (CleLetterWindow, cle_letter_window, CLE, LETTER_WINDOW, AdwWindow)

GtkWidget *cle_letter_window_new (GtkWidget   *widget,
                                  CleSession  *session,
                                  const char  *letter,
                                  GError     **error);

G_END_DECLS
