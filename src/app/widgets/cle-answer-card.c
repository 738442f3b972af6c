/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-answer-card.h"

struct _CleAnswerCard
{
  GtkButton  parent_instance;

  GtkWidget *label;
  GtkWidget *check;
  GtkWidget *key;
  gboolean   chosen;
};

G_DEFINE_FINAL_TYPE (CleAnswerCard, cle_answer_card, GTK_TYPE_BUTTON)

enum
{
  CHOSEN_BY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_checked (CleAnswerCard *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               self->chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                            : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

/* The pointer and the touch screen come this way. */
static void
cle_answer_card_clicked (GtkButton *button)
{
  g_signal_emit (button, signals[CHOSEN_BY], 0, TRUE);
}

/* Space, Enter and assistive technology come this way. GtkButton would flash
 * for a quarter of a second first; an answer is to change at once. */
static void
cle_answer_card_activate (GtkButton *button)
{
  g_signal_emit (button, signals[CHOSEN_BY], 0, FALSE);
}

static void
cle_answer_card_class_init (CleAnswerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkButtonClass *button_class = GTK_BUTTON_CLASS (klass);

  button_class->clicked = cle_answer_card_clicked;
  button_class->activate = cle_answer_card_activate;

  signals[CHOSEN_BY] = g_signal_new ("chosen-by", CLE_TYPE_ANSWER_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/widgets/cle-answer-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CleAnswerCard, label);
  gtk_widget_class_bind_template_child (widget_class, CleAnswerCard, check);
  gtk_widget_class_bind_template_child (widget_class, CleAnswerCard, key);
  gtk_widget_class_set_css_name (widget_class, "answer-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO);
}

static void
cle_answer_card_init (CleAnswerCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_checked (self);
}

/**
 * cle_answer_card_new:
 * @label: the answer in words
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
cle_answer_card_new (const char *label)
{
  CleAnswerCard *self = g_object_new (CLE_TYPE_ANSWER_CARD, NULL);

  cle_answer_card_set_label (self, label);

  return GTK_WIDGET (self);
}

/**
 * cle_answer_card_set_label:
 * @self: a card
 * @label: the answer in words
 */
void
cle_answer_card_set_label (CleAnswerCard *self,
                           const char    *label)
{
  g_return_if_fail (CLE_IS_ANSWER_CARD (self));

  gtk_label_set_label (GTK_LABEL (self->label), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * cle_answer_card_get_chosen:
 * @self: a card
 *
 * Returns: whether it is the answer
 */
gboolean
cle_answer_card_get_chosen (CleAnswerCard *self)
{
  g_return_val_if_fail (CLE_IS_ANSWER_CARD (self), FALSE);

  return self->chosen;
}

/**
 * cle_answer_card_set_chosen:
 * @self: a card
 * @chosen: whether it is the answer
 */
void
cle_answer_card_set_chosen (CleAnswerCard *self,
                            gboolean       chosen)
{
  g_return_if_fail (CLE_IS_ANSWER_CARD (self));

  if (self->chosen == chosen)
    return;

  self->chosen = chosen;
  gtk_widget_set_opacity (self->check, chosen ? 1 : 0);
  if (chosen)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_CHECKED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_CHECKED);
  update_checked (self);
}

/**
 * cle_answer_card_set_key:
 * @self: a card
 * @key: what to show on the key cap, "" to show none
 */
void
cle_answer_card_set_key (CleAnswerCard *self,
                         const char    *key)
{
  g_return_if_fail (CLE_IS_ANSWER_CARD (self));
  g_return_if_fail (key != NULL);

  gtk_label_set_label (GTK_LABEL (self->key), key);
  gtk_widget_set_visible (self->key, *key != '\0');
  if (*key != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                    key, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS);
}
