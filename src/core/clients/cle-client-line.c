/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-line.h"

static const CleClientMember *
find_member (const CleClientMember *members,
             CleJsonScanner        *scanner)
{
  for (const CleClientMember *member = members; member->key != NULL; member++)
    if (cle_json_scanner_key_is (scanner, member->key))
      return member;

  return NULL;
}

static void
read_object (const CleClientMember *member,
             CleJsonScanner        *scanner)
{
  while (cle_json_scanner_next (scanner) == CLE_JSON_KEY)
    {
      g_autofree char *key = cle_json_decode (scanner->start, scanner->length);

      cle_json_scanner_next (scanner);
      member->each (key, scanner, member->data);
      if (!cle_json_scanner_skip (scanner))
        return;
    }
}

static void
read_value (const CleClientMember *member,
            CleJsonScanner        *scanner)
{
  if (member->each != NULL && scanner->token == CLE_JSON_OBJECT_BEGIN)
    {
      read_object (member, scanner);
      return;
    }

  if (member->text != NULL && *member->text == NULL && scanner->token == CLE_JSON_STRING)
    *member->text = cle_json_decode (scanner->start, scanner->length);
  else if (member->number != NULL && scanner->token == CLE_JSON_INTEGER)
    *member->number = scanner->integer;
  cle_json_scanner_skip (scanner);
}

/**
 * cle_client_line_read:
 * @line: a checked record
 * @length: bytes in it
 * @members: what to look for, up to one without a key
 *
 * Reads members of a record in one pass. A value of another type than the one
 * that is wanted is passed over.
 */
void
cle_client_line_read (const char            *line,
                      gsize                  length,
                      const CleClientMember *members)
{
  CleJsonScanner scanner;

  cle_json_scanner_init (&scanner, line, length);
  cle_json_scanner_next (&scanner);
  while (cle_json_scanner_next (&scanner) == CLE_JSON_KEY)
    {
      const CleClientMember *member = find_member (members, &scanner);

      cle_json_scanner_next (&scanner);
      if (member != NULL)
        read_value (member, &scanner);
      else if (!cle_json_scanner_skip (&scanner))
        return;
    }
}
