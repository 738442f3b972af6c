/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In files, the state of an amendment that changes the wording. */
#define CLE_ACTION_EDITED "edited"

typedef enum
{
  CLE_ACTION_OPEN,
  CLE_ACTION_DONE,
  CLE_ACTION_DROPPED,
} CleActionState;

/* Something to be done about a weak answer: what, who, by when. */
typedef struct
{
  char           *id;
  char           *result;    /* the result it was born from, or NULL */
  char           *question;  /* id of the weak question, or NULL */
  char           *subject;   /* what was assessed; "" when it was not named */
  char           *what;
  char           *who;       /* id in people/, or NULL */
  char           *due;       /* a day as 2026-11-30, or NULL */
  gint64          at;        /* when it was made, wall clock, ms */
  CleActionState  state;
  gint64          state_at;  /* when the state was set; 0 if never */
  gint64          edited_at; /* when what, who and due were last changed; 0 if never */
  char           *reason;    /* why it was dropped, or NULL */
} CleAction;

const char *cle_action_state_get_word  (CleActionState   state);
gboolean    cle_action_state_from_word (const char      *word,
                                        CleActionState  *state);
gboolean    cle_action_check_day       (const char      *day);
gboolean    cle_action_is_overdue      (const CleAction *self,
                                        gint64           now,
                                        int              offset);
CleAction  *cle_action_copy            (const CleAction *self);
void        cle_action_free            (CleAction       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleAction, cle_action_free)

G_END_DECLS
