/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-kiosk.h"

#include "cle-ctl-format.h"
#include "json/cle-json-writer.h"
#include "kiosk/cle-kiosk-collect.h"
#include "kiosk/cle-kiosk-filing.h"
#include "kiosk/cle-kiosk-slips.h"
#include "report/cle-slips.h"
#include "store/cle-save.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * cle_ctl_kiosk_load:
 * @ctl: the program
 * @path: (nullable): a file; %NULL for the one that the kiosk takes
 * @status: (out): the exit code if it fails
 *
 * Returns: (transfer full): the set-up of a kiosk, or %NULL after telling
 */
CleKioskConfig *
cle_ctl_kiosk_load (CleCtl     *ctl,
                    const char *path,
                    CleCtlExit *status)
{
  g_autofree char *usual = cle_kiosk_config_dup_path ();
  g_autoptr (GError) error = NULL;
  CleKioskConfig *config = cle_kiosk_config_load (path != NULL ? path : usual, &error);

  if (config == NULL)
    *status = cle_ctl_fail_file (ctl, error);

  return config;
}

/*
 * cle_ctl_kiosk_find_questionnaire:
 * @ctl: the program
 * @config: the set-up of a kiosk
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what it asks
 */
CleQuestionnaire *
cle_ctl_kiosk_find_questionnaire (CleCtl               *ctl,
                                  const CleKioskConfig *config,
                                  GError              **error)
{
  return config->document != NULL
             ? cle_questionnaire_new_from_bytes (config->document, config->questionnaire, error)
             : cle_library_find (ctl->library, config->questionnaire, error);
}

static CleKioskRound *
open_round (CleCtl         *ctl,
            const char     *path,
            CleKioskConfig **config,
            CleCtlExit     *status)
{
  g_autoptr (CleQuestionnaire) questionnaire = NULL;
  g_autoptr (GError) error = NULL;
  CleKioskRound *round = NULL;

  *config = cle_ctl_kiosk_load (ctl, path, status);
  if (*config == NULL)
    return NULL;

  questionnaire = cle_ctl_kiosk_find_questionnaire (ctl, *config, &error);
  if (questionnaire != NULL)
    round = cle_kiosk_round_open (ctl->store, ctl->library, *config, questionnaire, &error);
  if (round == NULL)
    *status = cle_ctl_fail (ctl, error);

  return round;
}

static char *
format_last (CleCtl *ctl,
             gint64  last,
             gboolean day_only)
{
  const CleClock *clock = cle_store_get_clock (ctl->store);
  char *text = cle_ctl_format_local_time (last, cle_clock_get_offset (clock, last));

  if (day_only)
    text[10] = '\0';

  return text;
}

static void
print_counts (CleCtl               *ctl,
              const CleKioskConfig *config,
              const CleKioskCounts *counts)
{
  fprintf (ctl->out, _ ("Finished: %u, today: %u\n"), counts->n_finished, counts->n_today);
  if (config->anonymous)
    fprintf (ctl->out, _ ("Not among the results yet: %u\n"), counts->n_waiting);
  fprintf (ctl->out, _ ("Left before the end: %u, kept: %u\n"), counts->n_abandoned,
           counts->n_partial);
  for (guint i = 0; i < counts->n_questions; i++)
    if (counts->abandoned[i] > 0)
      fprintf (ctl->out, _ ("Left at question %u: %u\n"), i + 1, counts->abandoned[i]);
  if (counts->n_slips > 0)
    fprintf (ctl->out, _ ("Slips: %u, used: %u\n"), counts->n_slips, counts->n_slips_used);
  if (counts->last != 0)
    {
      g_autofree char *last = format_last (ctl, counts->last, config->anonymous);

      fprintf (ctl->out, _ ("Last answer: %s\n"), last);
    }
}

static void
print_json (CleCtl               *ctl,
            const CleKioskConfig *config,
            const CleKioskCounts *counts)
{
  g_autoptr (GString) out = g_string_new ("{");
  g_autofree char *last = format_last (ctl, counts->last, config->anonymous);

  cle_json_write_text (out, "round", config->round);
  cle_json_write_boolean (out, "anonymous", config->anonymous);
  cle_json_write_integer (out, "finished", counts->n_finished);
  cle_json_write_integer (out, "today", counts->n_today);
  cle_json_write_integer (out, "waiting", counts->n_waiting);
  cle_json_write_integer (out, "partial", counts->n_partial);
  cle_json_write_integer (out, "abandoned", counts->n_abandoned);
  cle_json_write_key (out, "left");
  for (guint i = 0; i < counts->n_questions; i++)
    g_string_append_printf (out, "%c%u", i == 0 ? '[' : ',', counts->abandoned[i]);
  g_string_append_c (out, ']');
  cle_json_write_integer (out, "slips", counts->n_slips);
  cle_json_write_integer (out, "slips-used", counts->n_slips_used);
  cle_json_write_text (out, "last", counts->last != 0 ? last : "");
  fprintf (ctl->out, "%s}\n", out->str);
}

