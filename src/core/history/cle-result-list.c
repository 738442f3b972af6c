/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-result-list.h"

#include <string.h>

#define SLICE_ROWS 2000
#define SLICE_US   6000
#define COMPARED_ROWS 40000

struct _CleResultList
{
  GObject parent_instance;

  CleHistory *history;
  char       *subject;
  int         voice;
  char       *questionnaire;
  char       *search;      /* case-folded */
  ClePeriod   period;
  gboolean    trashed;

  guint32    *rows;        /* numbers of the rows that pass, newest first */
  guint       n_rows;
  guint       n_looked_at; /* how many of the newest were looked at */
  guint       source;
};

static void cle_result_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CleResultList, cle_result_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cle_result_list_iface_init))

static gboolean
mentions (const char *text,
          const char *folded)
{
  g_autofree char *text_folded = NULL;

  if (text == NULL)
    return FALSE;

  text_folded = g_utf8_casefold (text, -1);
  return strstr (text_folded, folded) != NULL;
}

static gboolean
passes (CleResultList       *self,
        const CleHistoryRow *row)
{
  return row->trashed == self->trashed && row->at >= self->period.from &&
         (self->period.to == 0 || row->at < self->period.to) &&
         (self->voice < 0 || (int) row->voice == self->voice) &&
         (self->subject == NULL || strcmp (row->subject, self->subject) == 0) &&
         (self->questionnaire == NULL || strcmp (row->questionnaire, self->questionnaire) == 0) &&
         (self->search == NULL || mentions (row->subject, self->search) ||
          mentions (row->note, self->search));
}

static void
look_at_rows (CleResultList *self,
              guint          n)
{
  for (guint i = 0; i < n; i++)
    {
      guint index = cle_history_get_newest (self->history, self->n_looked_at++);
      CleHistoryRow row;

      cle_history_get_row (self->history, index, &row);
      if (passes (self, &row))
        self->rows[self->n_rows++] = index;
    }
}

/* Looks at rows for a few milliseconds and shows those that pass. Returns TRUE
 * while there are more. */
static gboolean
look_at_slice (CleResultList *self)
{
  gint64 end = g_get_monotonic_time () + SLICE_US;
  guint before = self->n_rows;
  guint total = cle_history_get_n_rows (self->history);

  do
    look_at_rows (self, MIN (SLICE_ROWS, total - self->n_looked_at));
  while (self->n_looked_at < total && g_get_monotonic_time () < end);

  if (self->n_rows > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n_rows - before);

  return self->n_looked_at < total;
}

static gboolean
slice_cb (gpointer data)
{
  CleResultList *self = data;

  if (look_at_slice (self))
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
clear_rows (CleResultList *self)
{
  guint removed = self->n_rows;

  g_clear_handle_id (&self->source, g_source_remove);
  self->n_rows = 0;
  self->n_looked_at = 0;
  g_free (self->rows);
  self->rows = g_new (guint32, cle_history_get_n_rows (self->history) + 1);
  if (removed > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, 0);
}

static void
start_over (CleResultList *self)
{
  clear_rows (self);
  if (look_at_slice (self))
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, slice_cb, self, NULL);
}

/* The same rows at both ends need not be told: a list that shows the middle of
 * a history stays where it is when something new arrives at its top. */
static void
show_difference (CleResultList *self,
                 const guint32 *before,
                 guint          n_before)
{
  guint common = MIN (n_before, self->n_rows);
  guint head = 0, tail = 0;

  while (head < common && before[head] == self->rows[head])
    head++;
  while (tail < common - head && before[n_before - 1 - tail] == self->rows[self->n_rows - 1 - tail])
    tail++;

  /* What was said about a row may have changed: the newest are shown anew. */
  if (head == n_before && head == self->n_rows)
    head = 0, tail = common > 200 ? common - 200 : 0;

  g_list_model_items_changed (G_LIST_MODEL (self), head, n_before - head - tail,
                              self->n_rows - head - tail);
}

static void
grown_cb (CleResultList *self)
{
  g_autofree guint32 *before = NULL;
  guint n_before = self->n_rows;
  guint total = cle_history_get_n_rows (self->history);

  /* A short list is compared as a whole; a long one is gone through again. */
  if (self->source != 0 || total > COMPARED_ROWS)
    {
      start_over (self);
      return;
    }

  before = g_steal_pointer (&self->rows);
  self->rows = g_new (guint32, total + 1);
  self->n_rows = 0;
  self->n_looked_at = 0;
  look_at_rows (self, total);
  show_difference (self, before, n_before);
}

static GType
cle_result_list_get_item_type (GListModel *model)
{
  return CLE_TYPE_RESULT_ITEM;
}

static guint
cle_result_list_get_n_items (GListModel *model)
{
  return CLE_RESULT_LIST (model)->n_rows;
}

static gpointer
cle_result_list_get_item (GListModel *model,
                          guint       position)
{
  CleResultList *self = CLE_RESULT_LIST (model);

  if (position >= self->n_rows)
    return NULL;

  return cle_result_item_new (self->history, self->rows[position]);
}

static void
cle_result_list_dispose (GObject *object)
{
  CleResultList *self = CLE_RESULT_LIST (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (cle_result_list_parent_class)->dispose (object);
}

static void
cle_result_list_finalize (GObject *object)
{
  CleResultList *self = CLE_RESULT_LIST (object);

  g_free (self->rows);
  g_free (self->subject);
  g_free (self->questionnaire);
  g_free (self->search);

  G_OBJECT_CLASS (cle_result_list_parent_class)->finalize (object);
}

static void
cle_result_list_class_init (CleResultListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cle_result_list_dispose;
  object_class->finalize = cle_result_list_finalize;
}

static void
cle_result_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = cle_result_list_get_item_type;
  iface->get_n_items = cle_result_list_get_n_items;
  iface->get_item = cle_result_list_get_item;
}

static void
cle_result_list_init (CleResultList *self)
{
  self->voice = -1;
}

/**
 * cle_result_list_new:
 * @history: a history
 *
 * Returns: (transfer full): all results of @history that are not in the trash.
 */
CleResultList *
cle_result_list_new (CleHistory *history)
{
  CleResultList *self = g_object_new (CLE_TYPE_RESULT_LIST, NULL);

  self->history = g_object_ref (history);
  g_signal_connect_object (history, "grown", G_CALLBACK (grown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "replaced", G_CALLBACK (start_over), self, G_CONNECT_SWAPPED);
  start_over (self);

  return self;
}

/**
 * cle_result_list_set_filter:
 * @self: a list
 * @filter: what to show; copied
 *
 * Shows other rows. The first ones are there on return; the rest of a long
 * history follows in idle moments.
 */
void
cle_result_list_set_filter (CleResultList         *self,
                            const CleResultFilter *filter)
{
  gboolean searching = filter->search != NULL && *filter->search != '\0';

  g_free (self->subject);
  self->subject = g_strdup (filter->subject);
  self->voice = filter->voice;
  g_free (self->questionnaire);
  self->questionnaire = g_strdup (filter->questionnaire);
  g_free (self->search);
  self->search = searching ? g_utf8_casefold (filter->search, -1) : NULL;
  self->period = filter->period;
  self->trashed = filter->trashed;

  start_over (self);
}

/**
 * cle_result_list_get_busy:
 * @self: a list
 *
 * Returns: %TRUE while not all of the history was looked at.
 */
gboolean
cle_result_list_get_busy (CleResultList *self)
{
  return self->source != 0;
}
