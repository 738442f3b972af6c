/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-answer.h"
#include "cle-kiosk-hours.h"
#include "store/cle-clock.h"

G_BEGIN_DECLS

#define CLE_KIOSK_FORMAT        1
#define CLE_KIOSK_MAX_BYTES     (2 * 1024 * 1024)
#define CLE_KIOSK_MAX_LOGO      (256 * 1024)
#define CLE_KIOSK_MAX_LANGUAGES 16
#define CLE_KIOSK_MIN_IDLE      15  /* seconds */
#define CLE_KIOSK_MAX_IDLE      600
#define CLE_KIOSK_MAX_TITLE     100 /* characters */
#define CLE_KIOSK_MAX_TEXT      400

/* What a kiosk says for itself in one language; "" for our own words. */
typedef struct
{
  char *language; /* such as "en" */
  char *title;    /* on the attract screen */
  char *text;     /* below it */
  char *closed;   /* outside the opening hours */
} CleKioskWords;

/* How a kiosk is set up: one file that can be carried from one to another.
 * Whoever made it may change it as long as nobody else holds it. */
typedef struct
{
  char      *round;         /* a UUID: answers of one round belong together */
  char      *questionnaire; /* its id */
  GBytes    *document;      /* that questionnaire, when it does not come with the program; or NULL */
  GPtrArray *words;         /* of CleKioskWords, in the order offered; never empty once read */
  char      *subject;       /* "" when not named */
  guint      voices;        /* 1 << CleVoice for each that may be chosen; one is not asked for */
  guint      idle;          /* seconds until "Still there?" */
  gboolean   keep_partial;  /* answers of those who left are kept, never counted */
  gboolean   show_result;
  gboolean   anonymous;     /* nobody can tell who answered when */
  gboolean   slips;         /* only with a one-time code */
  GArray    *hours;         /* of CleKioskHours; empty for always */
  char      *collect;       /* folder that answers are copied to; or NULL */
  GBytes    *logo;          /* PNG or JPEG; or NULL */
  char      *pin;           /* as cle_kiosk_pin_hash() made it; or NULL as long as there is none */
} CleKioskConfig;

CleKioskConfig      *cle_kiosk_config_new            (void);
CleKioskConfig      *cle_kiosk_config_copy           (const CleKioskConfig  *self);
void                 cle_kiosk_config_free           (CleKioskConfig        *self);
CleKioskConfig      *cle_kiosk_config_new_from_bytes (GBytes                *bytes,
                                                      const char            *name,
                                                      GError               **error);
CleKioskConfig      *cle_kiosk_config_load           (const char            *path,
                                                      GError               **error);
char                *cle_kiosk_config_write          (const CleKioskConfig  *self,
                                                      gsize                 *length);
gboolean             cle_kiosk_config_save           (const CleKioskConfig  *self,
                                                      const char            *path,
                                                      GError               **error);
char                *cle_kiosk_config_dup_path       (void);
const CleKioskWords *cle_kiosk_config_find_words     (const CleKioskConfig  *self,
                                                      const char            *language);
CleKioskWords       *cle_kiosk_config_add_language   (CleKioskConfig        *self,
                                                      const char            *language);
gboolean             cle_kiosk_config_is_open        (const CleKioskConfig  *self,
                                                      const CleClock        *clock);
gboolean             cle_kiosk_config_asks_voice     (const CleKioskConfig  *self);
CleVoice             cle_kiosk_config_get_voice      (const CleKioskConfig  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleKioskConfig, cle_kiosk_config_free)

G_END_DECLS
