/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-parting.h"

#include "actions/cle-action.h"
#include "store/cle-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const ITEMS[] = { "well-founded", "obligations", "orders", "invoices",
                                     "data",         "referral",    "person", "effective" };

/* As they stand in amendments. */
static const char *const STATES[] = { "parting", "parted", "stays" };

static void
copy_steps (CleParting       *copy,
            const CleParting *self)
{
  for (guint i = 0; i < CLE_N_PARTING; i++)
    {
      copy->steps[i].note = g_strdup (self->steps[i].note);
      copy->steps[i].said = g_strdup (self->steps[i].said);
      copy->steps[i].who = g_strdup (self->steps[i].who);
    }
}

/**
 * cle_parting_copy:
 * @self: a parting
 *
 * Returns: (transfer full): the same
 */
CleParting *
cle_parting_copy (const CleParting *self)
{
  CleParting *copy = g_new (CleParting, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->client = g_strdup (self->client);
  copy->reason = g_strdup (self->reason);
  copy->look = g_strdup (self->look);
  copy->change = g_strdup (self->change);
  copy_steps (copy, self);

  return copy;
}

/**
 * cle_parting_free:
 * @self: (transfer full) (nullable): a parting
 */
void
cle_parting_free (CleParting *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < CLE_N_PARTING; i++)
    {
      g_free (self->steps[i].note);
      g_free (self->steps[i].said);
      g_free (self->steps[i].who);
    }
  g_free (self->id);
  g_free (self->client);
  g_free (self->reason);
  g_free (self->look);
  g_free (self->change);
  g_free (self);
}

/**
 * cle_parting_item_get_word:
 * @item: of the checklist
 *
 * Returns: (transfer none): the word for it in files
 */
const char *
cle_parting_item_get_word (ClePartingItem item)
{
  return ITEMS[item];
}

/**
 * cle_parting_item_from_word:
 * @word: a word of a file
 * @item: (out): what it means
 *
 * Returns: %FALSE if it is none
 */
