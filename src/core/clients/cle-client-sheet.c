/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-courses.h"
#include "cle-portfolio.h"
#include "cle-verdict-reasons.h"
#include "exchange/cle-inert.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_PORTFOLIO 7
#define N_WHALE     6
#define N_COURSES   7

static CleSheet *
create (const char *const *titles,
        guint              n_columns,
        guint              first_number,
        guint              end_number)
{
  CleSheet *self = g_new0 (CleSheet, 1);

  self->titles = g_new0 (char *, n_columns + 1);
  self->numeric = g_new0 (gboolean, n_columns);
  self->n_columns = n_columns;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < n_columns; i++)
    {
      self->titles[i] = g_strdup (titles[i]);
      self->numeric[i] = i >= first_number && i < end_number;
    }

  return self;
}

/* Exactly, with a point: a number as tables of all languages take it. By hand,
 * because there may be very many. */
static char *
format_number (gint64 value,
               guint  digits)
{
  guint64 size = value < 0 ? (guint64) 0 - (guint64) value : (guint64) value;
  char text[32];
  char *at = text + sizeof text;

  for (guint i = 0; i <= digits || size > 0; i++)
    {
      if (i == digits)
        *--at = '.';
      *--at = (char) ('0' + size % 10);
      size /= 10;
    }
  if (value < 0)
    *--at = '-';

  return g_strndup (at, (gsize) (text + sizeof text - at));
}

static char *
format_end (gint64 value,
            gint64 open)
{
  return value == open ? g_strdup ("") : format_number (value, 2);
}

static char *
format_hours (gint64 minutes)
{
  return minutes == CLE_MONEY_UNKNOWN ? g_strdup ("") : format_number ((minutes + 3) / 6, 1);
}

/* Translated once, not for each of very many clients. */
static const char *
name_verdict (const char    **names,
              CleVerdictKind  kind)
{
  if (names[kind] == NULL)
    names[kind] = cle_verdict_kind_get_name (kind);

  return names[kind];
}

/**
 * cle_sheet_new_for_portfolio:
 * @self: what the portfolio map shows
 *
 * One row a client, in the order of the map. An end of a profit that nobody
 * knows is empty, as is a fit.
 *
 * Returns: (transfer full): the table
 */
CleSheet *
cle_sheet_new_for_portfolio (const ClePortfolio *self)
{
  g_autofree char *low = g_strdup_printf (_ ("Profit a year, at least (%s)"), self->currency);
  g_autofree char *high = g_strdup_printf (_ ("Profit a year, at most (%s)"), self->currency);
  g_autofree char *counts = g_strdup_printf (_ ("As it counts (%s)"), self->currency);
  const char *titles[N_PORTFOLIO] = {
    _ ("Client"), _ ("Fit"), low, high, counts, _ ("Staff hours a year"), _ ("Verdict"),
  };
  const char *names[CLE_VERDICT_PART + 1] = { NULL };
  CleSheet *sheet = create (titles, N_PORTFOLIO, 1, 6);

  for (guint i = 0; i < self->clients->len; i++)
    {
      const ClePortfolioClient *client = cle_portfolio_get (self, i);
      char **cells = g_new0 (char *, N_PORTFOLIO + 1);
      gint64 value;

      cells[0] = g_strdup (client->name);
      cells[1] =
          client->fit == CLE_PORTFOLIO_NO_FIT ? g_strdup ("") : format_number (client->fit, 3);
      cells[2] = format_end (client->full.low, CLE_RANGE_OPEN_LOW);
      cells[3] = format_end (client->full.high, CLE_RANGE_OPEN_HIGH);
      cells[4] = cle_profit_get_known (&client->decision, &value) ? format_number (value, 2)
                                                                  : g_strdup ("");
      cells[5] = format_hours (client->minutes);
      cells[6] = g_strdup (name_verdict (names, client->kind));
      g_ptr_array_add (sheet->rows, cells);
    }

  return sheet;
}

/**
 * cle_sheet_new_for_whale:
 * @self: whose clients the rows name
 * @whale: the curve
 *
 * One row a client of known profit, the best first.
 *
 * Returns: (transfer full): the table
 */
