/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-rating-row.h"

#include "cle-profile-closures.h"
#include "cle-rating-closures.h"
#include "clients/cle-rating.h"

#include <glib/gi18n.h>

#define N_CHOICES (CLE_TRAIT_MAX_LEVELS + 1)
#define SPACING   6

struct _CleRatingRow
{
  AdwPreferencesGroup  parent_instance;

  GtkWidget           *choices;            /* a box of them */
  GtkCheckButton      *levels[N_CHOICES];  /* the last one: nobody knows */
  guint                n_levels;
  GtkWidget           *evidence;
};

G_DEFINE_FINAL_TYPE (CleRatingRow, cle_rating_row, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The place of what is chosen, or -1 */
static int
find_chosen (CleRatingRow *self)
{
  for (guint i = 0; i <= self->n_levels; i++)
    if (gtk_check_button_get_active (self->levels[i]))
      return (int) i;

  return -1;
}

static void
toggled_cb (GtkCheckButton *choice,
            CleRatingRow   *self)
{
  if (gtk_check_button_get_active (choice))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
go (CleRatingRow *self,
    int           step)
{
  g_signal_emit (self, signals[GO], 0, step);
}

static void
evidence_cb (CleRatingRow *self)
{
  go (self, 1);
}

static gboolean
has_focus (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* 1, -1, or 0 for a key that leads to no other trait. */
static int
step_of_key (guint           keyval,
             GdkModifierType modifiers)
{
  switch (keyval)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return modifiers == 0 ? 1 : 0;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return modifiers == 0 ? -1 : 0;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return modifiers == GDK_ALT_MASK ? 1 : 0;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return modifiers == GDK_ALT_MASK ? -1 : 0;
    default:
      return 0;
    }
}

/* Enter on what is chosen already goes on. */
static gboolean
is_agreed (CleRatingRow *self,
           guint         keyval)
{
  int chosen = find_chosen (self);

  return (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && chosen >= 0 &&
         gtk_widget_has_focus (GTK_WIDGET (self->levels[chosen]));
}

/* Seen before the list's own keys, but what is typed as evidence is text. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                CleRatingRow          *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  int step = step_of_key (keyval, modifiers);
  int level = cle_rating_key_level (keyval, self->n_levels);

  if (step == 0 && (modifiers != 0 || has_focus (self->evidence)))
    return GDK_EVENT_PROPAGATE;
  if (step == 0 && level == CLE_RATING_NO_LEVEL && !is_agreed (self, keyval))
    return GDK_EVENT_PROPAGATE;

  if (step == 0 && level != CLE_RATING_NO_LEVEL)
    gtk_check_button_set_active (self->levels[level == CLE_LEVEL_UNKNOWN ? self->n_levels
                                                                         : (guint) level],
                                 TRUE);
  go (self, step != 0 ? step : 1);

  return GDK_EVENT_STOP;
}

static GtkWidget *
create_choice (CleRatingRow *self,
               guint         place,
               const char   *text)
{
  g_autofree char *key = g_strdup_printf ("%u", place < self->n_levels ? place + 1 : 0);
  GtkWidget *choice =
      g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *words = gtk_label_new (text);
  GtkWidget *cap = gtk_label_new (key);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (cap, "keycap");
  gtk_widget_add_css_class (cap, "numeric");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), cap);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (choice), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);

  return choice;
}

static void
add_choice (CleRatingRow *self,
            guint         place,
            const char   *text)
{
  GtkWidget *choice = create_choice (self, place, text);

  self->levels[place] = GTK_CHECK_BUTTON (choice);
  if (place > 0)
    gtk_check_button_set_group (self->levels[place], self->levels[0]);
  g_signal_connect_object (choice, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (self->choices), choice);
}

static void
add_choices (CleRatingRow   *self,
             const CleTrait *trait,
             const char     *language)
{
  self->n_levels = cle_trait_get_n_levels (trait);
  for (guint i = 0; i < self->n_levels; i++)
    {
      g_autofree char *text = cle_profile_level_title (trait, i, language);

      add_choice (self, i, text);
    }
  add_choice (self, self->n_levels, _ ("Nobody knows"));
}

static void
show_trait (CleRatingRow   *self,
            const CleTrait *trait,
            const char     *language)
{
  const char *hint = cle_trait_get_hint (trait, language);
  g_autofree char *title = g_markup_escape_text (cle_trait_get_name (trait, language), -1);
  g_autofree char *more = hint != NULL ? g_markup_escape_text (hint, -1) : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), more);
}

static void
cle_rating_row_class_init (CleRatingRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GO] =
      g_signal_new ("go", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
add_box (CleRatingRow *self)
{
  GtkWidget *row = adw_preferences_row_new ();

  self->choices = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                SPACING, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
                                "margin-top", 2 * SPACING, "margin-bottom", 2 * SPACING,
                                "margin-start", 2 * SPACING, "margin-end", 2 * SPACING, NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), self->choices);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_evidence (CleRatingRow *self)
{
  self->evidence = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->evidence),
                                 _ ("What shows it? (optional)"));
  g_signal_connect_object (self->evidence, "entry-activated", G_CALLBACK (evidence_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->evidence);
}

static void
cle_rating_row_init (CleRatingRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_box (self);
  add_evidence (self);
}

/**
 * cle_rating_row_new:
 * @trait: what is rated
 * @place: of it among all, from 0 on
 * @n_traits: how many there are
 *
 * Returns: (transfer floating): its choices; none of them is chosen yet
 */
GtkWidget *
cle_rating_row_new (const CleTrait *trait,
                    guint           place,
                    guint           n_traits)
{
  const char *language = g_get_language_names ()[0];
  CleRatingRow *self = g_object_new (CLE_TYPE_RATING_ROW, NULL);
  g_autofree char *where = cle_rating_place_text (place, n_traits);

  show_trait (self, trait, language);
  add_choices (self, trait, language);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cle_trait_get_name (trait, language),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, where, -1);

  return GTK_WIDGET (self);
}

/**
 * cle_rating_row_get_level:
 * @self: a row
 *
 * Returns: index of the level; %CLE_LEVEL_UNKNOWN when nobody knows, or nothing
 *   is chosen
 */
int
cle_rating_row_get_level (CleRatingRow *self)
{
  int chosen;

  g_return_val_if_fail (CLE_IS_RATING_ROW (self), CLE_LEVEL_UNKNOWN);

  chosen = find_chosen (self);
  return chosen < (int) self->n_levels ? MAX (chosen, CLE_LEVEL_UNKNOWN) : CLE_LEVEL_UNKNOWN;
}

/**
 * cle_rating_row_set_level:
 * @self: a row
 * @level: index of a level; %CLE_LEVEL_UNKNOWN to leave it open
 */
void
cle_rating_row_set_level (CleRatingRow *self,
                          int           level)
{
  int chosen;

  g_return_if_fail (CLE_IS_RATING_ROW (self));
  g_return_if_fail (level < (int) self->n_levels);

  chosen = find_chosen (self);
  if (level >= 0)
    gtk_check_button_set_active (self->levels[level], TRUE);
  else if (chosen >= 0)
    gtk_check_button_set_active (self->levels[chosen], FALSE);
}

/**
 * cle_rating_row_get_evidence:
 * @self: a row
 *
 * Returns: (transfer none): what shows it; may be empty
 */
const char *
cle_rating_row_get_evidence (CleRatingRow *self)
{
  g_return_val_if_fail (CLE_IS_RATING_ROW (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->evidence));
}

/**
 * cle_rating_row_set_evidence:
 * @self: a row
 * @text: (nullable): what shows it
 */
void
cle_rating_row_set_evidence (CleRatingRow *self,
                             const char   *text)
{
  g_return_if_fail (CLE_IS_RATING_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->evidence), text != NULL ? text : "");
}

/**
 * cle_rating_row_focus:
 * @self: a row
 *
 * Takes the focus to what is chosen, or to the first choice.
 */
void
cle_rating_row_focus (CleRatingRow *self)
{
  g_return_if_fail (CLE_IS_RATING_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->levels[MAX (find_chosen (self), 0)]));
}
