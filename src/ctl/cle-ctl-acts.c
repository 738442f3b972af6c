/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl.h"
#include "history/cle-trash.h"
#include "store/cle-acts.h"
#include "store/cle-erase.h"
#include "store/cle-people.h"

#include <glib/gi18n.h>
#include <string.h>

typedef gboolean (*Act) (CleStore    *store,
                         const char  *id,
                         GError     **error);

/* Finds the result, or tells that there is none. */
static CleHistory *
find_result (CleCtl        *ctl,
             const char    *id,
             CleHistoryRow *row,
             CleCtlExit    *status)
{
  g_autoptr (CleHistory) history = cle_ctl_load_history (ctl, status);
  guint index;

  if (history == NULL)
    return NULL;

  if (!cle_history_find (history, id, &index))
    {
      *status = cle_ctl_refuse (ctl, _ ("There is no result “%s”."), id);
      return NULL;
    }

  cle_history_get_row (history, index, row);
  return g_steal_pointer (&history);
}

/* What has been in the trash for too long goes when something is put there. */
static gboolean
empty_expired (CleStore    *store,
               CleHistory  *history,
               GError     **error)
{
  g_auto (GStrv) ids =
      cle_trash_list_expired (history, cle_clock_get_wall (cle_store_get_clock (store)));

  return ids[0] == NULL || cle_erase_results (store, (const char *const *) ids, error);
}

static CleCtlExit
act_on_result (CleCtl      *ctl,
               int          argc,
               char       **argv,
               gboolean     trashed,
               const char  *refusal,
               Act          act)
{
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  CleHistoryRow row;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, NULL, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2)
    return cle_ctl_usage (ctl, _ ("“%s” takes one id."), argv[0]);

  history = find_result (ctl, argv[1], &row, &status);
  if (history == NULL)
    return status;
  if (row.trashed != trashed)
    return cle_ctl_refuse (ctl, "%s", refusal);

  return act (ctl->store, argv[1], &error) && empty_expired (ctl->store, history, &error)
             ? CLE_CTL_DONE
             : cle_ctl_fail (ctl, error);
}

static CleCtlExit
erase_result (CleCtl     *ctl,
              const char *id)
{
  const char *const ids[] = { id, NULL };
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  CleHistoryRow row;
  CleCtlExit status;

  history = find_result (ctl, id, &row, &status);
  if (history == NULL)
    return status;

  return cle_erase_results (ctl->store, ids, &error) ? CLE_CTL_DONE : cle_ctl_fail (ctl, error);
}

/* Every person of that name goes, on whichever device they were named. */
static CleCtlExit
erase_respondent (CleCtl     *ctl,
                  const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = cle_people_list (ctl->store, &error);
  gboolean found = FALSE;

  if (people == NULL)
    return cle_ctl_fail (ctl, error);

  for (guint i = 0; i < people->len; i++)
    {
      const ClePerson *person = g_ptr_array_index (people, i);

      if (strcmp (person->name, name) != 0)
        continue;
      if (!cle_erase_person (ctl->store, person->id, &error))
        return cle_ctl_fail (ctl, error);
      found = TRUE;
    }

  return found ? CLE_CTL_DONE : cle_ctl_refuse (ctl, _ ("Nobody here is called “%s”."), name);
}

/**
 * cle_ctl_note:
 * @ctl: the program
 * @argc: number of words
 * @argv: `note ID TEXT`
 *
 * Notes something on a result; an empty text takes the note back.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_note (CleCtl  *ctl,
              int      argc,
              char   **argv)
{
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  CleHistoryRow row;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, NULL, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 3)
    return cle_ctl_usage (ctl, "%s", _ ("“note” takes an id and a text, in quotes."));
  if (!cle_ctl_check_text (ctl, argv[2]))
    return CLE_CTL_INPUT;

  history = find_result (ctl, argv[1], &row, &status);
  if (history == NULL)
    return status;

  return cle_act_note (ctl->store, argv[1], argv[2], &error) ? CLE_CTL_DONE
                                                             : cle_ctl_fail (ctl, error);
}

/**
 * cle_ctl_delete:
 * @ctl: the program
 * @argc: number of words
 * @argv: `delete ID`
 *
 * Puts a result into the trash.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_delete (CleCtl  *ctl,
                int      argc,
                char   **argv)
{
  return act_on_result (ctl, argc, argv, FALSE, _ ("The result is in the trash already."),
                        cle_act_trash);
}

/**
 * cle_ctl_restore:
 * @ctl: the program
 * @argc: number of words
 * @argv: `restore ID`
 *
 * Takes a result back out of the trash.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_restore (CleCtl  *ctl,
                 int      argc,
                 char   **argv)
{
  return act_on_result (ctl, argc, argv, TRUE, _ ("The result is not in the trash."),
                        cle_act_restore);
}

/**
 * cle_ctl_erase:
 * @ctl: the program
 * @argc: number of words
 * @argv: `erase ID | --respondent NAME`
 *
 * Erases a result, or a person, for good.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_erase (CleCtl  *ctl,
               int      argc,
               char   **argv)
{
  g_autofree char *respondent = NULL;
  const GOptionEntry entries[] = {
    { "respondent", 0, 0, G_OPTION_ARG_FILENAME, &respondent, NULL, NULL }, { NULL }
  };
  g_autoptr (GError) error = NULL;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != (respondent != NULL ? 1 : 2))
    return cle_ctl_usage (ctl, "%s", _ ("“erase” takes one id, or --respondent and a name."));
  if (!cle_erase_resume (ctl->store, &error))
    return cle_ctl_fail (ctl, error);

  return respondent != NULL ? erase_respondent (ctl, respondent) : erase_result (ctl, argv[1]);
}
