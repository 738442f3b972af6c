/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-round.h"

#include "cle-kiosk-round-private.h"

static guint
count_waiting (const CleKioskDocument *document)
{
  guint n = 0;

  for (guint i = 0; document->anonymous && i < document->kept->len; i++)
    n += !((CleKioskKept *) g_ptr_array_index (document->kept, i))->partial;

  return n;
}

static void
fill_counts (CleKioskRound  *self,
             CleKioskCounts *counts)
{
  const CleKioskDocument *document = self->document;
  const CleClock *clock = cle_store_get_clock (self->store);
  gint64 now = cle_clock_get_wall (clock);

  counts->n_finished = document->n_finished;
  counts->n_today = document->day == cle_kiosk_find_day (now, cle_clock_get_offset (clock, now))
                        ? document->n_today
                        : 0;
  counts->n_waiting = count_waiting (document);
  counts->n_partial = document->n_partial;
  counts->n_abandoned = document->n_abandoned;
  counts->n_questions = cle_questionnaire_get_n_questions (self->questionnaire);
  counts->abandoned = g_new0 (guint, counts->n_questions);
  for (guint i = 0; i < MIN (document->left->len, counts->n_questions); i++)
    counts->abandoned[i] = g_array_index (document->left, guint, i);
  counts->last = document->last;
  counts->n_slips = document->n_slips;
  counts->n_slips_used = document->n_slips - document->slips->len;
}

/**
 * cle_kiosk_round_count:
 * @self: a round
 * @counts: (out caller-allocates): clear with cle_kiosk_counts_clear()
 */
void
cle_kiosk_round_count (CleKioskRound  *self,
                       CleKioskCounts *counts)
{
  g_mutex_lock (&self->mutex);
  fill_counts (self, counts);
  g_mutex_unlock (&self->mutex);
}

/**
 * cle_kiosk_counts_clear:
 * @counts: what cle_kiosk_round_count() filled
 */
void
cle_kiosk_counts_clear (CleKioskCounts *counts)
{
  g_clear_pointer (&counts->abandoned, g_free);
}
