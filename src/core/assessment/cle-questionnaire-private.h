/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-questionnaire.h"
#include "json/cle-json-document.h"

G_BEGIN_DECLS

/* What the files that read a questionnaire share with the one that answers for
 * it. Nothing else includes this. */

#define CLE_QUESTIONNAIRE_FORMAT        1
#define CLE_QUESTIONNAIRE_MAX_BYTES     (2 * 1024 * 1024)
#define CLE_QUESTIONNAIRE_MAX_REVISION  1000000
#define CLE_QUESTIONNAIRE_MAX_REMARKS   100
#define CLE_QUESTIONNAIRE_MAX_BANDS     20
#define CLE_QUESTIONNAIRE_MAX_NAME      200
#define CLE_QUESTIONNAIRE_MAX_TEXT      4000
#define CLE_QUESTIONNAIRE_MAX_POINTS    (1000 * 1000) /* thousandths */
#define CLE_QUESTIONNAIRE_MAX_WEIGHT    100

/* The answers to a questionnaire are members of one object of its result. */
#define CLE_QUESTIONNAIRE_MAX_QUESTIONS CLE_JSON_MAX_MEMBERS

/* A text in all languages: where its row begins in the table of texts. */
typedef guint CleText;

struct _CleQuestion
{
  const CleQuestionnaire *owner;
  const char             *id;
  CleText                 fields[CLE_N_QUESTION_FIELDS];
  gint64                  points[CLE_ANSWER_NO + 1]; /* thousandths, weight included */
};

struct _CleBand
{
  const CleQuestionnaire *owner;
  gint64                  from; /* thousandths */
  CleText                 name;
  CleText                 text;
};

typedef struct
{
  guint     question;
  CleAnswer answer;
} CleCondition;

typedef struct
{
  CleCondition *conditions;
  guint         n_conditions;
  CleText       text;
} CleRemark;

struct _CleQuestionnaire
{
  GBytes       *bytes;
  char         *digest;
  const char   *id;
  guint         revision;
  GStringChunk *strings;   /* holds every text */
  char        **languages; /* the base language first */
  guint         n_languages;
  GPtrArray    *texts;     /* a row of n_languages strings for each text; NULL where missing */
  CleText       title;
  CleText       intro;
  CleQuestion  *questions;
  guint         n_questions;
  GHashTable   *indexes;   /* of questions by id, plus one */
  CleBand      *bands;
  guint         n_bands;
  CleRemark    *remarks;
  guint         n_remarks;
};

/* The names of the fields of a question, in the order of CleQuestionField. */
extern const char *const cle_question_field_names[CLE_N_QUESTION_FIELDS];

typedef enum
{
  CLE_TEXT_NAME,     /* one line, at most 200 characters */
  CLE_TEXT_FREE,     /* several lines, at most 4000 characters */
  CLE_TEXT_REQUIRED, /* the same, and it must be there */
} CleTextKind;

gboolean cle_questionnaire_read              (CleQuestionnaire    *self,
                                              const CleJsonPlace  *root,
                                              GError             **error);
gboolean cle_questionnaire_read_translations (CleQuestionnaire    *self,
                                              const CleJsonPlace  *root,
                                              GError             **error);
gboolean cle_questionnaire_read_text         (CleQuestionnaire    *self,
                                              const CleJsonPlace  *place,
                                              const char          *member,
                                              CleTextKind          kind,
                                              CleText              text,
                                              guint                language,
                                              GError             **error);
gboolean cle_questionnaire_check_language    (const CleJsonPlace  *place,
                                              const char          *member,
                                              const char          *language,
                                              GError             **error);
CleTextKind cle_question_field_get_kind      (guint                field);

G_END_DECLS
