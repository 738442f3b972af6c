/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-clients.h"
#include "clients/cle-parting-acts.h"
#include "clients/cle-whale.h"
#include "json/cle-json-writer.h"
#include "store/cle-people.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the command was told. */
typedef struct
{
  char     *reason;
  char     *person;
  char     *effective;
  char     *note;
  char     *look;
  char     *change;
  gboolean  undo;
  gboolean  json;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->reason);
  g_free (wish->person);
  g_free (wish->effective);
  g_free (wish->note);
  g_free (wish->look);
  g_free (wish->change);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static void
write_step (CleCtl              *ctl,
            const CleParting    *parting,
            ClePartingItem       item,
            GString             *out)
{
  const ClePartingStep *step = &parting->steps[item];
  g_autofree char *who = step->who != NULL ? cle_people_dup_name (ctl->store, step->who) : NULL;

  g_string_append (out, item > 0 ? ",{" : "{");
  cle_json_write_text (out, "item", cle_parting_item_get_word (item));
  cle_json_write_boolean (out, "mandatory", cle_parting_item_is_mandatory (item));
  cle_json_write_boolean (out, "done", cle_parting_is_step_done (parting, item));
  if (step->note != NULL || who != NULL)
    cle_json_write_text (out, "note", who != NULL ? who : step->note);
  g_string_append_c (out, '}');
}

static void
print_json (CleCtl           *ctl,
            const CleParting *parting)
{
  g_autoptr (GString) out = g_string_new ("{");
  g_autofree char *at = cle_time_format (parting->at);
  g_autofree char *earliest = cle_time_format (cle_parting_get_earliest (parting));

  cle_json_write_text (out, "id", parting->id);
  cle_json_write_text (out, "at", at);
  cle_json_write_text (out, "state", cle_parting_state_get_word (parting->state));
  cle_json_write_text (out, "earliest", earliest);
  if (parting->reason != NULL)
    cle_json_write_text (out, "reason", parting->reason);
  if (parting->look != NULL)
    cle_json_write_text (out, "look", parting->look);
  if (parting->change != NULL)
    cle_json_write_text (out, "change", parting->change);
  cle_json_write_key (out, "steps");
  g_string_append_c (out, '[');
  for (guint i = 0; i < CLE_N_PARTING; i++)
    write_step (ctl, parting, i, out);
  fprintf (ctl->out, "%s]}\n", out->str);
}

static void
print_steps (CleCtl           *ctl,
             const CleParting *parting)
{
  fprintf (ctl->out, "%s  %s\n", parting->id, cle_parting_state_get_word (parting->state));
  for (guint i = 0; i < CLE_N_PARTING; i++)
    {
      const ClePartingStep *step = &parting->steps[i];
      g_autofree char *text = cle_parting_item_dup_text (i);
      g_autofree char *who = step->who != NULL ? cle_people_dup_name (ctl->store, step->who) : NULL;

      fprintf (ctl->out, "[%c] %-12s  %s", cle_parting_is_step_done (parting, i) ? 'x' : ' ',
               cle_parting_item_get_word (i), text);
      if (who != NULL || step->note != NULL)
        fprintf (ctl->out, " (%s)", who != NULL ? who : step->note);
      fputc ('\n', ctl->out);
    }
}

/* Said once, when it can still be thought over. */
static void
warn (CleCtl          *ctl,
      CleCtlClients   *all,
      const CleClient *client)
{
  CleJudge *judge = cle_ctl_clients_judge (all, ctl);
  const CleJudged *judged = cle_judge_find (judge, client->id);
  g_autofree char *warning =
      judged != NULL && judged->money != NULL
          ? cle_whale_dup_client_part (judged->money->items[CLE_MONEY_REVENUE],
                                       cle_judge_get_revenue (judge), cle_judge_get_n (judge))
          : NULL;

  if (warning != NULL)
    fprintf (ctl->err, "%s\n", warning);
}

static CleCtlExit
begin (CleCtl           *ctl,
       const Wish       *wish,
       const CleClient  *client,
       const CleParting *open)
{
  g_autoptr (CleParting) parting = g_new0 (CleParting, 1);
  g_autoptr (GError) error = NULL;

  if (open != NULL && open->state == CLE_PARTING_OPEN)
    return cle_ctl_refuse (ctl, "%s", _ ("A parting with this client has begun already."));

  parting->client = g_strdup (client->id);
  parting->reason = g_strdup (wish->reason);
  if (!cle_parting_begin_told (ctl->store, parting, wish->person, wish->effective, &error))
    return cle_ctl_fail (ctl, error);

  fprintf (ctl->out, "%s\n", parting->id);
  return CLE_CTL_DONE;
}

