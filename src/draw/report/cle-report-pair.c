/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-private.h"

#include "clients/cle-trait.h"

/* Points, of letters as large as those of other reports. */
#define HEAD   15.0
#define NAME   11.0
#define WORDS  9.0
#define LETTER 11.0
#define DOT    6.0
#define WEIGHT_WIDTH 68.0 /* of five dots and a number */
#define GUTTER 28.0

#define TONE_WANTED   2
#define TONE_UNWANTED 0

typedef struct
{
  const CleReport     *report;
  const CleReportSide *side;
  CleReportBox        *box;
  CleColor             color;
  double               scale;
  double               x;
  double               width;
} Column;

static double
add_text (const Column *self,
          const char   *text,
          double        size,
          gboolean      is_bold,
          CleColor      color,
          double        y)
{
  CleReportFont font = { size * self->scale, is_bold, color, PANGO_ALIGN_LEFT };

  return y + cle_report_box_add_text (self->box, self->report->style->context, &font, text, self->x,
                                      y, self->width);
}

static double
add_head (const Column *self)
{
  double y = add_text (self, self->side->name, HEAD, TRUE, self->color, 0) + 4;

  cle_report_box_add (self->box, CLE_PIECE_FILL, (CleRect){ self->x, y, self->width, 2 })->color =
      self->color;

  return y + 2;
}

/* Weights as full and empty dots, and as a number for whoever cannot see them. */
static void
add_weight (const Column *self,
            double        y)
{
  g_autofree char *number = g_strdup_printf ("%u/%u", self->side->weight, CLE_TRAIT_MAX_WEIGHT);
  double dot = DOT * self->scale, step = dot * 1.5;
  Column beside = *self;
  double end;

  beside.x += CLE_TRAIT_MAX_WEIGHT * step + 2;
  beside.width -= CLE_TRAIT_MAX_WEIGHT * step + 2;
  end = add_text (&beside, number, WORDS, FALSE, self->report->style->dim, y);
  for (guint i = 0; i < CLE_TRAIT_MAX_WEIGHT; i++)
    {
      CleRect rect = { self->x + i * step, y + (end - y - dot) / 2, dot, dot };
      CleReportPiece *piece =
          cle_report_box_add (self->box, i < self->side->weight ? CLE_PIECE_FILL : CLE_PIECE_FRAME,
                              rect);

      piece->color = self->color;
      piece->radius = dot / 2;
    }
}

/* The name, and the weight at the end of its first line. */
static double
add_name (const Column *self)
{
  double weight = WEIGHT_WIDTH * self->scale;
  Column left = *self, right = *self;

  left.width -= weight + 6;
  right.x += self->width - weight;
  right.width = weight;
  add_weight (&right, 1.5 * self->scale);

  return add_text (&left, self->side->name, NAME, TRUE, self->report->style->text, 0);
}

static double
add_side (const Column *self)
{
  g_auto (GStrv) lines = NULL;
  double y;

  if (self->side->weight == 0)
    return add_head (self);

  y = add_name (self);
  lines = g_strsplit (self->side->words != NULL ? self->side->words : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      {
        gboolean decides = i == 0 && self->side->knock_out;

        y = add_text (self, lines[i], WORDS, decides,
                      decides ? self->color : self->report->style->text, y);
      }

  return y;
}

/**
 * cle_report_lay_out_pair:
 * @self: a report
 * @part: a pair
 * @scale: of its letters
 * @width: of the text, in points
 * @boxes: (element-type CleReportBox): where it is added
 */
void
cle_report_lay_out_pair (const CleReport     *self,
                         const CleReportPart *part,
                         double               scale,
                         double               width,
                         GPtrArray           *boxes)
{
  CleReportBox *box = cle_report_box_new ("P");
  double column = (width - GUTTER) / 2, height = 0;

  for (guint i = 0; i < 2; i++)
    {
      Column side = {
        self,  part->sides[i],
        box,   cle_chart_style_get_band (self->style, i == 0 ? TONE_WANTED : TONE_UNWANTED),
        scale, i * (column + GUTTER),
        column
      };

      if (side.side == NULL)
        continue;
      height = MAX (height, add_side (&side));
      box->keep |= side.side->weight == 0;
    }
  box->before = 11 * scale;
  box->height = height;
  g_ptr_array_add (boxes, box);
}

/**
 * cle_report_lay_out_line:
 * @self: a report
 * @part: a line of a letter, or space at its top
 * @width: of the text, in points
 * @height: of a page of text
 * @boxes: (element-type CleReportBox): where it is added
 */
void
cle_report_lay_out_line (const CleReport     *self,
                         const CleReportPart *part,
                         double               width,
                         double               height,
                         GPtrArray           *boxes)
{
  CleReportBox *box = cle_report_box_new (part->kind == CLE_PART_LINE ? "P" : NULL);
  CleReportFont font = { LETTER, part->level > 0, self->style->text, PANGO_ALIGN_LEFT };

  if (part->kind == CLE_PART_SPACE)
    box->height = CLAMP (part->space - self->paper.top, 0, height / 2);
  else
    {
      box->before = part->space;
      cle_report_box_add_text (box, self->style->context, &font, part->text, 0, 0, width);
    }
  g_ptr_array_add (boxes, box);
}
