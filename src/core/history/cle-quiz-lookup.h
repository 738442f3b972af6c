/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "cle-selection.h"

G_BEGIN_DECLS

#define CLE_QUIZ_NO_QUESTION G_MAXUINT

/* What is known of the questionnaires that a selection was answered with. */
typedef struct _CleQuizLookup CleQuizLookup;

CleQuizLookup          *cle_quiz_lookup_new               (CleSelection        *selection,
                                                           CleLibrary          *library);
void                    cle_quiz_lookup_free              (CleQuizLookup       *self);
const CleQuestionnaire *cle_quiz_lookup_get_questionnaire (const CleQuizLookup *self,
                                                           guint                quiz);
gint32                  cle_quiz_lookup_get_score         (const CleQuizLookup *self,
                                                           guint                index);
gint32                  cle_quiz_lookup_get_upper         (const CleQuizLookup *self,
                                                           guint                index);
gboolean                cle_quiz_lookup_is_reworded       (const CleQuizLookup *self,
                                                           const CleQuizLookup *other,
                                                           const char          *id);
char                  **cle_quiz_lookup_dup_questions     (const CleQuizLookup *self);
guint                  *cle_quiz_lookup_map               (const CleQuizLookup *self,
                                                           guint                quiz,
                                                           char               **questions);
guint                 **cle_quiz_lookup_map_all           (const CleQuizLookup *self,
                                                           char               **questions);
void                    cle_quiz_lookup_free_maps         (const CleQuizLookup *self,
                                                           guint              **maps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleQuizLookup, cle_quiz_lookup_free)

G_END_DECLS
