/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Two courses of action over some years, with everything that is assumed. */
#define CLE_TYPE_COURSES_WINDOW (cle_courses_window_get_type ())
G_DECLARE_FINAL_TYPE (CleCoursesWindow, cle_courses_window, CLE, COURSES_WINDOW, AdwWindow)

GtkWidget *cle_courses_window_new (GtkWidget      *widget,
                                   CleClientModel *model);

G_END_DECLS
