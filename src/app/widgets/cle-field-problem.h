/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cle_field_problem_tell (GtkWidget  *field,
                             const char *problem);

G_END_DECLS
