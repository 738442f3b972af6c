/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-client-chart.h"
#include "cle-ctl-clients.h"
#include "clients/cle-profile-draft.h"
#include "clients/cle-profile-store.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

static void
write_head (const CleProfile *profile,
            GString          *out)
{
  g_autofree char *made = cle_time_format (cle_profile_get_made (profile));

  cle_json_write_text (out, "id", cle_profile_get_id (profile));
  cle_json_write_integer (out, "revision", cle_profile_get_revision (profile));
  cle_json_write_text (out, "made", made);
  cle_json_write_text (out, "name", cle_profile_get_name (profile));
  cle_json_write_integer (out, "traits", cle_profile_get_n_traits (profile));
}

static CleCtlExit
list_profiles (CleCtl  *ctl,
               int      argc,
               char   **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_auto (CleCtlClients) all = { 0 };
  g_autoptr (GString) out = g_string_new ("[");
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no more words."), "profile list");
  if (!cle_ctl_clients_load (&all, ctl, &status))
    return status;

  for (guint i = 0; i < all.profiles->len; i++)
    {
      const CleProfile *profile = all.profiles->pdata[i];
      g_autofree char *made = cle_time_format (cle_profile_get_made (profile));

      if (!json)
        fprintf (ctl->out, "%s  %u  %.10s  %s\n", cle_profile_get_id (profile),
                 cle_profile_get_revision (profile), made, cle_profile_get_name (profile));
      g_string_append (out, i > 0 ? ",\n{" : "{");
      write_head (profile, out);
      g_string_append_c (out, '}');
    }
  if (json)
    fprintf (ctl->out, "%s]\n", out->str);

  return CLE_CTL_DONE;
}

static void
print_trait (CleCtl         *ctl,
             const CleTrait *trait)
{
  const char *language = cle_ctl_get_language ();

  fprintf (ctl->out, "\n%s  %s  ×%u", cle_trait_get_id (trait),
           cle_side_get_word (cle_trait_get_side (trait)), cle_trait_get_weight (trait));
  if (cle_trait_get_side (trait) == CLE_SIDE_NON_IDEAL)
    fprintf (ctl->out, _ ("  fine up to %u points"), cle_trait_get_tolerance (trait));
  if (cle_trait_get_knock_out (trait))
    fprintf (ctl->out, "  %s", _ ("decides by itself"));
  fprintf (ctl->out, "\n  %s\n", cle_trait_get_name (trait, language));
  for (guint i = 0; i < cle_trait_get_n_levels (trait); i++)
    fprintf (ctl->out, "    %u  %2u  %s\n", i + 1, cle_trait_get_points (trait, i),
             cle_trait_get_level (trait, i, language));
}

static void
print_profile (CleCtl           *ctl,
               const CleProfile *profile)
{
  g_autofree char *made = cle_time_format (cle_profile_get_made (profile));

  fprintf (ctl->out, "%s\n%s  %u  %.10s\n", cle_profile_get_name (profile),
           cle_profile_get_id (profile), cle_profile_get_revision (profile), made);
  for (guint i = 0; i < cle_profile_get_n_traits (profile); i++)
    print_trait (ctl, cle_profile_get_trait (profile, i));
}

/* The revision that was asked for; the newest when none was. */
static CleProfile *
find_revision (CleCtl     *ctl,
               const char *word,
               int         revision,
               CleCtlExit *status)
{
  g_auto (CleCtlClients) all = { 0 };
  g_autoptr (GError) error = NULL;
  const CleProfile *newest;
  CleProfile *found;

  if (!cle_ctl_clients_load (&all, ctl, status) ||
      (newest = cle_ctl_clients_find_profile (&all, ctl, word, status)) == NULL)
    return NULL;
  if (revision <= 0)
    return cle_profile_ref (newest);

  found =
      cle_profile_store_load (ctl->store, cle_profile_get_id (newest), (guint) revision, &error);
  if (found == NULL)
    *status = cle_ctl_fail (ctl, error);
  return found;
}

static CleCtlExit
show_profile (CleCtl  *ctl,
              int      argc,
              char   **argv)
{
  gboolean json = FALSE, is_export = strcmp (argv[0], "export") == 0;
  g_autofree char *path = NULL;
  int revision = 0;
  const GOptionEntry entries[] = {
    { "revision", 0, 0, G_OPTION_ARG_INT, &revision, NULL, NULL },
    { is_export ? "output" : "json", is_export ? 'o' : 0, 0,
      is_export ? G_OPTION_ARG_FILENAME : G_OPTION_ARG_NONE,
      is_export ? (gpointer) &path : (gpointer) &json, NULL, NULL },
    { NULL },
  };
  g_autoptr (CleProfile) profile = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CleCtlExit status;
  gsize length;
  const char *text;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc > 2)
    return cle_ctl_usage (ctl, "%s", _ ("This takes the id or the name of one profile."));
  profile = find_revision (ctl, argc > 1 ? argv[1] : NULL, revision, &status);
  if (profile == NULL)
    return status;

  if (!is_export && !json)
    {
      print_profile (ctl, profile);
      return CLE_CTL_DONE;
    }

  bytes = cle_profile_to_bytes (profile);
  text = g_bytes_get_data (bytes, &length);
  return cle_ctl_write_out (ctl, path, text, length);
}

