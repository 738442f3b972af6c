/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-remarks.h"
#include "json/cle-json-scanner.h"
#include "store/cle-hex.h"

#include <string.h>

struct _CleRemarks
{
  GHashTable *remarks; /* id → CleRemark */
};

/* The members of a note, an amendment or an erasure. */
typedef struct
{
  guint8   id[16];
  gboolean has_id;
  char    *text;  /* of a note */
  char    *state; /* of an amendment */
} About;

static guint
hash_id (gconstpointer id)
{
  guint hash;

  memcpy (&hash, id, sizeof hash);
  return hash;
}

static gboolean
equal_ids (gconstpointer a,
           gconstpointer b)
{
  return memcmp (a, b, 16) == 0;
}

static void
remark_free (gpointer data)
{
  CleRemark *remark = data;

  g_free (remark->note);
  g_free (remark);
}

static CleRemark *
ensure (CleRemarks   *self,
        const guint8 *id)
{
  CleRemark *remark = g_hash_table_lookup (self->remarks, id);

  if (remark == NULL)
    {
      remark = g_new0 (CleRemark, 1);
      memcpy (remark->id, id, 16);
      g_hash_table_insert (self->remarks, remark->id, remark);
    }

  return remark;
}

static void
take_member (CleJsonScanner *scanner,
             About          *about,
             gboolean        is_of,
             gboolean        is_text,
             gboolean        is_state)
{
  if (scanner->token != CLE_JSON_STRING)
    return;

  if (is_of)
    about->has_id = cle_id_parse (scanner->start, scanner->length, about->id);
  else if (is_text && about->text == NULL)
    about->text = cle_json_decode (scanner->start, scanner->length);
  else if (is_state && about->state == NULL)
    about->state = cle_json_decode (scanner->start, scanner->length);
}

static void
read_about (const char *line,
            gsize       length,
            About      *about)
{
  CleJsonScanner scanner;

  cle_json_scanner_init (&scanner, line, length);
  cle_json_scanner_next (&scanner);
  while (cle_json_scanner_next (&scanner) == CLE_JSON_KEY)
    {
      gboolean is_of = cle_json_scanner_key_is (&scanner, "of");
      gboolean is_text = cle_json_scanner_key_is (&scanner, "text");
      gboolean is_state = cle_json_scanner_key_is (&scanner, "state");

      cle_json_scanner_next (&scanner);
      take_member (&scanner, about, is_of, is_text, is_state);
      cle_json_scanner_skip (&scanner);
    }
}

static gboolean
apply (CleRemarks          *self,
       const CleRecordHead *head,
       const About         *about)
{
  CleRemark *remark;

  if (!about->has_id)
    return FALSE;

  remark = ensure (self, about->id);
  if (strcmp (head->type, "erase") == 0)
    remark->erased = TRUE;
  else if (strcmp (head->type, "note") == 0 && about->text != NULL && head->at >= remark->note_at)
    {
      g_free (remark->note);
      remark->note = *about->text != '\0' ? g_strdup (about->text) : NULL;
      remark->note_at = head->at;
    }
  else if (strcmp (head->type, "amend") == 0 && about->state != NULL &&
           head->at >= remark->trash_at)
    {
      remark->trashed = strcmp (about->state, "trashed") == 0;
      remark->trash_at = head->at;
    }

  return TRUE;
}

/**
 * cle_remarks_new:
 *
 * Returns: (transfer full): no remarks yet.
 */
CleRemarks *
cle_remarks_new (void)
{
  CleRemarks *self = g_new0 (CleRemarks, 1);

  self->remarks = g_hash_table_new_full (hash_id, equal_ids, NULL, remark_free);

  return self;
}

/**
 * cle_remarks_free:
 * @self: (transfer full): remarks
 */
void
cle_remarks_free (CleRemarks *self)
{
  g_hash_table_unref (self->remarks);
  g_free (self);
}

/**
 * cle_remarks_take:
 * @self: remarks
 * @head: what the record begins with
 * @line: a record of type note, amend or erase
 * @length: bytes in @line
 * @id: (out): 16 bytes, the result that it is about
 *
 * Remembers what a record says about a result; of two notes, or two moves to
 * and from the trash, the later one holds. An erasure holds for good.
 *
 * Returns: %FALSE if the record does not name what it is about.
 */
gboolean
cle_remarks_take (CleRemarks          *self,
                  const CleRecordHead *head,
                  const char          *line,
                  gsize                length,
                  guint8              *id)
{
  About about = { 0 };
  gboolean taken;

  read_about (line, length, &about);
  taken = apply (self, head, &about);
  memcpy (id, about.id, 16);
  g_free (about.text);
  g_free (about.state);

  return taken;
}

/**
 * cle_remarks_find:
 * @self: remarks
 * @id: 16 bytes, of a result
 *
 * Returns: (transfer none) (nullable): what was said about it.
 */
const CleRemark *
cle_remarks_find (CleRemarks   *self,
                  const guint8 *id)
{
  return g_hash_table_size (self->remarks) > 0 ? g_hash_table_lookup (self->remarks, id) : NULL;
}

/**
 * cle_remarks_list:
 * @self: remarks
 *
 * Returns: (transfer container) (element-type CleRemark): all of them, in no
 *   particular order.
 */
GPtrArray *
cle_remarks_list (CleRemarks *self)
{
  GPtrArray *remarks = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer remark;

  g_hash_table_iter_init (&iter, self->remarks);
  while (g_hash_table_iter_next (&iter, NULL, &remark))
    g_ptr_array_add (remarks, remark);

  return remarks;
}

/**
 * cle_remark_get_flags:
 * @self: (nullable): what was said about a result
 *
 * Returns: the same as flags of its row.
 */
CleRowFlags
cle_remark_get_flags (const CleRemark *self)
{
  if (self == NULL)
    return 0;

  return (self->trashed ? CLE_ROW_TRASHED : 0) | (self->erased ? CLE_ROW_ERASED : 0) |
         (self->note != NULL ? CLE_ROW_NOTED : 0);
}

/**
 * cle_id_parse:
 * @uuid: not necessarily terminated
 * @length: bytes in @uuid
 * @id: (out): room for 16 bytes
 *
 * Returns: %FALSE if @uuid is not a UUID in lower case.
 */
gboolean
cle_id_parse (const char *uuid,
              gsize       length,
              guint8     *id)
{
  return length == CLE_UUID_LENGTH && cle_hex_read_uuid (uuid, id);
}

/**
 * cle_id_format:
 * @id: 16 bytes
 * @uuid: (out): room for %CLE_UUID_LENGTH + 1 bytes
 *
 * Writes @id as a UUID.
 */
void
cle_id_format (const guint8 *id,
               char         *uuid)
{
  static const char digits[] = "0123456789abcdef";

  for (int i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *uuid++ = '-';
      *uuid++ = digits[id[i] >> 4];
      *uuid++ = digits[id[i] & 15];
    }
  *uuid = '\0';
}
