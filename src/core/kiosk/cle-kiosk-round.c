/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-round.h"

#include "cle-kiosk-filing.h"
#include "cle-kiosk-private.h"
#include "cle-kiosk-random.h"
#include "cle-kiosk-round-private.h"
#include "store/cle-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY (24 * 60 * 60 * 1000) /* ms */

/* What of a visitor goes into the document. */
typedef struct
{
  CleKioskRound *round;
  CleRun        *run;
  const char    *code; /* NULL for none */
  const char    *id;   /* of the record */
  CleKioskKept  *kept; /* NULL for none */
} Visit;

static gboolean
refuse (GError    **error,
        const char *text)
{
  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, text);
  return FALSE;
}

/* The first answer decides for all that come after. */
static gboolean
check_fits (CleKioskRound          *self,
            const CleKioskDocument *document,
            GError                **error)
{
  if (!document->begun)
    return TRUE;
  if (document->anonymous && !self->anonymous)
    return refuse (error, _ ("People answered anonymously in this round, which cannot be changed "
                             "any more. Please begin a new round."));
  if (!document->anonymous && self->anonymous)
    return refuse (error,
                   _ ("People answered in this round when it was not anonymous, which cannot "
                      "be changed any more. Please begin a new round."));
  if (strcmp (document->digest, cle_questionnaire_get_digest (self->questionnaire)) != 0)
    return refuse (error, _ ("The questions have changed since this round began. Please begin a "
                             "new round."));

  return TRUE;
}

static void
begin (CleKioskRound    *self,
       CleKioskDocument *document)
{
  if (document->begun)
    return;

  document->begun = TRUE;
  document->anonymous = self->anonymous;
  document->n_questions = cle_questionnaire_get_n_questions (self->questionnaire);
  g_array_set_size (document->left, document->n_questions);
  cle_kiosk_set_text (&document->digest, cle_questionnaire_get_digest (self->questionnaire));
}

/* Of anonymous answers the day is known, not the minute. */
static void
count_finished (CleKioskDocument *document,
                const CleClock   *clock)
{
  gint64 now = cle_clock_get_wall (clock);
  int offset = cle_clock_get_offset (clock, now);
  gint64 day = cle_kiosk_find_day (now, offset);

  if (document->day != day)
    document->n_today = 0;
  document->day = MAX (0, day);
  document->n_today++;
  document->n_finished++;
  document->last = document->anonymous ? day * DAY - (gint64) offset * 60000 : now;
  document->last = MAX (0, document->last);
}

static gboolean
spend_code (CleKioskRound    *self,
            CleKioskDocument *document,
            const char       *code,
            GError          **error)
{
  guint position;

  if (!self->slips && code == NULL)
    return TRUE;
  if (code == NULL || !cle_kiosk_document_find_slip (document, code, &position))
    return refuse (error, _ ("This code is not known, or was used already."));

  g_ptr_array_remove_index (document->slips, position);
  return TRUE;
}

static void
drop_filed (CleKioskRound    *self,
            CleKioskDocument *document)
{
  for (guint i = document->kept->len; i > 0; i--)
    if (g_hash_table_contains (self->filed,
                               ((CleKioskKept *) g_ptr_array_index (document->kept, i - 1))->id))
      g_ptr_array_remove_index (document->kept, i - 1);
}

/* Once for a visitor, however often saving is tried. */
static const char *
find_id (CleKioskRound *self,
         CleRun        *run,
         GError       **error)
{
  const char *found = g_hash_table_lookup (self->ids, cle_run_get_id (run));
  char *id;

  if (found != NULL)
    return found;

  id = cle_kiosk_random_make_id (error);
  if (id != NULL)
    g_hash_table_insert (self->ids, g_strdup (cle_run_get_id (run)), id);

  return id;
}

/*
 * cle_kiosk_round_refresh:
 * @self: a round
 * @error: return location for an error
 *
 * Reads the document if another process has replaced it.
 *
 * Returns: %FALSE if it cannot be read
 */
gboolean
cle_kiosk_round_refresh (CleKioskRound *self,
                         GError       **error)
{
  CleKioskStamp stamp = { 0 };
  gboolean there = cle_kiosk_document_look (self->store, self->document->round, &stamp);
  CleKioskDocument *read;

  if (there && self->stamped && memcmp (&stamp, &self->stamp, sizeof stamp) == 0)
    return TRUE;

  self->stamped = FALSE;
  read = cle_kiosk_document_read (self->store, self->document->round, error);
  if (read == NULL)
    return FALSE;

  cle_kiosk_document_free (self->document);
  self->document = read;
  self->stamp = stamp;
  self->stamped = there;
  return TRUE;
}

/*
 * cle_kiosk_round_change:
 * @self: a round whose store is in a write
 * @change: makes the change
 * @data: for @change
 * @error: return location for an error
 *
 * Reads, changes and replaces the document. What was read of an earlier try is
 * written once more, because its sync may have failed.
 *
 * Returns: %TRUE when the change is durable
 */
