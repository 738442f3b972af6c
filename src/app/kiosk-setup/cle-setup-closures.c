/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-setup-closures.h"

#include "cle-format-closures.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_DAYS    7
#define LONGEST   4096
#define ALL_DAYS  ((1u << N_DAYS) - 1)

/* Each in itself, as an owner would write it above the list of languages. */
static const struct
{
  const char *tag;
  const char *name;
} LANGUAGES[] = {
  { "de", "Deutsch" }, { "en", "English" },  { "es", "Español" },
  { "fr", "Français" }, { "ru", "Русский" }, { "uk", "Українська" },
};

/**
 * cle_setup_day_name:
 * @day: 0 for Monday … 6 for Sunday
 *
 * Returns: its name
 */
const char *
cle_setup_day_name (guint day)
{
  const char *names[N_DAYS] = {
    C_ ("weekday", "Monday"),   C_ ("weekday", "Tuesday"), C_ ("weekday", "Wednesday"),
    C_ ("weekday", "Thursday"), C_ ("weekday", "Friday"),  C_ ("weekday", "Saturday"),
    C_ ("weekday", "Sunday"),
  };

  g_return_val_if_fail (day < N_DAYS, NULL);

  return names[day];
}

/**
 * cle_setup_day_short:
 * @day: 0 for Monday … 6 for Sunday
 *
 * Returns: its name for a small button
 */
const char *
cle_setup_day_short (guint day)
{
  /* Translators: the days of the week in two or three letters. */
  const char *names[N_DAYS] = {
    C_ ("short weekday", "Mo"), C_ ("short weekday", "Tu"), C_ ("short weekday", "We"),
    C_ ("short weekday", "Th"), C_ ("short weekday", "Fr"), C_ ("short weekday", "Sa"),
    C_ ("short weekday", "Su"),
  };

  g_return_val_if_fail (day < N_DAYS, NULL);

  return names[day];
}

/* The last day of the unbroken row that begins with @day. */
static guint
find_end (guint days,
          guint day)
{
  while (day + 1 < N_DAYS && (days & 1u << (day + 1)) != 0)
    day++;

  return day;
}

/**
 * cle_setup_format_days:
 * @days: 1 << 0 for Monday … 1 << 6 for Sunday
 *
 * Returns: (transfer full): such as "Monday–Friday, Sunday"
 */
char *
cle_setup_format_days (guint days)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if ((days & ALL_DAYS) == ALL_DAYS)
    return g_strdup (_ ("every day"));

  for (guint day = 0; day < N_DAYS; day++)
    if ((days & 1u << day) != 0)
      {
        guint end = find_end (days, day);

        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", cle_setup_day_name (day));
        if (end > day)
          g_string_append_printf (out, "%s%s", end > day + 1 ? "–" : ", ",
                                  cle_setup_day_name (end));
        day = end;
      }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * cle_setup_format_hours:
 * @hours: (element-type CleKioskHours): opening hours
 *
 * Returns: (transfer full): one line for each; words for "always" when there
 *   are none
 */
char *
cle_setup_format_hours (const GArray *hours)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < hours->len; i++)
    {
      const CleKioskHours *item = &g_array_index (hours, CleKioskHours, i);
      g_autofree char *days = cle_setup_format_days (item->days);
      g_autofree char *from = cle_day_minute_format (item->from);
      g_autofree char *to = cle_day_minute_format (item->to);

      g_string_append_printf (out, "%s%s %s–%s", i > 0 ? "\n" : "", days, from, to);
    }
  if (out->len == 0)
    g_string_append (out, _ ("Always open"));

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * cle_setup_parse_time:
 * @text: what was typed: 08:30, also 8:30, 8.30 and 8
 * @minute: (out): minutes since midnight, 0 … 1440
 *
 * Returns: whether it is a time of the day
 */
gboolean
cle_setup_parse_time (const char *text,
                      guint      *minute)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *full = NULL;
  gsize digits = strspn (stripped, "0123456789");

  if (digits < 1 || digits > 2)
    return FALSE;

  g_strdelimit (stripped, ".", ':');
  full = g_strdup_printf ("%s%s%s", digits == 1 ? "0" : "", stripped,
                          stripped[digits] == '\0' ? ":00" : "");

  return cle_day_minute_parse (full, minute);
}

/**
 * cle_setup_check_hours:
 * @hours: what was chosen
 *
 * Returns: (nullable): what is wrong with it, in a sentence
 */
const char *
cle_setup_check_hours (const CleKioskHours *hours)
{
  if ((hours->days & ALL_DAYS) == 0)
    return _ ("Please choose at least one day.");
  if (hours->from >= hours->to)
    return _ ("It closes before it opens. For a night, please make two rows: until 24:00, and "
              "from 00:00.");

  return NULL;
}

/**
 * cle_setup_check_folder:
 * @path: what was typed; "" for none
 *
 * Whether it exists is for the kiosk to find out, which may be another computer.
 *
 * Returns: (nullable): what is wrong with it, in a sentence
 */
