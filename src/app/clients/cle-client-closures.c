/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-closures.h"

#include "cle-format-closures.h"
#include "clients/cle-verdict-reasons.h"

#include <glib/gi18n.h>
#include <string.h>

#define DAY_MS G_GINT64_CONSTANT (86400000)

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

/* The same number as on the client's page and in every table: one that was
 * rounded could stand on the other side of a boundary than the verdict. */
static char *
get_fit (const CleJudged *judged,
               gint64           now)
{
  g_autofree char *points = cle_fit_dup_text (judged->fit.fit);
  gint64 days = MAX (0, now - judged->rated_at) / DAY_MS;
  guint shown = (guint) MIN (days, G_MAXINT);

  if (judged->profile == NULL || !cle_fit_is_covered (&judged->fit))
    return cle_client_fit_text (judged);
  if (!judged->stale)
    /* Translators: how well a client fits the profile, 0 to 100. */
    return g_strdup_printf (_ ("Fit %s of 100"), points);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Fit %s of 100, rated %u day ago",
                                       "Fit %s of 100, rated %u days ago", shown),
                          points, shown);
}

/**
 * cle_client_row_subtitle:
 * @judged: a client
 * @currency: ISO 4217
 * @now: the present time, ms
 *
 * Returns: (transfer full): fit, how old a stale rating is, and money in one line
 */
char *
cle_client_row_subtitle (const CleJudged *judged,
                         const char      *currency,
                         gint64           now)
{
  g_autofree char *fit = get_fit (judged, now);
  g_autofree char *money = cle_client_money_text (judged, currency);

  return money == NULL ? g_steal_pointer (&fit)
                       : g_strdup_printf (C_ ("client", "%s · %s"), fit, money);
}

/**
 * cle_client_tag_name:
 * @tag: of a client
 *
 * The tags of the first exercise are words of the program.
 *
 * Returns: (transfer none): @tag as people read it
 */
const char *
cle_client_tag_name (const char *tag)
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
      g_autofree char *day = cle_format_date (client->since);
      /* Translators: a day as "1 March 2019". */
      g_autofree char *since = g_strdup_printf (_ ("since %s"), day);

      g_strv_builder_add (parts, since);
    }
  for (guint i = 0; client->tags != NULL && client->tags[i] != NULL; i++)
    g_strv_builder_add (parts, cle_client_tag_name (client->tags[i]));
  words = g_strv_builder_end (parts);

  return g_strjoinv (" · ", words);
}

/**
 * cle_client_letter_language:
 *
 * Returns: that in which letters and their names are offered first
 */
const char *
cle_client_letter_language (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "ru") ? "ru" : "en";
}

/**
 * cle_client_letter_name:
 * @letter: a letter that was sent
 * @templates: (element-type CleLetterTemplate): what letters are made from
 *
 * Its subject names somebody perhaps, and is read only when it is opened.
 *
 * Returns: what kind of letter it is
 */
const char *
cle_client_letter_name (const CleLetter *letter,
                        GPtrArray       *templates)
{
  const CleLetterTemplate *made_from = cle_letter_template_find (templates, letter->kind);

  return made_from != NULL ? cle_letter_template_get_name (made_from, cle_client_letter_language ())
                           : letter->kind;
}

/**
 * cle_client_letters_text:
 * @letters: (element-type CleLetter): that were sent, the newest first
 * @templates: (element-type CleLetterTemplate): what letters are made from
 * @now: the present time in milliseconds
 *
 * Returns: (transfer full): the last one and when it was sent
 */
char *
cle_client_letters_text (GPtrArray *letters,
                         GPtrArray *templates,
                         gint64     now)
{
  const CleLetter *last = letters->len > 0 ? letters->pdata[0] : NULL;
  g_autofree char *day = NULL;

  if (last == NULL)
    return g_strdup (_ ("None was sent yet"));

  day = cle_format_moment (last->at, now, last->offset);
  return g_strdup_printf (C_ ("client", "%s · %s"), cle_client_letter_name (last, templates), day);
}
