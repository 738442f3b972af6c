/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "portfolio-data.h"

#include "charts/cle-chart-file.h"

#define HOURLY 40 /* hundredths a minute */

void
test_portfolio_add (ClePortfolio   *self,
                    const char     *name,
                    int             fit,
                    gint64          low,
                    gint64          high,
                    gint64          minutes,
                    CleVerdictKind  kind)
{
  g_autofree char *id = g_strdup_printf ("client-%u", self->clients->len);
  gint64 hours = self->capacity == CLE_CAPACITY_IDLE && minutes > 0 ? minutes * HOURLY : 0;
  ClePortfolioClient client = { .id = id,
                                .name = (char *) name,
                                .fit = fit,
                                .full = { low, high },
                                .decision = { low, high },
                                .minutes = minutes,
                                .revenue = CLE_MONEY_UNKNOWN,
                                .kind = kind };

  if (low != CLE_RANGE_OPEN_LOW)
    client.decision.low += hours;
  if (high != CLE_RANGE_OPEN_HIGH)
    client.decision.high += hours;
  if (high != CLE_RANGE_OPEN_HIGH && high > 0)
    client.revenue = high * 3;
  cle_portfolio_take (self, &client);
}

static CleVerdictKind
judge (int    fit,
       gint64 profit)
{
  if (fit >= 70000 && profit > 0)
    return CLE_VERDICT_CHERISH;
  if (fit >= 50000 && profit > 0)
    return CLE_VERDICT_KEEP;
  if (fit < 30000 && profit < 0)
    return CLE_VERDICT_PART;

  return CLE_VERDICT_TERMS;
}

/* Some kilos of clients: most are small, some are large, one in ten is a range,
 * one in twenty has no fit. */
ClePortfolio *
test_portfolio_new (guint       n,
                    CleCapacity capacity)
{
  static const char *const names[] = { "Bakery Miller", "ООО «Ромашка»", "<b>Ink & Co</b>",
                                       "{{Braces}} & <b>Co", "Harbour Office Supplies International",
                                       "Ателье на Ленина", "A", "Старый мост, транспортная компания" };
  ClePortfolio *self = cle_portfolio_new ("EUR", capacity);
  guint32 state = 12345;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", names[i % G_N_ELEMENTS (names)], i + 1);
      int fit = (int) ((state = state * 1664525 + 1013904223) >> 8) % 100000;
      gint64 size = 20000 + (state >> 5) % 1000000;
      gint64 profit;

      fit = ABS (fit);
      state = state * 1664525 + 1013904223;
      size *= i % 17 == 3 ? 90 : 1;
      profit = (state >> 9) % 100 < 30 ? -size / 3 : size;
      test_portfolio_add (self, name, i % 20 == 19 ? CLE_PORTFOLIO_NO_FIT : fit,
                          i % 30 == 7 ? CLE_RANGE_OPEN_LOW : profit,
                          i % 10 == 5 ? profit + size : profit,
                          i % 9 == 8 ? CLE_MONEY_UNKNOWN : (gint64) ((state >> 7) % 9000),
                          i % 23 == 11 ? CLE_VERDICT_NONE : judge (fit, profit));
    }
  cle_portfolio_sort (self);

  return self;
}

/* Every text of a chart is on it, and away from the others. */
void
test_chart_check_texts (const CleChart *chart,
                        const char     *about)
{
  guint n = cle_chart_get_n_texts (chart);

  for (guint i = 0; i < n; i++)
    {
      CleRect a, b;
      const char *text = cle_chart_get_text (chart, i, &a);

      if (a.x < -0.01 || a.y < -0.01 || a.x + a.width > cle_chart_get_width (chart) + 0.01 ||
          a.y + a.height > cle_chart_get_height (chart) + 0.01)
        g_error ("%s: “%s” is not on the chart: %g %g %g %g of %g %g", about, text, a.x, a.y, a.width,
                 a.height, cle_chart_get_width (chart), cle_chart_get_height (chart));
      for (guint j = 0; j < i; j++)
        {
          const char *other = cle_chart_get_text (chart, j, &b);

          if (a.x + 0.01 < b.x + b.width && b.x + 0.01 < a.x + a.width &&
              a.y + 0.01 < b.y + b.height && b.y + 0.01 < a.y + a.height)
            g_error ("%s: “%s” meets “%s”", about, text, other);
        }
    }
}

/* For a look at them: where the variable says, each chart as a picture. */
void
test_chart_keep_picture (const CleChart *chart,
                         const char     *about)
{
  const char *folder = g_getenv ("CLIENTELE_TEST_PICTURES");
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdelimit (g_strdup_printf ("%s.png", about), " /", '-');
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path != NULL && cle_chart_get_state (chart) == CLE_CHART_FULL)
    cle_chart_save (chart, CLE_CHART_PNG, path, &error);
  g_assert_no_error (error);
}
