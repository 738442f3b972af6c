/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-contact.h"

G_BEGIN_DECLS

/* What words of a contact line mean, in English and in Russian. All others take a word
 * that was folded. */
char    *cle_contact_words_fold      (const char    *word);
gboolean cle_contact_words_seems_day (const char    *word);
gboolean cle_contact_words_is_kind   (const char      *word,
                                      CleContactKind  *kind);
gboolean cle_contact_words_find_unit (const char      *word,
                                      guint           *minutes);
gboolean cle_contact_words_find_day  (const char      *word,
                                      gint64           now,
                                      int              offset,
                                      char           **day);

G_END_DECLS
