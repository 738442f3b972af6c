/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts/cle-chart-view.h"
#include "cle-client-chart-page.h"
#include "clients-given.h"
#include "clients/cle-client-acts.h"
#include "widget-search.h"

#define AT_ONCE  2000 /* clients whose chart no thread makes */
#define WITH_SUM 3    /* of them: those whose money is known */

typedef struct
{
  TestClients  clients;
  GtkWidget   *window;
  GtkWidget   *page;
} Fixture;

static void
add_money (Fixture   *self,
           TestStore *given)
{
  GPtrArray *clients =
      cle_client_book_list_clients (cle_client_model_get_book (self->clients.model));

  for (guint i = 0; i < WITH_SUM; i++)
    {
      g_autoptr (CleMoney) money = cle_money_new ();

      for (CleMoneyItem item = 0; item < CLE_N_MONEY; item++)
        money->items[item] = 0;
      money->client = g_strdup (((const CleClient *) clients->pdata[i * 600])->id);
      money->items[CLE_MONEY_REVENUE] = 100000 * (i + 1);
      money->items[CLE_MONEY_DIRECT_COST] = 150000;
      g_assert_true (cle_client_set_money (given->store, money, NULL));
    }
}

static void
set_up (Fixture   *self,
        TestStore *given,
        guint      n)
{
  test_client_add_many (given->store, n);
  test_clients_begin (&self->clients, given);
  test_clients_load (&self->clients);
  add_money (self, given);
  test_clients_load (&self->clients);
  self->window = gtk_window_new ();
  self->page = cle_client_chart_page_new (self->clients.model, CLE_CHART_KIND_WHALE);
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
}

static void
tear_down (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  test_clients_end (&self->clients);
}

static const CleChart *
get_chart (Fixture *self)
{
  return cle_chart_view_prepare (
      CLE_CHART_VIEW (test_find (self->page, CLE_TYPE_CHART_VIEW)));
}

/* What the page shows is what is made here of the same judge, in one go; before
 * it has a size, at the same places. */
static void
check (Fixture  *self,
       gboolean  places)
{
  CleJudge *judge = cle_client_model_get_judge (self->clients.model);
  const CleOffice *office =
      cle_client_book_get_office (cle_client_model_get_book (self->clients.model));
  g_autoptr (CleChartData) data =
      cle_chart_data_new_for_clients (CLE_CHART_KIND_WHALE,
                                      cle_portfolio_new_for_judge (judge, office));
  g_autoptr (CleChartView) view = g_object_ref_sink (g_object_new (CLE_TYPE_CHART_VIEW, NULL));
  const CleChart *expected, *chart = get_chart (self);

  cle_chart_view_set_data (view, data);
  expected = cle_chart_view_prepare (view);
  g_assert_cmpint (cle_chart_get_state (chart), ==, CLE_CHART_FULL);
  g_assert_cmpstr (cle_chart_get_summary (chart), ==, cle_chart_get_summary (expected));
  g_assert_cmpuint (cle_chart_get_n_items (chart), ==, cle_chart_get_n_items (expected));
  for (guint i = 0; i < cle_chart_get_n_items (chart); i++)
    {
      g_assert_cmpuint (cle_chart_get_item_source (chart, i), ==,
                        cle_chart_get_item_source (expected, i));
      if (places)
        {
          CleRect one = cle_chart_get_item_rect (chart, i);
          CleRect other = cle_chart_get_item_rect (expected, i);

          g_assert_cmpfloat (one.x, ==, other.x);
          g_assert_cmpfloat (one.y, ==, other.y);
        }
    }
}

/* So many are put in order before the page is there. */
static void
test_at_once (TestStore     *given,
              gconstpointer  data)
{
  Fixture self;

  set_up (&self, given, AT_ONCE);
  gtk_window_present (GTK_WINDOW (self.window));
  g_assert_nonnull (get_chart (&self));
  check (&self, TRUE);
  tear_down (&self);
}

/* One more, and a thread does it: what it makes is the same. */
static void
test_thread (TestStore     *given,
             gconstpointer  data)
{
  Fixture self;

  set_up (&self, given, AT_ONCE + 1);
  gtk_window_present (GTK_WINDOW (self.window));
  g_assert_null (get_chart (&self));
  while (get_chart (&self) == NULL)
    g_main_context_iteration (NULL, TRUE);
  check (&self, TRUE);
  tear_down (&self);
}

/* Of a book that changes meanwhile only the latest is shown. */
static void
test_changed (TestStore     *given,
              gconstpointer  data)
{
  Fixture self;
  g_autofree char *before = NULL;
  g_autoptr (CleMoney) money = cle_money_new ();

  set_up (&self, given, AT_ONCE + 1);
  gtk_window_present (GTK_WINDOW (self.window));
  while (get_chart (&self) == NULL)
    g_main_context_iteration (NULL, TRUE);
  before = g_strdup (cle_chart_get_summary (get_chart (&self)));

  for (CleMoneyItem item = 0; item < CLE_N_MONEY; item++)
    money->items[item] = 0;
  money->client = g_strdup (cle_judge_get (cle_client_model_get_judge (self.clients.model), 0)->client->id);
  money->items[CLE_MONEY_REVENUE] = 77700000;
  given->clock.wall += 1000;
  g_signal_emit_by_name (self.clients.model, "changed");
  g_assert_true (cle_client_set_money (given->store, money, NULL));
  test_clients_load (&self.clients);
  while (g_strcmp0 (cle_chart_get_summary (get_chart (&self)), before) == 0)
    g_main_context_iteration (NULL, TRUE);
  check (&self, FALSE);
  tear_down (&self);
}

/* A window is closed while the thread works. */
static void
test_closed (TestStore     *given,
             gconstpointer  data)
{
  Fixture self;
  GtkWidget *page;

  set_up (&self, given, AT_ONCE + 1);
  gtk_window_present (GTK_WINDOW (self.window));
  test_wait_for_frame (self.window);
  g_signal_emit_by_name (self.clients.model, "changed");
  page = self.page;
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (self.window));
  while (page != NULL)
    g_main_context_iteration (NULL, TRUE);
  test_clients_end (&self.clients);
}

/* The command presses the button that shows the table, and lets it go again. */
static void
test_table (TestStore     *given,
            gconstpointer  data)
{
  Fixture self = { 0 };
  GtkToggleButton *button;

  set_up (&self, given, AT_ONCE);
  button = GTK_TOGGLE_BUTTON (
      gtk_widget_get_template_child (self.page, CLE_TYPE_CLIENT_CHART_PAGE, "as_table"));
  g_assert_true (gtk_widget_activate_action (self.page, "charts.table", NULL));
  g_assert_true (gtk_toggle_button_get_active (button));
  g_assert_true (gtk_widget_activate_action (self.page, "charts.table", NULL));
  g_assert_false (gtk_toggle_button_get_active (button));
  tear_down (&self);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/client-chart-page/at-once", test_at_once);
  test_store_add ("/client-chart-page/thread", test_thread);
  test_store_add ("/client-chart-page/changed", test_changed);
  test_store_add ("/client-chart-page/closed", test_closed);
  test_store_add ("/client-chart-page/table", test_table);

  return g_test_run ();
}
