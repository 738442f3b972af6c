/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A result, whether it is a minute or ten years old. Property: session
 * (construct only). Signals: "done", "again". */
#define CLE_TYPE_RESULT_PAGE (cle_result_page_get_type ())
G_DECLARE_FINAL_TYPE (CleResultPage, cle_result_page, CLE, RESULT_PAGE, AdwBin)

GtkWidget *cle_result_page_new  (CleSession     *session,
                                 gboolean        with_bar);
gboolean   cle_result_page_show (CleResultPage  *self,
                                 CleResult      *result,
                                 const char     *note,
                                 GError        **error);
const char *cle_result_page_get_id (CleResultPage *self);

G_END_DECLS
