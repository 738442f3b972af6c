/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-records.h"

#include "actions/cle-action.h"
#include "cle-client-line.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LEVEL   100
#define MAX_DAYS    36500
#define MISSING     G_MININT64
#define MAX_RATE    1000000 /* thousandths of a per cent: 1 000 % a year */

static gboolean
is_id (const char *text)
{
  return text != NULL && cle_uuid_check (text, strlen (text));
}

static gboolean
is_within (gint64 value,
           gint64 min,
           gint64 max)
{
  return value >= min && value <= max;
}

/* What is wrong with a record, told where file and line are known. */
static gboolean
check (gboolean     is_right,
       const char  *what,
       GError     **error)
{
  if (!is_right)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 /* Translators: %s is the name of a kind of record, as “rating” */
                 _ ("The record “%s” has a member that is missing or not allowed."), what);

  return is_right;
}

static void
take_level (const char           *key,
            const CleJsonScanner *value,
            gpointer              data)
{
  CleRating *rating = data;
  CleRated *rated;
  gboolean known =
      value->token == CLE_JSON_INTEGER && is_within (value->integer, CLE_LEVEL_UNKNOWN, MAX_LEVEL);

  /* No id of a trait has one, and packs are split at it. */
  if (strchr (key, '\n') != NULL)
    return;

  rated = g_new0 (CleRated, 1);
  rated->trait = g_strdup (key);
  rated->level = known ? (int) value->integer : CLE_LEVEL_UNKNOWN;
  g_ptr_array_add (rating->rated, rated);
}

static void
take_evidence (const char           *key,
               const CleJsonScanner *value,
               gpointer              data)
{
  CleRating *rating = data;

  for (guint i = 0; i < rating->rated->len && value->token == CLE_JSON_STRING; i++)
    {
      CleRated *rated = g_ptr_array_index (rating->rated, i);

      if (strcmp (rated->trait, key) == 0 && rated->evidence == NULL)
        rated->evidence = cle_json_decode (value->start, value->length);
    }
}

static void
take_money (const char           *key,
            const CleJsonScanner *value,
            gpointer              data)
{
  CleMoney *money = data;
  CleMoneyItem item;

  if (cle_money_item_from_word (key, &item) && value->token == CLE_JSON_INTEGER &&
      is_within (value->integer, 0, CLE_MONEY_MAX))
    money->items[item] = value->integer;
}

/**
 * cle_client_record_read_rating:
 * @head: what the record begins with
 * @line: a checked record
 * @length: bytes in it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): one client measured against a profile
 */
CleRating *
cle_client_record_read_rating (const CleRecordHead *head,
                               const char          *line,
                               gsize                length,
                               GError             **error)
{
  g_autoptr (CleRating) self = cle_rating_new ();
  gint64 revision = 0;
  const CleClientMember members[] = {
    { .key = "client", .text = &self->client },
    { .key = "profile", .text = &self->profile },
    { .key = "rev", .number = &revision },
    { .key = "who", .text = &self->rater },
    { .key = "levels", .each = take_level, .data = self },
    { .key = "evidence", .each = take_evidence, .data = self },
    { 0 },
  };

  self->id = g_strdup (head->id);
  self->at = head->at;
  self->offset = head->offset;
  cle_client_line_read (line, length, members);
  self->revision = (guint) CLAMP (revision, 0, G_MAXINT);

  return check (is_id (self->client) && is_id (self->profile) && self->revision >= 1, "rating",
                error)
             ? g_steal_pointer (&self)
             : NULL;
}

/**
 * cle_client_record_read_money:
 * @head: what the record begins with
 * @line: a checked record
 * @length: bytes in it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what a client brings and takes
 */
