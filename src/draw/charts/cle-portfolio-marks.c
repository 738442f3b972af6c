/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-portfolio-layout.h"

#include <math.h>
#include <string.h>

#define CELL         4.0 /* pixels of a side of what labels keep away from */
#define LEAST_RADIUS 3.5
#define NAME_WIDTH   170.0
#define NAME_GAP     3.0
#define MOST_TRIES   250 /* clients whose names are tried */
#define MOST_NAMES   60
#define N_COLORS     5
#define LEAST_SIDE   5 /* pixels of a square that stands for one of many clients */
#define N_SIDES      4 /* sizes of such squares */

/* Where a client stands on the map. */
typedef struct
{
  guint          index;
  CleVerdictKind kind;
  ClePoint       at;
  double         radius;
} Mark;

/* Without hours a client is as small as can be; else the area tells them. */
static double
pick_radius (const ClePortfolioLayout *self,
             gint64                    minutes)
{
  double share;

  if (minutes == CLE_MONEY_UNKNOWN || self->most == 0)
    return LEAST_RADIUS;

  share = (double) minutes / (double) self->most;
  return MAX (self->radius * sqrt (MAX (share, 0)), LEAST_RADIUS);
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const Mark *first = a, *second = b;

  if (first->radius != second->radius)
    return first->radius > second->radius ? -1 : 1;

  return first->index < second->index ? -1 : first->index > second->index;
}

static Mark *
place_marks (const ClePortfolioLayout *self)
{
  guint n = self->portfolio->n_placed;
  Mark *marks = g_new (Mark, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const ClePortfolioClient *client = cle_portfolio_get (self->portfolio, i);

      marks[i] =
          (Mark){ i,
                  client->kind,
                  { cle_portfolio_layout_x (self, client->fit),
                    cle_portfolio_layout_y (self, cle_portfolio_client_get_profit (client)) },
                  pick_radius (self, client->minutes) };
    }

  return marks;
}

static guint8 *
find_cell (ClePortfolioLayout *self,
           int                 column,
           int                 row)
{
  guint at = (guint) row * self->cells_wide + (guint) column;

  if (column < 0 || row < 0 || (guint) column >= self->cells_wide || at >= self->taken->len)
    return NULL;

  return &self->taken->data[at];
}

static void
take_cells (ClePortfolioLayout *self,
            const Mark         *mark)
{
  int left = (int) round ((mark->at.x - mark->radius) / CELL);
  int right = (int) round ((mark->at.x + mark->radius) / CELL);
  int top = (int) round ((mark->at.y - mark->radius) / CELL);
  int bottom = (int) round ((mark->at.y + mark->radius) / CELL);

  for (int row = top; row < MAX (bottom, top + 1); row++)
    for (int column = left; column < MAX (right, left + 1); column++)
      {
        guint8 *cell = find_cell (self, column, row);

        if (cell != NULL)
          *cell = 1;
      }
}

/* A name on the boundary would look struck out. */
static void
take_boundary (ClePortfolioLayout *self)
{
  int row = (int) floor (cle_portfolio_layout_y (self, 0) / CELL);

  for (guint column = 0; column < self->cells_wide; column++)
    {
      guint8 *cell = find_cell (self, (int) column, row);

      if (cell != NULL)
        *cell = 1;
    }
}

static gboolean
is_open (ClePortfolioLayout *self,
         CleRect             rect)
{
  const CleRect *plot = &self->chart->plot;

  if (rect.x < plot->x || rect.x + rect.width > plot->x + plot->width || rect.y < plot->y ||
      rect.y + rect.height > plot->y + plot->height)
    return FALSE;

  for (int row = (int) floor (rect.y / CELL); row * CELL < rect.y + rect.height; row++)
    for (int column = (int) floor (rect.x / CELL); column * CELL < rect.x + rect.width; column++)
      {
        const guint8 *cell = find_cell (self, column, row);

        if (cell != NULL && *cell != 0)
          return FALSE;
      }

  return TRUE;
}

static gboolean
try_name (ClePortfolioLayout *self,
          const Mark         *mark,
          CleChartText       *text)
{
  double far = mark->radius * 1.25 + NAME_GAP;
  double width = text->rect.width, height = text->rect.height;
  ClePoint places[] = { { mark->at.x + far, mark->at.y - height / 2 },
                        { mark->at.x - far - width, mark->at.y - height / 2 },
                        { mark->at.x - width / 2, mark->at.y - far - height + 2 },
                        { mark->at.x - width / 2, mark->at.y + far - 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      CleRect rect = { places[i].x, places[i].y, width, height };

      if (is_open (self, rect) && cle_chart_try_text (self->chart, text, rect.x, rect.y, NAME_GAP))
        return TRUE;
    }

  return FALSE;
}

/* The largest first; a name that has no room is told by the keyboard and the pointer. */
static void
add_names (ClePortfolioLayout *self,
           const Mark         *marks,
           guint               n)
{
  CleChart *chart = self->chart;
  double width = MIN (NAME_WIDTH, chart->plot.width * 0.4);

  for (guint i = 0, placed = 0; i < MIN (n, MOST_TRIES) && placed < MOST_NAMES; i++)
    {
      const ClePortfolioClient *client = cle_portfolio_get (self->portfolio, marks[i].index);
      CleChartText text = cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->text,
                                               client->name, width, 1);

      if (try_name (self, &marks[i], &text))
        placed++;
      else
        g_object_unref (text.layout);
    }
}

