/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "clients/cle-judge.h"

G_BEGIN_DECLS

/* The clients of a session with all that is known of them, judged. Read in a
 * thread, and again whenever the store has changed. Signal: "changed". */
#define CLE_TYPE_CLIENT_MODEL (cle_client_model_get_type ())
G_DECLARE_FINAL_TYPE (CleClientModel, cle_client_model, CLE, CLIENT_MODEL, GObject)

CleClientModel *cle_client_model_new          (CleSession     *session);
CleClientModel *cle_client_model_new_plain (CleSession *session);
CleSession     *cle_client_model_get_session  (CleClientModel *self);
gboolean        cle_client_model_get_loaded   (CleClientModel *self);
CleClientBook  *cle_client_model_get_book     (CleClientModel *self);
CleJudge       *cle_client_model_get_judge    (CleClientModel *self);
GPtrArray      *cle_client_model_get_profiles (CleClientModel *self);
void            cle_client_model_reload       (CleClientModel *self);

G_END_DECLS
