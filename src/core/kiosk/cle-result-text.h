/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-result.h"

G_BEGIN_DECLS

#define CLE_RESULT_TEXT_MAX 300 /* bytes; a longer one makes a code that telephones fail to read */

/* A result as a few plain lines that fit into a QR code. */
char     *cle_result_text_format (const CleResult  *result);
gboolean  cle_result_text_check  (const char       *text,
                                  GError          **error);

G_END_DECLS
