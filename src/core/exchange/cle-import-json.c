/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-private.h"
#include "json/cle-json-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME_CHARACTERS 200

/* Reading one document of an export. */
typedef struct
{
  CleImport             *import;
  const CleImportSource *source;
  CleJsonScanner         scanner;
  const char            *text;
  const char            *counted; /* up to where lines were counted */
  guint                  line;
  gboolean               has_kind;
} Reading;

static gboolean
refuse (const Reading *reading,
        const char    *rule,
        GError       **error)
{
  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, _ ("“%s”: %s"),
               reading->source->name, rule);
  return FALSE;
}

static gboolean
refuse_form (Reading *reading,
             GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (reading->scanner.token != CLE_JSON_FAILED)
    return refuse (reading, _ ("This is not an export of Clientele."), error);

  cle_json_scanner_set_error (&reading->scanner, &problem);
  g_set_error (error, problem->domain, problem->code, _ ("“%s”: %s"), reading->source->name,
               problem->message);
  return FALSE;
}

/* Lines are counted once, going on from where the last record began. */
static guint
count_lines (Reading    *reading,
             const char *at)
{
  while ((reading->counted = memchr (reading->counted, '\n', (gsize) (at - reading->counted))) !=
         NULL)
    {
      reading->counted++;
      reading->line++;
    }
  reading->counted = at;

  return reading->line;
}

/* Nearly every record is a result that we wrote, on a line of its own. Reading
 * it as such checks it more strictly than the scanner would. */
static gboolean
take_line (Reading    *reading,
           guint       line,
           const char *begin)
{
  gsize position = (gsize) (begin - reading->text), length;
  const char *text = g_bytes_get_data (reading->source->bytes, &length);
  const char *newline = memchr (begin, '\n', MIN (length - position, CLE_RECORD_MAX));

  if (newline == NULL)
    return FALSE;
  length = (gsize) (newline - text) - position;
  if (begin[length - 1] == ',')
    length--;
  if (!cle_import_take_quick_line (reading->import, line, begin, length, position))
    return FALSE;

  cle_json_scanner_leave (&reading->scanner, begin + length);
  return TRUE;
}

static gboolean
take_record (Reading *reading,
             GError **error)
{
  const char *begin = cle_json_scanner_get_at (&reading->scanner) - 1;
  gsize position = (gsize) (begin - reading->text);
  guint line = count_lines (reading, begin);

  if (!cle_import_step (reading->import, line, position, error))
    return FALSE;
  if (take_line (reading, line, begin))
    return TRUE;
  if (!cle_json_scanner_skip (&reading->scanner))
    return refuse_form (reading, error);

  cle_import_take_line (reading->import, line, begin,
                        (gsize) (cle_json_scanner_get_at (&reading->scanner) - begin), position);
  return TRUE;
}

static gboolean
take_batch (Reading *reading,
            GError **error)
{
  while (cle_json_scanner_next (&reading->scanner) == CLE_JSON_OBJECT_BEGIN)
    if (!take_record (reading, error))
      return FALSE;

  return reading->scanner.token == CLE_JSON_ARRAY_END || refuse_form (reading, error);
}

static gboolean
take_records (Reading *reading,
              GError **error)
{
  if (reading->scanner.token != CLE_JSON_ARRAY_BEGIN)
    return refuse_form (reading, error);

  while (cle_json_scanner_next (&reading->scanner) == CLE_JSON_ARRAY_BEGIN)
    if (!take_batch (reading, error))
      return FALSE;

  return reading->scanner.token == CLE_JSON_ARRAY_END || refuse_form (reading, error);
}

/* The text of a member of the object that is being read; the rest is passed
 * over. */
static gboolean
take_text (Reading *reading,
           char   **text)
{
  cle_json_scanner_next (&reading->scanner);
  if (reading->scanner.token != CLE_JSON_STRING)
    return cle_json_scanner_skip (&reading->scanner);

  g_free (*text);
  *text = cle_json_decode (reading->scanner.start, reading->scanner.length);
  return TRUE;
}

static gboolean
take_person (Reading *reading,
             GError **error)
{
  g_autofree char *id = NULL, *name = NULL;
  guint line = count_lines (reading, cle_json_scanner_get_at (&reading->scanner));

  while (cle_json_scanner_next (&reading->scanner) == CLE_JSON_KEY)
    {
      gboolean is_id = cle_json_scanner_key_is (&reading->scanner, "id");
      gboolean is_name = cle_json_scanner_key_is (&reading->scanner, "name");
      char *ignored = NULL;

      if (!take_text (reading, is_id ? &id : is_name ? &name : &ignored))
        return refuse_form (reading, error);
      g_free (ignored);
    }
  if (reading->scanner.token != CLE_JSON_OBJECT_END)
    return refuse_form (reading, error);

  if (id == NULL || name == NULL || !cle_import_add_person (reading->import, id, name, NULL))
    cle_import_refuse (reading->import, cle_import_begin_item (reading->import, line),
                       g_strdup (_ ("The person has no valid id or name, or another name here.")));
  return TRUE;
}