static void
add_arrow (CleChart *chart,
           ClePoint  at,
           double    side,
           CleColor  color)
{
  CleShape tip = { .kind = CLE_SHAPE_AREA, .layer = CLE_CHART_FRONT, .fill = color };
  double end = at.y + side * (CLE_PORTFOLIO_ARROW - 4);

  cle_chart_add_line (chart, CLE_CHART_FRONT, at, (ClePoint){ at.x, end }, color, 1.5);
  cle_chart_add_shape (chart, &tip,
                       (ClePoint[]){ { at.x, end + side * 4 },
                                     { at.x - 3.5, end - side * 2 },
                                     { at.x + 3.5, end - side * 2 } },
                       3);
}

/* What is not exactly known: a line from end to end, an arrow where there is none. */
static void
add_range (ClePortfolioLayout       *self,
           const ClePortfolioClient *client,
           const Mark               *mark,
           CleColor                  color)
{
  const CleRange *range = &client->decision;
  gboolean has_low = range->low != CLE_RANGE_OPEN_LOW,
           has_high = range->high != CLE_RANGE_OPEN_HIGH;
  double low, high;

  if (!has_low)
    add_arrow (self->chart, (ClePoint){ mark->at.x, mark->at.y + mark->radius }, 1, color);
  if (!has_high)
    add_arrow (self->chart, (ClePoint){ mark->at.x, mark->at.y - mark->radius }, -1, color);
  if (!has_low || !has_high || range->low == range->high)
    return;

  low = cle_portfolio_layout_y (self, range->low);
  high = cle_portfolio_layout_y (self, range->high);
  cle_chart_add_line (self->chart, CLE_CHART_FRONT, (ClePoint){ mark->at.x, low },
                      (ClePoint){ mark->at.x, high }, color, 1.5);
  for (guint i = 0; i < 2; i++)
    {
      double y = i == 0 ? low : high;

      cle_chart_add_line (self->chart, CLE_CHART_FRONT, (ClePoint){ mark->at.x - 4, y },
                          (ClePoint){ mark->at.x + 4, y }, color, 1.5);
    }
}

/* Where a client would stand if staff time counted. */
static void
add_stem (ClePortfolioLayout       *self,
          const ClePortfolioClient *client,
          const Mark               *mark)
{
  CleShape shape = { .kind = CLE_SHAPE_LINE,
                     .layer = CLE_CHART_FRONT,
                     .stroke = self->chart->style->dim,
                     .line = 1.5,
                     .dash = 3 };
  gint64 value;
  double y;

  if (!cle_profit_get_known (&client->full, &value))
    return;

  y = cle_portfolio_layout_y (self, value);
  cle_chart_add_shape (self->chart, &shape, (ClePoint[]){ mark->at, { mark->at.x, y } }, 2);
  cle_chart_add_line (self->chart, CLE_CHART_FRONT, (ClePoint){ mark->at.x - 3, y },
                      (ClePoint){ mark->at.x + 3, y }, self->chart->style->dim, 1.5);
}

static void
add_few (ClePortfolioLayout *self,
         const Mark         *marks,
         guint               n)
{
  for (guint i = 0; i < n; i++)
    {
      const ClePortfolioClient *client = cle_portfolio_get (self->portfolio, marks[i].index);

      if (cle_portfolio_layout_stems (self))
        add_stem (self, client, &marks[i]);
      add_range (self, client, &marks[i], cle_chart_color_verdict (self->chart, client->kind));
    }
  for (guint i = 0; i < n; i++)
    cle_chart_add_verdict (self->chart, cle_portfolio_get (self->portfolio, marks[i].index)->kind,
                           marks[i].at, marks[i].radius);
}

/* What lies exactly on another of the same colour is not painted twice: a bit for
 * each place and size. A hash table of very many would take longer than painting. */
typedef struct
{
  guint   wide;
  guint   high;
  guint8 *bits; /* N_SIDES a pixel, two pixels a byte */
} Seen;

