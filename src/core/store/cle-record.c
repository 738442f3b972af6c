/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-record.h"
#include "cle-hex.h"
#include "cle-store.h"
#include "json/cle-json-scanner.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n-lib.h>
#include <libdeflate.h>
#include <string.h>

typedef enum
{
  SEEN_VERSION = 1 << 0,
  SEEN_TYPE = 1 << 1,
  SEEN_ID = 1 << 2,
  SEEN_DEVICE = 1 << 3,
  SEEN_SEQUENCE = 1 << 4,
  SEEN_AT = 1 << 5,
  SEEN_OFFSET = 1 << 6,
  SEEN_ALL = (1 << 7) - 1,
} SeenMembers;

static gboolean
take_version (const CleJsonScanner *scanner,
              CleRecordHead        *head)
{
  if (scanner->token != CLE_JSON_INTEGER || scanner->integer < 1 || scanner->integer > G_MAXINT)
    return FALSE;

  head->version = (int) scanner->integer;
  return TRUE;
}

static gboolean
take_type (const CleJsonScanner *scanner,
           CleRecordHead        *head)
{
  if (scanner->token != CLE_JSON_STRING || scanner->has_escape || scanner->length == 0 ||
      scanner->length >= sizeof head->type)
    return FALSE;

  memcpy (head->type, scanner->start, scanner->length);
  head->type[scanner->length] = '\0';
  return TRUE;
}

static gboolean
take_uuid (const CleJsonScanner *scanner,
           char                 *id)
{
  if (scanner->token != CLE_JSON_STRING || !cle_uuid_check (scanner->start, scanner->length))
    return FALSE;

  memcpy (id, scanner->start, CLE_UUID_LENGTH);
  id[CLE_UUID_LENGTH] = '\0';
  return TRUE;
}

static gboolean
take_sequence (const CleJsonScanner *scanner,
               CleRecordHead        *head)
{
  if (scanner->token != CLE_JSON_INTEGER || scanner->integer < 1)
    return FALSE;

  head->sequence = (guint64) scanner->integer;
  return TRUE;
}

/* Reads the value of one member of the head. Returns the member's bit, 0 for a
 * member that is not of the head, -1 for a value that is not allowed. */
static int
take_member (const CleJsonScanner *scanner,
             const char           *key,
             CleRecordHead        *head)
{
  gboolean is_text = scanner->token == CLE_JSON_STRING;

  if (strcmp (key, "v") == 0)
    return take_version (scanner, head) ? SEEN_VERSION : -1;
  if (strcmp (key, "t") == 0)
    return take_type (scanner, head) ? SEEN_TYPE : -1;
  if (strcmp (key, "id") == 0)
    return take_uuid (scanner, head->id) ? SEEN_ID : -1;
  if (strcmp (key, "dev") == 0)
    return take_uuid (scanner, head->device) ? SEEN_DEVICE : -1;
  if (strcmp (key, "seq") == 0)
    return take_sequence (scanner, head) ? SEEN_SEQUENCE : -1;
  if (strcmp (key, "at") == 0)
    return is_text && cle_time_parse (scanner->start, scanner->length, &head->at) ? SEEN_AT : -1;
  if (strcmp (key, "tz") == 0)
    return is_text && cle_offset_parse (scanner->start, scanner->length, &head->offset)
               ? SEEN_OFFSET
               : -1;
  if (strcmp (key, "clk") == 0)
    head->clock_back = scanner->token == CLE_JSON_INTEGER && scanner->integer == 1;

  return 0;
}

/* Keys of the head are short; a longer one cannot be of the head. */
static void
copy_key (const CleJsonScanner *scanner,
          char                 *key,
          gsize                 size)
{
  gsize length = scanner->length < size && !scanner->has_escape ? scanner->length : 0;

  memcpy (key, scanner->start, length);
  key[length] = '\0';
}

static gboolean
read_head (CleJsonScanner  *scanner,
           CleRecordHead   *head,
           GError         **error)
{
  int seen = 0;

  if (cle_json_scanner_next (scanner) != CLE_JSON_OBJECT_BEGIN)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("The line is not a JSON object."));
      return FALSE;
    }

  while (cle_json_scanner_next (scanner) == CLE_JSON_KEY)
    {
      char key[8];
      int bit;

      copy_key (scanner, key, sizeof key);
      cle_json_scanner_next (scanner);
      bit = take_member (scanner, key, head);
      if (bit < 0)
        {
          g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                       _ ("The member “%s” has a value that is not allowed."), key);
          return FALSE;
        }
      seen |= bit;
      if (!cle_json_scanner_skip (scanner))
        break;
    }

  if (scanner->token != CLE_JSON_OBJECT_END || cle_json_scanner_next (scanner) != CLE_JSON_END)
    {
      cle_json_scanner_set_error (scanner, error);
      return FALSE;
    }

  if (seen != SEEN_ALL)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("A member that every record has is missing."));
      return FALSE;
    }

  return TRUE;
}

/**
 * cle_uuid_check:
 * @text: not necessarily terminated
 * @length: bytes in @text
 *
 * Ids become names of files, so nothing but a lower-case UUID passes.
 *
 * Returns: %TRUE if @text is a UUID in lower case.
 */
