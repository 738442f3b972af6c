/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-selection.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *word;
  ClePeriodPreset preset;
} presets[] = {
  { "3months", CLE_PERIOD_THREE_MONTHS },
  { "year", CLE_PERIOD_YEAR },
  { "all", CLE_PERIOD_ALL },
};

static gboolean
parse_words (CleCtl              *ctl,
             CleCtlSelection     *self,
             const GOptionEntry  *entries,
             int                 *argc,
             char              ***argv)
{
  const GOptionEntry shared[] = {
    { "subject", 0, 0, G_OPTION_ARG_FILENAME, &self->subject, NULL, NULL },
    { "voice", 0, 0, G_OPTION_ARG_FILENAME, &self->voice, NULL, NULL },
    { "questionnaire", 0, 0, G_OPTION_ARG_FILENAME, &self->questionnaire, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_FILENAME, &self->period, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &self->from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &self->to, NULL, NULL },
  };
  g_autoptr (GArray) all = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  g_array_append_vals (all, shared, G_N_ELEMENTS (shared));
  for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++)
    g_array_append_vals (all, entry, 1);

  return cle_ctl_parse (ctl, (const GOptionEntry *) (gpointer) all->data, argc, argv);
}

static gboolean
check_texts (CleCtl          *ctl,
             CleCtlSelection *self,
             CleCtlExit      *status)
{
  const char *texts[] = { self->subject, self->voice, self->questionnaire,
                          self->period,  self->from,  self->to };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!cle_ctl_check_text (ctl, texts[i]))
      {
        *status = CLE_CTL_INPUT;
        return FALSE;
      }

  return TRUE;
}

static gboolean
find_voice (CleCtl          *ctl,
            CleCtlSelection *self,
            CleCtlExit      *status)
{
  CleVoice voice;

  self->filter.voice = -1;
  if (self->voice == NULL)
    return TRUE;

  if (!cle_voice_from_word (self->voice, &voice))
    {
      *status = cle_ctl_refuse (ctl, _ ("“%s” is not a voice: management, staff or client."),
                                self->voice);
      return FALSE;
    }

  self->filter.voice = (int) voice;
  return TRUE;
}

static gboolean
find_preset (CleCtl          *ctl,
             CleCtlSelection *self,
             ClePeriodPreset *preset,
             CleCtlExit      *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (strcmp (presets[i].word, self->period) == 0)
      {
        *preset = presets[i].preset;
        return TRUE;
      }

  *status = cle_ctl_refuse (ctl, _ ("“%s” is not a period: 3months, year or all."), self->period);
  return FALSE;
}

static gboolean
find_period (CleCtl          *ctl,
             CleCtlSelection *self,
             CleCtlExit      *status)
{
  const CleClock *clock = cle_store_get_clock (ctl->store);
  gint64 now = cle_clock_get_wall (clock);
  int offset = cle_clock_get_offset (clock, now);
  g_autoptr (GError) error = NULL;
  ClePeriodPreset preset;

  if (self->period != NULL && (self->from != NULL || self->to != NULL))
    {
      *status = cle_ctl_usage (ctl, "%s",
                               _ ("Either --period or --from and --to says which time is meant."));
      return FALSE;
    }

  if (self->period != NULL)
    {
      if (!find_preset (ctl, self, &preset, status))
        return FALSE;
      self->filter.period = cle_period_resolve (preset, now, offset);
      return TRUE;
    }

  if (cle_period_for_dates (self->from, self->to, offset, &self->filter.period, &error))
    return TRUE;

  *status = cle_ctl_refuse (ctl, "%s", error->message);
  return FALSE;
}

/**
 * cle_ctl_selection_parse:
 * @ctl: the program, with its store
 * @self: (out): the selection, all zero before
 * @entries: (nullable): further options of the command
 * @argc: (inout): number of words, the command's name first
 * @argv: (inout): the words; options are taken out
 * @status: (out): the exit code if it fails
 *
 * Takes the options that say which results are meant: `--subject`, `--voice`,
 * `--questionnaire`, `--period` or `--from` and `--to`, of which the last day is
 * included. Days are those of the local time here and now.
 *
 * Returns: %FALSE, after telling, if an option is not known or its value is not
 *   right; clear @self all the same.
 */
gboolean
cle_ctl_selection_parse (CleCtl              *ctl,
                         CleCtlSelection     *self,
                         const GOptionEntry  *entries,
                         int                 *argc,
                         char              ***argv,
                         CleCtlExit          *status)
{
  *status = CLE_CTL_USAGE;
  if (!parse_words (ctl, self, entries, argc, argv))
    return FALSE;

  self->filter.subject = self->subject;
  self->filter.questionnaire = self->questionnaire;

  return check_texts (ctl, self, status) && find_voice (ctl, self, status) &&
         find_period (ctl, self, status);
}

/**
 * cle_ctl_selection_is_all:
 * @self: a selection
 *
 * Returns: %TRUE if it leaves nothing out.
 */
gboolean
cle_ctl_selection_is_all (const CleCtlSelection *self)
{
  const CleSelectionFilter *filter = &self->filter;

  return filter->subject == NULL && filter->voice < 0 && filter->questionnaire == NULL &&
         filter->period.from == 0 && filter->period.to == 0;
}

/**
 * cle_ctl_selection_clear:
 * @self: a selection
 *
 * Frees its texts.
 */
void
cle_ctl_selection_clear (CleCtlSelection *self)
{
  g_free (self->subject);
  g_free (self->voice);
  g_free (self->questionnaire);
  g_free (self->period);
  g_free (self->from);
  g_free (self->to);
}
