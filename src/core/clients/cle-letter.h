/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLE_LETTER_MAX_TEXT  32768 /* bytes */
#define CLE_LETTER_MAX_TITLE 200   /* characters */

/* A letter that was sent; never changed. */
typedef struct
{
  char   *id;       /* of the record */
  gint64  at;       /* when it was sent; wall clock, ms */
  int     offset;   /* minutes east of UTC */
  char   *client;   /* id in people/ */
  char   *kind;     /* id of the template it was made from */
  char   *title;    /* (nullable): its subject line; NULL as text, may be "" */
  char   *text;     /* (nullable): NULL in a list, see cle_letter_read() */
} CleLetter;

CleLetter *cle_letter_copy         (const CleLetter *self);
void       cle_letter_forget_words (CleLetter       *self);
void       cle_letter_free         (CleLetter       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleLetter, cle_letter_free)

G_END_DECLS
