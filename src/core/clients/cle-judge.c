/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-judge.h"

#include "cle-contact-signs.h"
#include "cle-profile-store.h"

#include <string.h>

#define DAY_MS  G_GINT64_CONSTANT (86400000)
#define YEAR_MS (365 * DAY_MS)

#define MAX_MINUTES 60000000 /* that a year's hours may come to */

struct _CleJudge
{
  gatomicrefcount refs;
  CleClientBook *book;     /* borrowed, until all are judged */
  GPtrArray     *clients;  /* of the book and in its order, as long */
  guint          n_taken;  /* of the clients */
  guint          n_done;
  CleStore      *store;
  gint64         now;
  gint64         revenue;  /* of all clients together, as far as it is known */
  GHashTable    *profiles; /* id → CleProfile, the newest revision */
  GHashTable    *older;    /* "id revision" → CleProfile, or NULL where it cannot be read */
  GArray        *judged;   /* of CleJudged, in the order of the book */
  GHashTable    *places;   /* id of a client → its place + 1 */
};

static void
clear_judged (gpointer data)
{
  CleJudged *judged = data;

  /* Of one that was given up some have nobody. */
  cle_client_free (judged->client);
  g_clear_pointer (&judged->decision, cle_decision_free);
  g_free (judged->levels);
  g_clear_pointer (&judged->money, cle_money_free);
}

static void
unref_profile (gpointer profile)
{
  if (profile != NULL)
    cle_profile_unref (profile);
}

/* A rating names the revision that it was made with. */
static const CleProfile *
find_revision (CleJudge   *self,
               const char *id,
               guint       revision)
{
  g_autofree char *key = g_strdup_printf ("%s %u", id, revision);
  const CleProfile *newest = g_hash_table_lookup (self->profiles, id);
  gpointer found = NULL;

  if (newest != NULL && cle_profile_get_revision (newest) == revision)
    return newest;

  if (!g_hash_table_lookup_extended (self->older, key, NULL, &found))
    {
      found = cle_profile_store_load (self->store, id, revision, NULL);
      g_hash_table_insert (self->older, g_steal_pointer (&key), found);
    }

  return found;
}

/* The newest rating whose profile is known; who rated does not matter here. */
static CleRating *
pick_rating (CleJudge   *self,
             const char *client)
{
  g_autoptr (GPtrArray) ratings = cle_client_book_list_newest_ratings (self->book, client);

  for (guint i = 0; i < ratings->len; i++)
    {
      const CleRating *rating = ratings->pdata[i];

      if (g_hash_table_contains (self->profiles, rating->profile))
        return cle_rating_copy (rating);
    }

  return NULL;
}

static void
take_rating (CleJudge  *self,
             CleJudged *judged)
{
  g_autoptr (CleRating) rating = pick_rating (self, judged->client->id);
  const CleProfile *rated_with;
  gint64 stale_ms = cle_client_book_get_office (self->book)->stale_days * DAY_MS;

  if (rating == NULL)
    return;

  judged->profile = g_hash_table_lookup (self->profiles, rating->profile);
  rated_with = find_revision (self, rating->profile, rating->revision);
  judged->levels = g_new (gint8, cle_profile_get_n_traits (judged->profile) + 1);
  cle_profile_align (judged->profile, rated_with != NULL ? rated_with : judged->profile, rating,
                     judged->levels);
  judged->rated_at = rating->at;
  judged->stale = stale_ms > 0 && self->now - rating->at > stale_ms;
}

/* Where nobody told the hours, those of the log count. */
static void
take_money (CleJudge  *self,
            CleJudged *judged)
{
  const CleMoney *told = cle_client_book_get_money (self->book, judged->client->id);
  g_autoptr (GPtrArray) contacts = cle_client_book_list_contacts (self->book, judged->client->id);
  gint64 minutes = (gint64) MIN (cle_contacts_count_minutes (contacts, self->now), MAX_MINUTES);

  if (told == NULL && minutes == 0)
    return;

  judged->money = told != NULL ? cle_money_copy (told) : cle_money_new ();
  if (judged->money->items[CLE_MONEY_HOURS] == CLE_MONEY_UNKNOWN && minutes > 0)
    {
      judged->money->items[CLE_MONEY_HOURS] = minutes;
      judged->logged = TRUE;
    }
}

/* From the newest first to the order of time. */
static void
reverse (GPtrArray *records)
{
  for (guint i = 0; i < records->len / 2; i++)
    {
      gpointer record = records->pdata[i];

      records->pdata[i] = records->pdata[records->len - 1 - i];
      records->pdata[records->len - 1 - i] = record;
    }
}

/* A trial of long ago says nothing about today. */
static void
take_input (CleJudge  *self,
            CleJudged *judged)
{
  const char *id = judged->client->id;
  g_autoptr (GPtrArray) decisions = cle_client_book_list_decisions (self->book, id);
  g_autoptr (GPtrArray) trials = cle_client_book_list_trials (self->book, id);
  const CleDecision *decision;

  reverse (decisions);
  judged->input =
      (CleVerdictInput){ .last_band = cle_decisions_get_band (decisions),
                         .capacity = cle_client_book_get_office (self->book)->capacity,
                         .importance = judged->client->importance,
                         .trial_failed = cle_trials_have_failed (trials, self->now - YEAR_MS),
                         .trial_running = cle_client_book_get_trial (self->book, id) != NULL };
  decision = cle_client_book_get_decision (self->book, id);
  judged->decision = decision != NULL ? cle_decision_copy (decision) : NULL;
}