gboolean
cle_kiosk_round_change (CleKioskRound *self,
                        CleKioskChange change,
                        gpointer       data,
                        GError       **error)
{
  if (!cle_kiosk_round_refresh (self, error) || !check_fits (self, self->document, error))
    return FALSE;

  drop_filed (self, self->document);
  if (!change (self->document, data, error) ||
      !cle_kiosk_document_write (self->document, self->store, error))
    {
      self->stamped = FALSE;
      cle_kiosk_round_refresh (self, NULL);
      return FALSE;
    }

  g_hash_table_remove_all (self->filed);
  self->stamped = cle_kiosk_document_look (self->store, self->document->round, &self->stamp);
  return TRUE;
}

static gboolean
change_nothing (CleKioskDocument *document,
                gpointer          data,
                GError          **error)
{
  return TRUE;
}

/* Answers that have a name in time go on to the records at once, and leave the
 * document, so that erasing the record erases all. They are safe already: what
 * fails here is done by the next change or cle_kiosk_round_settle(). */
static void
file_at_once (CleKioskRound *self,
              const char    *id,
              CleRecordHead *head)
{
  const CleKioskKept *kept = cle_kiosk_document_find (self->document, id, NULL);
  CleRecordHead saved;

  if (self->anonymous || kept == NULL ||
      !cle_kiosk_kept_append (kept, self->store, self->questionnaire, FALSE, &saved, NULL))
    return;

  *head = saved;
  g_hash_table_add (self->filed, g_strdup (id));
  cle_kiosk_round_change (self, change_nothing, NULL, NULL);
}

static gboolean
add_answers (CleKioskDocument *document,
             gpointer          data,
             GError          **error)
{
  Visit *visit = data;
  CleKioskRound *self = visit->round;

  if (cle_kiosk_document_find (document, visit->id, NULL) != NULL)
    return TRUE;
  if (!spend_code (self, document, visit->code, error))
    return FALSE;

  begin (self, document);
  count_finished (document, cle_store_get_clock (self->store));
  cle_kiosk_document_keep (document, g_steal_pointer (&visit->kept));
  return TRUE;
}

static void
count_left (CleKioskDocument *document,
            guint             question)
{
  document->n_abandoned++;
  if (document->n_questions > 0)
    g_array_index (document->left, guint, MIN (question, document->n_questions - 1))++;
}

static gboolean
add_abandoned (CleKioskDocument *document,
               gpointer          data,
               GError          **error)
{
  Visit *visit = data;

  if (cle_kiosk_document_find (document, visit->id, NULL) != NULL)
    return TRUE;

  begin (visit->round, document);
  count_left (document, cle_run_get_position (visit->run));
  if (visit->kept != NULL)
    {
      document->n_partial++;
      cle_kiosk_document_keep (document, g_steal_pointer (&visit->kept));
    }
  return TRUE;
}

/* Saves what @visit says of a visitor. @head gets what the record begins with,
 * if there is one by then. */
static gboolean
save_visit (Visit         *visit,
            CleKioskChange change,
            CleRecordHead *head,
            GError       **error)
{
  CleKioskRound *self = visit->round;
  gboolean done;

  if (!cle_library_keep (self->library, self->questionnaire, error) ||
      !cle_store_begin_write (self->store, error))
    return FALSE;

  done = cle_kiosk_round_change (self, change, visit, error);
  if (done)
    file_at_once (self, visit->id, head);
  cle_store_end_write (self->store);

  return done;
}

static CleResult *
add_locked (CleKioskRound *self,
            CleRun        *run,
            const char    *code,
            GError       **error)
{
  const char *id = find_id (self, run, error);
  g_autoptr (CleKioskKept) kept = NULL;
  g_autoptr (CleResult) result = NULL;
  Visit visit = { self, run, code, id, NULL };
  gboolean done;

  if (id == NULL)
    return NULL;

  kept = cle_kiosk_kept_new (id, run, FALSE, self->anonymous, cle_store_get_clock (self->store));
  result = cle_kiosk_kept_make_result (kept, self->questionnaire);
  visit.kept = g_steal_pointer (&kept);
  done = save_visit (&visit, add_answers, &result->head, error);
  kept = visit.kept;
  if (!done)
    return NULL;

  g_hash_table_remove (self->ids, cle_run_get_id (run));
  return g_steal_pointer (&result);
}

static gboolean
abandon_locked (CleKioskRound *self,
                CleRun        *run,
                GError       **error)
{
  const char *id = find_id (self, run, error);
  g_autoptr (CleKioskKept) kept = NULL;
  Visit visit = { self, run, NULL, id, NULL };
  CleRecordHead head;
  gboolean done;

  if (id == NULL)
    return FALSE;

  if (self->keep_partial && cle_run_get_n_answered (run) > 0)
    visit.kept =
        cle_kiosk_kept_new (id, run, TRUE, self->anonymous, cle_store_get_clock (self->store));
  done = save_visit (&visit, add_abandoned, &head, error);
  kept = visit.kept;
  if (done)
    g_hash_table_remove (self->ids, cle_run_get_id (run));

  return done;
}

