/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-filing.h"

#include "cle-kiosk-private.h"
#include "cle-kiosk-round.h"
#include "store/cle-files.h"
#include "store/cle-store-private.h"

#include <string.h>

/* So many go to the records under one lock: others get their turn in between. */
#define AT_ONCE 32

static gint64
find_today (const CleClock *clock)
{
  gint64 now = cle_clock_get_wall (clock);

  return cle_kiosk_find_day (now, cle_clock_get_offset (clock, now));
}

static gboolean
is_filed (GHashTable         *filed,
          const CleKioskKept *kept)
{
  return filed != NULL && g_hash_table_contains (filed, kept->id);
}

/* Anonymous answers of one day hide among each other, and the few of a slow day
 * among those of the next. The others only wait for the disk. */
static GPtrArray *
list_due (const CleKioskDocument *document,
          const CleClock         *clock,
          GHashTable             *filed)
{
  g_autoptr (GPtrArray) due = g_ptr_array_new ();
  gint64 today = find_today (clock);

  for (guint i = 0; i < document->kept->len; i++)
    {
      CleKioskKept *kept = g_ptr_array_index (document->kept, i);

      if (document->anonymous ? cle_kiosk_kept_get_day (kept) < today : !is_filed (filed, kept))
        g_ptr_array_add (due, kept);
    }
  if (document->anonymous && due->len < CLE_KIOSK_MIN_POOL)
    g_ptr_array_set_size (due, 0);

  return g_steal_pointer (&due);
}

/**
 * cle_kiosk_is_due:
 * @document: of a round
 * @clock: the time
 * @filed: (nullable): ids of answers that are among the records already
 *
 * Returns: whether some of its answers are to go to the records
 */
gboolean
cle_kiosk_is_due (const CleKioskDocument *document,
                  const CleClock         *clock,
                  GHashTable             *filed)
{
  g_autoptr (GPtrArray) due = list_due (document, clock, filed);

  return due->len > 0;
}

/* Never so that fewer than a group are left over. */
static void
take_some (GPtrArray *due)
{
  if (due->len >= AT_ONCE + CLE_KIOSK_MIN_POOL)
    g_ptr_array_set_size (due, AT_ONCE);
}

/* Whoever completes an interrupted filing knows by the mark which of the answers
 * to look for among the records. That of a document with names is not needed:
 * there each is looked for. */
static gboolean
mark (CleKioskDocument *document,
      const char       *last,
      CleStore         *store,
      GError          **error)
{
  if (!document->anonymous || strcmp (document->filing, last) >= 0)
    return TRUE;

  cle_kiosk_set_text (&document->filing, last);
  return cle_kiosk_document_write (document, store, error);
}