static CleCtlExit
show_status (CleCtl  *ctl,
             int      argc,
             char   **argv)
{
  g_autofree char *path = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "file", 0, 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
                                   { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_autoptr (CleKioskConfig) config = NULL;
  g_autoptr (CleKioskRound) round = NULL;
  g_auto (CleKioskCounts) counts = { 0 };
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "kiosk status");

  round = open_round (ctl, path, &config, &status);
  if (round == NULL)
    return status;

  cle_kiosk_round_count (round, &counts);
  if (json)
    print_json (ctl, config, &counts);
  else
    print_counts (ctl, config, &counts);
  return CLE_CTL_DONE;
}

static GBytes *
format_slips (const CleKioskConfig *config,
              char                **codes,
              const char           *path,
              GError              **error)
{
  const CleKioskWords *words = g_ptr_array_index (config->words, 0);
  const CleSlipsText text = { *words->title != '\0' ? words->title : _ ("Your code for the kiosk"),
                              NULL, words->language };
  g_autofree char *lines = NULL;
  g_autofree char *all = NULL;

  if (path != NULL && g_str_has_suffix (path, ".pdf"))
    return cle_slips_make_pdf ((const char *const *) codes, &text, error);

  lines = g_strjoinv ("\n", codes);
  all = g_strconcat (lines, "\n", NULL);
  return g_bytes_new (all, strlen (all));
}

static CleCtlExit
hand_out (CleCtl               *ctl,
          const CleKioskConfig *config,
          CleKioskRound        *round,
          guint                 n,
          const char           *path)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) codes = cle_kiosk_slips_make (n, &error);
  g_autoptr (GBytes) bytes = codes != NULL ? format_slips (config, codes, path, &error) : NULL;

  if (bytes == NULL || !cle_kiosk_round_add_slips (round, (const char *const *) codes, &error) ||
      (path != NULL && !cle_save_bytes (cle_io_get_system (), path, bytes, &error)))
    return cle_ctl_fail (ctl, error);

  if (path == NULL)
    fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), ctl->out);
  return CLE_CTL_DONE;
}

static CleCtlExit
make_slips (CleCtl  *ctl,
            int      argc,
            char   **argv)
{
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { NULL },
  };
  g_autoptr (CleKioskConfig) config = NULL;
  g_autoptr (CleKioskRound) round = NULL;
  CleCtlExit status;
  guint64 n;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2 || !g_ascii_string_to_unsigned (argv[1], 10, 1, CLE_KIOSK_MAX_SLIPS, &n, NULL))
    return cle_ctl_usage (ctl, _ ("“kiosk slips” takes a number from 1 to %d."),
                          CLE_KIOSK_MAX_SLIPS);

  round = open_round (ctl, path, &config, &status);
  if (round == NULL)
    return status;
  if (!config->slips)
    fprintf (ctl->err, "clientelectl: %s\n",
             _ ("This kiosk does not ask for codes yet: it has to be set up to."));

  return hand_out (ctl, config, round, (guint) n, output);
}

static CleCtlExit
collect (CleCtl  *ctl,
         int      argc,
         char   **argv)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (!cle_ctl_parse (ctl, NULL, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2)
    return cle_ctl_usage (ctl, "%s", _ ("“kiosk collect” takes a folder."));
  if (!cle_kiosk_collect (ctl->store, argv[1], &path, &error))
    return cle_ctl_fail (ctl, error);

  fprintf (ctl->out, "%s\n", path);
  return CLE_CTL_DONE;
}

static CleCtlExit
settle (CleCtl  *ctl,
        int      argc,
        char   **argv)
{
  g_autoptr (GError) error = NULL;

  if (!cle_ctl_parse (ctl, NULL, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "kiosk settle");

  return cle_kiosk_file_all (ctl->store, ctl->library, &error) ? CLE_CTL_DONE
                                                               : cle_ctl_fail (ctl, error);
}

/**
 * cle_ctl_kiosk:
 * @ctl: the program
 * @argc: number of words
 * @argv: `kiosk check FILE | pin | slips N | status | collect FOLDER | settle`
 *
 * Sets a kiosk up and looks after it.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_kiosk (CleCtl  *ctl,
               int      argc,
               char   **argv)
{
  static const struct
  {
    const char *word;
    CleCtlFunc func;
  } parts[] = {
    { "check", cle_ctl_kiosk_check }, { "pin", cle_ctl_kiosk_pin }, { "slips", make_slips },
    { "status", show_status },        { "collect", collect },       { "settle", settle },
  };
  const char *word = argc > 1 ? argv[1] : "";

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].word, word) == 0)
      return parts[i].func (ctl, argc - 1, argv + 1);

  return cle_ctl_usage (ctl, "%s",
                        _ ("“kiosk” is followed by check, pin, slips, status, collect or settle."));
}
