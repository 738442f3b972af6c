/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double cle_student_find_margin (double freedom);

G_END_DECLS
