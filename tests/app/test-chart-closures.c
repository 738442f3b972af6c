/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-action-closures.h"
#include "cle-chart-closures.h"
#include "cle-zoom.h"

#define DAY_MS  G_GINT64_CONSTANT (86400000)
#define NOW     G_GINT64_CONSTANT (1795262400000) /* 2026-11-21T12:00:00Z */

static void
test_zoom (void)
{
  const gint64 last = 100 * DAY_MS;
  ClePeriod all = { 0, 0 };
  ClePeriod half = cle_zoom_compute (all, 0, last, 50 * DAY_MS, 2);
  ClePeriod back = cle_zoom_compute (half, 0, last, 0, 0.25);
  ClePeriod edge = cle_zoom_compute (all, 0, last, last, 4);
  ClePeriod least = cle_zoom_compute (all, 0, last, 50 * DAY_MS, 1000);

  g_assert_cmpint (half.from / DAY_MS, ==, 25);
  g_assert_cmpint (half.to / DAY_MS, ==, 75);
  g_assert_cmpint (back.from, ==, 0);
  g_assert_cmpint (back.to, ==, 0);
  g_assert_cmpint (edge.to, ==, last + 1);
  g_assert_cmpint ((edge.to - edge.from) / DAY_MS, ==, 25);
  g_assert_cmpint (least.to - least.from, ==, 7 * DAY_MS);
}

/* A point out of sight comes into it, with something beside it; one that is seen
 * moves nothing. */
static void
test_reach (void)
{
  const gint64 last = 100 * DAY_MS;
  ClePeriod zoom = { 40 * DAY_MS, 60 * DAY_MS };
  ClePeriod seen = cle_zoom_reach (zoom, 0, last, 50 * DAY_MS);
  ClePeriod left = cle_zoom_reach (zoom, 0, last, 30 * DAY_MS);
  ClePeriod right = cle_zoom_reach (zoom, 0, last, 70 * DAY_MS);
  ClePeriod first = cle_zoom_reach (zoom, 0, last, 0);
  ClePeriod end = cle_zoom_reach (zoom, 0, last, last);
  ClePeriod all = cle_zoom_reach ((ClePeriod){ 0, 0 }, 0, last, last);

  g_assert_cmpint (seen.from, ==, zoom.from);
  g_assert_cmpint (seen.to, ==, zoom.to);
  g_assert_cmpint (left.from, ==, 28 * DAY_MS);
  g_assert_cmpint (left.to, ==, 48 * DAY_MS);
  g_assert_cmpint (right.from, ==, 52 * DAY_MS + 1);
  g_assert_cmpint (right.to, ==, 72 * DAY_MS + 1);
  g_assert_cmpint (first.from, ==, 0);
  g_assert_cmpint (end.to, ==, last + 1);
  g_assert_cmpint (all.to, ==, 0);
}

static void
test_details (void)
{
  CleAction action = { .subject = (char *) "Shop", .due = (char *) "2026-11-20" };
  g_autofree char *late = cle_action_closure_details (&action, "Olga", NOW, 0);
  g_autofree char *early = NULL;
  g_autofree char *dropped = NULL;

  g_assert_cmpstr (late, ==, "Overdue since 20 November 2026 · Olga · Shop");
  action.due = (char *) "2026-11-21";
  early = cle_action_closure_details (&action, NULL, NOW, 0);
  g_assert_cmpstr (early, ==, "By 21 November 2026 · Shop");
  action.state = CLE_ACTION_DROPPED;
  action.reason = (char *) "No time";
  action.subject = (char *) "";
  dropped = cle_action_closure_details (&action, NULL, NOW, 0);
  g_assert_cmpstr (dropped, ==, "Dropped: No time");
}

static void
test_in_days (void)
{
  g_autofree char *day = cle_action_closure_in_days (NOW, 0, 30);
  g_autofree char *east = cle_action_closure_in_days (NOW, 13 * 60, 0);

  g_assert_cmpstr (day, ==, "2026-12-21");
  g_assert_cmpstr (east, ==, "2026-11-22");
}

static void
test_figures (void)
{
  CleSummary summary = { .n = 3, .mean = 16.0 / 3, .median = 5, .spread = 1.53,
                         .alpha = { 0.81, 34, CLE_ALPHA_FIRM } };
  g_autofree char *line = cle_chart_closure_figures (CLE_CHART_KIND_PROGRESS, &summary);
  g_autofree char *alpha = cle_chart_closure_figures (CLE_CHART_KIND_ANSWERS, &summary);
  g_autofree char *described = cle_alpha_describe (&summary.alpha);
  g_autofree char *gap = cle_chart_closure_figures (CLE_CHART_KIND_VOICES, &summary);
  g_autofree char *one = NULL;

  g_assert_cmpstr (line, ==, "Mean 5.3 · median 5 · spread 1.5");
  g_assert_cmpstr (alpha, ==, described);
  g_assert_cmpstr (gap, ==, "");
  summary.n = 1;
  one = cle_chart_closure_figures (CLE_CHART_KIND_PROGRESS, &summary);
  g_assert_cmpstr (one, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/charts/zoom", test_zoom);
  g_test_add_func ("/charts/reach", test_reach);
  g_test_add_func ("/charts/figures", test_figures);
  g_test_add_func ("/actions/details", test_details);
  g_test_add_func ("/actions/in-days", test_in_days);

  return g_test_run ();
}
