/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-json-scanner.h"
#include <string.h>

G_BEGIN_DECLS

/* Shared by the files of the scanner; nothing else includes this. */

static inline gboolean
cle_json_fail (CleJsonFault *fault,
               CleJsonError  code,
               const char   *at,
               const char   *text)
{
  fault->code = code;
  fault->at = at;
  fault->text = text;
  return FALSE;
}

/* Eight bytes, the first one lowest, whatever the machine. */
static inline guint64
cle_json_load_word (const char *at)
{
  guint64 word;

  memcpy (&word, at, sizeof word);
  return GUINT64_FROM_LE (word);
}

const char *cle_json_scan_string   (const char         *at,
                                    const char         *end,
                                    gboolean           *has_escape,
                                    CleJsonFault       *fault);
guint       cle_json_check_char    (const char         *at,
                                    const char         *end);
guint32     cle_json_slice_hash    (const CleJsonSlice *self,
                                    const char         *end);
gboolean    cle_json_slice_equal   (const CleJsonSlice *self,
                                    const CleJsonSlice *other);

G_END_DECLS