static gboolean
take_pieces (Reading *reading,
             GString *file,
             GError **error)
{
  if (cle_json_scanner_next (&reading->scanner) != CLE_JSON_ARRAY_BEGIN)
    return refuse_form (reading, error);

  while (cle_json_scanner_next (&reading->scanner) == CLE_JSON_STRING)
    {
      g_autofree char *piece = cle_json_decode (reading->scanner.start, reading->scanner.length);

      g_string_append (file, piece);
    }

  return reading->scanner.token == CLE_JSON_ARRAY_END || refuse_form (reading, error);
}

static gboolean
take_questionnaire (Reading *reading,
                    GError **error)
{
  g_autofree char *digest = NULL;
  g_autoptr (GString) file = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  while (cle_json_scanner_next (&reading->scanner) == CLE_JSON_KEY)
    {
      gboolean is_file = cle_json_scanner_key_is (&reading->scanner, "file");
      gboolean is_digest = cle_json_scanner_key_is (&reading->scanner, "digest");
      char *ignored = NULL;

      if (is_file ? !take_pieces (reading, file, error)
                  : !take_text (reading, is_digest ? &digest : &ignored))
        return is_file ? FALSE : refuse_form (reading, error);
      g_free (ignored);
    }
  if (reading->scanner.token != CLE_JSON_OBJECT_END)
    return refuse_form (reading, error);

  bytes = g_bytes_new (file->str, file->len);
  return cle_import_take_questionnaire (reading->import, bytes, digest != NULL ? digest : "",
                                        reading->source->name, error);
}

static gboolean
take_objects (Reading *reading,
              gboolean (*take) (Reading *reading, GError **error),
              GError **error)
{
  if (reading->scanner.token != CLE_JSON_ARRAY_BEGIN)
    return refuse_form (reading, error);

  while (cle_json_scanner_next (&reading->scanner) == CLE_JSON_OBJECT_BEGIN)
    if (!take (reading, error))
      return FALSE;

  return reading->scanner.token == CLE_JSON_ARRAY_END || refuse_form (reading, error);
}

static gboolean
take_format (Reading *reading,
             GError **error)
{
  if (reading->scanner.token == CLE_JSON_INTEGER && reading->scanner.integer > 1)
    return refuse (reading,
                   _ ("It comes from a newer version of Clientele. Please update the program."),
                   error);

  return reading->scanner.token == CLE_JSON_INTEGER || refuse_form (reading, error);
}

static gboolean
take_kind (Reading *reading,
           GError **error)
{
  static const char kind[] = "clientele-export";

  reading->has_kind = reading->scanner.token == CLE_JSON_STRING &&
                      reading->scanner.length == sizeof kind - 1 &&
                      memcmp (reading->scanner.start, kind, sizeof kind - 1) == 0;

  return reading->has_kind || refuse_form (reading, error);
}

static gboolean
take_member (Reading *reading,
             GError **error)
{
  CleJsonScanner *scanner = &reading->scanner;
  gboolean is_format = cle_json_scanner_key_is (scanner, "format");
  gboolean is_kind = cle_json_scanner_key_is (scanner, "kind");
  gboolean is_records = cle_json_scanner_key_is (scanner, "records");
  gboolean is_people = cle_json_scanner_key_is (scanner, "people");
  gboolean is_questionnaires = cle_json_scanner_key_is (scanner, "questionnaires");

  cle_json_scanner_next (scanner);
  if (is_format)
    return take_format (reading, error);
  if (is_kind)
    return take_kind (reading, error);
  if (is_records)
    return take_records (reading, error);
  if (is_people)
    return take_objects (reading, take_person, error);
  if (is_questionnaires)
    return take_objects (reading, take_questionnaire, error);

  return cle_json_scanner_skip (scanner) || refuse_form (reading, error);
}

/**
 * cle_import_take_json:
 * @self: an import
 * @source: a document of cle_export_write_json()
 * @error: return location for an error
 *
 * Checks the records, people and questionnaires of a document.
 *
 * Returns: %FALSE if it is not strict JSON, not such a document, or cancelled.
 */
gboolean
cle_import_take_json (CleImport             *self,
                      const CleImportSource *source,
                      GError               **error)
{
  g_autofree Reading *reading = g_new0 (Reading, 1);
  gsize length;

  reading->import = self;
  reading->source = source;
  reading->text = reading->counted = g_bytes_get_data (source->bytes, &length);
  reading->line = 1;
  if (length >= 3 && memcmp (reading->text, "\xef\xbb\xbf", 3) == 0)
    return refuse (reading, _ ("The file begins with a byte order mark. Please save it without."),
                   error);
  cle_json_scanner_init (&reading->scanner, reading->text, length);
  if (cle_json_scanner_next (&reading->scanner) != CLE_JSON_OBJECT_BEGIN)
    return refuse_form (reading, error);

  while (cle_json_scanner_next (&reading->scanner) == CLE_JSON_KEY)
    if (!take_member (reading, error))
      return FALSE;

  return (reading->scanner.token == CLE_JSON_OBJECT_END && reading->has_kind &&
          cle_json_scanner_next (&reading->scanner) == CLE_JSON_END) ||
         refuse_form (reading, error);
}
