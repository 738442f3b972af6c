/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kiosk/cle-kiosk-config.h"

G_BEGIN_DECLS

/* What a set-up says, part by part. */
typedef enum
{
  CLE_SETUP_QUESTIONS,
  CLE_SETUP_VOICES,
  CLE_SETUP_LANGUAGES,
  CLE_SETUP_PRIVACY,
  CLE_SETUP_LEAVERS,
  CLE_SETUP_RESULT,
  CLE_SETUP_SLIPS,
  CLE_SETUP_IDLE,
  CLE_SETUP_HOURS,
  CLE_SETUP_COLLECT,
  CLE_SETUP_PIN,
} CleSetupPart;

#define CLE_N_SETUP_PARTS 11

/* Values in, words out: none of them needs a display. */
const char *cle_setup_day_name      (guint                 day);
const char *cle_setup_day_short     (guint                 day);
char       *cle_setup_format_days   (guint                 days);
char       *cle_setup_format_hours  (const GArray         *hours);
gboolean    cle_setup_parse_time    (const char           *text,
                                     guint                *minute);
const char *cle_setup_check_hours   (const CleKioskHours  *hours);
const char *cle_setup_check_folder  (const char           *path);
char      **cle_setup_list_languages (void);
const char *cle_setup_language_name (const char           *language);
gboolean    cle_setup_begins_round  (const CleKioskConfig *before,
                                     const CleKioskConfig *after);
const char *cle_setup_part_name     (CleSetupPart          part);
char       *cle_setup_part_text     (const CleKioskConfig *config,
                                     CleSetupPart          part,
                                     const char           *questionnaire);

G_END_DECLS
