/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cle-store.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_PROBLEM_DAMAGED,    /* a line that cannot be read */
  CLE_PROBLEM_TORN,       /* a last line without its end; the next save seals it */
  CLE_PROBLEM_DUPLICATE,  /* an id or a number that stands twice */
  CLE_PROBLEM_MISSING,    /* a number of the sequence that stands nowhere */
  CLE_PROBLEM_UNFINISHED, /* an erasure that was interrupted */
  CLE_PROBLEM_FILE,       /* a document that cannot be read or was changed */
  CLE_PROBLEM_ERASED,     /* what came again after it was erased for good */
} CleProblemKind;

typedef struct
{
  CleProblemKind  kind;
  char           *file;   /* below the store's folder */
  guint           line;   /* from 1; 0 for the whole file */
  char           *text;   /* in the user's language */
} CleProblem;

typedef struct
{
  guint      n_devices;
  guint      n_segments;
  guint      n_records;
  guint      n_results;
  guint      n_newer;     /* records of a later version, kept and not looked into */
  GPtrArray *problems;    /* of CleProblem, by file and line */
} CleVerifyReport;

CleVerifyReport *cle_verify             (CleStore         *store,
                                         GError          **error);
void             cle_verify_report_add  (CleVerifyReport  *self,
                                         CleProblemKind    kind,
                                         const char       *file,
                                         guint             line,
                                         char             *text);
char            *cle_verify_dup_reason  (const char       *path,
                                         const char       *message);
void             cle_verify_report_free (CleVerifyReport  *self);
const char      *cle_problem_kind_get_word (CleProblemKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleVerifyReport, cle_verify_report_free)

G_END_DECLS
