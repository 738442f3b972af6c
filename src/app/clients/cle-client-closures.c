/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-closures.h"

#include "cle-format-closures.h"
#include "clients/cle-verdict-reasons.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * cle_client_verdict_icon:
 * @kind: a verdict
 *
 * Returns: the name of an icon that tells it without colour
 */
const char *
cle_client_verdict_icon (CleVerdictKind kind)
{
  switch (kind)
    {
    case CLE_VERDICT_CHERISH:
      return "emblem-favorite-symbolic";
    case CLE_VERDICT_KEEP:
      return "cle-answer-yes-symbolic";
    case CLE_VERDICT_TERMS:
      return "view-refresh-symbolic";
    case CLE_VERDICT_PART:
      return "go-next-symbolic";
    case CLE_VERDICT_NONE:
    default:
      return "cle-answer-none-symbolic";
    }
}

/**
 * cle_client_verdict_style:
 * @kind: a verdict
 *
 * Returns: the style class of its colour
 */
const char *
cle_client_verdict_style (CleVerdictKind kind)
{
  switch (kind)
    {
    case CLE_VERDICT_CHERISH:
      return "tone-3";
    case CLE_VERDICT_KEEP:
      return "tone-2";
    case CLE_VERDICT_TERMS:
      return "tone-1";
    case CLE_VERDICT_PART:
      return "tone-0";
    case CLE_VERDICT_NONE:
    default:
      return "dim-label";
    }
}

/**
 * cle_client_fit_text:
 * @judged: a client
 *
 * Returns: (transfer full): its fit, or why there is none
 */
char *
cle_client_fit_text (const CleJudged *judged)
{
  g_autofree char *fit = NULL;

  if (judged->profile == NULL || judged->fit.n_known == 0)
    return g_strdup (_ ("Not rated yet"));
  if (!cle_fit_is_covered (&judged->fit))
    return g_strdup_printf (_ ("Rated on %u of %u traits"), judged->fit.n_known,
                            judged->fit.n_traits);

  fit = cle_fit_dup_text (judged->fit.fit);
  /* Translators: how well a client fits the profile, 0 to 100. */
  return g_strdup_printf (judged->stale ? _ ("Fit %s of 100, rated long ago") : _ ("Fit %s of 100"),
                          fit);
}

/**
 * cle_client_money_text:
 * @judged: a client
 * @currency: ISO 4217
 *
 * Returns: (transfer full) (nullable): its profit a year, %NULL when nothing of
 *   it is known
 */
char *
cle_client_money_text (const CleJudged *judged,
                       const char      *currency)
{
  const CleRange *full = &judged->profit.full;
  g_autofree char *range = NULL;

  if (judged->money == NULL ||
      (full->low == CLE_RANGE_OPEN_LOW && full->high == CLE_RANGE_OPEN_HIGH))
    return NULL;

  range = cle_range_dup_text (full, currency);
  /* Translators: %s is a sum or a range of sums with its currency. */
  return g_strdup_printf (_ ("profit %s a year"), range);
}

/**
 * cle_client_row_subtitle:
 * @judged: a client
 * @currency: ISO 4217
 *
 * Returns: (transfer full): fit and money in one line
 */
char *
cle_client_row_subtitle (const CleJudged *judged,
                         const char      *currency)
{
  g_autofree char *fit = cle_client_fit_text (judged);
  g_autofree char *money = cle_client_money_text (judged, currency);

  return money == NULL ? g_steal_pointer (&fit)
                       : g_strdup_printf (C_ ("client", "%s · %s"), fit, money);
}

/* The tags of the first exercise are words of the program. */
static const char *
get_tag_name (const char *tag)
{
  if (strcmp (tag, CLE_CLIENT_TAG_WANTED) == 0)
    return _ ("we would hate to lose them");
  if (strcmp (tag, CLE_CLIENT_TAG_UNWANTED) == 0)
    return _ ("we would let them go");

  return tag;
}

/**
 * cle_client_about_text:
 * @client: a client
 *
 * Returns: (transfer full): contact, since when, tags; "" when nothing is known
 */
