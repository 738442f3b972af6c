/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLE_CONTACT_MAX_TEXT    500  /* characters, of what was said and of a promise */
#define CLE_CONTACT_MAX_MINUTES 6000 /* a hundred hours */

typedef enum
{
  CLE_CONTACT_CARE,
  CLE_CONTACT_ORDER,
  CLE_CONTACT_MONEY,
  CLE_CONTACT_PROBLEM,
} CleContactKind;

typedef enum
{
  CLE_PROMISE_NONE,
  CLE_PROMISE_OPEN,
  CLE_PROMISE_KEPT,
  CLE_PROMISE_BROKEN,
} ClePromiseState;

/* One contact with a client, and what was promised. */
typedef struct
{
  char            *id;       /* of the record */
  gint64           at;       /* wall clock, ms */
  int              offset;   /* minutes east of UTC */
  char            *client;   /* id in people/ */
  CleContactKind   kind;
  guint            minutes;  /* of staff */
  char            *text;
  char            *promise;  /* (nullable): what was promised; may be "" */
  char            *due;      /* (nullable): the day by which, as 2026-11-30 */
  ClePromiseState  state;    /* of the promise */
  gint64           state_at; /* when that was said; 0 if never */
} CleContact;

CleContact *cle_contact_new             (void);
CleContact *cle_contact_copy            (const CleContact  *self);
void        cle_contact_free            (CleContact        *self);
const char *cle_contact_kind_get_word   (CleContactKind     kind);
gboolean    cle_contact_kind_from_word  (const char        *word,
                                         CleContactKind    *kind);
const char *cle_promise_state_get_word  (ClePromiseState    state);
gboolean    cle_promise_state_from_word (const char        *word,
                                         ClePromiseState   *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleContact, cle_contact_free)

G_END_DECLS