static gboolean
append_all (const CleKioskDocument *document,
            GPtrArray              *due,
            const char             *marked,
            CleStore               *store,
            const CleQuestionnaire *questionnaire,
            GError                **error)
{
  for (guint i = 0; i < due->len; i++)
    {
      const CleKioskKept *kept = g_ptr_array_index (due, i);
      gboolean retried = !document->anonymous || strcmp (kept->id, marked) <= 0;
      CleRecordHead head;

      if (!cle_kiosk_kept_append (kept, store, questionnaire, retried, &head, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_out (CleKioskDocument *document,
          GPtrArray        *due,
          const char       *last,
          CleStore         *store,
          GHashTable       *filed,
          GError          **error)
{
  if (strcmp (document->filing, last) <= 0)
    cle_kiosk_set_text (&document->filing, "");
  for (guint i = 0; i < due->len; i++)
    g_ptr_array_remove (document->kept, g_ptr_array_index (due, i));
  for (guint i = document->kept->len; i > 0; i--)
    if (is_filed (filed, g_ptr_array_index (document->kept, i - 1)))
      g_ptr_array_remove_index (document->kept, i - 1);

  return cle_kiosk_document_write (document, store, error);
}

/* In a write. */
static gboolean
file_some (CleKioskDocument       *document,
           GPtrArray              *due,
           CleStore               *store,
           GHashTable             *filed,
           const CleQuestionnaire *questionnaire,
           GError                **error)
{
  const char *last = ((CleKioskKept *) g_ptr_array_index (due, due->len - 1))->id;
  g_autofree char *own_last = g_strdup (last);
  g_autofree char *marked = g_strdup (document->filing);

  return mark (document, last, store, error) &&
         append_all (document, due, marked, store, questionnaire, error) &&
         take_out (document, due, own_last, store, filed, error);
}

/* Reads the document anew: another process may have been faster. */
static gboolean
file_once (CleStore          *store,
           GHashTable        *filed,
           CleQuestionnaire  *questionnaire,
           CleKioskDocument **document,
           gboolean          *more,
           GError           **error)
{
  g_autoptr (CleKioskDocument) read = NULL;
  g_autoptr (GPtrArray) due = NULL;
  gboolean done;

  if (!cle_store_begin_write (store, error))
    return FALSE;

  read = cle_kiosk_document_read (store, (*document)->round, error);
  due = read != NULL ? list_due (read, cle_store_get_clock (store), filed) : NULL;
  if (due != NULL)
    take_some (due);
  *more = due != NULL && due->len > 0;
  done =
      due != NULL && (due->len == 0 || file_some (read, due, store, filed, questionnaire, error));
  cle_store_end_write (store);

  if (done)
    {
      CleKioskDocument *before = *document;

      *document = g_steal_pointer (&read);
      cle_kiosk_document_free (before);
    }

  return done;
}

/**
 * cle_kiosk_file:
 * @store: a store
 * @library: where the questionnaire is
 * @filed: (nullable): ids of answers that are among the records already
 * @document: (inout): of a round; replaced by what is on the disk then
 * @error: return location for an error
 *
 * Moves answers to the records. What is interrupted is completed by the next
 * call, without writing any twice.
 *
 * Returns: %FALSE if some are left that should not be
 */
gboolean
cle_kiosk_file (CleStore          *store,
                CleLibrary        *library,
                GHashTable        *filed,
                CleKioskDocument **document,
                GError           **error)
{
  g_autoptr (CleQuestionnaire) questionnaire = NULL;
  gboolean more = cle_kiosk_is_due (*document, cle_store_get_clock (store), filed);

  if (!more)
    return TRUE;

  questionnaire = cle_library_find_digest (library, (*document)->digest, error);
  if (questionnaire == NULL || !cle_library_keep (library, questionnaire, error))
    return FALSE;

  while (more)
    if (!file_once (store, filed, questionnaire, document, &more, error))
      return FALSE;

  return TRUE;
}

/**
 * cle_kiosk_file_all:
 * @store: a store
 * @library: where questionnaires are
 * @error: return location for an error
 *
 * cle_kiosk_file() for every round that the store has.
 *
 * Returns: %FALSE if some are left that should not be
 */
gboolean
cle_kiosk_file_all (CleStore   *store,
                    CleLibrary *library,
                    GError    **error)
{
  int folder = cle_store_get_folder (store);
  g_auto (GStrv) names = NULL;

  if (folder < 0)
    return TRUE;

  names = cle_files_list_in (cle_store_get_io (store), folder, "kiosk", FALSE, error);
  if (names == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *round = g_strndup (names[i], CLE_UUID_LENGTH);
      g_autoptr (CleKioskDocument) document = NULL;

      if (!cle_uuid_check (round, strlen (round)) ||
          strcmp (names[i] + CLE_UUID_LENGTH, ".json") != 0)
        continue;
      document = cle_kiosk_document_read (store, round, error);
      if (document == NULL || !cle_kiosk_file (store, library, NULL, &document, error))
        return FALSE;
    }

  return TRUE;
}