gboolean
cle_parting_item_from_word (const char     *word,
                            ClePartingItem *item)
{
  for (guint i = 0; i < CLE_N_PARTING; i++)
    if (strcmp (ITEMS[i], word) == 0)
      {
        *item = (ClePartingItem) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_parting_item_is_mandatory:
 * @item: of the checklist
 *
 * Everything but the referral has to be seen to: there is not always somebody
 * else, but what is owed, agreed and lent is always owed, agreed and lent.
 *
 * Returns: whether a parting cannot be finished without it
 */
gboolean
cle_parting_item_is_mandatory (ClePartingItem item)
{
  return item != CLE_PARTING_REFERRAL;
}

/**
 * cle_parting_item_dup_text:
 * @item: of the checklist
 *
 * Returns: (transfer full): what is to be seen to, in the user's language
 */
char *
cle_parting_item_dup_text (ClePartingItem item)
{
  static const char *const texts[] = {
    N_ ("The decision is well founded"),    N_ ("All our obligations are fulfilled"),
    N_ ("Open orders are settled"),         N_ ("Invoices are settled"),
    N_ ("Data and access are returned"),    N_ ("There is somebody to refer the client to"),
    N_ ("A named person tells the client"), N_ ("There is a day from which it holds"),
  };

  return g_strdup (_ (texts[item]));
}

/**
 * cle_parting_state_get_word:
 * @state: of a parting
 *
 * Returns: (transfer none): the word for it in files
 */
const char *
cle_parting_state_get_word (ClePartingState state)
{
  return STATES[state];
}

/**
 * cle_parting_state_from_word:
 * @word: a word of a file
 * @state: (out): what it means
 *
 * Returns: %FALSE if it is none
 */
gboolean
cle_parting_state_from_word (const char      *word,
                             ClePartingState *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    if (strcmp (STATES[i], word) == 0)
      {
        *state = (ClePartingState) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_parting_get_earliest:
 * @self: a parting
 *
 * Returns: the moment from which it can be finished, wall clock, ms: a day
 *   (%CLE_PARTING_COOLING_OFF) after it was decided
 */
gint64
cle_parting_get_earliest (const CleParting *self)
{
  return self->at + CLE_PARTING_COOLING_OFF;
}

/**
 * cle_parting_is_step_done:
 * @self: a parting
 * @item: of the checklist
 *
 * A named person needs a name, and a day from which it holds needs a day: when
 * the person was erased, somebody else has to be named.
 *
 * Returns: whether it was seen to
 */
gboolean
cle_parting_is_step_done (const CleParting *self,
                          ClePartingItem    item)
{
  const ClePartingStep *step = &self->steps[item];

  if (item == CLE_PARTING_PERSON && step->who == NULL)
    return FALSE;
  if (item == CLE_PARTING_EFFECTIVE && (step->note == NULL || !cle_action_check_day (step->note)))
    return FALSE;

  return step->done;
}

/* Those of the items that are asked for. */
static gboolean
check_items (const CleParting *self,
             gboolean        (*is_needed) (ClePartingItem item),
             GError          **error)
{
  for (guint i = 0; i < CLE_N_PARTING; i++)
    {
      g_autofree char *text = NULL;

      if (!is_needed (i) || cle_parting_is_step_done (self, i))
        continue;

      text = cle_parting_item_dup_text (i);
      /* Translators: %s is an item of the checklist, as “Invoices are settled” */
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("Something is still to be seen to: “%s”."), text);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_slept (const CleParting *self,
             gint64            now,
             GError          **error)
{
  if (now >= cle_parting_get_earliest (self))
    return TRUE;

  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                       _ ("Please sleep on it: a parting can be finished a day after it was "
                          "decided."));
  return FALSE;
}

/* What a farewell rests on and names; what remains to be done it tells itself. */
static gboolean
is_in_letter (ClePartingItem item)
{
  return item == CLE_PARTING_WELL_FOUNDED || item == CLE_PARTING_PERSON ||
         item == CLE_PARTING_EFFECTIVE;
}

/**
 * cle_parting_check_finish:
 * @self: a parting
 * @now: wall clock, ms
 * @error: return location for an error of %CLE_STORE_ERROR_INVALID that says what
 *   is missing
 *
 * Returns: whether the parting can be finished: it is open, every mandatory item
 *   was seen to, and a day has passed since it was decided
 */
gboolean
cle_parting_check_finish (const CleParting *self,
                          gint64            now,
                          GError          **error)
{
  if (self->state != CLE_PARTING_OPEN)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("This parting is closed already."));
      return FALSE;
    }

  return check_items (self, cle_parting_item_is_mandatory, error) && check_slept (self, now, error);
}

/**
 * cle_parting_check_letter:
 * @self: (nullable): the last parting with the client; %NULL if there was none
 * @letter: id of a template
 * @now: wall clock, ms
 * @error: return location for an error of %CLE_STORE_ERROR_INVALID that says what
 *   it waits for
 *
 * A farewell cannot be taken back. It goes out when the parting was found to be
 * well-founded, has a named person and a day, and a day has passed since it was
 * decided; not without a parting, and not to a client who stays. Obligations,
 * orders and invoices may still be open: the letter says what will still be done.
 * All other letters, the last talk too, go out at any time: after them everything
 * is open.
 *
 * Returns: whether the letter can be printed, exported and sent
 */
gboolean
cle_parting_check_letter (const CleParting  *self,
                          const char        *letter,
                          gint64             now,
                          GError           **error)
{
  if (strcmp (letter, CLE_PARTING_LETTER) != 0 ||
      (self != NULL && self->state == CLE_PARTING_PARTED))
    return TRUE;

  if (self == NULL || self->state == CLE_PARTING_CALLED_OFF)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("A farewell needs a parting. Please begin one first."));
      return FALSE;
    }

  if (check_items (self, is_in_letter, error) && check_slept (self, now, error))
    return TRUE;

  g_prefix_error (error, "%s ", _ ("The farewell has to wait."));
  return FALSE;
}
