/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-sides-row.h"

#include "cle-columns-layout.h"

#define N_SIDES   2
#define MAX_SIDES 500 /* occasions to choose from, the latest ones */

struct _CleSidesRow
{
  AdwBin     parent_instance;

  GtkWidget *earlier;
  GtkWidget *later;

  guint      sides[N_SIDES]; /* chosen points, or CLE_CHART_LATEST */
  guint      first;          /* the point that is the first choice */
  gboolean   filling;        /* choices are being set, nobody chooses */
};

G_DEFINE_FINAL_TYPE (CleSidesRow, cle_sides_row, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fill (CleSidesRow        *self,
      GtkWidget          *choice,
      const CleChartData *data,
      guint               selected)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = self->first; i < data->series->n_points; i++)
    gtk_string_list_take (names, cle_chart_data_name_point (data, i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (choice), G_LIST_MODEL (names));
  if (selected >= self->first)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected - self->first);
}

static void
chosen_cb (CleSidesRow *self)
{
  if (self->filling)
    return;

  self->sides[0] = self->first + gtk_drop_down_get_selected (GTK_DROP_DOWN (self->earlier));
  self->sides[1] = self->first + gtk_drop_down_get_selected (GTK_DROP_DOWN (self->later));
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
cle_sides_row_class_init (CleSidesRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", CLE_TYPE_SIDES_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  g_type_ensure (CLE_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/progress/cle-sides-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CleSidesRow, earlier);
  gtk_widget_class_bind_template_child (widget_class, CleSidesRow, later);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
cle_sides_row_init (CleSidesRow *self)
{
  cle_sides_row_forget (self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_sides_row_show:
 * @self: two occasions
 * @data: what is shown of the history
 *
 * Offers the occasions of @data and shows which two it compares; hides itself
 * if it compares none.
 */
void
cle_sides_row_show (CleSidesRow        *self,
                    const CleChartData *data)
{
  g_return_if_fail (CLE_IS_SIDES_ROW (self));

  guint n = data->series->n_points;

  gtk_widget_set_visible (GTK_WIDGET (self), data->comparison != NULL);
  if (data->comparison == NULL)
    return;

  self->filling = TRUE;
  self->first = n > MAX_SIDES ? n - MAX_SIDES : 0;
  fill (self, self->earlier, data, data->sides[0]);
  fill (self, self->later, data, data->sides[1]);
  self->filling = FALSE;
}

/**
 * cle_sides_row_forget:
 * @self: two occasions
 *
 * Forgets what was chosen, because there are other occasions now.
 */
void
cle_sides_row_forget (CleSidesRow *self)
{
  g_return_if_fail (CLE_IS_SIDES_ROW (self));

  for (guint i = 0; i < N_SIDES; i++)
    self->sides[i] = CLE_CHART_LATEST;
}

/**
 * cle_sides_row_get:
 * @self: two occasions
 * @sides: (out) (array fixed-size=2): the earlier and the later point of the
 *   line, or %CLE_CHART_LATEST while nobody has chosen
 */
void
cle_sides_row_get (CleSidesRow *self,
                   guint       *sides)
{
  g_return_if_fail (CLE_IS_SIDES_ROW (self));

  for (guint i = 0; i < N_SIDES; i++)
    sides[i] = self->sides[i];
}
