/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-desk.h"

#include "kiosk/cle-kiosk-slips.h"

#define RETRY 10 /* seconds after a save that failed */

struct _CleKioskDesk
{
  GObject parent_instance;

  CleKioskClerk *clerk;
  CleVisit      *visit;
  char          *trouble; /* why the last save failed; NULL if it did not */
  guint          tick_source;
  guint          retry_source;
};

G_DEFINE_FINAL_TYPE (CleKioskDesk, cle_kiosk_desk, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What somebody answered or left behind, and what came of it. */
typedef struct
{
  CleRun    *run;
  char      *code; /* of a slip; NULL for none */
  CleResult *result;
} Answers;

static Answers *
answers_new (CleRun     *run,
             const char *code)
{
  Answers *answers = g_new0 (Answers, 1);

  answers->run = g_object_ref (run);
  answers->code = g_strdup (code);
  return answers;
}

static void
answers_free (gpointer data)
{
  Answers *answers = data;

  g_object_unref (answers->run);
  g_free (answers->code);
  g_clear_pointer (&answers->result, cle_result_unref);
  g_free (answers);
}

static gboolean
add_answers (CleKioskBooks *books,
             gpointer       order,
             GError       **error)
{
  Answers *answers = order;

  answers->result = cle_kiosk_round_add (books->round, answers->run, answers->code, error);
  return answers->result != NULL;
}

static gboolean
count_abandoned (CleKioskBooks *books,
                 gpointer       order,
                 GError       **error)
{
  return cle_kiosk_round_abandon (books->round, ((Answers *) order)->run, error);
}

static gboolean
settle (CleKioskBooks *books,
        gpointer       order,
        GError       **error)
{
  return cle_kiosk_round_settle (books->round, error);
}

static gboolean
finish_work (CleKioskDesk *self,
             GAsyncResult *result,
             gpointer     *order)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->trouble, g_free);
  if (cle_kiosk_clerk_work_finish (self->clerk, result, order, &error))
    return TRUE;

  g_warning ("%s", error->message);
  self->trouble = g_strdup (error->message);
  return FALSE;
}

static gboolean
retry_cb (gpointer data)
{
  CleKioskDesk *self = data;

  self->retry_source = 0;
  cle_visit_finish (self->visit);
  return G_SOURCE_REMOVE;
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (CleKioskDesk) self = data;
  gpointer answers;

  if (!finish_work (self, result, &answers) && self->retry_source == 0)
    self->retry_source = g_timeout_add_seconds (RETRY, retry_cb, self);
  cle_visit_set_saved (self->visit, ((Answers *) answers)->result);
}

static void
finished_cb (CleKioskDesk *self)
{
  Answers *answers =
      answers_new (cle_visit_get_run (self->visit), cle_visit_get_code (self->visit));

  cle_kiosk_clerk_work_async (self->clerk, add_answers, answers, answers_free, added_cb,
                              g_object_ref (self));
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (CleKioskDesk) self = data;

  finish_work (self, result, NULL);
}

static void
abandoned_cb (CleKioskDesk *self,
              CleRun       *run)
{
  cle_kiosk_clerk_work_async (self->clerk, count_abandoned, answers_new (run, NULL), answers_free,
                              counted_cb, g_object_ref (self));
}

static void
start_settling (CleKioskDesk *self)
{
  cle_kiosk_clerk_work_async (self->clerk, settle, NULL, NULL, counted_cb, g_object_ref (self));
}

/* Until the visit has something to do; ticking it may bring the next wait. */
static void
arm_tick (CleKioskDesk *self,
          GSourceFunc   tick)
{
  gint64 wait = cle_visit_get_wait (self->visit);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  if (wait >= 0)
    self->tick_source = g_timeout_add ((guint) wait, tick, self);
}

static gboolean
tick_cb (gpointer data)
{
  CleKioskDesk *self = data;

  self->tick_source = 0;
  cle_visit_tick (self->visit);
  arm_tick (self, tick_cb);
  return G_SOURCE_REMOVE;
}

