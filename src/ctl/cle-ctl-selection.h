/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-ctl.h"
#include "history/cle-selection.h"

G_BEGIN_DECLS

/* What the usage of a command that takes them says. */
#define CLE_CTL_SELECTION_USAGE                                                                    \
  "[--subject TEXT] [--voice VOICE] [--questionnaire ID] [--period 3months|year|all] "             \
  "[--from DATE] [--to DATE]"

/* Which results a command looks at, as it was asked for. All zero is a good
 * beginning; the texts of the filter live as long as this does. */
typedef struct
{
  char               *subject;
  char               *voice;
  char               *questionnaire;
  char               *period;
  char               *from;
  char               *to;
  CleSelectionFilter  filter;
} CleCtlSelection;

gboolean cle_ctl_selection_parse  (CleCtl                 *ctl,
                                   CleCtlSelection        *self,
                                   const GOptionEntry     *entries,
                                   int                    *argc,
                                   char                 ***argv,
                                   CleCtlExit             *status);
gboolean cle_ctl_selection_is_all (const CleCtlSelection  *self);
void     cle_ctl_selection_clear  (CleCtlSelection        *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CleCtlSelection, cle_ctl_selection_clear)

G_END_DECLS