static void
measure (const CleProfile *profile,
         CleJudged        *judged,
         const gint8      *levels)
{
  if (profile != NULL)
    cle_fit_compute (profile, levels, &judged->fit);
  cle_verdict_compute (&judged->fit, &judged->profit, &judged->input, &judged->verdict);
}

/* A word of the manager holds until he takes it back. */
static void
settle (CleJudged *judged)
{
  const CleDecision *decision = judged->decision;

  judged->kind = decision != NULL && decision->decided != CLE_VERDICT_NONE ? decision->decided
                                                                           : judged->verdict.kind;
}

static void
add_revenue (CleJudge       *self,
             const CleMoney *money)
{
  if (money != NULL && money->items[CLE_MONEY_REVENUE] != CLE_MONEY_UNKNOWN)
    self->revenue += MIN (money->items[CLE_MONEY_REVENUE], CLE_MONEY_MAX - self->revenue);
}

static void
take_client (CleJudge        *self,
             const CleClient *client)
{
  CleJudged *judged = &g_array_index (self->judged, CleJudged, self->n_taken);

  judged->client = cle_client_copy (client);
  self->n_taken++;
  g_hash_table_insert (self->places, judged->client->id, GUINT_TO_POINTER (self->n_taken));
  take_rating (self, judged);
  take_money (self, judged);
  take_input (self, judged);
  add_revenue (self, judged->money);
}

static void
judge_next (CleJudge *self)
{
  CleJudged *judged = &g_array_index (self->judged, CleJudged, self->n_done);

  cle_profit_compute (judged->money, cle_client_book_get_office (self->book), self->revenue,
                      &judged->profit);
  measure (judged->profile, judged, judged->levels);
  settle (judged);
  self->n_done++;
}

static CleJudge *
create (CleClientBook *book,
        CleStore      *store,
        GPtrArray     *profiles,
        gint64         now,
        GPtrArray     *clients)
{
  CleJudge *self = g_new0 (CleJudge, 1);

  g_atomic_ref_count_init (&self->refs);
  self->book = book;
  self->clients = g_ptr_array_ref (clients);
  self->store = g_object_ref (store);
  self->now = now;
  self->profiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_profile);
  self->older = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_profile);
  self->judged = g_array_new (FALSE, TRUE, sizeof (CleJudged));
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  g_array_set_clear_func (self->judged, clear_judged);
  g_array_set_size (self->judged, clients->len);
  for (guint i = 0; i < profiles->len; i++)
    g_hash_table_insert (self->profiles, g_strdup (cle_profile_get_id (profiles->pdata[i])),
                         cle_profile_ref (profiles->pdata[i]));

  return self;
}

/**
 * cle_judge_begin:
 * @book: what is known of clients; must stay as it is until all are judged
 * @store: where older revisions of profiles are
 * @profiles: (element-type CleProfile): the newest revision of each profile
 * @now: wall clock, ms
 *
 * For very many clients, who are judged a few at a time with cle_judge_step().
 *
 * Returns: (transfer full): nobody is judged yet; nothing else may be asked of it
 *   before all are
 */
CleJudge *
cle_judge_begin (CleClientBook *book,
                 CleStore      *store,
                 GPtrArray     *profiles,
                 gint64         now)
{
  return create (book, store, profiles, now, cle_client_book_list_clients (book));
}

/**
 * cle_judge_step:
 * @self: of cle_judge_begin()
 * @n_clients: how many to look at; each is looked at twice, because what all bring
 *   together has to be known first
 *
 * Returns: whether all are judged now; the book is not needed any more then
 */
gboolean
cle_judge_step (CleJudge *self,
                guint     n_clients)
{
  if (self->book == NULL)
    return TRUE;

  for (; n_clients > 0 && self->n_taken < self->judged->len; n_clients--)
    take_client (self, self->clients->pdata[self->n_taken]);
  for (; n_clients > 0 && self->n_done < self->judged->len; n_clients--)
    judge_next (self);
  if (self->n_done < self->judged->len)
    return FALSE;

  self->book = NULL;
  g_clear_pointer (&self->clients, g_ptr_array_unref);
  return TRUE;
}

/**
 * cle_judge_new:
 * @book: what is known of clients
 * @store: where older revisions of profiles are
 * @profiles: (element-type CleProfile): the newest revision of each profile
 * @now: wall clock, ms
 *
 * Returns: (transfer full): all clients of the book, judged
 */
CleJudge *
cle_judge_new (CleClientBook *book,
               CleStore      *store,
               GPtrArray     *profiles,
               gint64         now)
{
  CleJudge *self = cle_judge_begin (book, store, profiles, now);

  cle_judge_step (self, G_MAXUINT);

  return self;
}