/**
 * cle_kiosk_round_open:
 * @store: where answers are kept; its owner keeps it
 * @library: where the questionnaire is kept
 * @config: how the kiosk is set up
 * @questionnaire: what is asked
 * @error: return location for an error
 *
 * Nothing is made on the disk before the first answer, and that one decides
 * whether the round is anonymous and which questions it asks. A document that
 * cannot be read is an error: it is copied into quarantine and left alone.
 *
 * Returns: (transfer full) (nullable): what was gathered so far
 */
CleKioskRound *
cle_kiosk_round_open (CleStore             *store,
                      CleLibrary           *library,
                      const CleKioskConfig *config,
                      CleQuestionnaire     *questionnaire,
                      GError              **error)
{
  g_autoptr (CleKioskRound) self = g_new0 (CleKioskRound, 1);

  g_mutex_init (&self->mutex);
  self->store = g_object_ref (store);
  self->library = g_object_ref (library);
  self->questionnaire = cle_questionnaire_ref (questionnaire);
  self->anonymous = config->anonymous;
  self->slips = config->slips;
  self->keep_partial = config->keep_partial;
  self->filed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  self->document = cle_kiosk_document_read (store, config->round, error);
  if (self->document == NULL)
    {
      cle_kiosk_document_keep_aside (store, config->round);
      return NULL;
    }

  return check_fits (self, self->document, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cle_kiosk_round_free:
 * @self: (transfer full): a round
 */
void
cle_kiosk_round_free (CleKioskRound *self)
{
  g_mutex_clear (&self->mutex);
  g_clear_pointer (&self->document, cle_kiosk_document_free);
  g_hash_table_unref (self->filed);
  g_hash_table_unref (self->ids);
  cle_questionnaire_unref (self->questionnaire);
  g_object_unref (self->library);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * cle_kiosk_round_add:
 * @self: a round
 * @run: a visitor's answers, to every question
 * @code: (nullable): of the visitor's slip; needed where slips are
 * @error: return location for an error
 *
 * Keeps the answers and spends the code in one step: neither is there without
 * the other, and nothing tells which belongs to which. The same @run may be
 * passed again after an error and is never kept twice. Blocks on the disk.
 *
 * Answers of an anonymous round say the day alone, and wait in the round for
 * cle_kiosk_round_settle(); until then they have no sequence number. Others are
 * records when this returns, or soon after if the disk refused that.
 *
 * Returns: (transfer full) (nullable): the result, which is durable
 */
CleResult *
cle_kiosk_round_add (CleKioskRound *self,
                     CleRun        *run,
                     const char    *code,
                     GError       **error)
{
  CleResult *result;

  if (!cle_run_get_can_finish (run))
    {
      refuse (error, _ ("Every question needs an answer first."));
      return NULL;
    }

  g_mutex_lock (&self->mutex);
  result = add_locked (self, run, code, error);
  g_mutex_unlock (&self->mutex);

  return result;
}

/**
 * cle_kiosk_round_abandon:
 * @self: a round
 * @run: what a visitor answered who left
 * @error: return location for an error
 *
 * Counts the question that was left, and keeps the answers as partial if the
 * kiosk is set up so. No code is spent. Blocks on the disk.
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_kiosk_round_abandon (CleKioskRound *self,
                         CleRun        *run,
                         GError       **error)
{
  gboolean done;

  g_mutex_lock (&self->mutex);
  done = abandon_locked (self, run, error);
  g_mutex_unlock (&self->mutex);

  return done;
}

/**
 * cle_kiosk_round_settle:
 * @self: a round
 * @error: return location for an error
 *
 * Moves anonymous answers of days that are over to the records, in the order of
 * their ids, which chance has drawn; at least five together, fewer wait for
 * those of the next day. Completes what was interrupted. Looks at nothing but
 * memory when there is nothing to do; else it blocks on the disk.
 *
 * Returns: %FALSE if some are left that should not be
 */
gboolean
cle_kiosk_round_settle (CleKioskRound *self,
                        GError       **error)
{
  gboolean done;

  g_mutex_lock (&self->mutex);
  if (cle_kiosk_is_due (self->document, cle_store_get_clock (self->store), self->filed))
    self->stamped = FALSE;
  done = cle_kiosk_file (self->store, self->library, self->filed, &self->document, error);
  g_mutex_unlock (&self->mutex);

  return done;
}

/**
 * cle_kiosk_round_set_keep_partial:
 * @self: a round
 * @keep_partial: whether the answers of those who leave are kept from now on
 */
void
cle_kiosk_round_set_keep_partial (CleKioskRound *self,
                                  gboolean       keep_partial)
{
  self->keep_partial = keep_partial;
}
