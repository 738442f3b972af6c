/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-revision.h"

#include "json/cle-json-scanner.h"

#include <string.h>

/* What to put a number in the place of; an empty slice is where to add it. */
typedef struct
{
  const char *start;
  gsize       length;
  gboolean    is_there;
} Slot;

static Slot
find_slot (const char *text,
           gsize       length)
{
  CleJsonScanner scanner;
  Slot slot = { text, 0, FALSE };
  gsize mark = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  cle_json_scanner_init (&scanner, text + mark, length - mark);
  cle_json_scanner_next (&scanner);
  while (cle_json_scanner_next (&scanner) == CLE_JSON_KEY)
    {
      gboolean is_revision = cle_json_scanner_key_is (&scanner, "revision");
      gboolean is_id = cle_json_scanner_key_is (&scanner, "id");

      cle_json_scanner_skip (&scanner);
      if (is_revision)
        return (Slot){ scanner.start, scanner.length, TRUE };
      if (is_id)
        slot.start = scanner.start + scanner.length + 1;
    }

  return slot;
}

/**
 * cle_revision_set_number:
 * @bytes: the file of a valid questionnaire
 * @revision: from 1 to 1000000
 *
 * Puts @revision into the file. Every other byte stays as it is.
 *
 * Returns: (transfer full): the file with that number
 */
GBytes *
cle_revision_set_number (GBytes *bytes,
                         guint   revision)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  Slot slot = find_slot (text, length);
  GString *changed = g_string_sized_new (length + 32);

  g_string_append_len (changed, text, slot.start - text);
  g_string_append_printf (changed, slot.is_there ? "%u" : ", \"revision\": %u", revision);
  g_string_append_len (changed, slot.start + slot.length,
                       (text + length) - (slot.start + slot.length));

  return g_string_free_to_bytes (changed);
}

/**
 * cle_revision_is_same:
 * @questionnaire: a questionnaire
 * @bytes: the file of a valid questionnaire
 *
 * Returns: whether both are the same file, but for the number of the revision
 */
gboolean
cle_revision_is_same (const CleQuestionnaire *questionnaire,
                      GBytes                 *bytes)
{
  guint revision = cle_questionnaire_get_revision (questionnaire);
  g_autoptr (GBytes) numbered = NULL;

  if (g_bytes_equal (cle_questionnaire_get_bytes (questionnaire), bytes))
    return TRUE;

  numbered = cle_revision_set_number (bytes, revision);
  return g_bytes_equal (cle_questionnaire_get_bytes (questionnaire), numbered);
}