CleSheet *
cle_sheet_new_for_whale (const ClePortfolio *self,
                         const CleWhale     *whale)
{
  g_autofree char *profit = g_strdup_printf (_ ("Profit a year (%s)"), self->currency);
  g_autofree char *together = g_strdup_printf (_ ("With all before (%s)"), self->currency);
  const char *titles[N_WHALE] = {
    _ ("Client"), _ ("Rank"), profit, together, _ ("Of the whole profit (%)"), _ ("Verdict"),
  };
  const char *names[CLE_VERDICT_PART + 1] = { NULL };
  CleSheet *sheet = create (titles, N_WHALE, 1, 5);

  for (guint i = 0; i < whale->rows->len; i++)
    {
      const CleWhaleRow *row = &g_array_index (whale->rows, CleWhaleRow, i);
      const ClePortfolioClient *client = cle_portfolio_get (self, row->client);
      char **cells = g_new0 (char *, N_WHALE + 1);

      cells[0] = g_strdup (client->name);
      cells[1] = g_strdup_printf ("%u", i + 1);
      cells[2] = format_number (row->profit, 2);
      cells[3] = format_number (row->cumulated, 2);
      cells[4] = whale->total > 0 ? format_number (row->share, 1) : g_strdup ("");
      cells[5] = g_strdup (name_verdict (names, client->kind));
      g_ptr_array_add (sheet->rows, cells);
    }

  return sheet;
}

/**
 * cle_sheet_new_for_courses:
 * @courses: two courses over some years
 *
 * One row a year, now being the first; of each course the clients at its end, the
 * profit in it and the profit of all years so far.
 *
 * Returns: (transfer full): the table
 */
CleSheet *
cle_sheet_new_for_courses (const CleCourses *courses)
{
  const char *titles[N_COURSES] = {
    _ ("Year"),
    _ ("Clients, winning new ones"),
    _ ("Profit, winning new ones"),
    _ ("In all, winning new ones"),
    _ ("Clients, keeping those here"),
    _ ("Profit, keeping those here"),
    _ ("In all, keeping those here"),
  };
  CleSheet *sheet = create (titles, N_COURSES, 0, N_COURSES);

  for (guint i = 0; i <= courses->n_years; i++)
    {
      char **cells = g_new0 (char *, N_COURSES + 1);

      cells[0] = g_strdup_printf ("%u", i);
      for (guint c = 0; c < CLE_N_COURSES; c++)
        {
          const CleCourseYear *year = &courses->years[c][i];

          cells[1 + 3 * c] = format_number (year->clients, 3);
          cells[2 + 3 * c] = format_number (year->profit, 2);
          cells[3 + 3 * c] = format_number (year->sum, 2);
        }
      g_ptr_array_add (sheet->rows, cells);
    }

  return sheet;
}

/* Quoted where it has to be, and never a formula. */
static void
append_cell (GString    *out,
             const char *cell,
             gboolean    is_number)
{
  g_autofree char *inert = is_number ? g_strdup (cell) : cle_inert_make (cell);

  if (strpbrk (inert, ",\"\r\n") == NULL)
    {
      g_string_append (out, inert);
      return;
    }

  g_string_append_c (out, '"');
  for (const char *at = inert; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}

static void
append_row (GString        *out,
            const CleSheet *self,
            char          **cells,
            gboolean        is_head)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_cell (out, cells[i], self->numeric[i] && !is_head);
    }
  g_string_append (out, "\r\n");
}

/**
 * cle_sheet_dup_csv:
 * @self: a table
 *
 * Returns: (transfer full): the table with its titles as CSV (RFC 4180). What a
 *   spreadsheet would run gets an apostrophe before it.
 */
char *
cle_sheet_dup_csv (const CleSheet *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_row (out, self, self->titles, TRUE);
  for (guint i = 0; i < self->rows->len; i++)
    append_row (out, self, self->rows->pdata[i], FALSE);

  return g_string_free (g_steal_pointer (&out), FALSE);
}
