/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-records.h"
#include "cle-rating-pack.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_FILE_RATINGS,   /* of CleRatingPack */
  CLE_FILE_MONEY,     /* of CleMoney */
  CLE_FILE_CONTACTS,  /* of CleContact */
  CLE_FILE_DECISIONS, /* of CleDecision */
  CLE_FILE_TRIALS,    /* of CleTrial */
  CLE_FILE_PARTINGS,  /* of CleParting */
  CLE_FILE_LETTERS,   /* of CleLetter */
  CLE_FILE_AMENDS,    /* of CleClientAmend */
  CLE_N_FILE,
} CleFileList;

/* What is known about one client: lists by time, each record once. */
typedef struct
{
  char      *id;
  gboolean   erased;
  gboolean   unsettled;         /* amendments were not applied yet */
  GPtrArray *lists[CLE_N_FILE]; /* NULL while there is nothing */
} CleClientFile;

CleClientFile *cle_client_file_new    (const char     *id);
void           cle_client_file_free   (CleClientFile  *self);
void           cle_client_file_clear  (CleClientFile  *self);
void           cle_client_file_add    (CleClientFile  *self,
                                       CleFileList     list,
                                       gpointer        record);
void           cle_client_file_settle (CleClientFile  *self);

G_END_DECLS
