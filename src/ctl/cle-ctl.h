/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "history/cle-history.h"
#include "store/cle-store.h"
#include <stdio.h>

G_BEGIN_DECLS

/* The exit codes are a contract: scripts rely on them. */
typedef enum
{
  CLE_CTL_DONE = 0,
  CLE_CTL_USAGE = 1,  /* the words of the command are off */
  CLE_CTL_INPUT = 2,  /* what was given or found is not right */
  CLE_CTL_IO = 3,     /* the disk or the system refused */
  CLE_CTL_LOCKED = 4, /* another process kept the store */
  CLE_CTL_DUE = 10,   /* of “due”: an assessment, or an action */
} CleCtlExit;

/* What a command works with. Results go to out, messages to err. */
typedef struct
{
  CleStore   *store;
  CleLibrary *library;
  FILE       *in;
  FILE       *out;
  FILE       *err;
} CleCtl;

typedef CleCtlExit (*CleCtlFunc) (CleCtl  *ctl,
                                  int      argc,
                                  char   **argv);

typedef struct
{
  const char *name;
  CleCtlFunc  func;
  gboolean    needs_store;
  const char *usage;    /* what follows the name */
  const char *summary;  /* marked for translation */
} CleCtlCommand;

int         cle_ctl_main           (int                  argc,
                                    char               **argv);

CleCtlExit  cle_ctl_usage          (CleCtl              *ctl,
                                    const char          *format,
                                    ...) G_GNUC_PRINTF (2, 3);
CleCtlExit  cle_ctl_refuse         (CleCtl              *ctl,
                                    const char          *format,
                                    ...) G_GNUC_PRINTF (2, 3);
CleCtlExit  cle_ctl_fail           (CleCtl              *ctl,
                                    const GError        *error);
CleCtlExit  cle_ctl_fail_file      (CleCtl              *ctl,
                                    const GError        *error);
gboolean    cle_ctl_parse          (CleCtl              *ctl,
                                    const GOptionEntry  *entries,
                                    int                 *argc,
                                    char              ***argv);
gboolean    cle_ctl_check_text     (CleCtl              *ctl,
                                    const char          *text);
CleHistory *cle_ctl_load_history   (CleCtl              *ctl,
                                    CleCtlExit          *status);
GBytes     *cle_ctl_read_file      (CleCtl              *ctl,
                                    const char          *path,
                                    CleCtlExit          *status);
const char *cle_ctl_pick_language  (const CleQuestionnaire *questionnaire);

CleCtlExit  cle_ctl_take           (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_action         (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_chart          (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_list           (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_show           (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_note           (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_delete         (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_restore        (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_erase          (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_export         (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_report         (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_import         (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_stats          (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_due            (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_verify         (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_validate       (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_questionnaire  (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_check_json     (CleCtl *ctl, int argc, char **argv);
CleCtlExit  cle_ctl_where          (CleCtl *ctl, int argc, char **argv);

G_END_DECLS
