/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client.h"

G_BEGIN_DECLS

/* Where a token of the template came to stand in the merged text. */
typedef struct
{
  guint       start;   /* bytes */
  guint       length;  /* bytes */
  const char *field;   /* its name; borrowed from the merged text */
  gboolean    missing; /* nobody told the value: the token itself stands there */
} CleLetterSpan;

/* A text with the values of its fields. */
typedef struct
{
  char      *text;
  GArray    *spans;   /* of CleLetterSpan, in the order of the text */
  GPtrArray *names;   /* of all its fields, each once */
  GPtrArray *missing; /* of those without a value, borrowed from them */
} CleLetterMerged;

GHashTable      *cle_letter_fields_new      (const CleClient        *client,
                                             const char             *company,
                                             const char             *sender,
                                             const char             *day,
                                             const char             *language);
gboolean         cle_letter_fields_set      (GHashTable             *fields,
                                             const char             *name,
                                             const char             *value,
                                             GError                **error);
gboolean         cle_letter_field_check     (const char             *name,
                                             GError                **error);
CleLetterMerged *cle_letter_merge           (const char             *text,
                                             GHashTable             *fields);
gboolean         cle_letter_merged_is_ready (const CleLetterMerged  *self,
                                             GError                **error);
char            *cle_letter_merged_describe_missing
                                            (const CleLetterMerged  *self);
void             cle_letter_merged_free     (CleLetterMerged        *self);
GPtrArray       *cle_letter_list_fields     (const char             *text);
const char      *cle_letter_field_get_name  (const char             *field);
char            *cle_letter_dup_day         (const char             *day,
                                             const char             *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleLetterMerged, cle_letter_merged_free)

G_END_DECLS
