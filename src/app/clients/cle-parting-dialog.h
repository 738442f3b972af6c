/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cle_parting_dialog_ask (GtkWidget       *widget,
                             CleClientModel  *model,
                             const CleJudged *judged);

G_END_DECLS
