/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store-private.h"

G_BEGIN_DECLS

int  cle_open_segment_get_folder (CleStore     *store,
                                  gboolean      create,
                                  GError      **error);
int  cle_open_segment_get        (CleStore     *store,
                                  const char   *name,
                                  gboolean      create,
                                  struct stat  *info,
                                  GError      **error);
void cle_open_segment_close      (CleStore     *store);

G_END_DECLS
