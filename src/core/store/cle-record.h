/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-clock.h"
#include "json/cle-json-scanner.h"

G_BEGIN_DECLS

#define CLE_RECORD_VERSION 1
#define CLE_RECORD_MAX     (64 * 1024)
#define CLE_UUID_LENGTH    36
#define CLE_RECORD_SEAL_LENGTH 18 /* `,"crc":"5f3a90c1"}` */

/* The members that every record begins with. */
typedef struct
{
  int       version;
  char      type[16];
  char      id[CLE_UUID_LENGTH + 1];
  char      device[CLE_UUID_LENGTH + 1];
  guint64   sequence;   /* from 1, without gaps, per device */
  gint64    at;         /* wall clock, ms */
  int       offset;     /* minutes east of UTC */
  gboolean  clock_back; /* the wall clock was behind the record before */
} CleRecordHead;

gboolean cle_uuid_check     (const char          *text,
                             gsize                length);

void     cle_record_begin   (GString             *out,
                             const CleRecordHead *head);
void     cle_record_seal    (GString             *out);
gboolean cle_record_check_seal (const char       *line,
                             gsize                length);
gboolean cle_record_check   (const char          *line,
                             gsize                length,
                             CleRecordHead       *head,
                             GError             **error);
gboolean cle_record_find_member (const char      *line,
                             gsize                length,
                             const char          *name,
                             CleJsonScanner      *value);
gboolean cle_record_find_id (const char          *line,
                             gsize                length,
                             const char          *name,
                             char                *id);
guint32  cle_record_sum     (const char          *data,
                             gsize                length);

G_END_DECLS