gboolean
cle_uuid_check (const char *text,
                gsize       length)
{
  guint8 id[16];

  return length == CLE_UUID_LENGTH && cle_hex_read_uuid (text, id);
}

/**
 * cle_record_sum:
 * @data: bytes
 * @length: their number
 *
 * Returns: the CRC-32 of zlib, gzip and PNG (polynomial 0xEDB88320, reflected).
 */
guint32
cle_record_sum (const char *data,
                gsize       length)
{
  return libdeflate_crc32 (0, data, length);
}

/**
 * cle_record_begin:
 * @out: an empty string
 * @head: what the record begins with
 *
 * Appends the opening bracket and the members of the head. The record's own
 * members follow, then cle_record_seal().
 */
void
cle_record_begin (GString             *out,
                  const CleRecordHead *head)
{
  char at[CLE_TIME_LENGTH + 1] = { 0 };
  g_autofree char *offset = cle_offset_format (head->offset);

  cle_time_write (head->at, at);
  g_string_append_c (out, '{');
  cle_json_write_integer (out, "v", head->version);
  cle_json_write_text (out, "t", head->type);
  cle_json_write_text (out, "id", head->id);
  cle_json_write_text (out, "dev", head->device);
  cle_json_write_integer (out, "seq", (gint64) head->sequence);
  cle_json_write_text (out, "at", at);
  cle_json_write_text (out, "tz", offset);
  if (head->clock_back)
    cle_json_write_integer (out, "clk", 1);
}

/**
 * cle_record_seal:
 * @out: an object without its closing bracket
 *
 * Appends the checksum over everything so far, and the closing bracket.
 */
void
cle_record_seal (GString *out)
{
  guint32 sum = cle_record_sum (out->str, out->len);

  g_string_append_printf (out, ",\"crc\":\"%08x\"}", sum);
}

/**
 * cle_record_check_seal:
 * @line: a line without its newline
 * @length: bytes in @line
 *
 * Returns: %TRUE if @line ends with the checksum of what is before it.
 */
gboolean
cle_record_check_seal (const char *line,
                       gsize       length)
{
  const char *seal;
  guint32 sum;

  if (length < CLE_RECORD_SEAL_LENGTH + 1 || length > CLE_RECORD_MAX)
    return FALSE;

  seal = line + length - CLE_RECORD_SEAL_LENGTH;

  return memcmp (seal, ",\"crc\":\"", 8) == 0 && memcmp (seal + 16, "\"}", 2) == 0 &&
         cle_hex_read_32 (seal + 8, &sum) &&
         sum == cle_record_sum (line, length - CLE_RECORD_SEAL_LENGTH);
}

/**
 * cle_record_check:
 * @line: a line without its newline
 * @length: bytes in @line
 * @head: (out): what the record begins with
 * @error: return location for an error
 *
 * Checks that @line is one whole, undamaged record: within the limits, its
 * checksum right, strict JSON, with all members of the head. The members that
 * follow are checked as JSON only.
 *
 * Returns: %FALSE with %CLE_STORE_ERROR_INVALID or an error of the scanner.
 */
gboolean
cle_record_check (const char     *line,
                  gsize           length,
                  CleRecordHead  *head,
                  GError        **error)
{
  CleJsonScanner scanner;

  memset (head, 0, sizeof *head);

  if (length > CLE_RECORD_MAX)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("The line is longer than %d bytes."), CLE_RECORD_MAX);
      return FALSE;
    }

  if (!cle_record_check_seal (line, length))
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("The checksum does not match: the line is damaged or cut off."));
      return FALSE;
    }

  cle_json_scanner_init (&scanner, line, length);

  return read_head (&scanner, head, error);
}

/**
 * cle_record_find_member:
 * @line: a record, not terminated
 * @length: bytes in @line
 * @name: of a member of the record itself: what people call their questions stands
 *   deeper, and is not looked at
 * @value: receives the scanner, at the value: its token, or where an object or array
 *   begins
 *
 * Returns: whether the record has that member
 */
gboolean
cle_record_find_member (const char     *line,
                        gsize           length,
                        const char     *name,
                        CleJsonScanner *value)
{
  if (memmem (line, length, name, strlen (name)) == NULL)
    return FALSE;

  cle_json_scanner_init (value, line, length);
  cle_json_scanner_next (value);
  while (cle_json_scanner_next (value) == CLE_JSON_KEY)
    {
      gboolean found = cle_json_scanner_key_is (value, name);

      cle_json_scanner_next (value);
      if (found)
        return value->token != CLE_JSON_FAILED;
      if (!cle_json_scanner_skip (value))
        break;
    }

  return FALSE;
}

/**
 * cle_record_find_id:
 * @line: a record, not terminated
 * @length: bytes in @line
 * @name: see cle_record_find_member()
 * @id: receives the id, %CLE_UUID_LENGTH + 1 bytes
 *
 * Returns: whether the record has that member and its value is an id
 */
gboolean
cle_record_find_id (const char *line,
                    gsize       length,
                    const char *name,
                    char       *id)
{
  CleJsonScanner value;

  return cle_record_find_member (line, length, name, &value) && take_uuid (&value, id);
}
