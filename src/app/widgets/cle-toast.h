/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLE_UNDO_SECONDS 10

/* Words to the user at the nearest toast overlay above a widget. */
void      cle_toast_say    (GtkWidget  *widget,
                            const char *text);
void      cle_toast_say_in (GtkWindow  *window,
                            const char *text);
AdwToast *cle_toast_undo   (GtkWidget  *widget,
                            const char *text);

G_END_DECLS
