/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-record.h"
#include "cle-store.h"

G_BEGIN_DECLS

#define CLE_FORMER_MAX 64

/* store.json: the format of the store and the id under which it writes. A copied
 * store writes under a new id; what was written here under the earlier ones is
 * still its own to erase. */
typedef struct
{
  int   format;
  char  device[CLE_UUID_LENGTH + 1];
  char  host[65]; /* hex SHA-256 of the machine and the folder; "" if absent */
  guint n_former;
  char  former[CLE_FORMER_MAX][CLE_UUID_LENGTH + 1]; /* the latest last */
} CleIdentity;

gboolean cle_identity_read   (const CleIo  *io,
                              int           folder,
                              CleIdentity  *identity,
                              GError      **error);
gboolean cle_identity_ensure (const CleIo  *io,
                              int           folder,
                              const char   *path,
                              CleIdentity  *identity,
                              GError      **error);
gboolean cle_identity_rehome (const CleIo  *io,
                              int           from,
                              int           target,
                              const char   *name,
                              const char   *path,
                              GError      **error);

G_END_DECLS
