/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-private.h"

#include <pango/pangocairo.h>

#define TONE_UNSURE 1
#define TONE_NO     0

static void
set_color (cairo_t  *cr,
           CleColor  color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

static void
trace_box (cairo_t *cr,
           CleRect  box,
           double   radius)
{
  double r = MIN (radius, MIN (box.width, box.height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, box.x + box.width - r, box.y + r, r, -G_PI_2, 0);
  cairo_arc (cr, box.x + box.width - r, box.y + box.height - r, r, 0, G_PI_2);
  cairo_arc (cr, box.x + r, box.y + box.height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box.x + r, box.y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
paint_box (const CleReportPiece *piece,
           cairo_t              *cr)
{
  CleRect rect = piece->rect;

  cairo_new_path (cr);
  if (piece->kind == CLE_PIECE_FRAME)
    rect = (CleRect){ rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1 };
  if (piece->radius > 0)
    trace_box (cr, rect, piece->radius);
  else
    cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
  set_color (cr, piece->color);
  if (piece->kind == CLE_PIECE_FILL)
    cairo_fill (cr);
  else
    {
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
}

/* The marks are those of the charts: drawn, so that no font can lack them. */
static void
trace_mark (cairo_t  *cr,
            CleAnswer answer)
{
  switch (answer)
    {
    case CLE_ANSWER_YES:
      cairo_move_to (cr, -0.25, 0.01);
      cairo_line_to (cr, -0.07, 0.2);
      cairo_line_to (cr, 0.26, -0.2);
      break;
    case CLE_ANSWER_UNSURE:
      cairo_arc (cr, 0, -0.13, 0.15, G_PI, 2.4 * G_PI);
      cairo_line_to (cr, 0, 0.1);
      cairo_move_to (cr, 0, 0.27);
      cairo_line_to (cr, 0, 0.275);
      break;
    case CLE_ANSWER_NO:
      cairo_move_to (cr, -0.19, -0.19);
      cairo_line_to (cr, 0.19, 0.19);
      cairo_move_to (cr, -0.19, 0.19);
      cairo_line_to (cr, 0.19, -0.19);
      break;
    case CLE_ANSWER_NONE:
    default:
      cairo_move_to (cr, -0.15, 0);
      cairo_line_to (cr, 0.15, 0);
      break;
    }
}

/* Yes is full, not sure half, no only framed: a photocopy keeps them apart. */
static void
paint_disc (const CleReportPiece *piece,
            const CleChartStyle  *style,
            cairo_t              *cr)
{
  CleColor unsure = cle_chart_style_get_band (style, TONE_UNSURE);
  CleColor no = cle_chart_style_get_band (style, TONE_NO);

  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, 0.46, 0, 2 * G_PI);
  set_color (cr, piece->answer == CLE_ANSWER_YES      ? style->accent
                 : piece->answer == CLE_ANSWER_UNSURE ? cle_color_fade (unsure, 0.3)
                                                      : style->surface);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 0.07);
  set_color (cr, piece->answer == CLE_ANSWER_NO     ? no
                 : piece->answer == CLE_ANSWER_NONE ? style->grid
                                                    : cle_color_fade (style->text, 0));
  cairo_stroke (cr);
}

static void
paint_answer (const CleReportPiece *piece,
              const CleChartStyle  *style,
              cairo_t              *cr)
{
  CleRect rect = piece->rect;

  cairo_save (cr);
  cairo_translate (cr, rect.x + rect.width / 2, rect.y + rect.height / 2);
  cairo_scale (cr, rect.width, rect.width);
  paint_disc (piece, style, cr);
  cairo_new_path (cr);
  trace_mark (cr, piece->answer);
  set_color (cr, piece->answer == CLE_ANSWER_YES  ? style->surface
                 : piece->answer == CLE_ANSWER_NO ? cle_chart_style_get_band (style, TONE_NO)
                                                  : style->text);
  cairo_set_line_width (cr, 0.11);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_arc (const CleReportPiece *piece,
           const CleChartStyle  *style,
           cairo_t              *cr)
{
  CleScoreArcColors colors = cle_score_arc_colors (style->palette, piece->tone);

  cairo_save (cr);
  cairo_translate (cr, piece->rect.x, piece->rect.y);
  cle_score_arc_paint (&piece->arc, &colors, cr, piece->rect.width, piece->rect.height);
  cairo_restore (cr);
}

static void
paint_piece (const CleReportPiece *piece,
             const CleChartStyle  *style,
             cairo_t              *cr)
{
  cairo_save (cr);
  switch (piece->kind)
    {
    case CLE_PIECE_LINE:
      set_color (cr, piece->color);
      cairo_move_to (cr, piece->x, piece->baseline);
      pango_cairo_show_layout_line (cr, piece->line);
      break;
    case CLE_PIECE_ANSWER:
      paint_answer (piece, style, cr);
      break;
    case CLE_PIECE_ARC:
      paint_arc (piece, style, cr);
      break;
    case CLE_PIECE_CHART:
      cairo_translate (cr, piece->rect.x, piece->rect.y);
      cairo_scale (cr, piece->scale, piece->scale);
      cle_chart_paint (piece->chart, cr, CLE_CHART_ALL, CLE_CHART_NO_ITEM);
      break;
    case CLE_PIECE_FILL:
    case CLE_PIECE_FRAME:
    default:
      paint_box (piece, cr);
      break;
    }
  cairo_restore (cr);
  cairo_new_path (cr);
}

/* The cells of a row come in order, each in its own element. */
static void
switch_cell (const CleReportBox *self,
             cairo_t            *cr,
             guint              *open,
             guint               next)
{
  const char *tag = self->is_head ? "TH" : "TD";

  if (*open == next)
    return;
  if (*open != 0)
    cairo_tag_end (cr, tag);
  if (next != 0)
    cairo_tag_begin (cr, tag, NULL);
  *open = next;
}

/**
 * cle_report_box_paint:
 * @self: a box
 * @style: colours of marks
 * @cr: where its top left corner is at 0, 0
 * @is_tagged: whether to tell a PDF what it is
 *
 * Paints a box.
 */
void
cle_report_box_paint (const CleReportBox  *self,
                      const CleChartStyle *style,
                      cairo_t             *cr,
                      gboolean             is_tagged)
{
  gboolean has_tag = is_tagged && self->tag != NULL;
  guint cell = 0;

  if (has_tag)
    cairo_tag_begin (cr, self->tag, NULL);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const CleReportPiece *piece = &g_array_index (self->pieces, CleReportPiece, i);

      if (has_tag)
        switch_cell (self, cr, &cell, piece->cell);
      paint_piece (piece, style, cr);
    }
  if (has_tag)
    {
      switch_cell (self, cr, &cell, 0);
      cairo_tag_end (cr, self->tag);
    }
}

static void
switch_group (cairo_t             *cr,
              const CleReportBox **open,
              const CleReportBox  *next)
{
  guint before = *open != NULL ? (*open)->group : 0;
  guint after = next != NULL ? next->group : 0;

  if (before == after)
    return;
  if (before != 0)
    cairo_tag_end (cr, (*open)->group_tag);
  if (after != 0)
    cairo_tag_begin (cr, next->group_tag, NULL);
  *open = next;
}

static void
paint_at (const CleReport    *self,
          const CleReportBox *box,
          cairo_t            *cr,
          double              x,
          double              y)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cle_report_box_paint (box, self->style, cr, TRUE);
  cairo_restore (cr);
}

static void
paint_margins (CleReport *self,
               cairo_t   *cr,
               guint      page)
{
  CleReportBox *head = cle_report_lay_out_head (self);
  CleReportBox *foot = cle_report_lay_out_foot (self, page, self->pages->len);
  double space = self->paper.top;

  paint_at (self, head, cr, self->paper.left, MAX ((space - head->height) * 0.6, 0));
  paint_at (self, foot, cr, self->paper.left,
            self->paper.height - self->paper.bottom * 0.5 - foot->height);
  cle_report_box_free (head);
  cle_report_box_free (foot);
}

/**
 * cle_report_paint_page:
 * @self: a report
 * @cr: where to; a unit is a point, the page begins at 0, 0 and has the size of
 *   the paper. What is below shows through.
 * @page: which one, from 0
 *
 * Paints a page. On a PDF surface everything is told what it is.
 */
void
cle_report_paint_page (CleReport *self,
                       cairo_t   *cr,
                       guint      page)
{
  const CleReportBox *open = NULL;
  const GArray *places;

  g_return_if_fail (page < cle_report_get_n_pages (self));

  places = g_ptr_array_index (self->pages, page);
  for (guint i = 0; i < places->len; i++)
    {
      const CleReportPlace *at = &g_array_index (places, CleReportPlace, i);

      switch_group (cr, &open, at->box);
      paint_at (self, at->box, cr, self->paper.left, self->paper.top + at->y);
    }
  switch_group (cr, &open, NULL);
  paint_margins (self, cr, page);
}
