/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLE_LETTER_TEMPLATE_FORMAT 1

typedef enum
{
  CLE_LETTER_SHORT,
  CLE_LETTER_MEDIUM,
  CLE_LETTER_LONG,
  CLE_N_LETTER_LENGTHS,
} CleLetterLength;

/* A letter to begin with, in several lengths and languages. A value that never
 * changes, for any thread. */
typedef struct _CleLetterTemplate CleLetterTemplate;

/* Of CleLetterTemplate, those that come with the program. */
GPtrArray          *cle_letter_template_list           (void);
CleLetterTemplate  *cle_letter_template_new_from_bytes (GBytes                   *bytes,
                                                        const char               *file,
                                                        GError                  **error);
CleLetterTemplate  *cle_letter_template_ref            (CleLetterTemplate        *self);
void                cle_letter_template_unref          (CleLetterTemplate        *self);
CleLetterTemplate  *cle_letter_template_find           (GPtrArray                *templates,
                                                        const char               *id);
const char         *cle_letter_template_get_id         (const CleLetterTemplate  *self);
const char * const *cle_letter_template_get_languages  (const CleLetterTemplate  *self);
const char         *cle_letter_template_get_name       (const CleLetterTemplate  *self,
                                                        const char               *language);
const char         *cle_letter_template_get_title      (const CleLetterTemplate  *self,
                                                        CleLetterLength           length,
                                                        const char               *language);
const char         *cle_letter_template_get_text       (const CleLetterTemplate  *self,
                                                        CleLetterLength           length,
                                                        const char               *language);

const char         *cle_letter_length_get_word         (CleLetterLength           length);
gboolean            cle_letter_length_from_word        (const char               *word,
                                                        CleLetterLength          *length);
const char         *cle_letter_length_get_name         (CleLetterLength           length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleLetterTemplate, cle_letter_template_unref)

G_END_DECLS
