/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Long work: what is being done, how far it is, and a button to stop it. It
 * appears only if the work takes a while. */
typedef struct _CleWorkDialog CleWorkDialog;

CleWorkDialog *cle_work_dialog_new      (GtkWindow     *parent,
                                         const char    *heading,
                                         GCancellable  *cancellable);
void           cle_work_dialog_free     (CleWorkDialog *self);
void           cle_work_dialog_progress (double         done,
                                         gpointer       self);

G_END_DECLS
