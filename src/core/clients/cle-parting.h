/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLE_PARTING_MAX_NOTE    500 /* characters */
#define CLE_PARTING_LETTER      "farewell" /* the letter that nobody can take back */
#define CLE_PARTING_COOLING_OFF G_GINT64_CONSTANT (86400000) /* ms */

/* What to see to before the work with a client ends. */
typedef enum
{
  CLE_PARTING_WELL_FOUNDED,
  CLE_PARTING_OBLIGATIONS, /* fulfilled */
  CLE_PARTING_ORDERS,      /* open ones settled */
  CLE_PARTING_INVOICES,    /* settled */
  CLE_PARTING_DATA,        /* and access, returned */
  CLE_PARTING_REFERRAL,    /* somebody to turn to */
  CLE_PARTING_PERSON,      /* who tells the client */
  CLE_PARTING_EFFECTIVE,   /* the day from which */
  CLE_N_PARTING,
} ClePartingItem;

typedef enum
{
  CLE_PARTING_OPEN,
  CLE_PARTING_PARTED,
  CLE_PARTING_CALLED_OFF,
} ClePartingState;

typedef struct
{
  gboolean  done;
  char     *note; /* (nullable); the day of CLE_PARTING_EFFECTIVE */
  char     *said; /* (nullable): the last note that there was, though it may be open again */
  char     *who;  /* (nullable): id in people/, of CLE_PARTING_PERSON */
  gint64    at;   /* when that was said; 0 if never */
} ClePartingStep;

/* Ending the work with a client. */
typedef struct
{
  char            *id;       /* of the record */
  gint64           at;       /* when it was decided; wall clock, ms */
  char            *client;   /* id in people/ */
  char            *reason;   /* (nullable) */
  ClePartingStep   steps[CLE_N_PARTING];
  ClePartingState  state;
  gint64           state_at;
  char            *look;     /* (nullable): a day to look again, the door left open */
  char            *change;   /* (nullable): what would have to change by then */
} CleParting;

CleParting *cle_parting_copy               (const CleParting  *self);
void        cle_parting_free               (CleParting        *self);
const char *cle_parting_item_get_word      (ClePartingItem     item);
gboolean    cle_parting_item_from_word     (const char        *word,
                                            ClePartingItem    *item);
gboolean    cle_parting_item_is_mandatory  (ClePartingItem     item);
char       *cle_parting_item_dup_text      (ClePartingItem     item);
const char *cle_parting_state_get_word     (ClePartingState    state);
gboolean    cle_parting_state_from_word    (const char        *word,
                                            ClePartingState   *state);
gint64      cle_parting_get_earliest       (const CleParting  *self);
gboolean    cle_parting_is_step_done       (const CleParting  *self,
                                            ClePartingItem     item);
gboolean    cle_parting_check_finish       (const CleParting  *self,
                                            gint64             now,
                                            GError           **error);
gboolean    cle_parting_check_letter       (const CleParting  *self,
                                            const char        *letter,
                                            gint64             now,
                                            GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleParting, cle_parting_free)

G_END_DECLS
