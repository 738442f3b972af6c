/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-box.h"

#include <math.h>
#include <pango/pangocairo.h>

/* From one line of text to the next, in sizes of the letters. */
#define LINE_PITCH 1.42

static void
clear_piece (gpointer data)
{
  CleReportPiece *piece = data;

  g_clear_pointer (&piece->line, pango_layout_line_unref);
  g_clear_object (&piece->layout);
  g_clear_pointer (&piece->chart, cle_chart_free);
}

/**
 * cle_report_box_new:
 * @tag: (nullable): what it is in a PDF
 *
 * Returns: (transfer full): an empty box
 */
CleReportBox *
cle_report_box_new (const char *tag)
{
  CleReportBox *self = g_new0 (CleReportBox, 1);

  self->tag = tag;
  self->pieces = g_array_new (FALSE, TRUE, sizeof (CleReportPiece));
  g_array_set_clear_func (self->pieces, clear_piece);

  return self;
}

/**
 * cle_report_box_free:
 * @self: (transfer full): a box
 */
void
cle_report_box_free (CleReportBox *self)
{
  g_array_unref (self->pieces);
  g_free (self);
}

/**
 * cle_report_box_add:
 * @self: a box
 * @kind: what to add
 * @rect: where, in points
 *
 * The box grows as high as it has to be.
 *
 * Returns: (transfer none): the piece, until the next one is added
 */
CleReportPiece *
cle_report_box_add (CleReportBox       *self,
                    CleReportPieceKind  kind,
                    CleRect             rect)
{
  CleReportPiece piece = { .kind = kind, .rect = rect };

  g_array_append_val (self->pieces, piece);
  self->height = MAX (self->height, rect.y + rect.height);

  return &g_array_index (self->pieces, CleReportPiece, self->pieces->len - 1);
}

static PangoLayout *
create_layout (PangoContext        *context,
               const CleReportFont *font,
               const char          *text)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  PangoFontDescription *description =
      pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (description, font->size * PANGO_SCALE);
  pango_font_description_set_weight (description,
                                     font->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, valid, -1);
  pango_font_description_free (description);

  return layout;
}

static double
add_line (CleReportBox        *self,
          const CleReportFont *font,
          PangoLayoutIter     *iter,
          CleRect              at)
{
  PangoRectangle logical;
  CleReportPiece *piece;
  double height, text_height;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  text_height = (double) logical.height / PANGO_SCALE;
  height = MAX (font->size * LINE_PITCH, text_height);
  piece = cle_report_box_add (self, CLE_PIECE_LINE,
                              (CleRect){ at.x + (double) logical.x / PANGO_SCALE, at.y,
                                         (double) logical.width / PANGO_SCALE, height });
  piece->x = piece->rect.x;
  piece->baseline = at.y + (height - text_height) / 2 +
                    (double) (pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE;
  piece->color = font->color;
  piece->layout = g_object_ref (pango_layout_iter_get_layout (iter));
  piece->line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));

  return height;
}

/**
 * cle_report_box_add_text:
 * @self: a box
 * @context: of the fonts
 * @font: how it looks
 * @text: what it says, as plain text
 * @x: left edge
 * @y: top
 * @width: where lines are broken, between the letters of a word if need be
 *
 * Returns: how high the text is, in points
 */
double
cle_report_box_add_text (CleReportBox        *self,
                         PangoContext        *context,
                         const CleReportFont *font,
                         const char          *text,
                         double               x,
                         double               y,
                         double               width)
{
  PangoLayout *layout = create_layout (context, font, text);
  PangoLayoutIter *iter;
  double at = y;

  pango_layout_set_width (layout, (int) floor (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, font->align);
  iter = pango_layout_get_iter (layout);
  do
    at += add_line (self, font, iter, (CleRect){ x, at, width, 0 });
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  g_object_unref (layout);

  return at - y;
}

/**
 * cle_report_measure_text:
 * @context: of the fonts
 * @font: how it looks
 * @text: a text
 *
 * Returns: how wide the text is on one line, in points
 */
double
cle_report_measure_text (PangoContext        *context,
                         const CleReportFont *font,
                         const char          *text)
{
  PangoLayout *layout = create_layout (context, font, text);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  g_object_unref (layout);

  return ceil ((double) logical.width / PANGO_SCALE);
}

/* At least one piece stays, so that cutting comes to an end. */
static double
find_room (const CleReportBox *self,
           double              room)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const CleRect *rect = &g_array_index (self->pieces, CleReportPiece, i).rect;

      least = MIN (least, rect->y + rect->height);
    }

  return MAX (room, least);
}

static void
move_pieces (CleReportBox *self,
             double        up)
{
  self->height = 0;
  for (guint i = 0; i < self->pieces->len; i++)
    {
      CleReportPiece *piece = &g_array_index (self->pieces, CleReportPiece, i);

      piece->rect.y -= up;
      piece->baseline -= up;
      self->height = MAX (self->height, piece->rect.y + piece->rect.height);
    }
}

/**
 * cle_report_box_cut:
 * @self: a box that is too high
 * @room: how much of it has room, in points
 *
 * Cuts between lines. What does not fit goes into another box.
 *
 * Returns: (transfer full) (nullable): the rest
 */
CleReportBox *
cle_report_box_cut (CleReportBox *self,
                    double        room)
{
  CleReportBox *rest = cle_report_box_new (self->tag);
  GArray *pieces = self->pieces;
  double top = G_MAXDOUBLE;

  room = find_room (self, room);
  self->pieces = g_array_new (FALSE, TRUE, sizeof (CleReportPiece));
  for (guint i = 0; i < pieces->len; i++)
    {
      CleReportPiece *piece = &g_array_index (pieces, CleReportPiece, i);
      gboolean fits = piece->rect.y + piece->rect.height <= room + 0.01;

      g_array_append_val (fits ? self->pieces : rest->pieces, *piece);
      if (!fits)
        top = MIN (top, piece->rect.y);
    }
  g_array_set_clear_func (pieces, NULL);
  g_array_unref (pieces);
  g_array_set_clear_func (self->pieces, clear_piece);
  move_pieces (self, 0);
  move_pieces (rest, top);
  rest->keep = self->keep;
  rest->head = self->head;
  rest->group = self->group;
  rest->group_tag = self->group_tag;
  self->keep = FALSE;
  if (rest->pieces->len > 0)
    return rest;

  cle_report_box_free (rest);
  return NULL;
}
