/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-slips.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Points. Printers leave about half a centimetre at the edges empty. */
#define MARGIN      28.0
#define PADDING     9.0
#define TITLE_SIZE  9.0
#define TEXT_SIZE   7.5
#define CODE_SIZE   18.0
#define LEAST_CODE  6.0
#define TITLE_SPACE 26.0 /* two lines */
#define CODE_SPACE  24.0
#define CODE_DIGITS 12

typedef struct
{
  cairo_t            *cr;
  PangoLayout        *layout;
  const CleSlipsText *text;
  double              width; /* of a slip without its padding */
  double              height;
} Painter;

static void
set_font (Painter    *self,
          double      size,
          PangoWeight weight)
{
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
}

/* At most that high: what is longer ends in an ellipsis. */
static void
paint_text (Painter    *self,
            const char *text,
            double      y,
            double      height)
{
  pango_layout_set_width (self->layout, (int) (self->width * PANGO_SCALE));
  pango_layout_set_height (self->layout, (int) (height * PANGO_SCALE));
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (self->layout, text, -1);
  cairo_move_to (self->cr, 0, y);
  pango_cairo_show_layout (self->cr, self->layout);
}

/* A code is never cut: it gets as small as it must. */
static void
paint_code (Painter    *self,
            const char *code,
            double      y)
{
  double size = CODE_SIZE;
  int width, height;

  pango_layout_set_width (self->layout, -1);
  pango_layout_set_height (self->layout, -1);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_text (self->layout, code, -1);
  do
    {
      set_font (self, size, PANGO_WEIGHT_BOLD);
      pango_layout_get_size (self->layout, &width, &height);
      size -= 0.5;
    }
  while (width > self->width * PANGO_SCALE && size >= LEAST_CODE);
  cairo_move_to (self->cr, 0, y + (CODE_SPACE - (double) height / PANGO_SCALE) / 2);
  pango_cairo_show_layout (self->cr, self->layout);
}

/* Twelve digits are read and typed in three groups. */
static char *
format_code (const char *code)
{
  if (strlen (code) != CODE_DIGITS || strspn (code, "0123456789") != CODE_DIGITS)
    return g_strdup (code);

  return g_strdup_printf ("%.4s-%.4s-%.4s", code, code + 4, code + 8);
}

static void
paint_slip (Painter    *self,
            const char *code)
{
  const char *text = self->text->text;
  g_autofree char *shown = format_code (code);
  double y = TITLE_SPACE + CODE_SPACE;

  if (text == NULL)
    text = _ ("Type this code at the kiosk. It counts once, and nobody can tell which answers "
              "were given with it.");
  set_font (self, TITLE_SIZE, PANGO_WEIGHT_BOLD);
  paint_text (self, self->text->title, 0, TITLE_SPACE);
  paint_code (self, shown, TITLE_SPACE);
  set_font (self, TEXT_SIZE, PANGO_WEIGHT_NORMAL);
  paint_text (self, text, y, self->height - y);
}

static void
paint_cut_lines (cairo_t        *cr,
                 const ClePaper *paper,
                 double          width,
                 double          height)
{
  static const double dashes[] = { 3, 3 };

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.55, 0.55, 0.55);
  cairo_set_line_width (cr, 0.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  for (guint i = 0; i <= CLE_SLIPS_COLUMNS; i++)
    {
      cairo_move_to (cr, MARGIN + i * width, MARGIN / 2);
      cairo_line_to (cr, MARGIN + i * width, paper->height - MARGIN / 2);
    }
  for (guint i = 0; i <= CLE_SLIPS_ROWS; i++)
    {
      cairo_move_to (cr, MARGIN / 2, MARGIN + i * height);
      cairo_line_to (cr, paper->width - MARGIN / 2, MARGIN + i * height);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Letters stand as they do at any size: a page is not a screen. */
static PangoLayout *
create_layout (cairo_t    *cr,
               const char *language)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoContext *context = pango_layout_get_context (layout);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  if (language != NULL)
    pango_context_set_language (context, pango_language_from_string (language));
  pango_layout_context_changed (layout);

  return layout;
}

/**
 * cle_slips_count_pages:
 * @n_codes: how many slips
 *
 * Returns: how many pages they need, 24 to a page
 */
guint
cle_slips_count_pages (guint n_codes)
{
  return n_codes / CLE_SLIPS_PER_PAGE + (n_codes % CLE_SLIPS_PER_PAGE != 0);
}

/**
 * cle_slips_paint_page:
 * @cr: where to, in points
 * @paper: the sheet; its margins do not matter, slips have their own
 * @codes: (array zero-terminated=1): all codes; of 12 digits, which are shown
 *   as 1234-5678-9012, or in any other form, which is kept
 * @text: what each slip says
 * @page: which page, from 0; after the last one nothing is painted
 *
 * Paints one sheet of slips with dashed lines to cut along. Titles of more than
 * two lines and sentences that do not fit end in an ellipsis; codes never do.
 */
void
cle_slips_paint_page (cairo_t            *cr,
                      const ClePaper     *paper,
                      const char *const  *codes,
                      const CleSlipsText *text,
                      guint               page)
{
  double width = (paper->width - 2 * MARGIN) / CLE_SLIPS_COLUMNS;
  double height = (paper->height - 2 * MARGIN) / CLE_SLIPS_ROWS;
  Painter self = { cr, NULL, text, width - 2 * PADDING, height - 2 * PADDING };
  gsize n = g_strv_length ((char **) codes), first = (gsize) page * CLE_SLIPS_PER_PAGE;

  if (first >= n)
    return;

  self.layout = create_layout (cr, text->language);
  paint_cut_lines (cr, paper, width, height);
  for (guint i = 0; i < CLE_SLIPS_PER_PAGE && first + i < n; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, MARGIN + i % CLE_SLIPS_COLUMNS * width + PADDING,
                       MARGIN + i / CLE_SLIPS_COLUMNS * height + PADDING);
      cairo_set_source_rgb (cr, 0, 0, 0);
      paint_slip (&self, codes[first + i]);
      cairo_restore (cr);
    }
  g_object_unref (self.layout);
}

static cairo_status_t
append_cb (void                *data,
           const unsigned char *bytes,
           unsigned int         length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

/* Without a date: the same slips are the same file, and it does not tell when
 * they were made. */
static cairo_surface_t *
create_surface (const ClePaper     *paper,
                const CleSlipsText *text,
                GByteArray         *out)
{
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_cb, out, paper->width, paper->height);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Clientele");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, text->title);

  return surface;
}

/**
 * cle_slips_make_pdf:
 * @codes: (array zero-terminated=1): one code or more, see
 *   cle_slips_paint_page()
 * @text: what each slip says
 * @error: return location for an error
 *
 * Makes slips to be printed and cut out, on A4 or Letter by LC_PAPER.
 *
 * Returns: (transfer full) (nullable): a PDF; %NULL with an error of
 *   #GIOErrorEnum
 */
GBytes *
cle_slips_make_pdf (const char *const  *codes,
                    const CleSlipsText *text,
                    GError            **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  ClePaper paper = cle_paper_get_usual ();
  guint n_pages = cle_slips_count_pages (g_strv_length ((char **) codes));
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (codes[0] != NULL, NULL);

  surface = create_surface (&paper, text, out);
  cr = cairo_create (surface);
  for (guint i = 0; i < n_pages; i++)
    {
      cle_slips_paint_page (cr, &paper, codes, text, i);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&out));

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The slips could not be drawn: %s."),
               cairo_status_to_string (status));
  return NULL;
}
