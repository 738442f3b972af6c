/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-private.h"

#include "assessment/cle-outcome.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Points. */
#define BODY          10.0
#define SMALL         8.5
#define FOOT          7.5
#define INDENT        28.0  /* of items and answers */
#define LABEL_WIDTH   118.0 /* of facts */
#define WRITING_LINE  24.0
#define ARC_WIDTH     132.0
#define CHART_SCALE   0.72  /* of a chart's pixel */
#define NARROW_CHART  559.0 /* pixels; questions stand above their rows, with all lines they need */
#define ANSWER_COLUMN 84.0
#define POSTER_LARGEST  1.2 /* of the letters of other reports */
#define POSTER_SMALLEST 0.7
#define POSTER_STEP     0.05

static const double HEADINGS[] = { 22, 14, 10.5 };

/* Lays out on one width. */
typedef struct
{
  const CleReport *report;
  PangoContext    *context;
  double           width;
  double           height;
  double           scale; /* of a poster, so that it is one page */
  GPtrArray       *boxes;
} Laying;

static CleReportFont
get_font (const Laying *self,
          double        size,
          gboolean      is_bold)
{
  return (CleReportFont){ size, is_bold, self->report->style->text, PANGO_ALIGN_LEFT };
}

static CleReportFont
get_dim_font (const Laying *self,
              double        size)
{
  return (CleReportFont){ size, FALSE, self->report->style->dim, PANGO_ALIGN_LEFT };
}

static CleReportBox *
add_box (const Laying *self,
         const char   *tag,
         double        before)
{
  CleReportBox *box = cle_report_box_new (tag);

  box->before = before;
  g_ptr_array_add (self->boxes, box);

  return box;
}

static void
add_heading (const Laying        *self,
             const CleReportPart *part)
{
  static const char *const tags[] = { "H1", "H2", "H3" };
  static const double before[] = { 0, 26, 14 };
  guint level = CLAMP (part->level, 1, 3) - 1;
  CleReportBox *box = add_box (self, tags[level], before[level]);
  CleReportFont font = get_font (self, HEADINGS[level], TRUE);

  cle_report_box_add_text (box, self->context, &font, part->text, 0, 0, self->width);
  box->height += level == 0 ? 6 : level == 1 ? 5 : 1;
  box->keep = TRUE;
  box->outline = part->text;
  box->level = level;
}

/* Long paragraphs break between lines; two lines stay together at either end. */
static void
add_paragraph (const Laying        *self,
               const CleReportPart *part)
{
  CleReportBox *box = add_box (self, "P", part->kind == CLE_PART_LEAD ? 8 : 5);
  CleReportFont font = part->kind == CLE_PART_LEAD  ? get_font (self, 11.5, FALSE)
                       : part->kind == CLE_PART_DIM ? get_dim_font (self, SMALL)
                                                    : get_font (self, BODY, FALSE);

  cle_report_box_add_text (box, self->context, &font, part->text, 0, 0, MIN (self->width, 460));
}

static void
add_fact (const Laying        *self,
          const CleReportPart *part)
{
  CleReportBox *box = add_box (self, "P", 2);
  CleReportFont label = get_dim_font (self, SMALL + 0.5), text = get_font (self, BODY, FALSE);
  double left = MIN (LABEL_WIDTH, self->width * 0.4);

  cle_report_box_add_text (box, self->context, &label, part->label, 0, 0.5, left - 10);
  cle_report_box_add_text (box, self->context, &text, part->text, left, 0, self->width - left);
}

/* The large numeral stands in the arc, the band and what it means beside it. */
static void
add_score (const Laying        *self,
           const CleReportPart *part)
{
  CleReportBox *box = add_box (self, "P", 18);
  double width = MIN (ARC_WIDTH, self->width * 0.34), height = cle_score_arc_fit (width);
  double left = width + 26, top = MAX (36 - height, 0);
  CleReportFont value = get_font (self, 30, TRUE), unit = get_dim_font (self, SMALL);
  CleReportFont detail = unit;
  CleReportFont name = get_font (self, 14, TRUE), text = get_font (self, BODY, FALSE);
  CleReportPiece *arc =
      cle_report_box_add (box, CLE_PIECE_ARC, (CleRect){ 0, top + 2, width, height });
  g_autofree char *score = cle_points_format (part->arc.score);
  g_autofree char *max = cle_points_format (part->arc.max);
  g_autofree char *of = NULL;
  double y = 0;

  arc->arc = part->arc;
  arc->tone = part->tone;
  value.align = unit.align = PANGO_ALIGN_CENTER;
  cle_report_box_add_text (box, self->context, &value, score, 0, top + height - 36, width);
  /* Translators: below the score, as in “6 of 10”. */
  of = g_strdup_printf (_ ("of %s"), max);
  cle_report_box_add_text (box, self->context, &unit, of, 0, top + height + 5, width);
  if (part->label != NULL)
    y = cle_report_box_add_text (box, self->context, &name, part->label, left, 0,
                                 self->width - left) +
        3;
  if (part->text != NULL)
    y += cle_report_box_add_text (box, self->context, &text, part->text, left, y,
                                  self->width - left) +
         4;
  if (part->detail != NULL)
    cle_report_box_add_text (box, self->context, &detail, part->detail, left, y,
                             self->width - left);
}

