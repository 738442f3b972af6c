/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cle_spoken_names_watch (GObject *owner);

G_END_DECLS