char *
cle_client_about_text (const CleClient *client)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (client->contact != NULL)
    g_strv_builder_add (parts, client->contact);
  if (client->since != NULL)
    {
      /* Translators: a day as 2019-03-01. */
      g_autofree char *since = g_strdup_printf (_ ("since %s"), client->since);

      g_strv_builder_add (parts, since);
    }
  for (guint i = 0; client->tags != NULL && client->tags[i] != NULL; i++)
    g_strv_builder_add (parts, get_tag_name (client->tags[i]));
  words = g_strv_builder_end (parts);

  return g_strjoinv (" · ", words);
}

/**
 * cle_client_letters_text:
 * @letters: (element-type CleLetter): that were sent, the newest first
 * @now: the present time in milliseconds
 *
 * Returns: (transfer full): the last one and when it was sent
 */
char *
cle_client_letters_text (GPtrArray *letters,
                         gint64     now)
{
  const CleLetter *last = letters->len > 0 ? letters->pdata[0] : NULL;
  g_autofree char *day = NULL;

  if (last == NULL)
    return g_strdup (_ ("None was sent yet"));

  day = cle_format_moment (last->at, now, last->offset);
  /* Translators: the subject of a letter and when it was sent. */
  return g_strdup_printf (_ ("“%s”, sent %s"), last->title, day);
}

/**
 * cle_client_compare_names:
 * @a: a client
 * @b: another one
 *
 * Returns: as strcmp(), in the order of the user's language
 */
int
cle_client_compare_names (const CleJudged *a,
                          const CleJudged *b)
{
  int order = g_utf8_collate (a->client->name, b->client->name);

  return order != 0 ? order : strcmp (a->client->id, b->client->id);
}

/* Who was not measured comes last. */
static int
get_fit (const CleJudged *judged)
{
  return judged->profile != NULL && cle_fit_is_covered (&judged->fit) ? judged->fit.fit : -1;
}

/**
 * cle_client_compare_fits:
 * @a: a client
 * @b: another one
 *
 * Returns: as strcmp(); the better fit first
 */
int
cle_client_compare_fits (const CleJudged *a,
                         const CleJudged *b)
{
  int order = get_fit (b) - get_fit (a);

  return order != 0 ? order : cle_client_compare_names (a, b);
}

/* Of a range the end that is known; whose money nobody knows comes last. */
static gint64
get_profit (const CleJudged *judged)
{
  const CleRange *full = &judged->profit.full;

  if (judged->money == NULL)
    return G_MININT64;

  return full->high != CLE_RANGE_OPEN_HIGH ? full->high : full->low;
}

/**
 * cle_client_compare_profits:
 * @a: a client
 * @b: another one
 *
 * Returns: as strcmp(); the higher profit first
 */
int
cle_client_compare_profits (const CleJudged *a,
                            const CleJudged *b)
{
  gint64 first = get_profit (a), second = get_profit (b);

  return first != second ? (first > second ? -1 : 1) : cle_client_compare_names (a, b);
}

/**
 * cle_client_compare_kinds:
 * @a: a client
 * @b: another one
 *
 * Returns: as strcmp(); those about whom there is most to do first
 */
int
cle_client_compare_kinds (const CleJudged *a,
                          const CleJudged *b)
{
  return a->kind != b->kind ? (int) b->kind - (int) a->kind : cle_client_compare_names (a, b);
}

static gboolean
has_text (const char *text,
          const char *folded)
{
  g_autofree char *own = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return own != NULL && strstr (own, folded) != NULL;
}

/**
 * cle_client_mentions:
 * @judged: a client
 * @folded: what is searched for, case-folded; "" for anything
 *
 * Returns: whether its name, contact, tags or notes have it
 */
gboolean
cle_client_mentions (const CleJudged *judged,
                     const char      *folded)
{
  const CleClient *client = judged->client;

  if (*folded == '\0' || has_text (client->name, folded) || has_text (client->contact, folded) ||
      has_text (client->notes, folded))
    return TRUE;

  for (guint i = 0; client->tags != NULL && client->tags[i] != NULL; i++)
    if (has_text (client->tags[i], folded))
      return TRUE;

  return FALSE;
}
