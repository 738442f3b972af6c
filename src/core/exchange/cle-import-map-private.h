/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-import-map.h"

G_BEGIN_DECLS

struct _CleImportMap
{
  char          *questionnaire;
  CleImportDate  date;
  CleVoice       voice;    /* where no column tells */
  char          *subject;  /* the same */
  GPtrArray     *columns;  /* headings */
  GPtrArray     *fields;   /* what each one is: at, subject, answer.ID … */
  GHashTable    *words;    /* folded → CleAnswer */
  GHashTable    *voices;   /* folded → CleVoice */
};

CleImportMap *cle_import_map_new        (const char          *questionnaire);
char         *cle_import_fold           (const char          *text);
void          cle_import_map_add_words  (CleImportMap        *self);
void          cle_import_map_add_voices (CleImportMap        *self);
gboolean      cle_import_date_parse     (CleImportDate        format,
                                         const char          *text,
                                         gint64              *local);

G_END_DECLS
