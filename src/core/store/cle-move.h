/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_FOLDER_FREE,    /* empty or not there: a store can be moved to it */
  CLE_FOLDER_STORE,   /* holds a store: it can be adopted */
  CLE_FOLDER_OTHER,   /* holds something else: refused */
} CleFolderKind;

CleFolderKind cle_folder_inspect (const char   *path);

/* Copies the store to an empty folder, syncs and compares the copy, and only
 * then removes the original. On failure the original is untouched. */
gboolean      cle_store_move     (CleStore     *store,
                                  const char   *to,
                                  GError      **error);

G_END_DECLS
