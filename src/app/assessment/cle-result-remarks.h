/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-questionnaire.h"
#include "assessment/cle-result.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is worth a second look in a result. */
gboolean cle_result_remarks_list (GtkListBox             *list,
                                  const CleResult        *result,
                                  const CleQuestionnaire *questionnaire,
                                  const CleAnswer        *given,
                                  const char             *language);

G_END_DECLS
