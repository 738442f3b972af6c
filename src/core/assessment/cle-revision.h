/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-questionnaire.h"

G_BEGIN_DECLS

/* A changed questionnaire becomes the next revision: its file is kept as it
 * was written, but for the number. */
GBytes   *cle_revision_set_number (GBytes                 *bytes,
                                   guint                   revision);
gboolean  cle_revision_is_same    (const CleQuestionnaire *questionnaire,
                                   GBytes                 *bytes);

G_END_DECLS
