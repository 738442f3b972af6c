/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-office.h"

G_BEGIN_DECLS

/* The members of CleOffice as a person reads and types them. */
typedef enum
{
  CLE_OFFICE_CURRENCY,
  CLE_OFFICE_HOURLY_COST,
  CLE_OFFICE_OVERHEAD,
  CLE_OFFICE_LATE_RATE,
  CLE_OFFICE_MINUTE_PRICE,
  CLE_OFFICE_CAPACITY,
  CLE_OFFICE_IDEAL_DAYS,
  CLE_OFFICE_MAX_DAYS,
  CLE_OFFICE_REVISION_DAYS,
  CLE_OFFICE_TRIAL_DAYS,
  CLE_OFFICE_STALE_DAYS,
  CLE_N_OFFICE_SETTINGS,
} CleOfficeSetting;

const char *cle_office_setting_get_word  (CleOfficeSetting   setting);
gboolean    cle_office_setting_from_word (const char        *word,
                                          CleOfficeSetting  *setting);
gint64      cle_office_get_number        (const CleOffice   *office,
                                          CleOfficeSetting   setting);
char       *cle_office_dup_text          (const CleOffice   *office,
                                          CleOfficeSetting   setting);
gboolean    cle_office_set               (CleOffice         *office,
                                          CleOfficeSetting   setting,
                                          const char        *text,
                                          GError           **error);
gboolean    cle_office_check             (const CleOffice   *office,
                                          GError           **error);

G_END_DECLS
