/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-judge.h"
#include "cle-ctl.h"

G_BEGIN_DECLS

/* All clients and profiles of a store, as commands about them need them. */
typedef struct
{
  CleHistory    *history;
  CleClientBook *book;     /* borrowed from the history */
  GPtrArray     *profiles; /* of CleProfile, the newest revisions that can be read */
  CleJudge      *judge;    /* NULL until it is asked for */
  CleJudge      *one;      /* likewise, of one client */
  gint64         now;
  int            offset;
} CleCtlClients;

gboolean           cle_ctl_clients_load          (CleCtlClients     *self,
                                                  CleCtl            *ctl,
                                                  CleCtlExit        *status);
gboolean           cle_ctl_clients_load_for      (CleCtlClients     *self,
                                                  CleCtl            *ctl,
                                                  const char        *word,
                                                  CleCtlExit        *status);
void               cle_ctl_clients_clear         (CleCtlClients     *self);
CleJudge          *cle_ctl_clients_judge         (CleCtlClients     *self,
                                                  CleCtl            *ctl);
const CleJudged   *cle_ctl_clients_judge_one     (CleCtlClients     *self,
                                                  CleCtl            *ctl,
                                                  const CleClient   *client,
                                                  CleCtlExit        *status);
const CleClient   *cle_ctl_clients_find          (CleCtlClients     *self,
                                                  CleCtl            *ctl,
                                                  const char        *word,
                                                  CleCtlExit        *status);
const CleProfile  *cle_ctl_clients_find_profile  (CleCtlClients     *self,
                                                  CleCtl            *ctl,
                                                  const char        *word,
                                                  CleCtlExit        *status);
char              *cle_ctl_clients_dup_day       (CleCtlClients     *self,
                                                  guint              ahead);
gboolean           cle_ctl_split_setting         (CleCtl            *ctl,
                                                  const char        *text,
                                                  char             **key,
                                                  const char       **value,
                                                  CleCtlExit        *status);
const char        *cle_ctl_get_language          (void);
CleCtlExit         cle_ctl_write_out             (CleCtl            *ctl,
                                                  const char        *path,
                                                  const char        *text,
                                                  gsize              length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CleCtlClients, cle_ctl_clients_clear)

CleCtlExit cle_ctl_client        (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_client_erase  (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_client_import (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_contact       (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_decide        (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_letter        (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_money         (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_office        (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_part          (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_profile       (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_rate          (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_trial         (CleCtl *ctl, int argc, char **argv);
CleCtlExit cle_ctl_verdict       (CleCtl *ctl, int argc, char **argv);

G_END_DECLS
