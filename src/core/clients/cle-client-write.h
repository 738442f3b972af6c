/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cle-record.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

/* Steps that the acts on clients share. */
GString  *cle_client_write_begin  (CleStore    *store,
                                   const char  *client,
                                   GError     **error);
void      cle_client_write_text   (GString     *members,
                                   const char  *key,
                                   const char  *text);
gboolean  cle_client_write_append (CleStore    *store,
                                   const char  *type,
                                   char       **id,
                                   gint64      *at,
                                   GString     *members,
                                   GError     **error);
gboolean  cle_client_write_amend  (CleStore    *store,
                                   const char  *client,
                                   const char  *of,
                                   const char  *state,
                                   GString     *more,
                                   char       **record,
                                   GError     **error);
gboolean  cle_client_check_text   (const char  *text,
                                   guint        min,
                                   guint        max,
                                   GError     **error);
gboolean  cle_client_check_day    (const char  *day,
                                   GError     **error);
gboolean  cle_client_check_ahead  (CleStore    *store,
                                   const char  *day,
                                   GError     **error);

G_END_DECLS
