/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-clerk.h"

G_BEGIN_DECLS

/* What the owner of a kiosk may ask of its clerk. */
void     cle_owner_orders_try_pin_async  (CleKioskClerk        *clerk,
                                          const char           *digits,
                                          GAsyncReadyCallback   callback,
                                          gpointer              data);
gboolean cle_owner_orders_try_pin_finish (CleKioskClerk        *clerk,
                                          GAsyncResult         *result,
                                          gboolean             *matches,
                                          GError              **error);
void     cle_owner_orders_collect_async  (CleKioskClerk        *clerk,
                                          GAsyncReadyCallback   callback,
                                          gpointer              data);
void     cle_owner_orders_export_async   (CleKioskClerk        *clerk,
                                          GAsyncReadyCallback   callback,
                                          gpointer              data);
char    *cle_owner_orders_write_finish   (CleKioskClerk        *clerk,
                                          GAsyncResult         *result,
                                          GError              **error);
void     cle_owner_orders_change_async   (CleKioskClerk        *clerk,
                                          CleKioskConfig       *config,
                                          GAsyncReadyCallback   callback,
                                          gpointer              data);
gboolean cle_owner_orders_change_finish  (CleKioskClerk        *clerk,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