static CleCtlExit
set_item (CleCtl           *ctl,
          const Wish       *wish,
          const CleParting *parting,
          const char       *word)
{
  g_autofree char *record = NULL;
  g_autoptr (GError) error = NULL;
  ClePartingItem item;

  if (!cle_parting_item_from_word (word, &item))
    return cle_ctl_refuse (
        ctl, _ ("“%s” is not on the checklist; “clientelectl part CLIENT show” lists it."), word);

  return cle_parting_set_step (ctl->store, parting, item, !wish->undo, wish->note, &record, &error)
             ? CLE_CTL_DONE
             : cle_ctl_fail (ctl, error);
}

/* The acts on a parting that has begun. */
static CleCtlExit
act (CleCtl           *ctl,
     const Wish       *wish,
     const CleParting *parting,
     const char       *word,
     const char       *text)
{
  g_autofree char *record = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (strcmp (word, "set") == 0)
    return set_item (ctl, wish, parting, text);
  if (strcmp (word, "finish") == 0)
    done = cle_parting_finish (ctl->store, parting, wish->look, wish->change, &record, &error);
  else
    done = cle_parting_call_off (ctl->store, parting, text, &record, &error);

  return done ? CLE_CTL_DONE : cle_ctl_fail (ctl, error);
}

/* Whether the words are those of an act. */
static gboolean
check_words (int    argc,
             char **argv)
{
  static const char *const three[] = { "begin", "finish", "show", NULL };
  static const char *const four[] = { "set", "call-off", NULL };

  return (argc == 3 && g_strv_contains (three, argv[2])) ||
         (argc == 4 && g_strv_contains (four, argv[2]));
}

static gboolean
check_texts (CleCtl     *ctl,
             const Wish *wish,
             const char *text)
{
  return cle_ctl_check_text (ctl, wish->person) && cle_ctl_check_text (ctl, wish->effective) &&
         cle_ctl_check_text (ctl, wish->reason) && cle_ctl_check_text (ctl, wish->note) &&
         cle_ctl_check_text (ctl, wish->look) && cle_ctl_check_text (ctl, wish->change) &&
         cle_ctl_check_text (ctl, text);
}

static CleCtlExit
run (CleCtl      *ctl,
     const Wish  *wish,
     char       **argv)
{
  g_auto (CleCtlClients) all = { 0 };
  const CleClient *client;
  const CleParting *parting;
  CleCtlExit status;

  if (!cle_ctl_clients_load (&all, ctl, &status) ||
      (client = cle_ctl_clients_find (&all, ctl, argv[1], &status)) == NULL)
    return status;

  parting = cle_client_book_get_parting (all.book, client->id);
  if (strcmp (argv[2], "begin") == 0)
    {
      warn (ctl, &all, client);
      return begin (ctl, wish, client, parting);
    }
  if (parting == NULL)
    return cle_ctl_refuse (ctl, "%s", _ ("There is no parting with this client."));
  if (strcmp (argv[2], "show") != 0)
    return act (ctl, wish, parting, argv[2], argv[3]);

  if (wish->json)
    print_json (ctl, parting);
  else
    print_steps (ctl, parting);
  return CLE_CTL_DONE;
}

/**
 * cle_ctl_part:
 * @ctl: the program
 * @argc: number of words
 * @argv: `part CLIENT begin [--reason TEXT] [--person NAME] [--effective DAY] |
 *   set ITEM [--note TEXT] [--undo] |
 *   finish [--look DAY] [--change TEXT] | call-off WHY | show [--json]`
 *
 * Ending the work with a client, step by step.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_part (CleCtl  *ctl,
              int      argc,
              char   **argv)
{
  g_auto (Wish) wish = { 0 };
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &wish.reason, NULL, NULL },
    { "person", 0, 0, G_OPTION_ARG_FILENAME, &wish.person, NULL, NULL },
    { "effective", 0, 0, G_OPTION_ARG_FILENAME, &wish.effective, NULL, NULL },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &wish.note, NULL, NULL },
    { "look", 0, 0, G_OPTION_ARG_FILENAME, &wish.look, NULL, NULL },
    { "change", 0, 0, G_OPTION_ARG_FILENAME, &wish.change, NULL, NULL },
    { "undo", 0, 0, G_OPTION_ARG_NONE, &wish.undo, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &wish.json, NULL, NULL },
    { NULL },
  };

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (!check_words (argc, argv))
    return cle_ctl_usage (ctl, "%s",
                          _ ("“part” takes one client and begin, set ITEM, finish, call-off WHY or "
                             "show."));
  if (!check_texts (ctl, &wish, argc > 3 ? argv[3] : NULL))
    return CLE_CTL_INPUT;

  return run (ctl, &wish, argv);
}
