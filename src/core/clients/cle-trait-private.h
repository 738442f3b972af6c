/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-trait.h"
#include "json/cle-json-document.h"

G_BEGIN_DECLS

/* For the files that read, write and count traits. */

/* Which text: the name, the hint, then the levels. */
#define CLE_TRAIT_NAME    0
#define CLE_TRAIT_HINT    1
#define CLE_TRAIT_LEVEL   2
#define CLE_TRAIT_N_TEXTS (CLE_TRAIT_LEVEL + CLE_TRAIT_MAX_LEVELS)

/* All texts in all languages, shared by a trait and those made of it. */
typedef struct
{
  char  *id;
  char **languages; /* the base first */
  guint  n_languages;
  char **texts;     /* a row of n_languages for each text; NULL where missing */
} CleTraitTexts;

struct _CleTrait
{
  CleTraitTexts *texts;
  CleSide        side;
  gboolean       knock_out;
  guint          branches;
  guint8         weight;
  guint8         tolerance;
  guint8         n_levels;
  guint8         points[CLE_TRAIT_MAX_LEVELS];
};

CleTrait   *cle_trait_new_empty      (const char          *id,
                                      char               **languages);
void        cle_trait_take_text      (CleTrait            *self,
                                      guint                text,
                                      guint                language,
                                      const char          *value);
gboolean    cle_trait_id_check       (const char          *id);
gboolean    cle_language_check       (const char          *language);
const char *cle_line_find_fault      (const char          *text);
gboolean    cle_line_is_blank        (const char          *text);
CleTrait   *cle_trait_read           (const CleJsonPlace  *place,
                                      const char          *language,
                                      GError             **error);
void        cle_trait_write          (const CleTrait      *self,
                                      GString             *out);
gboolean    cle_profile_format_check (const CleJsonPlace  *root,
                                      gint64               format,
                                      GError             **error);
void        cle_profile_take_error   (GError             **error,
                                      GError              *cause);

G_END_DECLS
