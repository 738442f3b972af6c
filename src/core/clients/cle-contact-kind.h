/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-contact.h"

G_BEGIN_DECLS

/* What a contact seems to be about, by the words that were read so far. */
typedef struct
{
  CleContactKind kind;
  gboolean       is_guessed;
  gboolean       is_denied; /* the word before said “no” */
} CleContactGuess;

void cle_contact_guess_take (CleContactGuess     *self,
                             const char *const   *words);

G_END_DECLS
