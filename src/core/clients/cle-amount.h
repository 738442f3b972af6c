/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whole numbers that do not run over. */
gint64 cle_amount_add     (gint64 a,
                           gint64 b);
gint64 cle_amount_mul_div (gint64 value,
                           gint64 times,
                           gint64 by);

G_END_DECLS
