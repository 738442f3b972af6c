/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-result-item.h"

struct _CleResultItem
{
  GObject parent_instance;

  guint         index;
  CleHistoryRow row;
  char         *subject;
  char         *questionnaire;
  char         *digest;
  char         *note;
};

G_DEFINE_FINAL_TYPE (CleResultItem, cle_result_item, G_TYPE_OBJECT)

static void
cle_result_item_finalize (GObject *object)
{
  CleResultItem *self = CLE_RESULT_ITEM (object);

  g_free (self->subject);
  g_free (self->questionnaire);
  g_free (self->digest);
  g_free (self->note);

  G_OBJECT_CLASS (cle_result_item_parent_class)->finalize (object);
}

static void
cle_result_item_class_init (CleResultItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cle_result_item_finalize;
}

static void
cle_result_item_init (CleResultItem *self)
{
}

/**
 * cle_result_item_new:
 * @history: a history
 * @index: the number of a row
 *
 * Returns: (transfer full): the row as an object; it keeps its own copy of the
 *   texts, so it may outlive the row.
 */
CleResultItem *
cle_result_item_new (CleHistory *history,
                     guint       index)
{
  CleResultItem *self = g_object_new (CLE_TYPE_RESULT_ITEM, NULL);

  self->index = index;
  cle_history_get_row (history, index, &self->row);
  self->row.subject = self->subject = g_strdup (self->row.subject);
  self->row.questionnaire = self->questionnaire = g_strdup (self->row.questionnaire);
  self->row.digest = self->digest = g_strdup (self->row.digest);
  self->row.note = self->note = g_strdup (self->row.note);

  return self;
}

/**
 * cle_result_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none): what is known of the result.
 */
const CleHistoryRow *
cle_result_item_get_row (CleResultItem *self)
{
  return &self->row;
}

/**
 * cle_result_item_get_index:
 * @self: an item
 *
 * Returns: the number of its row in the history.
 */
guint
cle_result_item_get_index (CleResultItem *self)
{
  return self->index;
}