/**
 * cle_judge_new_one:
 * @book: what is known of the client
 * @store: where older revisions of profiles are
 * @profiles: (element-type CleProfile): the newest revision of each profile
 * @now: wall clock, ms
 * @client: a client
 * @revenue: what all clients bring in a year, in hundredths; see
 *   cle_client_book_sum_revenue()
 *
 * Nobody waits for all the others where one is asked for.
 *
 * Returns: (transfer full): only that client, judged as among all of them
 */
CleJudge *
cle_judge_new_one (CleClientBook   *book,
                   CleStore        *store,
                   GPtrArray       *profiles,
                   gint64           now,
                   const CleClient *client,
                   gint64           revenue)
{
  g_autoptr (GPtrArray) clients = g_ptr_array_new ();
  CleJudge *self;

  g_ptr_array_add (clients, (gpointer) client);
  self = create (book, store, profiles, now, clients);
  cle_judge_step (self, 1);
  self->revenue = revenue;
  cle_judge_step (self, 1);

  return self;
}

/**
 * cle_judge_ref:
 * @self: judged clients
 *
 * Returns: (transfer full): the same
 */
CleJudge *
cle_judge_ref (CleJudge *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * cle_judge_unref:
 * @self: (transfer full): judged clients
 */
void
cle_judge_unref (CleJudge *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->clients, g_ptr_array_unref);
  g_array_unref (self->judged);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->profiles);
  g_hash_table_unref (self->older);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * cle_judge_get_n:
 * @self: judged clients
 *
 * Returns: how many there are
 */
guint
cle_judge_get_n (const CleJudge *self)
{
  return self->judged->len;
}

/**
 * cle_judge_get:
 * @self: judged clients
 * @index: of one of them
 *
 * Returns: (transfer none): that client
 */
const CleJudged *
cle_judge_get (const CleJudge *self,
               guint           index)
{
  g_return_val_if_fail (index < self->judged->len, NULL);

  return &g_array_index (self->judged, CleJudged, index);
}

/**
 * cle_judge_find:
 * @self: judged clients
 * @client: id of a client
 *
 * Returns: (transfer none) (nullable): that client
 */
const CleJudged *
cle_judge_find (const CleJudge *self,
                const char     *client)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, client));

  return place == 0 ? NULL : cle_judge_get (self, place - 1);
}

/**
 * cle_judge_get_revenue:
 * @self: judged clients
 *
 * Returns: what all of them bring in a year, as far as it is known, in hundredths
 */
gint64
cle_judge_get_revenue (const CleJudge *self)
{
  return self->revenue;
}

/**
 * cle_judged_decide:
 * @self: a judged client
 * @kind: what the manager decides
 * @reason: a sentence of the manager
 *
 * What was known when it was decided is kept with it.
 *
 * Returns: (transfer full): the decision, not saved yet
 */
CleDecision *
cle_judged_decide (const CleJudged *self,
                   CleVerdictKind   kind,
                   const char      *reason)
{
  CleDecision *decision = g_new0 (CleDecision, 1);

  decision->client = g_strdup (self->client->id);
  decision->proposed = self->verdict.kind;
  decision->decided = kind;
  decision->reason = g_strdup (reason);
  decision->fit = self->profile != NULL && cle_fit_is_covered (&self->fit) ? self->fit.fit : -1;
  decision->has_profit = cle_profit_get_known (&self->profit.full, &decision->profit);

  return decision;
}

static gboolean
has_same_traits (const CleProfile *a,
                 const CleProfile *b)
{
  guint n = cle_profile_get_n_traits (a);

  if (cle_profile_get_n_traits (b) != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (strcmp (cle_trait_get_id (cle_profile_get_trait (a, i)),
                cle_trait_get_id (cle_profile_get_trait (b, i))) != 0)
      return FALSE;

  return TRUE;
}

/**
 * cle_judge_preview:
 * @self: judged clients
 * @changed: a profile as it would be, of the same id as a known one
 *
 * Judges the clients that were measured against that profile anew, without
 * keeping it. Quick enough to follow a slider.
 *
 * Returns: (transfer full) (element-type CleJudgeChange): those of them whose
 *   verdict would be another one
 */
GArray *
cle_judge_preview (CleJudge         *self,
                   const CleProfile *changed)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (CleJudgeChange));
  const CleProfile *known = g_hash_table_lookup (self->profiles, cle_profile_get_id (changed));
  g_autofree gint8 *carried = g_new (gint8, cle_profile_get_n_traits (changed) + 1);
  gboolean same = known != NULL && has_same_traits (known, changed);

  for (guint i = 0; known != NULL && i < self->judged->len; i++)
    {
      const CleJudged *judged = &g_array_index (self->judged, CleJudged, i);
      CleJudged anew = *judged;

      if (judged->profile != known)
        continue;

      if (!same)
        cle_profile_carry_levels (changed, known, judged->levels, carried);
      measure (changed, &anew, same ? judged->levels : carried);
      if (anew.verdict.kind != judged->verdict.kind)
        {
          CleJudgeChange change = { judged, judged->verdict.kind, anew.verdict.kind };

          g_array_append_val (changes, change);
        }
    }

  return changes;
}