static void
seen_init (Seen           *seen,
           const CleChart *chart)
{
  seen->wide = (guint) ceil (chart->width);
  seen->high = (guint) ceil (chart->plot.y + chart->plot.height);
  seen->bits = g_malloc ((gsize) seen->wide * seen->high / 2 + 1);
}

static void
seen_forget (Seen *seen)
{
  memset (seen->bits, 0, (gsize) seen->wide * seen->high / 2 + 1);
}

/* Whether it is new; what is not wholly on the map is always. */
static gboolean
seen_add (Seen          *seen,
          const CleRect *rect)
{
  guint side = (guint) rect->width - LEAST_SIDE;
  gsize pixel;
  guint8 bit;

  if (rect->x < 0 || rect->y < 0 || rect->x >= seen->wide || rect->y >= seen->high ||
      side >= N_SIDES)
    return TRUE;

  pixel = (gsize) rect->y * seen->wide + (gsize) rect->x;
  bit = (guint8) (1 << (pixel % 2 * N_SIDES + side));
  if ((seen->bits[pixel / 2] & bit) != 0)
    return FALSE;

  seen->bits[pixel / 2] |= bit;
  return TRUE;
}

static void
add_rectangles (ClePortfolioLayout *self,
                const Mark         *marks,
                guint               n,
                CleVerdictKind      kind,
                Seen               *seen)
{
  CleColor color = cle_chart_color_verdict (self->chart, kind);

  seen_forget (seen);
  for (guint i = 0; i < n; i++)
    {
      double side = MIN (floor (marks[i].radius * 1.6), LEAST_SIDE + N_SIDES - 1);
      CleChartColumn column = { .color = color };

      if (marks[i].kind != kind)
        continue;

      column.rect = (CleRect){ round (marks[i].at.x - side / 2), round (marks[i].at.y - side / 2),
                               side, side };
      if (seen_add (seen, &column.rect))
        g_array_append_val (self->chart->columns, column);
    }
}

static void
add_many (ClePortfolioLayout *self,
          const Mark         *marks,
          guint               n)
{
  static const CleVerdictKind order[N_COLORS] = { CLE_VERDICT_NONE, CLE_VERDICT_KEEP,
                                                  CLE_VERDICT_TERMS, CLE_VERDICT_CHERISH,
                                                  CLE_VERDICT_PART };

  Seen seen;

  seen_init (&seen, self->chart);
  for (guint i = 0; i < N_COLORS; i++)
    add_rectangles (self, marks, n, order[i], &seen);
  g_free (seen.bits);
}

static void
add_items (ClePortfolioLayout *self,
           const Mark         *marks)
{
  for (guint i = 0; i < self->portfolio->n_placed; i++)
    {
      double ring = marks[i].radius + 4, zone = MAX (marks[i].radius * 1.1, 6);

      cle_chart_add_item (self->chart,
                          (CleRect){ marks[i].at.x - ring, marks[i].at.y - ring, 2 * ring,
                                     2 * ring },
                          (CleRect){ marks[i].at.x - zone, marks[i].at.y - zone, 2 * zone,
                                     2 * zone },
                          i, 1);
    }
}

static void
find_sizes (ClePortfolioLayout *self)
{
  guint n = self->portfolio->n_placed;
  double share = sqrt (self->inner.width * self->inner.height / MAX (n, 1));

  self->radius = MIN (0.6 * share, MIN (CLE_PORTFOLIO_MOST_RADIUS, self->inner.height * 0.07));
  self->radius = MAX (self->radius, LEAST_RADIUS + 1.5);
  for (guint i = 0; i < n; i++)
    self->most = MAX (self->most, cle_portfolio_get (self->portfolio, i)->minutes);
}

/**
 * cle_portfolio_marks_add:
 * @self: a map whose places are known
 *
 * Adds the clients, the largest at the back, their names as far as there is
 * room, and an item for each in the order of profit.
 */
void
cle_portfolio_marks_add (ClePortfolioLayout *self)
{
  guint n = self->portfolio->n_placed;
  g_autofree Mark *marks = NULL;
  double bottom = self->chart->plot.y + self->chart->plot.height;

  find_sizes (self);
  marks = place_marks (self);
  add_items (self, marks);
  qsort (marks, n, sizeof *marks, compare_marks);
  self->cells_wide = (guint) ceil (self->chart->width / CELL);
  self->taken = g_byte_array_new ();
  g_byte_array_set_size (self->taken, self->cells_wide * (guint) ceil (bottom / CELL));
  memset (self->taken->data, 0, self->taken->len);
  for (guint i = 0; i < n; i++)
    take_cells (self, &marks[i]);
  take_boundary (self);

  if (n > CLE_PORTFOLIO_MANY)
    add_many (self, marks, n);
  else
    add_few (self, marks, n);
  add_names (self, marks, n);
  g_clear_pointer (&self->taken, g_byte_array_unref);
}