static void
add_chart_box (const Laying *self,
               CleChart     *chart)
{
  double width = cle_chart_get_width (chart) * CHART_SCALE;
  double height = cle_chart_get_height (chart) * CHART_SCALE;
  double shrink = MIN (1, self->height / MAX (height, 1));
  CleReportBox *box = add_box (self, "Figure", 8);
  CleReportPiece *piece =
      cle_report_box_add (box, CLE_PIECE_CHART, (CleRect){ 0, 0, width * shrink, height * shrink });

  piece->chart = chart;
  piece->scale = CHART_SCALE * shrink;
}

static CleChart *
make_chart (const Laying        *self,
            const CleReportPart *part,
            double               width,
            guint                first,
            guint               *next)
{
  CleChartSetup setup = cle_report_setup_chart (self->report, self->report->style);

  return part->make (part->data, self->report->slices, &setup, width,
                     (self->height - 60) / CHART_SCALE, first, next);
}

/* Nobody can point at a question on paper to read the rest of it. Where it would
 * be cut beside its row, all of it stands above, and also in what follows. */
static CleChart *
make_whole_chart (const Laying        *self,
                  const CleReportPart *part,
                  double              *width,
                  guint                first,
                  guint               *next)
{
  CleChart *chart = make_chart (self, part, *width, first, next), *narrow;
  guint narrow_next = 0;

  if (*width <= NARROW_CHART || !cle_chart_is_cut (chart))
    return chart;

  narrow = make_chart (self, part, NARROW_CHART, first, &narrow_next);
  if (cle_chart_is_cut (narrow))
    {
      cle_chart_free (narrow);
      return chart;
    }

  cle_chart_free (chart);
  *width = NARROW_CHART;
  *next = narrow_next;

  return narrow;
}

/* A chart that has more rows than a page goes on in the next one. */
static void
add_chart (const Laying        *self,
           const CleReportPart *part)
{
  double width = self->width / CHART_SCALE;
  guint first = 0;

  do
    {
      guint next = 0;
      CleChart *chart = make_whole_chart (self, part, &width, first, &next);

      if (cle_chart_get_state (chart) == CLE_CHART_FULL)
        add_chart_box (self, chart);
      else
        {
          CleReportBox *box = add_box (self, "P", 5);
          CleReportFont font = get_dim_font (self, BODY);

          cle_report_box_add_text (box, self->context, &font, cle_chart_get_message (chart), 0, 0,
                                   MIN (self->width, 460));
          cle_chart_free (chart);
          next = 0;
        }
      first = next;
    }
  while (first > 0);
}

static void
add_item (const Laying        *self,
          const CleReportPart *part,
          guint                index)
{
  CleReportBox *box = add_box (self, "LI", 7);
  CleReportFont label = get_font (self, BODY, TRUE);
  CleReportFont text = get_font (self, BODY, part->detail != NULL);
  CleReportFont detail = get_font (self, BODY - 0.5, FALSE);
  double y;

  label.color = self->report->style->accent;
  cle_report_box_add_text (box, self->context, &label, part->label, 0, 0, INDENT - 6);
  y = cle_report_box_add_text (box, self->context, &text, part->text, INDENT, 0,
                               MIN (self->width - INDENT, 432));
  if (part->detail != NULL)
    cle_report_box_add_text (box, self->context, &detail, part->detail, INDENT, y + 1,
                             MIN (self->width - INDENT, 432));
  box->group = index + 1;
  box->group_tag = "L";
}

static void
add_rule (const Laying *self,
          CleReportBox *box,
          double        x,
          double        y,
          double        width)
{
  cle_report_box_add (box, CLE_PIECE_FILL, (CleRect){ x, y, width, 0.6 })->color =
      self->report->style->grid;
}

static void
add_evidence (const Laying *self,
              CleReportBox *box,
              const char   *text,
              double        y,
              double        width)
{
  CleReportFont font = get_dim_font (self, BODY - 0.5);

  cle_report_box_add_text (box, self->context, &font, text, INDENT, y + 1, width);
}

