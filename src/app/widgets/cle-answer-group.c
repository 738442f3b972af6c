/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-answer-group.h"

#include "cle-answer-card.h"
#include "cle-format-closures.h"
#include "cle-columns-layout.h"

#define N_CARDS 3

/* Below one another in this order, and under these keys. */
static const CleAnswer ANSWERS[N_CARDS] = { CLE_ANSWER_YES, CLE_ANSWER_UNSURE, CLE_ANSWER_NO };
static const char *const KEYS[N_CARDS] = { "1", "2", "3" };

struct _CleAnswerGroup
{
  GtkWidget      parent_instance;

  CleAnswerCard *cards[N_CARDS];
  CleAnswer      answer;
  gboolean       show_keys;
};

G_DEFINE_FINAL_TYPE (CleAnswerGroup, cle_answer_group, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ANSWER,
  PROP_SHOW_KEYS,
  N_PROPS
};

enum
{
  PICKED,
  PROCEED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static int
find_focused (CleAnswerGroup *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));

  for (int i = 0; i < N_CARDS; i++)
    if (GTK_WIDGET (self->cards[i]) == focus)
      return i;

  return -1;
}

static int
find_chosen (CleAnswerGroup *self)
{
  for (int i = 0; i < N_CARDS; i++)
    if (ANSWERS[i] == self->answer)
      return i;

  return -1;
}

static void
set_show_keys (CleAnswerGroup *self,
               gboolean        show)
{
  if (self->show_keys == show)
    return;

  self->show_keys = show;
  for (int i = 0; i < N_CARDS; i++)
    cle_answer_card_set_key (self->cards[i], show ? KEYS[i] : "");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_KEYS]);
}

/* -1, 1, or 0 when that key does not move the focus. */
static int
step_of_key (CleAnswerGroup *self,
             guint           keyval)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -1;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return 1;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return mirrored ? 1 : -1;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return mirrored ? -1 : 1;
    default:
      return 0;
    }
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                CleAnswerGroup        *self)
{
  int focused = find_focused (self);
  int step = step_of_key (self, keyval);

  if (focused < 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  if (step != 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->cards[(focused + step + N_CARDS) % N_CARDS]));
      return GDK_EVENT_STOP;
    }

  if (is_enter (keyval) && focused == find_chosen (self))
    {
      g_signal_emit (self, signals[PROCEED], 0);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
chosen_by_cb (CleAnswerCard  *card,
              gboolean        pointer,
              CleAnswerGroup *self)
{
  for (int i = 0; i < N_CARDS; i++)
    if (self->cards[i] == card)
      g_signal_emit (self, signals[PICKED], 0, (int) ANSWERS[i], pointer);
}

/* Tab enters the group at the chosen answer and leaves it again; within it
 * only arrows move. */
static gboolean
cle_answer_group_focus (GtkWidget       *widget,
                        GtkDirectionType direction)
{
  CleAnswerGroup *self = CLE_ANSWER_GROUP (widget);

  if (find_focused (self) >= 0)
    return FALSE;

  cle_answer_group_focus_current (self);

  return TRUE;
}

static void
cle_answer_group_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CleAnswerGroup *self = CLE_ANSWER_GROUP (object);

  switch (id)
    {
    case PROP_ANSWER:
      g_value_set_int (value, (int) self->answer);
      break;
    case PROP_SHOW_KEYS:
      g_value_set_boolean (value, self->show_keys);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_answer_group_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CleAnswerGroup *self = CLE_ANSWER_GROUP (object);

  switch (id)
    {
    case PROP_ANSWER:
      cle_answer_group_set_answer (self, (CleAnswer) g_value_get_int (value));
      break;
    case PROP_SHOW_KEYS:
      set_show_keys (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_answer_group_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cle_answer_group_parent_class)->dispose (object);
}

static void
cle_answer_group_class_init (CleAnswerGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cle_answer_group_get_property;
  object_class->set_property = cle_answer_group_set_property;
  object_class->dispose = cle_answer_group_dispose;
  widget_class->focus = cle_answer_group_focus;

  props[PROP_ANSWER] =
      g_param_spec_int ("answer", NULL, NULL, CLE_ANSWER_NONE, CLE_ANSWER_NO, CLE_ANSWER_NONE,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOW_KEYS] =
      g_param_spec_boolean ("show-keys", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[PICKED] = g_signal_new ("picked", CLE_TYPE_ANSWER_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  signals[PROCEED] = g_signal_new ("proceed", CLE_TYPE_ANSWER_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "answer-group");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
cle_answer_group_init (CleAnswerGroup *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_layout_manager (GTK_WIDGET (self), cle_columns_layout_new (12));
  for (int i = 0; i < N_CARDS; i++)
    {
      GtkWidget *card = cle_answer_card_new (cle_format_answer (ANSWERS[i]));

      gtk_widget_set_parent (card, GTK_WIDGET (self));
      g_signal_connect (card, "chosen-by", G_CALLBACK (chosen_by_cb), self);
      self->cards[i] = CLE_ANSWER_CARD (card);
    }

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * cle_answer_group_new:
 *
 * Returns: (transfer floating): the three answers, none of them chosen
 */
GtkWidget *
cle_answer_group_new (void)
{
  return g_object_new (CLE_TYPE_ANSWER_GROUP, NULL);
}

/**
 * cle_answer_group_get_answer:
 * @self: a group
 *
 * Returns: the chosen answer
 */
CleAnswer
cle_answer_group_get_answer (CleAnswerGroup *self)
{
  g_return_val_if_fail (CLE_IS_ANSWER_GROUP (self), CLE_ANSWER_NONE);

  return self->answer;
}

/**
 * cle_answer_group_set_answer:
 * @self: a group
 * @answer: what to show as chosen
 *
 * Shows an answer; "picked" is not emitted.
 */
void
cle_answer_group_set_answer (CleAnswerGroup *self,
                             CleAnswer       answer)
{
  g_return_if_fail (CLE_IS_ANSWER_GROUP (self));

  if (self->answer == answer)
    return;

  self->answer = answer;
  for (int i = 0; i < N_CARDS; i++)
    cle_answer_card_set_chosen (self->cards[i], ANSWERS[i] == answer);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ANSWER]);
}

/**
 * cle_answer_group_pick:
 * @self: a group
 * @answer: not %CLE_ANSWER_NONE
 *
 * As if the user had moved to that answer and chosen it by keyboard.
 */
void
cle_answer_group_pick (CleAnswerGroup *self,
                       CleAnswer       answer)
{
  g_return_if_fail (CLE_IS_ANSWER_GROUP (self));

  for (int i = 0; i < N_CARDS; i++)
    if (ANSWERS[i] == answer)
      gtk_widget_grab_focus (GTK_WIDGET (self->cards[i]));
  g_signal_emit (self, signals[PICKED], 0, (int) answer, FALSE);
}

/**
 * cle_answer_group_focus_current:
 * @self: a group
 *
 * Moves the focus to the chosen answer, or to the first when there is none.
 */
void
cle_answer_group_focus_current (CleAnswerGroup *self)
{
  g_return_if_fail (CLE_IS_ANSWER_GROUP (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->cards[MAX (0, find_chosen (self))]));
}
