/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-answer.h"

G_BEGIN_DECLS

#define CLE_QUESTIONNAIRE_ERROR (cle_questionnaire_error_quark ())

typedef enum
{
  CLE_QUESTIONNAIRE_ERROR_SYNTAX,  /* not strict JSON, or over a limit of size */
  CLE_QUESTIONNAIRE_ERROR_INVALID, /* JSON, but not a questionnaire */
  CLE_QUESTIONNAIRE_ERROR_NEWER,   /* format of a later version of the program */
} CleQuestionnaireError;

typedef struct _CleQuestionnaire CleQuestionnaire;
typedef struct _CleQuestion CleQuestion;
typedef struct _CleBand CleBand;

typedef enum
{
  CLE_QUESTION_TEXT,     /* the question itself; never NULL */
  CLE_QUESTION_TOPIC,    /* one word: attention, action … */
  CLE_QUESTION_WHY,      /* why we ask */
  CLE_QUESTION_GOOD,     /* a good example from work */
  CLE_QUESTION_BAD,      /* a bad example from work */
  CLE_QUESTION_STEP,     /* one concrete next step; short imperative title */
  CLE_QUESTION_STEP_HOW, /* how to take that step: a sentence or two */
  CLE_QUESTION_EVIDENCE, /* prompt for the evidence line */
} CleQuestionField;

#define CLE_N_QUESTION_FIELDS 8

GQuark              cle_questionnaire_error_quark        (void);

CleQuestionnaire   *cle_questionnaire_new_from_bytes     (GBytes                 *bytes,
                                                          const char             *name,
                                                          GError                **error);
CleQuestionnaire   *cle_questionnaire_ref                (CleQuestionnaire       *self);
void                cle_questionnaire_unref              (CleQuestionnaire       *self);

GBytes             *cle_questionnaire_get_bytes          (const CleQuestionnaire *self);
const char         *cle_questionnaire_get_digest         (const CleQuestionnaire *self);
const char         *cle_questionnaire_get_id             (const CleQuestionnaire *self);
guint               cle_questionnaire_get_revision       (const CleQuestionnaire *self);
const char * const *cle_questionnaire_get_languages      (const CleQuestionnaire *self);
const char         *cle_questionnaire_pick_language      (const CleQuestionnaire *self,
                                                          const char * const     *wanted);
char              **cle_questionnaire_list_untranslated  (const CleQuestionnaire *self,
                                                          const char             *language);
const char         *cle_questionnaire_get_title          (const CleQuestionnaire *self,
                                                          const char             *language);
const char         *cle_questionnaire_get_intro          (const CleQuestionnaire *self,
                                                          const char             *language);

guint               cle_questionnaire_get_n_questions    (const CleQuestionnaire *self);
const CleQuestion  *cle_questionnaire_get_question       (const CleQuestionnaire *self,
                                                          guint                   index);
gboolean            cle_questionnaire_find_question      (const CleQuestionnaire *self,
                                                          const char             *id,
                                                          guint                  *index);
const char         *cle_question_get_id                  (const CleQuestion      *self);
const char         *cle_question_get_field               (const CleQuestion      *self,
                                                          CleQuestionField        field,
                                                          const char             *language);
gint64              cle_question_get_points              (const CleQuestion      *self,
                                                          CleAnswer               answer);
gint64              cle_question_get_best                (const CleQuestion      *self);
gboolean            cle_question_is_worded_like          (const CleQuestion      *self,
                                                          const CleQuestion      *other);

guint               cle_questionnaire_get_n_bands        (const CleQuestionnaire *self);
const CleBand      *cle_questionnaire_get_band           (const CleQuestionnaire *self,
                                                          guint                   index);
gint64              cle_band_get_from                    (const CleBand          *self);
const char         *cle_band_get_name                    (const CleBand          *self,
                                                          const char             *language);
const char         *cle_band_get_text                    (const CleBand          *self,
                                                          const char             *language);

guint               cle_questionnaire_get_n_remarks      (const CleQuestionnaire *self);
gboolean            cle_questionnaire_remark_applies     (const CleQuestionnaire *self,
                                                          guint                   index,
                                                          const CleAnswer        *answers);
const char         *cle_questionnaire_get_remark         (const CleQuestionnaire *self,
                                                          guint                   index,
                                                          const char             *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleQuestionnaire, cle_questionnaire_unref)

G_END_DECLS
