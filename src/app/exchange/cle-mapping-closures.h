/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/cle-import-map.h"

G_BEGIN_DECLS

char *cle_mapping_field_title    (const char             *field,
                                  const CleQuestionnaire *questionnaire);
char *cle_mapping_preview_title  (const CleImportPreview *row);
char *cle_mapping_preview_text   (const CleImportPreview *row,
                                  gint64                  now);
void  cle_mapping_add_words      (CleImportMap           *map,
                                  const char             *words,
                                  CleAnswer               answer);

G_END_DECLS
