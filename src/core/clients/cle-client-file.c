/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-file.h"

#include <string.h>

/* What every kind of record begins with. */
typedef struct
{
  char   *id;
  gint64  at;
} Dated;

G_STATIC_ASSERT (G_STRUCT_OFFSET (CleMoney, at) == G_STRUCT_OFFSET (Dated, at));
G_STATIC_ASSERT (G_STRUCT_OFFSET (CleContact, at) == G_STRUCT_OFFSET (Dated, at));
G_STATIC_ASSERT (G_STRUCT_OFFSET (CleDecision, at) == G_STRUCT_OFFSET (Dated, at));
G_STATIC_ASSERT (G_STRUCT_OFFSET (CleTrial, at) == G_STRUCT_OFFSET (Dated, at));
G_STATIC_ASSERT (G_STRUCT_OFFSET (CleParting, at) == G_STRUCT_OFFSET (Dated, at));
G_STATIC_ASSERT (G_STRUCT_OFFSET (CleLetter, at) == G_STRUCT_OFFSET (Dated, at));
G_STATIC_ASSERT (G_STRUCT_OFFSET (CleClientAmend, at) == G_STRUCT_OFFSET (Dated, at));
G_STATIC_ASSERT (G_STRUCT_OFFSET (CleRatingPack, at) == G_STRUCT_OFFSET (Dated, at));

static const GDestroyNotify FREES[CLE_N_FILE] = {
  [CLE_FILE_RATINGS] = (GDestroyNotify) cle_rating_pack_free,
  [CLE_FILE_MONEY] = (GDestroyNotify) cle_money_free,
  [CLE_FILE_CONTACTS] = (GDestroyNotify) cle_contact_free,
  [CLE_FILE_DECISIONS] = (GDestroyNotify) cle_decision_free,
  [CLE_FILE_TRIALS] = (GDestroyNotify) cle_trial_free,
  [CLE_FILE_PARTINGS] = (GDestroyNotify) cle_parting_free,
  [CLE_FILE_LETTERS] = (GDestroyNotify) cle_letter_free,
  [CLE_FILE_AMENDS] = (GDestroyNotify) cle_client_amend_free,
};

/* Two records of one millisecond stand by their ids, so that all devices put
 * them in the same order. */
static int
compare_dated (const Dated *a,
               const Dated *b)
{
  if (a->at != b->at)
    return a->at < b->at ? -1 : 1;

  return strcmp (a->id, b->id);
}

/* Where a record belongs; most come in order, so the end is looked at first. */
static guint
find_place (GPtrArray   *list,
            const Dated *record,
            gboolean    *is_there)
{
  guint low = 0, high = list->len;

  *is_there = FALSE;
  if (high == 0 || compare_dated (list->pdata[high - 1], record) < 0)
    return high;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = compare_dated (list->pdata[middle], record);

      *is_there |= order == 0;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gpointer
find_by_id (GPtrArray  *list,
            const char *id)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (strcmp (((const Dated *) list->pdata[i])->id, id) == 0)
      return list->pdata[i];

  return NULL;
}

static void
set_text (char       **place,
          const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
amend_contact (CleContact           *contact,
               const CleClientAmend *amend)
{
  ClePromiseState state;

  if (contact->promise == NULL || !cle_promise_state_from_word (amend->state, &state))
    return;

  contact->state = state;
  contact->state_at = amend->at;
}

static void
amend_trial (CleTrial             *trial,
             const CleClientAmend *amend)
{
  if (strcmp (amend->state, CLE_TRIAL_CLOSED) != 0)
    return;

  trial->closed = amend->at;
  trial->helped = amend->done == 1;
}

static void
amend_step (CleParting           *parting,
            const CleClientAmend *amend)
{
  ClePartingItem item;
  ClePartingStep *step;

  if (amend->item == NULL || !cle_parting_item_from_word (amend->item, &item))
    return;

  step = &parting->steps[item];
  step->done = amend->done == 1;
  step->at = amend->at;
  set_text (&step->note, amend->note);
  if (amend->note != NULL)
    set_text (&step->said, amend->note);
  set_text (&step->who, amend->who);
}

static void
amend_parting (CleParting           *parting,
               const CleClientAmend *amend)
{
  ClePartingState state;

  if (strcmp (amend->state, CLE_PARTING_STEP) == 0)
    {
      amend_step (parting, amend);
      return;
    }
  if (!cle_parting_state_from_word (amend->state, &state))
    return;

  parting->state = state;
  parting->state_at = amend->at;
  set_text (&parting->look, amend->look);
  set_text (&parting->change, amend->note);
}

static void
apply (CleClientFile        *self,
       GHashTable           *contacts,
       const CleClientAmend *amend)
{
  CleContact *contact = g_hash_table_lookup (contacts, amend->of);
  CleTrial *trial = find_by_id (self->lists[CLE_FILE_TRIALS], amend->of);
  CleParting *parting = find_by_id (self->lists[CLE_FILE_PARTINGS], amend->of);

  if (contact != NULL)
    amend_contact (contact, amend);
  if (trial != NULL)
    amend_trial (trial, amend);
  if (parting != NULL)
    amend_parting (parting, amend);
}

/**
 * cle_client_file_new:
 * @id: of a client
 *
 * Returns: (transfer full): nothing is known yet
 */
CleClientFile *
cle_client_file_new (const char *id)
{
  CleClientFile *self = g_new0 (CleClientFile, 1);

  self->id = g_strdup (id);
  return self;
}

/**
 * cle_client_file_free:
 * @self: (transfer full): what is known about a client
 */
void
cle_client_file_free (CleClientFile *self)
{
  cle_client_file_clear (self);
  g_free (self->id);
  g_free (self);
}

/**
 * cle_client_file_clear:
 * @self: what is known about a client
 *
 * Forgets all of it.
 */
void
cle_client_file_clear (CleClientFile *self)
{
  for (guint i = 0; i < CLE_N_FILE; i++)
    g_clear_pointer (&self->lists[i], g_ptr_array_unref);
}

/**
 * cle_client_file_add:
 * @self: what is known about a client
 * @list: which kind of record
 * @record: (transfer full): that record
 *
 * Puts a record where it belongs by its time; the same one counts once.
 */
void
cle_client_file_add (CleClientFile *self,
                     CleFileList    list,
                     gpointer       record)
{
  gboolean is_there;
  guint place;

  if (self->lists[list] == NULL)
    self->lists[list] = g_ptr_array_new_with_free_func (FREES[list]);

  place = find_place (self->lists[list], record, &is_there);
  if (is_there)
    {
      FREES[list](record);
      return;
    }

  g_ptr_array_insert (self->lists[list], (int) place, record);
  self->unsettled = self->lists[CLE_FILE_AMENDS] != NULL;
}

/**
 * cle_client_file_settle:
 * @self: what is known about a client
 *
 * Applies all amendments in the order of time, so that the last word holds
 * whatever the order in which they were read.
 */
void
cle_client_file_settle (CleClientFile *self)
{
  g_autoptr (GHashTable) contacts = NULL;
  GPtrArray *amends = self->lists[CLE_FILE_AMENDS];
  GPtrArray *list = self->lists[CLE_FILE_CONTACTS];

  if (!self->unsettled)
    return;

  contacts = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; list != NULL && i < list->len; i++)
    g_hash_table_insert (contacts, ((CleContact *) list->pdata[i])->id, list->pdata[i]);
  for (guint i = 0; i < amends->len; i++)
    apply (self, contacts, g_ptr_array_index (amends, i));
  self->unsettled = FALSE;
}
