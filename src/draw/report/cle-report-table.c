/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-private.h"

#include <string.h>

/* Points. */
#define SIZE         8.5
#define GAP          12.0  /* between columns */
#define NARROW       96.0  /* columns up to here get all they want */
#define LEAST_COLUMN 40.0

typedef struct
{
  const CleReport *report;
  const CleSheet  *sheet;
  double          *widths;  /* 0 for a column that says nothing */
  double           width;
} Table;

static CleReportFont
get_font (const Table *self,
          gboolean     is_head,
          guint        column)
{
  const CleChartStyle *style = self->report->style;
  gboolean is_right = self->sheet->numeric[column];

  return (CleReportFont){ SIZE, FALSE, is_head ? style->dim : style->text,
                          is_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT };
}

static gboolean
is_blank (const CleSheet *sheet,
          guint           column)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    if (*cle_sheet_get_cell (sheet, i, column) != '\0')
      return FALSE;

  return TRUE;
}

static double
measure_column (const Table *self,
                guint        column)
{
  PangoContext *context = self->report->style->context;
  CleReportFont font = get_font (self, FALSE, column);
  double widest = LEAST_COLUMN;

  if (is_blank (self->sheet, column))
    return 0;

  for (guint i = 0; i < self->sheet->rows->len; i++)
    {
      const char *cell = cle_sheet_get_cell (self->sheet, i, column);

      /* A long text is broken anyway. */
      widest =
          MAX (widest, strlen (cell) > 200 ? self->width
                                           : cle_report_measure_text (context, &font, cell) + 1);
    }
  if (widest < NARROW)
    widest = MAX (widest,
                  MIN (NARROW * 0.75,
                       cle_report_measure_text (context, &font, self->sheet->titles[column]) + 1));

  return widest;
}

/* Narrow columns get what they want. The wide ones share the rest; where
 * nothing is wide, the last text column takes it. */
static void
share_width (Table *self)
{
  guint n = self->sheet->n_columns, shown = 0;
  double narrow = 0, wide = 0, rest, factor;

  for (guint i = 0; i < n; i++)
    {
      double width = self->widths[i] = measure_column (self, i);

      shown += width > 0;
      *(width > NARROW ? &wide : &narrow) += width;
    }

  rest = self->width - narrow - GAP * (shown > 0 ? shown - 1 : 0);
  factor = wide > 0 ? rest / wide : 1;
  for (guint i = 0; i < n; i++)
    if (self->widths[i] > NARROW)
      self->widths[i] = factor > 1 && !self->sheet->numeric[i] ? MIN (self->widths[i] * factor, 320)
                                                               : self->widths[i] * factor;
  if (rest >= LEAST_COLUMN || wide <= 0)
    return;

  /* Very narrow paper: everything shrinks alike. */
  factor = (self->width - GAP * (shown - 1)) / (narrow + LEAST_COLUMN);
  for (guint i = 0; i < n; i++)
    self->widths[i] = MAX (MIN (self->widths[i], narrow) * factor, self->widths[i] != 0);
}

static void
add_cells (const Table *self,
           CleReportBox *box,
           char        **cells,
           double        top)
{
  double x = 0;

  for (guint i = 0, shown = 0; i < self->sheet->n_columns; i++)
    {
      CleReportFont font = get_font (self, box->is_head, i);
      guint first = box->pieces->len;

      if (self->widths[i] <= 0)
        continue;
      cle_report_box_add_text (box, self->report->style->context, &font, cells[i], x, top,
                               self->widths[i]);
      shown++;
      for (guint j = first; j < box->pieces->len; j++)
        g_array_index (box->pieces, CleReportPiece, j).cell = shown;
      x += self->widths[i] + GAP;
    }
}

static double
measure_whole (const Table *self)
{
  double whole = -GAP;

  for (guint i = 0; i < self->sheet->n_columns; i++)
    whole += self->widths[i] > 0 ? self->widths[i] + GAP : 0;

  return whole;
}

static CleReportBox *
add_row (const Table *self,
         char       **cells,
         gboolean     is_head,
         guint        index)
{
  CleReportBox *box = cle_report_box_new ("TR");
  CleReportPiece *rule;

  box->is_head = is_head;
  box->keep = is_head;
  box->before = is_head ? 8 : 0;
  box->group = index;
  box->group_tag = "Table";
  add_cells (self, box, cells, 4);
  rule =
      cle_report_box_add (box, CLE_PIECE_FILL,
                          (CleRect){ 0, box->height + 3, measure_whole (self), is_head ? 1 : 0.6 });
  rule->color = is_head ? self->report->style->dim : self->report->style->grid;

  return box;
}

/**
 * cle_report_lay_out_table:
 * @self: a report
 * @part: a table of it
 * @index: a number of its own, from 1
 * @width: there is, in points
 * @boxes: where its rows go
 *
 * Lays out a table, each row as a box that repeats the head when it begins a
 * page. Columns without any value are left out.
 */
void
cle_report_lay_out_table (const CleReport     *self,
                          const CleReportPart *part,
                          guint                index,
                          double               width,
                          GPtrArray           *boxes)
{
  const CleSheet *sheet = part->sheet;
  g_autofree double *widths = g_new0 (double, sheet->n_columns + 1);
  Table table = { self, sheet, widths, width };
  CleReportBox *head;

  if (sheet->rows->len == 0)
    return;

  share_width (&table);
  head = add_row (&table, sheet->titles, TRUE, index);
  g_ptr_array_add (boxes, head);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      CleReportBox *row = add_row (&table, sheet->rows->pdata[i], FALSE, index);

      row->head = head;
      g_ptr_array_add (boxes, row);
    }
}