const char *
cle_setup_check_folder (const char *path)
{
  if (*path != '\0' && !g_path_is_absolute (path))
    return _ ("Please give the whole path, beginning with a slash.");
  if (strlen (path) > LONGEST)
    return _ ("This path is too long.");

  return NULL;
}

/**
 * cle_setup_list_languages:
 *
 * Returns: (transfer full): the languages that this program speaks
 */
char **
cle_setup_list_languages (void)
{
  return g_strsplit ("en " CLE_LINGUAS, " ", -1);
}

/**
 * cle_setup_language_name:
 * @language: a tag such as "en"
 *
 * Returns: (transfer none): its name in itself, or @language
 */
const char *
cle_setup_language_name (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (LANGUAGES); i++)
    if (strcmp (LANGUAGES[i].tag, language) == 0)
      return LANGUAGES[i].name;

  return language;
}

/**
 * cle_setup_begins_round:
 * @before: the set-up as it is kept
 * @after: what it becomes
 *
 * Answers that were promised to be anonymous do not mix with others, and those
 * to other questions cannot be compared.
 *
 * Returns: whether answers after the change belong to a round of their own
 */
gboolean
cle_setup_begins_round (const CleKioskConfig *before,
                        const CleKioskConfig *after)
{
  if (before->anonymous != after->anonymous ||
      strcmp (before->questionnaire, after->questionnaire) != 0)
    return TRUE;
  if (before->document == NULL || after->document == NULL)
    return before->document != after->document;

  return !g_bytes_equal (before->document, after->document);
}

/**
 * cle_setup_part_name:
 * @part: a part of a set-up
 *
 * Returns: what it is called in the summary
 */
const char *
cle_setup_part_name (CleSetupPart part)
{
  const char *names[CLE_N_SETUP_PARTS] = {
    _ ("What is asked"),
    _ ("Who answers"),
    _ ("Languages"),
    _ ("Privacy"),
    _ ("Those who leave early"),
    _ ("Own result"),
    _ ("Slips"),
    _ ("When nobody touches it"),
    _ ("Opening hours"),
    _ ("Folder for collecting"),
    _ ("PIN"),
  };

  g_return_val_if_fail ((guint) part < CLE_N_SETUP_PARTS, NULL);

  return names[part];
}

static char *
format_voices (guint voices)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < CLE_N_VOICES; i++)
    if ((voices & 1u << i) != 0)
      g_string_append_printf (out, "%s%s", n++ > 0 ? ", " : "", cle_format_voice ((CleVoice) i));

  return n > 1 ? g_strdup_printf (_ ("%s. Visitors say with one tap who they are."), out->str)
               : g_strdup_printf (_ ("%s. Visitors are not asked."), out->str);
}

static char *
format_languages (const CleKioskConfig *config)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < config->words->len; i++)
    {
      const CleKioskWords *words = g_ptr_array_index (config->words, i);

      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "",
                              cle_setup_language_name (words->language));
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
format_questions (const CleKioskConfig *config,
                  const char           *questionnaire)
{
  return *config->subject != '\0'
             ? g_strdup_printf (_ ("“%s”, about %s"), questionnaire, config->subject)
             : g_strdup_printf (_ ("“%s”"), questionnaire);
}

/**
 * cle_setup_part_text:
 * @config: a set-up
 * @part: a part of it
 * @questionnaire: the title of its questionnaire
 *
 * Returns: (transfer full): what it says about @part, in a sentence or two
 */
char *
cle_setup_part_text (const CleKioskConfig *config,
                     CleSetupPart          part,
                     const char           *questionnaire)
{
  switch (part)
    {
    case CLE_SETUP_QUESTIONS:
      return format_questions (config, questionnaire);
    case CLE_SETUP_VOICES:
      return format_voices (config->voices);
    case CLE_SETUP_LANGUAGES:
      return format_languages (config);
    case CLE_SETUP_PRIVACY:
      return g_strdup (config->anonymous
                           ? _ ("Anonymous: the day of an answer is kept, never the time.")
                           : _ ("Not anonymous: the time of each answer is kept."));
    case CLE_SETUP_LEAVERS:
      return g_strdup (config->keep_partial ? _ ("What they answered is kept, and never counted.")
                                            : _ ("What they answered is forgotten."));
    case CLE_SETUP_RESULT:
      return g_strdup (config->show_result ? _ ("Visitors see it at the end.")
                                           : _ ("Visitors do not see it."));
    case CLE_SETUP_SLIPS:
      return g_strdup (config->slips
                           ? _ ("Only with a code from a slip, each of which counts once.")
                           : _ ("Anybody may answer, as often as they like."));
    case CLE_SETUP_IDLE:
      return g_strdup_printf (ngettext ("After %u second it asks “Still there?”.",
                                        "After %u seconds it asks “Still there?”.", config->idle),
                              config->idle);
    case CLE_SETUP_HOURS:
      return cle_setup_format_hours (config->hours);
    case CLE_SETUP_COLLECT:
      return g_strdup (config->collect != NULL ? config->collect : _ ("None"));
    case CLE_SETUP_PIN:
    default:
      return g_strdup (config->pin != NULL ? _ ("Set. It is kept so that nobody can read it.")
                                           : _ ("Not set"));
    }
}
