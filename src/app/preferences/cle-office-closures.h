/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-office-setting.h"

G_BEGIN_DECLS

char       *cle_office_setting_title (CleOfficeSetting   setting,
                                      const char        *currency);
const char *cle_office_setting_hint  (CleOfficeSetting   setting);
const char *cle_capacity_name        (CleCapacity        capacity);
const char *cle_capacity_effect      (CleCapacity        capacity);
gboolean    cle_office_would_take    (const CleOffice   *office,
                                      CleOfficeSetting   setting,
                                      const char        *text,
                                      CleOffice         *changed,
                                      char             **problem);

G_END_DECLS
