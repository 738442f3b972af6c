/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text as a QR code, dark on light in every theme, with the quiet zone around
 * it. Nothing while the text is empty. */
#define CLE_TYPE_QR_VIEW (cle_qr_view_get_type ())
G_DECLARE_FINAL_TYPE (CleQrView, cle_qr_view, CLE, QR_VIEW, GtkWidget)

void cle_qr_view_set_text (CleQrView  *self,
                           const char *text);

G_END_DECLS
