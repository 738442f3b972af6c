/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A way out when the disk of the store refuses: the answers as a file
 * anywhere else. */
char *cle_run_copy_text (CleRun    *run);
void  cle_run_copy_ask  (CleRun    *run,
                         GtkWidget *widget);

G_END_DECLS