static CleProfile *
read_profile (CleCtl     *ctl,
              const char *path,
              CleCtlExit *status)
{
  g_autoptr (GBytes) bytes = cle_ctl_read_file (ctl, path, status);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;
  CleProfile *profile;

  if (bytes == NULL)
    return NULL;

  profile = cle_profile_new_from_bytes (bytes, name, &error);
  if (profile == NULL)
    *status = cle_ctl_fail (ctl, error);
  return profile;
}

static CleCtlExit
validate_profiles (CleCtl  *ctl,
                   int      argc,
                   char   **argv)
{
  CleCtlExit worst = CLE_CTL_DONE;

  if (!cle_ctl_parse (ctl, NULL, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc < 2)
    return cle_ctl_usage (ctl, "%s", _ ("The file is missing."));

  for (int i = 1; i < argc; i++)
    {
      CleCtlExit status = CLE_CTL_DONE;
      g_autoptr (CleProfile) profile = read_profile (ctl, argv[i], &status);
      g_autofree char *name = g_filename_display_name (argv[i]);
      guint n;

      worst = MAX (worst, profile != NULL ? CLE_CTL_DONE : status);
      if (profile == NULL)
        continue;
      n = cle_profile_get_n_traits (profile);
      fprintf (ctl->out, ngettext ("%s: “%s”, %u trait\n", "%s: “%s”, %u traits\n", n), name,
               cle_profile_get_name (profile), n);
    }

  return worst;
}

/* A revision that says what the newest one says would only lengthen the list. */
static gboolean
is_there (CleCtl           *ctl,
          const CleProfile *profile)
{
  g_autoptr (CleProfile) newest =
      cle_profile_store_newest (ctl->store, cle_profile_get_id (profile), NULL);

  if (newest == NULL || !cle_profile_draft_is_old (profile, newest))
    return FALSE;

  fprintf (ctl->err, _ ("Nothing is new: revision %u says the same.\n"),
           cle_profile_get_revision (newest));
  fprintf (ctl->out, "%s  %u\n", cle_profile_get_id (newest), cle_profile_get_revision (newest));
  return TRUE;
}

/* Saved as a new revision after those that are there already. */
static CleCtlExit
import_profile (CleCtl  *ctl,
                int      argc,
                char   **argv)
{
  g_autoptr (CleProfile) profile = NULL;
  g_autoptr (CleProfile) saved = NULL;
  g_autoptr (GError) error = NULL;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, NULL, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2)
    return cle_ctl_usage (ctl, "%s", _ ("“profile import” takes one file."));
  if ((profile = read_profile (ctl, argv[1], &status)) == NULL)
    return status;
  if (is_there (ctl, profile))
    return CLE_CTL_DONE;

  saved = cle_profile_store_save (ctl->store, profile, &error);
  if (saved == NULL)
    return cle_ctl_fail (ctl, error);

  fprintf (ctl->out, "%s  %u\n", cle_profile_get_id (saved), cle_profile_get_revision (saved));
  return CLE_CTL_DONE;
}

/**
 * cle_ctl_profile:
 * @ctl: the program
 * @argc: number of words
 * @argv: `profile list | show [PROFILE] | validate FILE… | export [PROFILE] | import FILE`
 *
 * Which clients are wanted and which are not.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_profile (CleCtl  *ctl,
                 int      argc,
                 char   **argv)
{
  const char *word = argc > 1 ? argv[1] : "";

  if (strcmp (word, "list") == 0)
    return list_profiles (ctl, argc - 1, argv + 1);
  if (strcmp (word, "show") == 0 || strcmp (word, "export") == 0)
    return show_profile (ctl, argc - 1, argv + 1);
  if (strcmp (word, "validate") == 0)
    return validate_profiles (ctl, argc - 1, argv + 1);
  if (strcmp (word, "poster") == 0)
    return cle_ctl_profile_poster (ctl, argc - 1, argv + 1);
  if (strcmp (word, "import") == 0)
    return import_profile (ctl, argc - 1, argv + 1);

  return cle_ctl_usage (
      ctl, "%s", _ ("“profile” is followed by list, show, validate, export, import or poster."));
}
