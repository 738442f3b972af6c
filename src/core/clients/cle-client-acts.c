/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-acts.h"

#include "cle-client-records.h"
#include "cle-client-write.h"
#include "cle-office-setting.h"
#include "json/cle-json-scanner.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LEVEL 6 /* a trait has up to seven */

static gboolean
refuse (GError    **error,
        const char *text)
{
  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, text);
  return FALSE;
}

static gboolean
is_trait (const char *id)
{
  gsize length = strlen (id);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (id[i]) && !g_ascii_isdigit (id[i]) && id[i] != '-')
      return FALSE;

  return length >= 1 && length <= 64;
}

static gboolean
check_rated (const CleRated *rated,
             GError        **error)
{
  if (!is_trait (rated->trait) || rated->level < CLE_LEVEL_UNKNOWN || rated->level > MAX_LEVEL)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("“%s”: a trait has an id and a level from 1 to %d, or it is unknown."),
                   rated->trait, MAX_LEVEL + 1);
      return FALSE;
    }

  return cle_client_check_text (rated->evidence, 0, CLE_RATING_MAX_EVIDENCE, error);
}

static gboolean
check_rating (const CleRating *rating,
              GError         **error)
{
  if (rating->profile == NULL || !cle_uuid_check (rating->profile, strlen (rating->profile)) ||
      rating->revision < 1)
    return refuse (error, _ ("A rating names the profile it was made with, and its revision."));
  if (rating->rater != NULL && !cle_uuid_check (rating->rater, strlen (rating->rater)))
    return refuse (error, _ ("Whoever rates is named by an id of people."));
  if (rating->rated->len < 1 || rating->rated->len > CLE_RATING_MAX_TRAITS)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("A rating is about 1 to %d traits."), CLE_RATING_MAX_TRAITS);
      return FALSE;
    }

  for (guint i = 0; i < rating->rated->len; i++)
    if (!check_rated (g_ptr_array_index (rating->rated, i), error))
      return FALSE;

  return TRUE;
}

static void
write_rated (GString         *members,
             const CleRating *rating)
{
  gboolean any = FALSE;

  cle_json_write_key (members, "levels");
  g_string_append_c (members, '{');
  for (guint i = 0; i < rating->rated->len; i++)
    {
      const CleRated *rated = g_ptr_array_index (rating->rated, i);

      cle_json_write_integer (members, rated->trait, rated->level);
      any |= rated->evidence != NULL && *rated->evidence != '\0';
    }
  g_string_append_c (members, '}');
  if (!any)
    return;

  cle_json_write_key (members, "evidence");
  g_string_append_c (members, '{');
  for (guint i = 0; i < rating->rated->len; i++)
    {
      const CleRated *rated = g_ptr_array_index (rating->rated, i);

      cle_client_write_text (members, rated->trait, rated->evidence);
    }
  g_string_append_c (members, '}');
}

