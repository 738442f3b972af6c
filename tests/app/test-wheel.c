/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-wheel.h"

static guint
count_scroll (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      n += GTK_IS_EVENT_CONTROLLER_SCROLL (controller);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_scroll (child);

  return n;
}

/* Nothing in them hears the wheel any more; before, something did. */
static void
test_pass_by (void)
{
  GtkWidget *widgets[] = { gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 1, 5, 1),
                           gtk_spin_button_new_with_range (1, 5, 1) };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      g_object_ref_sink (widgets[i]);
      g_assert_cmpuint (count_scroll (widgets[i]), >, 0);
      cle_wheel_pass_by (widgets[i]);
      g_assert_cmpuint (count_scroll (widgets[i]), ==, 0);
      g_object_unref (widgets[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wheel/pass-by", test_pass_by);

  return g_test_run ();
}
