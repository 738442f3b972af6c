/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-result-row.h"

#include "cle-progress-closures.h"
#include "cle-score-gauge.h"

#include <glib/gi18n.h>

struct _CleResultRow
{
  AdwBin         parent_instance;

  CleScoreGauge *gauge;
  GtkWidget     *title;
  GtkWidget     *details;
  GtkWidget     *note;
  GtkWidget     *restore;
  GtkWidget     *delete;
};

G_DEFINE_FINAL_TYPE (CleResultRow, cle_result_row, ADW_TYPE_BIN)

/* The target comes first and goes last: an action never sees a wrong one. */
static void
set_action (GtkWidget  *button,
            const char *action,
            const char *id)
{
  GtkActionable *actionable = GTK_ACTIONABLE (button);

  if (action == NULL)
    gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable,
                                          id == NULL ? NULL : g_variant_new_string (id));
  if (action != NULL)
    gtk_actionable_set_action_name (actionable, action);
}

static void
show_delete (CleResultRow *self,
             gboolean      trashed)
{
  const char *name = trashed ? _ ("Erase for Good…") : _ ("Delete");

  gtk_widget_set_tooltip_text (self->delete, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->delete), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
cle_result_row_class_init (CleResultRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CLE_TYPE_SCORE_GAUGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/progress/cle-result-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CleResultRow, gauge);
  gtk_widget_class_bind_template_child (widget_class, CleResultRow, title);
  gtk_widget_class_bind_template_child (widget_class, CleResultRow, details);
  gtk_widget_class_bind_template_child (widget_class, CleResultRow, note);
  gtk_widget_class_bind_template_child (widget_class, CleResultRow, restore);
  gtk_widget_class_bind_template_child (widget_class, CleResultRow, delete);
}

static void
cle_result_row_init (CleResultRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_result_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
cle_result_row_new (void)
{
  return g_object_new (CLE_TYPE_RESULT_ROW, NULL);
}

/* The list makes a widget around each row, which takes the focus and has no
 * name of its own. */
static void
name_item (CleResultRow *self,
           const char   *title,
           const char   *details)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = g_strdup_printf (C_ ("row", "%s · %s"), title, details);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * cle_result_row_bind:
 * @self: a row
 * @row: the result to show
 * @tone: of its band, see cle_palette_find_tone()
 * @now: the present time in milliseconds
 */
void
cle_result_row_bind (CleResultRow        *self,
                     const CleHistoryRow *row,
                     guint                tone,
                     gint64               now)
{
  g_return_if_fail (CLE_IS_RESULT_ROW (self));

  g_autofree char *title = cle_progress_row_title (row);
  g_autofree char *details = cle_progress_row_details (row, now);

  cle_score_gauge_set_score (self->gauge, row->score, row->score, row->max);
  cle_score_gauge_set_tone (self->gauge, tone);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->details), details);
  gtk_label_set_label (GTK_LABEL (self->note), row->note != NULL ? row->note : "");
  gtk_widget_set_visible (self->note, row->note != NULL && *row->note != '\0');
  gtk_widget_set_visible (self->restore, row->trashed);
  set_action (self->restore, "results.restore", row->id);
  set_action (self->delete, "results.delete", row->id);
  show_delete (self, row->trashed);
  name_item (self, title, details);
}

/**
 * cle_result_row_clear:
 * @self: a row
 *
 * Takes back what cle_result_row_bind() did.
 */
void
cle_result_row_clear (CleResultRow *self)
{
  g_return_if_fail (CLE_IS_RESULT_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->title), "");
  gtk_label_set_label (GTK_LABEL (self->details), "");
  gtk_label_set_label (GTK_LABEL (self->note), "");
  set_action (self->restore, NULL, NULL);
  set_action (self->delete, NULL, NULL);
}
