/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLE_CLIENT_MAX_NAME  200  /* characters, of the client and of the contact person */
#define CLE_CLIENT_MAX_NOTES 4000 /* characters */
#define CLE_CLIENT_MAX_TAGS  50
#define CLE_CLIENT_MAX_TAG   60   /* characters */
#define CLE_CLIENT_MAX       100000
#define CLE_CLIENT_MAX_BYTES (128 * 1024) /* of a document */

#define CLE_CLIENT_DEFAULT_IMPORTANCE 3

/* Tags of those named in the first exercise; the calibration goes by them. */
#define CLE_CLIENT_TAG_WANTED   "wanted"
#define CLE_CLIENT_TAG_UNWANTED "unwanted"

/* What names a client; all else about one is in the records, by id. */
typedef struct
{
  char    *id;         /* NULL until it is saved */
  char    *device;     /* (nullable): whose document this is */
  char    *name;
  char    *contact;    /* (nullable): a person there */
  char    *since;      /* (nullable): a day as 2026-11-30 */
  guint    importance; /* 1 … 5, 5 for the highest */
  char   **tags;
  char    *notes;      /* (nullable) */
  gint64   changed;    /* ms; the latest of all devices holds */
  gboolean newer;      /* of a later format: may be read, not changed */
  char    *more;       /* (nullable): members that this version does not know */
} CleClient;

CleClient *cle_client_new             (const char       *name);
CleClient *cle_client_copy            (const CleClient  *self);
void       cle_client_free            (CleClient        *self);
void       cle_client_set             (char            **place,
                                       const char       *text);
gboolean   cle_client_check           (const CleClient  *self,
                                       GError          **error);
void       cle_client_sort            (GPtrArray        *clients);
gboolean   cle_client_is_later        (const CleClient  *self,
                                       const CleClient  *other);
GPtrArray *cle_client_list_namesakes  (GPtrArray        *clients,
                                       const char       *name,
                                       const char       *except);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleClient, cle_client_free)

G_END_DECLS
