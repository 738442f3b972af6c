/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-acting.h"
#include "cle-client-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The steps of a parting, saved off the main loop. */
void cle_parting_task_step   (GtkWidget        *widget,
                              CleClientModel   *model,
                              const CleParting *parting,
                              ClePartingItem    item,
                              gboolean          done,
                              const char       *note,
                              CleClientActed    acted);
void cle_parting_task_finish (GtkWidget        *widget,
                              CleClientModel   *model,
                              const CleParting *parting,
                              const char       *look,
                              const char       *change);
void cle_parting_task_stop   (GtkWidget        *widget,
                              CleClientModel   *model,
                              const CleParting *parting);

G_END_DECLS