CleMoney *
cle_client_record_read_money (const CleRecordHead *head,
                              const char          *line,
                              gsize                length,
                              GError             **error)
{
  g_autoptr (CleMoney) self = cle_money_new ();
  const CleClientMember members[] = {
    { .key = "client", .text = &self->client },
    { .key = "items", .each = take_money, .data = self },
    { 0 },
  };

  self->id = g_strdup (head->id);
  self->at = head->at;
  cle_client_line_read (line, length, members);

  return check (is_id (self->client), "money", error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cle_client_record_read_contact:
 * @head: what the record begins with
 * @line: a checked record
 * @length: bytes in it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): one contact with a client
 */
CleContact *
cle_client_record_read_contact (const CleRecordHead *head,
                                const char          *line,
                                gsize                length,
                                GError             **error)
{
  g_autoptr (CleContact) self = cle_contact_new ();
  g_autofree char *kind = NULL;
  gint64 minutes = 0;
  const CleClientMember members[] = {
    { .key = "client", .text = &self->client },
    { .key = "kind", .text = &kind },
    { .key = "min", .number = &minutes },
    { .key = "text", .text = &self->text },
    { .key = "promise", .text = &self->promise },
    { .key = "due", .text = &self->due },
    { 0 },
  };

  g_clear_pointer (&self->text, g_free);
  self->id = g_strdup (head->id);
  self->at = head->at;
  self->offset = head->offset;
  cle_client_line_read (line, length, members);
  if (!check (is_id (self->client) && kind != NULL && self->text != NULL &&
                  cle_contact_kind_from_word (kind, &self->kind) &&
                  is_within (minutes, 0, CLE_CONTACT_MAX_MINUTES) &&
                  (self->due == NULL || cle_action_check_day (self->due)),
              "contact", error))
    return NULL;

  self->minutes = (guint) minutes;
  self->state = self->promise != NULL ? CLE_PROMISE_OPEN : CLE_PROMISE_NONE;
  return g_steal_pointer (&self);
}

/**
 * cle_client_record_read_decision:
 * @head: what the record begins with
 * @line: a checked record
 * @length: bytes in it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was proposed and decided
 */
CleDecision *
cle_client_record_read_decision (const CleRecordHead *head,
                                 const char          *line,
                                 gsize                length,
                                 GError             **error)
{
  g_autoptr (CleDecision) self = g_new0 (CleDecision, 1);
  g_autofree char *proposed = NULL;
  g_autofree char *decided = NULL;
  gint64 fit = -1;
  const CleClientMember members[] = {
    { .key = "client", .text = &self->client },
    { .key = "proposed", .text = &proposed },
    { .key = "decided", .text = &decided },
    { .key = "why", .text = &self->reason },
    { .key = "fit", .number = &fit },
    { .key = "profit", .number = &self->profit },
    { 0 },
  };

  self->id = g_strdup (head->id);
  self->at = head->at;
  self->profit = MISSING;
  cle_client_line_read (line, length, members);
  if (!check (is_id (self->client) && proposed != NULL && decided != NULL &&
                  cle_verdict_kind_from_word (proposed, &self->proposed) &&
                  cle_verdict_kind_from_word (decided, &self->decided) &&
                  is_within (fit, -1, 100000),
              "decision", error))
    return NULL;

  self->fit = (int) fit;
  self->has_profit = self->profit != MISSING;
  self->profit = self->has_profit ? self->profit : 0;
  return g_steal_pointer (&self);
}

/**
 * cle_client_record_read_trial:
 * @head: what the record begins with
 * @line: a checked record
 * @length: bytes in it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): softer terms, running
 */
CleTrial *
cle_client_record_read_trial (const CleRecordHead *head,
                              const char          *line,
                              gsize                length,
                              GError             **error)
{
  g_autoptr (CleTrial) self = g_new0 (CleTrial, 1);
  const CleClientMember members[] = {
    { .key = "client", .text = &self->client },
    { .key = "step", .text = &self->step },
    { .key = "until", .text = &self->until },
    { 0 },
  };

  self->id = g_strdup (head->id);
  self->at = head->at;
  cle_client_line_read (line, length, members);

  return check (is_id (self->client) && self->step != NULL && self->until != NULL &&
                    cle_action_check_day (self->until),
                "trial", error)
             ? g_steal_pointer (&self)
             : NULL;
}

/**
 * cle_client_record_read_parting:
 * @head: what the record begins with
 * @line: a checked record
 * @length: bytes in it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a parting that was decided
 */
CleParting *
cle_client_record_read_parting (const CleRecordHead *head,
                                const char          *line,
                                gsize                length,
                                GError             **error)
{
  g_autoptr (CleParting) self = g_new0 (CleParting, 1);
  const CleClientMember members[] = {
    { .key = "client", .text = &self->client },
    { .key = "why", .text = &self->reason },
    { 0 },
  };

  self->id = g_strdup (head->id);
  self->at = head->at;
  cle_client_line_read (line, length, members);

  return check (is_id (self->client), "parting", error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cle_client_record_read_letter:
 * @head: what the record begins with
 * @line: a checked record
 * @length: bytes in it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a letter that was sent; with its words if
 *   it was kept whole, see cle_letter_read_words()
 */
CleLetter *
cle_client_record_read_letter (const CleRecordHead *head,
                               const char          *line,
                               gsize                length,
                               GError             **error)
{
  g_autoptr (CleLetter) self = g_new0 (CleLetter, 1);
  const CleClientMember members[] = {
    { .key = "client", .text = &self->client },
    { .key = "kind", .text = &self->kind },
    { .key = "title", .text = &self->title },
    { .key = "text", .text = &self->text },
    { 0 },
  };

  self->id = g_strdup (head->id);
  self->at = head->at;
  self->offset = head->offset;
  cle_client_line_read (line, length, members);

  return check (is_id (self->client) && self->kind != NULL, "letter", error)
             ? g_steal_pointer (&self)
             : NULL;
}

static gboolean
is_currency (const char *text)
{
  return text != NULL && strlen (text) == 3 && g_ascii_isupper (text[0]) &&
         g_ascii_isupper (text[1]) && g_ascii_isupper (text[2]);
}

/**
 * cle_client_record_read_office:
 * @head: what the record begins with
 * @line: a checked record
 * @length: bytes in it
 * @office: receives what holds for all clients; untouched after an error
 * @error: return location for an error
 *
 * Returns: %FALSE if a member is missing or not allowed
 */
gboolean
cle_client_record_read_office (const CleRecordHead *head,
                               const char          *line,
                               gsize                length,
                               CleOffice           *office,
                               GError             **error)
{
  CleOffice read = { .at = head->at };
  g_autofree char *currency = NULL;
  g_autofree char *capacity = NULL;
  gint64 rate = -1, ideal = 0, max = 0, revision = 0, trial = 0, stale = 0;
  const CleClientMember members[] = {
    { .key = "currency", .text = &currency },
    { .key = "hourly", .number = &read.hourly_cost },
    { .key = "overhead", .number = &read.shared_overhead },
    { .key = "rate", .number = &rate },
    { .key = "minute", .number = &read.minute_price },
    { .key = "capacity", .text = &capacity },
    { .key = "ideal", .number = &ideal },
    { .key = "most", .number = &max },
    { .key = "revise", .number = &revision },
    { .key = "trial", .number = &trial },
    { .key = "stale", .number = &stale },
    { 0 },
  };

  cle_client_line_read (line, length, members);
  if (!check (is_currency (currency) && capacity != NULL &&
                  cle_capacity_from_word (capacity, &read.capacity) &&
                  is_within (read.hourly_cost, 0, CLE_MONEY_MAX) &&
                  is_within (read.shared_overhead, 0, CLE_MONEY_MAX) &&
                  is_within (read.minute_price, 0, CLE_MONEY_MAX) &&
                  is_within (rate, 0, MAX_RATE) && is_within (ideal, 1, MAX_DAYS) &&
                  is_within (max, 1, MAX_DAYS) && is_within (revision, 1, MAX_DAYS) &&
                  is_within (trial, 1, MAX_DAYS) && is_within (stale, 1, MAX_DAYS),
              "office", error))
    return FALSE;

  g_strlcpy (read.currency, currency, sizeof read.currency);
  read.late_rate = (guint) rate;
  read.ideal_days = (guint) ideal;
  read.max_days = (guint) max;
  read.revision_days = (guint) revision;
  read.trial_days = (guint) trial;
  read.stale_days = (guint) stale;
  *office = read;
  return TRUE;
}

/**
 * cle_client_record_read_amend:
 * @head: what the record begins with
 * @line: a checked record of type amend
 * @length: bytes in it
 *
 * Returns: (transfer full) (nullable): what became of something about a client;
 *   %NULL if it is about no client
 */
CleClientAmend *
cle_client_record_read_amend (const CleRecordHead *head,
                              const char          *line,
                              gsize                length)
{
  g_autoptr (CleClientAmend) self = g_new0 (CleClientAmend, 1);
  const CleClientMember members[] = {
    { .key = "client", .text = &self->client },
    { .key = "of", .text = &self->of },
    { .key = "state", .text = &self->state },
    { .key = "item", .text = &self->item },
    { .key = "note", .text = &self->note },
    { .key = "who", .text = &self->who },
    { .key = "look", .text = &self->look },
    { .key = "done", .number = &self->done },
    { 0 },
  };

  if (memmem (line, length, "\"client\"", strlen ("\"client\"")) == NULL)
    return NULL;

  self->id = g_strdup (head->id);
  self->at = head->at;
  cle_client_line_read (line, length, members);

  return is_id (self->client) && is_id (self->of) && self->state != NULL ? g_steal_pointer (&self)
                                                                         : NULL;
}

/**
 * cle_client_amend_free:
 * @self: (transfer full) (nullable): an amendment
 */
void
cle_client_amend_free (CleClientAmend *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->client);
  g_free (self->of);
  g_free (self->state);
  g_free (self->item);
  g_free (self->note);
  g_free (self->who);
  g_free (self->look);
  g_free (self);
}
