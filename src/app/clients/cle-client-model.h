/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "clients/cle-judge.h"

G_BEGIN_DECLS

/* The clients of a session with all that is known of them, judged. Documents are
 * read in a thread, and after a change of the store only those that changed.
 * Signal: "changed", never for what has nothing to do with clients. */
#define CLE_TYPE_CLIENT_MODEL (cle_client_model_get_type ())
G_DECLARE_FINAL_TYPE (CleClientModel, cle_client_model, CLE, CLIENT_MODEL, GObject)

CleClientModel *cle_client_model_dup_shared   (CleSession     *session);
CleSession     *cle_client_model_get_session  (CleClientModel *self);
gboolean        cle_client_model_get_ready    (CleClientModel *self);
gboolean        cle_client_model_get_settled  (CleClientModel *self);
guint           cle_client_model_get_n_read   (CleClientModel *self);
CleClientBook  *cle_client_model_get_book     (CleClientModel *self);
CleJudge       *cle_client_model_get_judge    (CleClientModel *self);
GPtrArray      *cle_client_model_get_profiles (CleClientModel *self);
void            cle_client_model_reload       (CleClientModel *self);

G_END_DECLS
