/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-book.h"
#include "cle-client-file.h"

G_BEGIN_DECLS

/* For the files of the book: one takes records in, the other looks them up. */
struct _CleClientBook
{
  GHashTable   *files;    /* id → CleClientFile */
  GHashTable   *clients;  /* id → CleClient */
  GPtrArray    *sorted;   /* of CleClient, by name; NULL when it has to be made */
  GStringChunk *shared;   /* texts that many ratings have */
  CleOffice     office;
  char         *office_id; /* of its record */
  guint64       n_changes; /* records and documents that came */
  guint         n_erased;  /* clients */
};

G_END_DECLS