/* Whenever nobody is there, days that are over may go to the records. */
static void
changed_cb (CleKioskDesk *self)
{
  if (cle_visit_get_stage (self->visit) == CLE_VISIT_ATTRACT)
    start_settling (self);
  arm_tick (self, tick_cb);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cle_kiosk_desk_dispose (GObject *object)
{
  CleKioskDesk *self = CLE_KIOSK_DESK (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_clear_object (&self->visit);

  G_OBJECT_CLASS (cle_kiosk_desk_parent_class)->dispose (object);
}

static void
cle_kiosk_desk_finalize (GObject *object)
{
  CleKioskDesk *self = CLE_KIOSK_DESK (object);

  g_clear_object (&self->clerk);
  g_free (self->trouble);

  G_OBJECT_CLASS (cle_kiosk_desk_parent_class)->finalize (object);
}

static void
cle_kiosk_desk_class_init (CleKioskDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cle_kiosk_desk_dispose;
  object_class->finalize = cle_kiosk_desk_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cle_kiosk_desk_init (CleKioskDesk *self)
{
}

static void
open_visit (CleKioskDesk *self)
{
  g_clear_object (&self->visit);
  self->visit = cle_visit_new (cle_kiosk_clerk_get_config (self->clerk),
                               cle_kiosk_clerk_get_questionnaire (self->clerk),
                               cle_store_get_clock (cle_kiosk_clerk_get_store (self->clerk)));
  g_signal_connect_object (self->visit, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->visit, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->visit, "abandoned", G_CALLBACK (abandoned_cb), self,
                           G_CONNECT_SWAPPED);
  arm_tick (self, tick_cb);
  start_settling (self);
}

/* Whoever was answering meanwhile is gone: the kiosk begins anew. */
static void
reconfigured_cb (CleKioskDesk *self)
{
  cle_visit_leave (self->visit);
  open_visit (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * cle_kiosk_desk_new:
 * @clerk: who keeps the books
 *
 * Returns: (transfer full): a kiosk that can begin
 */
CleKioskDesk *
cle_kiosk_desk_new (CleKioskClerk *clerk)
{
  CleKioskDesk *self = g_object_new (CLE_TYPE_KIOSK_DESK, NULL);

  self->clerk = g_object_ref (clerk);
  g_signal_connect_object (clerk, "changed", G_CALLBACK (reconfigured_cb), self, G_CONNECT_SWAPPED);
  open_visit (self);

  return self;
}

/**
 * cle_kiosk_desk_get_clerk:
 * @self: a desk
 *
 * Returns: (transfer none): who keeps the books
 */
CleKioskClerk *
cle_kiosk_desk_get_clerk (CleKioskDesk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), NULL);

  return self->clerk;
}

/**
 * cle_kiosk_desk_get_config:
 * @self: a desk
 *
 * Returns: (transfer none): how the kiosk is set up
 */
const CleKioskConfig *
cle_kiosk_desk_get_config (CleKioskDesk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), NULL);

  return cle_kiosk_clerk_get_config (self->clerk);
}

/**
 * cle_kiosk_desk_get_store:
 * @self: a desk
 *
 * Returns: (transfer none): where answers go
 */
CleStore *
cle_kiosk_desk_get_store (CleKioskDesk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), NULL);

  return cle_kiosk_clerk_get_store (self->clerk);
}

/**
 * cle_kiosk_desk_get_visit:
 * @self: a desk
 *
 * Returns: (transfer none): who is there, and where
 */
CleVisit *
cle_kiosk_desk_get_visit (CleKioskDesk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), NULL);

  return self->visit;
}

/**
 * cle_kiosk_desk_get_trouble:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): what went wrong the last time that
 *   something was written
 */
const char *
cle_kiosk_desk_get_trouble (CleKioskDesk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), NULL);

  return self->trouble;
}

/**
 * cle_kiosk_desk_touch:
 * @self: a desk
 *
 * Somebody is there.
 */
void
cle_kiosk_desk_touch (CleKioskDesk *self)
{
  g_return_if_fail (CLE_IS_KIOSK_DESK (self));

  cle_visit_touch (self->visit);
  arm_tick (self, tick_cb);
}

/**
 * cle_kiosk_desk_take_code:
 * @self: a desk whose visitor is asked for a code
 * @code: what was typed
 *
 * Returns: whether it gives a right to answer
 */
gboolean
cle_kiosk_desk_take_code (CleKioskDesk *self,
                          const char   *code)
{
  g_autofree char *normal = cle_kiosk_slip_normalise (code);

  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), FALSE);

  if (normal == NULL || !cle_kiosk_clerk_check_code (self->clerk, normal))
    return FALSE;

  cle_visit_take_code (self->visit, normal);
  return TRUE;
}
