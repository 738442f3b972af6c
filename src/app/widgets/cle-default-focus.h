/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cle_default_focus_keep (GtkWindow *dialog);

G_END_DECLS