/* Question, answer and evidence are one box: they are torn only where they are
 * longer than a page. */
static void
add_answer (const Laying        *self,
            const CleReportPart *part)
{
  CleReportBox *box = add_box (self, "P", 0);
  CleReportFont number = get_dim_font (self, BODY), text = get_font (self, BODY, FALSE);
  double column = self->width - ANSWER_COLUMN, width = column - INDENT - 18, y = 7;
  CleReportPiece *mark;

  number.size = SMALL;
  cle_report_box_add_text (box, self->context, &number, part->label, 0, y + 1, INDENT - 4);
  mark = cle_report_box_add (box, CLE_PIECE_ANSWER, (CleRect){ column, y, 14, 14 });
  mark->answer = part->answer;
  cle_report_box_add_text (box, self->context, &text, cle_report_name_answer (part->answer),
                           column + 20, y, ANSWER_COLUMN - 20);
  y += cle_report_box_add_text (box, self->context, &text, part->text, INDENT, y, width);
  if (part->detail != NULL)
    add_evidence (self, box, part->detail, y, width);
  add_rule (self, box, 0, box->height + 6, self->width);
}

/* Three boxes to tick, each with its word. */
static double
add_boxes (const Laying      *self,
           CleReportBox      *box,
           const char *const *words,
           double             x,
           double             y)
{
  CleReportFont font = get_font (self, BODY, FALSE);
  double each = MIN (104, (self->width - x) / 3);

  for (guint i = 0; i < 3; i++, x += each)
    {
      CleReportPiece *frame = cle_report_box_add (box, CLE_PIECE_FRAME, (CleRect){ x, y, 13, 13 });

      frame->radius = 2.5;
      frame->color = self->report->style->text;
      cle_report_box_add_text (box, self->context, &font, words[i], x + 20, y - 0.5, each - 20);
    }

  return box->height;
}

static void
add_choice (const Laying        *self,
            const CleReportPart *part)
{
  CleReportBox *box = add_box (self, "P", 13);
  CleReportFont number = get_font (self, BODY, TRUE), text = get_font (self, BODY, FALSE);
  CleReportFont hint = get_dim_font (self, FOOT);
  const char *words[] = { cle_report_name_answer (CLE_ANSWER_YES),
                          cle_report_name_answer (CLE_ANSWER_UNSURE),
                          cle_report_name_answer (CLE_ANSWER_NO) };
  double y;

  number.color = self->report->style->accent;
  cle_report_box_add_text (box, self->context, &number, part->label, 0, 0, INDENT - 4);
  y = cle_report_box_add_text (box, self->context, &text, part->text, INDENT, 0,
                               self->width - INDENT);
  y = add_boxes (self, box, words, INDENT, y + 5);
  if (part->detail != NULL)
    cle_report_box_add_text (box, self->context, &hint, part->detail, INDENT, y + 3,
                             self->width - INDENT);
  add_rule (self, box, INDENT, box->height + WRITING_LINE - 6, self->width - INDENT);
}

static void
add_field (const Laying        *self,
           const CleReportPart *part)
{
  CleReportBox *box = add_box (self, "P", 14);
  CleReportFont font = get_dim_font (self, SMALL + 0.5);
  double left = MIN (LABEL_WIDTH, self->width * 0.4);
  double height = cle_report_box_add_text (box, self->context, &font, part->text, 0, 0, left - 10);

  add_rule (self, box, left, height, self->width - left);
}

static void
add_voices (const Laying        *self,
            const CleReportPart *part)
{
  CleReportBox *box = add_box (self, "P", 14);
  CleReportFont font = get_dim_font (self, SMALL + 0.5);
  const char *words[CLE_N_VOICES];
  double left = MIN (LABEL_WIDTH, self->width * 0.4);

  for (guint i = 0; i < CLE_N_VOICES; i++)
    words[i] = cle_report_name_voice ((CleVoice) i);
  cle_report_box_add_text (box, self->context, &font, part->text, 0, 0, left - 10);
  add_boxes (self, box, words, left, 0.5);
}

