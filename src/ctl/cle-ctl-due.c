/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-due.h"

#include "assessment/cle-due.h"
#include "cle-ctl-format.h"
#include "cle-ctl-selection.h"
#include "history/cle-archive.h"
#include "json/cle-json-writer.h"
#include "store/cle-people.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY    "reminder-days"
#define DAY_MS G_GINT64_CONSTANT (86400000)

/* The next assessment, as it stands today, and what should have been done. */
typedef struct
{
  gboolean    is_known; /* there is a last one and a reminder */
  gboolean    is_due;
  guint       interval; /* days */
  gint64      left;     /* days; 0 and less: due */
  char       *day;      /* on which it is due */
  GPtrArray  *overdue;  /* of CleAction */
  GString    *json;     /* what is due about clients … */
  GPtrArray  *clients;  /* … and the same in lines */
} Due;

static void
due_clear (Due *due)
{
  g_free (due->day);
  g_clear_pointer (&due->overdue, g_ptr_array_unref);
  g_clear_pointer (&due->clients, g_ptr_array_unref);
  if (due->json != NULL)
    g_string_free (due->json, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Due, due_clear)

/* The schema may be that of another version of the program. */
static gboolean
has_key (GSettingsSchema *schema)
{
  g_autoptr (GSettingsSchemaKey) key = NULL;

  if (!g_settings_schema_has_key (schema, KEY))
    return FALSE;

  key = g_settings_schema_get_key (schema, KEY);
  return g_variant_type_equal (g_settings_schema_key_get_value_type (key), G_VARIANT_TYPE_UINT32);
}

static void
find_due (CleCtl     *ctl,
          CleHistory *history,
          const CleSelectionFilter *filter,
          Due        *due)
{
  g_autoptr (CleSelection) selection = cle_selection_new (history, filter);
  gint64 now = cle_clock_get_wall (cle_store_get_clock (ctl->store));
  const CleSelected *last;

  due->is_known = selection->n_rows > 0 && due->interval > 0;
  if (!due->is_known)
    return;

  last = &selection->rows[cle_selection_find_last (selection)];
  due->left = cle_due_count_days (last->at, due->interval, now, last->offset);
  due->day = cle_time_format (cle_due_find_day (last->at, last->offset, due->interval) * DAY_MS);
  due->day[10] = '\0';
  due->is_due = due->left <= 0;
}

/* An action has a subject, but neither voice nor questionnaire. */
static void
find_overdue (CleCtl     *ctl,
              CleHistory *history,
              const char *subject,
              Due        *due)
{
  const CleClock *clock = cle_store_get_clock (ctl->store);
  gint64 now = cle_clock_get_wall (clock);

  due->overdue =
      cle_actions_list_overdue (cle_archive_get_actions (cle_history_get_archive (history)),
                                subject, now, cle_clock_get_offset (clock, now));
}

static void
write_overdue (CleCtl    *ctl,
               const Due *due,
               GString   *out)
{
  cle_json_write_key (out, "overdue");
  g_string_append_c (out, '[');
  for (guint i = 0; i < due->overdue->len; i++)
    {
      const CleAction *action = g_ptr_array_index (due->overdue, i);
      g_autofree char *who =
          action->who != NULL ? cle_people_dup_name (ctl->store, action->who) : NULL;

      g_string_append (out, i > 0 ? ",\n{" : "\n{");
      cle_json_write_text (out, "id", action->id);
      cle_json_write_text (out, "what", action->what);
      cle_json_write_text (out, "subject", action->subject);
      if (who != NULL)
        cle_json_write_text (out, "who", who);
      cle_json_write_text (out, "due", action->due);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
print_json (CleCtl    *ctl,
            const Due *due)
{
  g_autoptr (GString) out = g_string_new ("{");

  cle_json_write_boolean (out, "due", due->is_due);
  cle_json_write_integer (out, "every", due->interval);
  if (due->is_known)
    {
      cle_json_write_text (out, "on", due->day);
      cle_json_write_integer (out, "days", due->left);
    }
  write_overdue (ctl, due, out);
  g_string_append (out, due->json->str);
  fprintf (ctl->out, "%s}\n", out->str);
}

static void
print_plain (CleCtl    *ctl,
             const Due *due)
{
  if (due->interval == 0)
    fprintf (ctl->out, "%s\n", _ ("No reminder of the next assessment is set."));
  else if (!due->is_known)
    fprintf (ctl->out, "%s\n", _ ("There is no result yet to count the days from."));
  else if (due->left <= 0)
    /* Translators: %s is a date. */
    fprintf (ctl->out, _ ("The next assessment has been due since %s."), due->day);
  else
    /* Translators: %s is a date. */
    fprintf (ctl->out, _ ("The next assessment is due on %s."), due->day);
  if (due->is_known)
    fputs ("\n", ctl->out);
}

static void
print_overdue (CleCtl    *ctl,
               const Due *due)
{
  for (guint i = 0; i < due->overdue->len; i++)
    {
      const CleAction *action = g_ptr_array_index (due->overdue, i);
      g_autofree char *who =
          action->who != NULL ? cle_people_dup_name (ctl->store, action->who) : NULL;

      /* Translators: the day by which something was to be done, and what it is. */
      fprintf (ctl->out, _ ("To be done by %s: %s"), action->due, action->what);
      if (who != NULL)
        fprintf (ctl->out, " (%s)", who);
      fputs ("\n", ctl->out);
    }
}

/**
 * cle_ctl_due_get_interval:
 *
 * Returns: days from one assessment to the next as set in the window's
 *   preferences, 0 for no reminder; 90 if they are not installed here.
 */
guint
cle_ctl_due_get_interval (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, CLE_APPLICATION_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;

  if (schema == NULL || !has_key (schema))
    return CLE_DUE_DEFAULT_DAYS;

  settings = g_settings_new_full (schema, NULL, NULL);
  return MIN (g_settings_get_uint (settings, KEY), 3660);
}

/**
 * cle_ctl_due:
 * @ctl: the program
 * @argc: number of words
 * @argv: `due [--json] [--every DAYS]` and a selection
 *
 * Tells when the next assessment is due, counted from the last one (see
 * cle_selection_find_last()), which open actions should have been done by now,
 * and what is due about clients.
 *
 * Returns: %CLE_CTL_DUE if anything is due, else %CLE_CTL_DONE.
 */
CleCtlExit
cle_ctl_due (CleCtl  *ctl,
             int      argc,
             char   **argv)
{
  gboolean json = FALSE;
  int every = -1;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { "every", 0, 0, G_OPTION_ARG_INT, &every, NULL, NULL },
                                   { NULL } };
  g_auto (CleCtlSelection) selection = { 0 };
  g_autoptr (CleHistory) history = NULL;
  g_auto (Due) due = { 0 };
  CleCtlExit status;
  int n_clients;

  if (!cle_ctl_selection_parse (ctl, &selection, entries, &argc, &argv, &status))
    return status;
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "due");
  if (every < -1 || every > 3660)
    return cle_ctl_refuse (ctl, "%s", _ ("The days between two assessments are 0 to 3660."));

  history = cle_ctl_load_history (ctl, &status);
  if (history == NULL)
    return status;

  due.interval = every >= 0 ? (guint) every : cle_ctl_due_get_interval ();
  find_due (ctl, history, &selection.filter, &due);
  find_overdue (ctl, history, selection.subject, &due);
  due.json = g_string_new (NULL);
  n_clients = cle_ctl_due_list_clients (ctl, &due.clients, due.json, &status);
  if (n_clients < 0)
    return status;
  if (json)
    print_json (ctl, &due);
  else
    {
      print_plain (ctl, &due);
      print_overdue (ctl, &due);
      for (guint i = 0; i < due.clients->len; i++)
        fprintf (ctl->out, "%s\n", (const char *) due.clients->pdata[i]);
    }

  return due.is_due || due.overdue->len > 0 || n_clients > 0 ? CLE_CTL_DUE : CLE_CTL_DONE;
}
