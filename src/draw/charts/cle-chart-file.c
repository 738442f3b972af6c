/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-chart-file.h"

#include "store/cle-save.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define PNG_SCALE      2.0
#define POINTS_A_PIXEL 0.75 /* 72 points and 96 pixels to the inch */

static const char *const WORDS[] = {
  [CLE_CHART_PNG] = "png",
  [CLE_CHART_SVG] = "svg",
  [CLE_CHART_PDF] = "pdf",
};

/**
 * cle_chart_format_from_word:
 * @word: png, svg or pdf
 * @format: (out): the format
 *
 * Returns: whether there is such a format.
 */
gboolean
cle_chart_format_from_word (const char     *word,
                            CleChartFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (g_str_equal (WORDS[i], word))
      {
        *format = (CleChartFormat) i;
        return TRUE;
      }

  return FALSE;
}

static cairo_status_t
append_cb (void                *data,
           const unsigned char *bytes,
           unsigned int         length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t   status,
              GError         **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The chart could not be drawn: %s."),
               cairo_status_to_string (status));
  return FALSE;
}

/**
 * cle_chart_paint_image:
 * @self: a chart
 * @scale: pixels to a unit of the chart
 *
 * Returns: (transfer full): the chart as an image, for the clipboard.
 */
cairo_surface_t *
cle_chart_paint_image (const CleChart *self,
                       double          scale)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                  (int) ceil (cle_chart_get_width (self) * scale),
                                  (int) ceil (cle_chart_get_height (self) * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  cle_chart_paint (self, cr, CLE_CHART_ALL, CLE_CHART_NO_ITEM);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static gboolean
render_png (const CleChart  *self,
            GByteArray      *out,
            GError         **error)
{
  cairo_surface_t *surface = cle_chart_paint_image (self, PNG_SCALE);
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, append_cb, out);

  cairo_surface_destroy (surface);
  return check_status (status, error);
}

/* Paints once on a surface that writes what it was given when it is finished. */
static gboolean
paint_and_finish (const CleChart   *self,
                  cairo_surface_t  *surface,
                  double            scale,
                  GError          **error)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  cle_chart_paint (self, cr, CLE_CHART_ALL, CLE_CHART_NO_ITEM);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return check_status (status, error);
}

/* An empty date means none: the same chart is the same file. */
static gboolean
render_pdf (const CleChart  *self,
            GByteArray      *out,
            GError         **error)
{
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_cb, out,
                                           cle_chart_get_width (self) * POINTS_A_PIXEL,
                                           cle_chart_get_height (self) * POINTS_A_PIXEL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Clientele");
  if (cle_chart_get_title (self) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, cle_chart_get_title (self));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  cle_chart_get_summary (self));

  return paint_and_finish (self, surface, POINTS_A_PIXEL, error);
}

static char *
escape_words (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  /* XML has no control characters, not even as references to them. */
  for (char *at = valid; *at != '\0'; at++)
    if ((guchar) *at < ' ')
      *at = ' ';

  return g_markup_escape_text (valid, -1);
}

/* Letters are drawn as shapes, so that they look the same everywhere. What they
 * say goes along for screen readers and for searching. */
