/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-finishing.h"

#define RETRY_SECONDS 10

struct _CleFinishing
{
  GObject           parent_instance;

  CleRun           *run;
  GCancellable     *cancellable;
  CleFinishingState state;
  char             *message;
  guint             retry_source;
};

G_DEFINE_FINAL_TYPE (CleFinishing, cle_finishing, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_RUN,
  PROP_STATE,
  PROP_MESSAGE,
  N_PROPS
};

enum
{
  DONE,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_state (CleFinishing     *self,
           CleFinishingState state,
           const char       *message)
{
  self->state = state;
  g_free (self->message);
  self->message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static gboolean
retry_cb (gpointer data)
{
  CleFinishing *self = data;

  self->retry_source = 0;
  cle_finishing_start (self);

  return G_SOURCE_REMOVE;
}

static void
finished_cb (GObject      *source,
             GAsyncResult *async_result,
             gpointer      data)
{
  g_autoptr (CleFinishing) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CleResult) result = cle_run_finish_finish (CLE_RUN (source), async_result, &error);

  if (g_cancellable_is_cancelled (self->cancellable) && result == NULL)
    return;

  if (result == NULL)
    {
      set_state (self, CLE_FINISHING_FAILED, error->message);
      self->retry_source = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
      return;
    }

  set_state (self, CLE_FINISHING_IDLE, NULL);
  g_signal_emit (self, signals[DONE], 0, result);
}

static void
cle_finishing_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CleFinishing *self = CLE_FINISHING (object);

  switch (id)
    {
    case PROP_RUN:
      g_value_set_object (value, self->run);
      break;
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_finishing_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CleFinishing *self = CLE_FINISHING (object);

  switch (id)
    {
    case PROP_RUN:
      self->run = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_finishing_dispose (GObject *object)
{
  CleFinishing *self = CLE_FINISHING (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_clear_object (&self->run);

  G_OBJECT_CLASS (cle_finishing_parent_class)->dispose (object);
}

static void
cle_finishing_finalize (GObject *object)
{
  CleFinishing *self = CLE_FINISHING (object);

  g_clear_object (&self->cancellable);
  g_free (self->message);

  G_OBJECT_CLASS (cle_finishing_parent_class)->finalize (object);
}

static void
cle_finishing_class_init (CleFinishingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cle_finishing_get_property;
  object_class->set_property = cle_finishing_set_property;
  object_class->dispose = cle_finishing_dispose;
  object_class->finalize = cle_finishing_finalize;

  props[PROP_RUN] =
      g_param_spec_object ("run", NULL, NULL, CLE_TYPE_RUN,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, CLE_FINISHING_IDLE,
                                        CLE_FINISHING_FAILED, CLE_FINISHING_IDLE, readable);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[DONE] = g_signal_new ("done", CLE_TYPE_FINISHING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
cle_finishing_init (CleFinishing *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * cle_finishing_new:
 * @run: a run
 *
 * Returns: (transfer full): what will finish it
 */
CleFinishing *
cle_finishing_new (CleRun *run)
{
  return g_object_new (CLE_TYPE_FINISHING, "run", run, NULL);
}

/**
 * cle_finishing_get_state:
 * @self: a finishing
 *
 * Returns: how far it is
 */
CleFinishingState
cle_finishing_get_state (CleFinishing *self)
{
  g_return_val_if_fail (CLE_IS_FINISHING (self), CLE_FINISHING_IDLE);

  return self->state;
}

/**
 * cle_finishing_get_message:
 * @self: a finishing
 *
 * Returns: (transfer none) (nullable): why the last try failed
 */
const char *
cle_finishing_get_message (CleFinishing *self)
{
  g_return_val_if_fail (CLE_IS_FINISHING (self), NULL);

  return self->message;
}

/**
 * cle_finishing_start:
 * @self: a finishing
 *
 * Saves now. Does nothing while it is already saving.
 */
void
cle_finishing_start (CleFinishing *self)
{
  g_return_if_fail (CLE_IS_FINISHING (self));

  g_clear_handle_id (&self->retry_source, g_source_remove);
  if (self->state == CLE_FINISHING_SAVING)
    return;

  set_state (self, CLE_FINISHING_SAVING, NULL);
  cle_run_finish_async (self->run, self->cancellable, finished_cb, g_object_ref (self));
}