/**
 * cle_client_rate:
 * @store: a store
 * @rating: a rating; receives id and time
 * @error: return location for an error
 *
 * Saves how a client measures against a revision of a profile. Whoever rated is
 * named in people/ only.
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_client_rate (CleStore  *store,
                 CleRating *rating,
                 GError   **error)
{
  g_autoptr (GString) members = NULL;

  if (!check_rating (rating, error))
    return FALSE;
  members = cle_client_write_begin (store, rating->client, error);
  if (members == NULL)
    return FALSE;

  cle_json_write_text (members, "profile", rating->profile);
  cle_json_write_integer (members, "rev", rating->revision);
  cle_client_write_text (members, "who", rating->rater);
  write_rated (members, rating);

  return cle_client_write_append (store, "rating", &rating->id, &rating->at, members, error);
}

static gboolean
check_money (const CleMoney *money,
             GError        **error)
{
  for (guint i = 0; i < CLE_N_MONEY; i++)
    if (money->items[i] != CLE_MONEY_UNKNOWN &&
        (money->items[i] < 0 || money->items[i] > CLE_MONEY_MAX))
      {
        g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                     _ ("“%s” has to be from 0 to 9,000,000,000,000, or unknown."),
                     cle_money_item_get_word (i));
        return FALSE;
      }

  return TRUE;
}

/**
 * cle_client_set_money:
 * @store: a store
 * @money: what a client brings and takes in a year; receives id and time
 * @error: return location for an error
 *
 * Saves all of it, in the place of what was said before. What is unknown is not
 * written.
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_client_set_money (CleStore *store,
                      CleMoney *money,
                      GError  **error)
{
  g_autoptr (GString) members = NULL;

  if (!check_money (money, error))
    return FALSE;
  members = cle_client_write_begin (store, money->client, error);
  if (members == NULL)
    return FALSE;

  cle_json_write_key (members, "items");
  g_string_append_c (members, '{');
  for (guint i = 0; i < CLE_N_MONEY; i++)
    if (money->items[i] != CLE_MONEY_UNKNOWN)
      cle_json_write_integer (members, cle_money_item_get_word (i), money->items[i]);
  g_string_append_c (members, '}');

  return cle_client_write_append (store, "money", &money->id, &money->at, members, error);
}

static gboolean
append_decision (CleStore          *store,
                 const CleDecision *decision,
                 CleVerdictKind     decided,
                 const char        *reason,
                 char             **id,
                 gint64            *at,
                 GError           **error)
{
  g_autoptr (GString) members = cle_client_write_begin (store, decision->client, error);

  if (members == NULL)
    return FALSE;

  cle_json_write_text (members, "proposed", cle_verdict_kind_get_word (decision->proposed));
  cle_json_write_text (members, "decided", cle_verdict_kind_get_word (decided));
  cle_client_write_text (members, "why", reason);
  if (decision->fit >= 0)
    cle_json_write_integer (members, "fit", decision->fit);
  if (decision->has_profit)
    cle_json_write_integer (members, "profit", decision->profit);

  return cle_client_write_append (store, "decision", id, at, members, error);
}

/**
 * cle_client_decide:
 * @store: a store
 * @decision: what was proposed and decided; receives id and time
 * @error: return location for an error
 *
 * Saves a decision. One that differs from what was proposed is an override and
 * needs a reason.
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_client_decide (CleStore    *store,
                   CleDecision *decision,
                   GError     **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (decision->reason != NULL ? decision->reason : ""));

  if (decision->decided == CLE_VERDICT_NONE)
    return refuse (error, _ ("A decision is one of keep and cherish, keep, change terms and part "
                             "ways."));
  if (decision->decided != decision->proposed && *bare == '\0')
    return refuse (error, _ ("Please say in a sentence why you decide otherwise."));
  if (!cle_client_check_text (decision->reason, 0, CLE_DECISION_MAX_REASON, error))
    return FALSE;
  if (decision->fit > 100000 || ABS (decision->profit) > CLE_JSON_MAX_INTEGER)
    return refuse (error, _ ("Fit or profit is out of range."));

  return append_decision (store, decision, decision->decided, decision->reason, &decision->id,
                          &decision->at, error);
}

/**
 * cle_client_take_back:
 * @store: a store
 * @decision: an override, the last decision on its client
 * @record: (inout): id of the record, made when %NULL
 * @error: return location for an error
 *
 * Takes an override back: from now on the proposal holds. The override stays in
 * the records.
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_client_take_back (CleStore          *store,
                      const CleDecision *decision,
                      char             **record,
                      GError           **error)
{
  if (decision->decided == CLE_VERDICT_NONE || decision->decided == decision->proposed)
    return refuse (error, _ ("There is no override that could be taken back."));

  return append_decision (store, decision, CLE_VERDICT_NONE, NULL, record, NULL, error);
}

/**
 * cle_client_begin_trial:
 * @store: a store
 * @trial: softer terms and the day until which they are tried; receives id and
 *   time
 * @error: return location for an error
 *
 * A trial ends today or later, see cle_client_check_ahead().
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_client_begin_trial (CleStore *store,
                        CleTrial *trial,
                        GError  **error)
{
  g_autoptr (GString) members = NULL;

  if (trial->until == NULL)
    return refuse (error, _ ("A trial has a day on which it ends."));
  if (!cle_client_check_text (trial->step, 1, CLE_TRIAL_MAX_STEP, error) ||
      !cle_client_check_ahead (store, trial->until, error))
    return FALSE;
  members = cle_client_write_begin (store, trial->client, error);
  if (members == NULL)
    return FALSE;

  cle_json_write_text (members, "step", trial->step);
  cle_json_write_text (members, "until", trial->until);
  return cle_client_write_append (store, "trial", &trial->id, &trial->at, members, error);
}

/**
 * cle_client_close_trial:
 * @store: a store
 * @trial: a running trial
 * @helped: whether it helped
 * @record: (inout): id of the record, made when %NULL
 * @error: return location for an error
 *
 * Returns: %TRUE when that is durable; %FALSE also if it was closed before
 */
gboolean
cle_client_close_trial (CleStore       *store,
                        const CleTrial *trial,
                        gboolean        helped,
                        char          **record,
                        GError        **error)
{
  g_autoptr (GString) more = g_string_new (NULL);

  if (trial->closed != 0)
    return refuse (error, _ ("This trial is closed already."));

  cle_json_write_integer (more, "done", helped ? 1 : 0);
  return cle_client_write_amend (store, trial->client, trial->id, CLE_TRIAL_CLOSED, more, record,
                                 error);
}

/**
 * cle_client_set_office:
 * @store: a store
 * @office: what holds for all clients; receives the time
 * @record: (inout): id of the record, made when %NULL
 * @error: return location for an error
 *
 * Saves all of it, in the place of what held before.
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_client_set_office (CleStore  *store,
                       CleOffice *office,
                       char     **record,
                       GError   **error)
{
  g_autoptr (GString) members = g_string_new (NULL);

  if (!cle_office_check (office, error))
    return FALSE;

  cle_json_write_text (members, "currency", office->currency);
  cle_json_write_integer (members, "hourly", office->hourly_cost);
  cle_json_write_integer (members, "overhead", office->shared_overhead);
  cle_json_write_integer (members, "rate", office->late_rate);
  cle_json_write_integer (members, "minute", office->minute_price);
  cle_json_write_text (members, "capacity", cle_capacity_get_word (office->capacity));
  cle_json_write_integer (members, "ideal", office->ideal_days);
  cle_json_write_integer (members, "most", office->max_days);
  cle_json_write_integer (members, "revise", office->revision_days);
  cle_json_write_integer (members, "trial", office->trial_days);
  cle_json_write_integer (members, "stale", office->stale_days);

  return cle_client_write_append (store, "office", record, &office->at, members, error);
}