static char *
describe (const CleChart *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *title =
      escape_words (cle_chart_get_title (self) != NULL ? cle_chart_get_title (self)
                                                       : cle_chart_get_summary (self));
  g_autofree char *summary = escape_words (cle_chart_get_summary (self));

  g_string_append_printf (out, "<title>%s</title>\n<desc>%s\n", title, summary);
  for (guint i = 0; i < cle_chart_get_n_items (self); i++)
    {
      g_autofree char *item = cle_chart_dup_item_text (self, i);
      g_autofree char *words = escape_words (item);

      g_string_append_printf (out, "%s\n", words);
    }
  for (guint i = 0; i < cle_chart_get_n_texts (self); i++)
    {
      g_autofree char *words = escape_words (cle_chart_get_text (self, i, NULL));

      g_string_append_printf (out, "%s\n", words);
    }
  g_string_append (out, "</desc>\n");

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* cairo numbers its surfaces as long as the program runs; here they are named
 * by their order in the file, so that the same chart is the same file. */
static gboolean
renumber_cb (const GMatchInfo *match,
             GString          *out,
             gpointer          names)
{
  g_autofree char *name = g_match_info_fetch (match, 0);
  gpointer number = g_hash_table_lookup (names, name);

  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (names) + 1);
      g_hash_table_insert (names, g_strdup (name), number);
    }
  g_string_append_printf (out, "surface%u", GPOINTER_TO_UINT (number));

  return FALSE;
}

static char *
renumber (const GByteArray *svg)
{
  g_autoptr (GRegex) pattern = g_regex_new ("\\bsurface[0-9]+", G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return g_regex_replace_eval (pattern, (const char *) svg->data, svg->len, 0, 0, renumber_cb,
                               names, NULL);
}

/* Title and description are the first children of the outermost element. */
static void
insert_description (const CleChart *self,
                    const char     *svg,
                    GByteArray     *out)
{
  g_autofree char *words = describe (self);
  const char *root = strstr (svg, "<svg");
  const char *end = root != NULL ? strchr (root, '>') : NULL;
  const char *role = " role=\"img\"";
  gsize head = end != NULL ? (gsize) (end - svg) : 0;

  g_byte_array_set_size (out, 0);
  g_byte_array_append (out, (const guint8 *) svg, (guint) head);
  if (end != NULL)
    {
      g_byte_array_append (out, (const guint8 *) role, (guint) strlen (role));
      g_byte_array_append (out, (const guint8 *) ">\n", 2);
      g_byte_array_append (out, (const guint8 *) words, (guint) strlen (words));
      head++;
    }
  g_byte_array_append (out, (const guint8 *) svg + head, (guint) strlen (svg + head));
}

static gboolean
render_svg (const CleChart  *self,
            GByteArray      *out,
            GError         **error)
{
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream (append_cb, out, cle_chart_get_width (self),
                                           cle_chart_get_height (self));
  g_autofree char *svg = NULL;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  if (!paint_and_finish (self, surface, 1, error))
    return FALSE;

  svg = renumber (out);
  if (svg == NULL)
    return check_status (CAIRO_STATUS_NO_MEMORY, error);

  insert_description (self, svg, out);
  return TRUE;
}

/**
 * cle_chart_render:
 * @self: a chart that is not empty
 * @format: what to make of it
 * @error: return location for an error
 *
 * The same chart is the same bytes: nothing in them tells when they were made.
 *
 * Returns: (transfer full): the file; %NULL when there is nothing to see, or
 *   with an error of #GIOErrorEnum.
 */
GBytes *
cle_chart_render (const CleChart  *self,
                  CleChartFormat   format,
                  GError         **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gboolean done;

  if (cle_chart_get_state (self) != CLE_CHART_FULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           cle_chart_get_message (self));
      return NULL;
    }

  done = format == CLE_CHART_PNG   ? render_png (self, out, error)
         : format == CLE_CHART_SVG ? render_svg (self, out, error)
                                   : render_pdf (self, out, error);

  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

/**
 * cle_chart_save:
 * @self: a chart that is not empty
 * @format: what to make of it
 * @path: the file; replaced as a whole or not at all, see cle_save_bytes()
 * @error: return location for an error
 *
 * Returns: %FALSE with an error; then @path is what it was before.
 */
gboolean
cle_chart_save (const CleChart  *self,
                CleChartFormat   format,
                const char      *path,
                GError         **error)
{
  g_autoptr (GBytes) bytes = cle_chart_render (self, format, error);

  return bytes != NULL && cle_save_bytes (cle_io_get_system (), path, bytes, error);
}
