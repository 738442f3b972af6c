/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-client-chart.h"

#include "charts/cle-axis.h"
#include "charts/cle-chart-file.h"
#include "charts/cle-portfolio-chart.h"
#include "charts/cle-whale-chart.h"
#include "cle-ctl-clients.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_WIDTH 900
#define LEAST_WIDTH   320
#define MOST_PIXELS   4000

/* What was asked for, and all clients. */
typedef struct
{
  char           *format_word;
  char           *file;
  int             width;
  int             height;
  gboolean        is_dark;
  gboolean        is_table;
  CleChartFormat  format;
  CleCtlClients   clients;
  ClePortfolio   *portfolio;
  CleChartStyle  *style;
  char           *subtitle;
} Drawing;

static void
drawing_clear (Drawing *self)
{
  g_free (self->format_word);
  g_free (self->file);
  g_free (self->subtitle);
  g_clear_pointer (&self->portfolio, cle_portfolio_free);
  g_clear_pointer (&self->style, cle_chart_style_free);
  cle_ctl_clients_clear (&self->clients);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawing, drawing_clear)

static gboolean
check_options (CleCtl     *ctl,
               Drawing    *self,
               CleCtlExit *status)
{
  const char *word = self->format_word != NULL ? self->format_word : "png";

  *status = CLE_CTL_INPUT;
  if (!cle_ctl_check_text (ctl, word))
    return FALSE;

  *status = CLE_CTL_USAGE;
  if (self->is_table && self->format_word != NULL)
    cle_ctl_usage (ctl, "%s", _ ("A table has no --format: it is always CSV."));
  else if (!cle_chart_format_from_word (word, &self->format))
    cle_ctl_usage (ctl, _ ("“%s” is not a picture: png, svg or pdf."), word);
  else if (self->width < LEAST_WIDTH || self->width > MOST_PIXELS)
    cle_ctl_usage (ctl, _ ("A chart is %d to %d wide, not %d."), LEAST_WIDTH, MOST_PIXELS,
                   self->width);
  else if (self->height < 0 || self->height > MOST_PIXELS)
    cle_ctl_usage (ctl, _ ("A chart is up to %d high, not %d."), MOST_PIXELS, self->height);
  else
    return TRUE;

  return FALSE;
}

static gboolean
parse (CleCtl      *ctl,
       Drawing     *self,
       int          argc,
       char       **argv,
       CleCtlExit  *status)
{
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &self->format_word, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->file, NULL, NULL },
    { "table", 0, 0, G_OPTION_ARG_NONE, &self->is_table, NULL, NULL },
    { "width", 0, 0, G_OPTION_ARG_INT, &self->width, NULL, NULL },
    { "height", 0, 0, G_OPTION_ARG_INT, &self->height, NULL, NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &self->is_dark, NULL, NULL },
    { NULL },
  };

  self->width = DEFAULT_WIDTH;
  *status = CLE_CTL_USAGE;
  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return FALSE;
  if (argc == 1)
    return check_options (ctl, self, status);

  *status = cle_ctl_usage (ctl, _ ("“%s” takes no further words."), argv[0]);
  return FALSE;
}

static gboolean
load (CleCtl     *ctl,
      Drawing    *self,
      CleCtlExit *status)
{
  if (!cle_ctl_clients_load (&self->clients, ctl, status))
    return FALSE;

  self->portfolio = cle_portfolio_new_for_judge (cle_ctl_clients_judge (&self->clients, ctl),
                                                 cle_client_book_get_office (self->clients.book));
  self->style = cle_chart_style_new_for_file (cle_palette_choose (self->is_dark, FALSE));
  self->subtitle = cle_axis_format_day (self->clients.now, self->clients.offset);
  return TRUE;
}

static CleChartSetup
make_setup (const Drawing *self,
            const char    *title)
{
  return (CleChartSetup){ .style = self->style, .title = title, .subtitle = self->subtitle };
}

static CleCtlExit
write_table (CleCtl         *ctl,
             const Drawing  *self,
             const CleSheet *sheet)
{
  g_autofree char *text = cle_sheet_dup_csv (sheet);

  return cle_ctl_write_out (ctl, self->file, text, strlen (text));
}

static CleCtlExit
write_chart (CleCtl         *ctl,
             const Drawing  *self,
             const CleChart *chart)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize size;

  if (cle_chart_get_state (chart) != CLE_CHART_FULL)
    return cle_ctl_refuse (ctl, "%s", cle_chart_get_message (chart));

  bytes = cle_chart_render (chart, self->format, &error);
  if (bytes == NULL)
    return cle_ctl_fail (ctl, error);

  data = g_bytes_get_data (bytes, &size);
  return cle_ctl_write_out (ctl, self->file, data, size);
}

/**
 * cle_ctl_map:
 * @ctl: the program
 * @argc: number of words
 * @argv: `map [--format png|svg|pdf | --table] [-o FILE] [--width N] [--height N] [--dark]`
 *
 * Draws the portfolio map, or writes it as a table.
 *
 * Returns: the exit code; %CLE_CTL_INPUT if there is nothing to draw
 */
CleCtlExit
cle_ctl_map (CleCtl  *ctl,
             int      argc,
             char   **argv)
{
  g_auto (Drawing) self = { 0 };
  g_autoptr (CleChart) chart = NULL;
  CleCtlExit status;
  CleChartSetup setup;

  if (!parse (ctl, &self, argc, argv, &status) || !load (ctl, &self, &status))
    return status;

  if (self.is_table)
    {
      g_autoptr (CleSheet) sheet = cle_sheet_new_for_portfolio (self.portfolio);

      return write_table (ctl, &self, sheet);
    }

  setup = make_setup (&self, _ ("Portfolio map"));
  chart = cle_portfolio_chart_new (self.portfolio, &setup, self.width, self.height);
  return write_chart (ctl, &self, chart);
}

/**
 * cle_ctl_whale:
 * @ctl: the program
 * @argc: number of words
 * @argv: `whale [--format png|svg|pdf | --table] [-o FILE] [--width N] [--height N] [--dark]`
 *
 * Draws the whale curve, or writes it as a table.
 *
 * Returns: the exit code; %CLE_CTL_INPUT if there is nothing to draw
 */
CleCtlExit
cle_ctl_whale (CleCtl  *ctl,
               int      argc,
               char   **argv)
{
  g_auto (Drawing) self = { 0 };
  g_autoptr (CleWhale) whale = NULL;
  g_autoptr (CleChart) chart = NULL;
  CleCtlExit status;
  CleChartSetup setup;

  if (!parse (ctl, &self, argc, argv, &status) || !load (ctl, &self, &status))
    return status;

  whale = cle_portfolio_make_whale (self.portfolio);
  if (self.is_table)
    {
      g_autoptr (CleSheet) sheet = cle_sheet_new_for_whale (self.portfolio, whale);

      return write_table (ctl, &self, sheet);
    }

  setup = make_setup (&self, _ ("Whale curve"));
  chart = cle_whale_chart_new (whale, self.portfolio, &setup, self.width, self.height);
  return write_chart (ctl, &self, chart);
}