static void
add_part (const Laying        *self,
          const CleReportPart *part,
          guint                index)
{
  switch (part->kind)
    {
    case CLE_PART_HEADING:
      add_heading (self, part);
      break;
    case CLE_PART_FACT:
      add_fact (self, part);
      break;
    case CLE_PART_SCORE:
      add_score (self, part);
      break;
    case CLE_PART_CHART:
      add_chart (self, part);
      break;
    case CLE_PART_TABLE:
      cle_report_lay_out_table (self->report, part, index, self->width, self->boxes);
      break;
    case CLE_PART_ITEM:
      add_item (self, part, index);
      break;
    case CLE_PART_ANSWER:
      add_answer (self, part);
      break;
    case CLE_PART_CHOICE:
      add_choice (self, part);
      break;
    case CLE_PART_FIELD:
      add_field (self, part);
      break;
    case CLE_PART_VOICES:
      add_voices (self, part);
      break;
    case CLE_PART_PAIR:
      cle_report_lay_out_pair (self->report, part, self->scale, self->width, self->boxes);
      break;
    case CLE_PART_LINE:
    case CLE_PART_SPACE:
      cle_report_lay_out_line (self->report, part, self->width, self->height, self->boxes);
      break;
    case CLE_PART_PAGE_BREAK:
      add_box (self, NULL, 0)->is_break = TRUE;
      break;
    case CLE_PART_LEAD:
    case CLE_PART_TEXT:
    case CLE_PART_DIM:
    default:
      add_paragraph (self, part);
      break;
    }
}

static void
add_parts (Laying *self)
{
  self->boxes = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_report_box_free);
  for (guint i = 0, group = 0; i < self->report->parts->len; i++)
    {
      const CleReportPart *part = g_ptr_array_index (self->report->parts, i);

      if (part->kind != CLE_PART_ITEM)
        group = i + 1;
      add_part (self, part, group);
    }
}

static gboolean
has_pairs (const CleReport *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (((const CleReportPart *) g_ptr_array_index (self->parts, i))->kind == CLE_PART_PAIR)
      return TRUE;

  return FALSE;
}

static gboolean
is_one_page (const Laying *self)
{
  double height = 0;

  for (guint i = 0; i < self->boxes->len; i++)
    {
      const CleReportBox *box = g_ptr_array_index (self->boxes, i);

      height += box->before + box->height;
    }

  return height <= self->height;
}

/**
 * cle_report_lay_out:
 * @self: a report
 * @width: of the text, in points
 * @height: of a page of text
 *
 * A poster gets the largest letters with which it is one page; with very many
 * traits it becomes several pages rather than too small to be read.
 *
 * Returns: (transfer full) (element-type CleReportBox): from top to bottom
 */
GPtrArray *
cle_report_lay_out (CleReport *self,
                    double     width,
                    double     height)
{
  Laying laying = { self, self->style->context, width, height, POSTER_LARGEST, NULL };
  gboolean is_poster = has_pairs (self);

  add_parts (&laying);
  while (is_poster && laying.scale > POSTER_SMALLEST && !is_one_page (&laying))
    {
      g_ptr_array_unref (laying.boxes);
      laying.scale -= POSTER_STEP;
      add_parts (&laying);
    }

  return laying.boxes;
}

/**
 * cle_report_lay_out_head:
 * @self: a report
 *
 * Returns: (transfer full): what stands above every page
 */
CleReportBox *
cle_report_lay_out_head (const CleReport *self)
{
  CleReportBox *box = cle_report_box_new (NULL);
  double width = self->paper.width - self->paper.left - self->paper.right;
  CleReportFont font = { FOOT, FALSE, self->style->dim, PANGO_ALIGN_LEFT };

  cle_report_box_add_text (box, self->style->context, &font, self->head, 0, 0, width);

  return box;
}

/**
 * cle_report_lay_out_foot:
 * @self: a report
 * @page: which page, from 0
 * @n_pages: of how many
 *
 * Returns: (transfer full): what stands below that page
 */
CleReportBox *
cle_report_lay_out_foot (const CleReport *self,
                         guint            page,
                         guint            n_pages)
{
  CleReportBox *box = cle_report_box_new (NULL);
  double width = self->paper.width - self->paper.left - self->paper.right;
  CleReportFont font = { FOOT, FALSE, self->style->dim, PANGO_ALIGN_LEFT };
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);
  double right = cle_report_measure_text (self->style->context, &font, number) + 4;

  if (self->is_bare && n_pages == 1)
    return box;
  if (!self->is_bare)
    cle_report_box_add (box, CLE_PIECE_FILL, (CleRect){ 0, 0, width, 0.6 })->color =
        self->style->grid;
  cle_report_box_add_text (box, self->style->context, &font, self->foot, 0, 6, width - right - 24);
  font.align = PANGO_ALIGN_RIGHT;
  cle_report_box_add_text (box, self->style->context, &font, number, width - right, 6, right);

  return box;
}

/**
 * cle_report_measure_foot:
 * @self: a report
 *
 * Returns: how high the foot is at most, in points
 */
double
cle_report_measure_foot (const CleReport *self)
{
  CleReportBox *box = cle_report_lay_out_foot (self, 9998, 9999);
  double height = box->height;

  cle_report_box_free (box);

  return height;
}
