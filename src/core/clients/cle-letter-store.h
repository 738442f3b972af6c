/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-letter.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

gboolean   cle_letter_keep       (CleStore         *store,
                                  CleLetter        *letter,
                                  GError          **error);
CleLetter *cle_letter_read       (CleStore         *store,
                                  const char       *id,
                                  GError          **error);
gboolean   cle_letter_read_words (CleStore         *store,
                                  CleLetter        *letter,
                                  GError          **error);
char     **cle_letter_list_paths (CleStore         *store,
                                  const char       *client,
                                  GError          **error);
CleLetter *cle_letter_read_path  (CleStore         *store,
                                  const char       *path,
                                  GBytes          **bytes,
                                  GError          **error);

G_END_DECLS
