/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_SCALE 8.0

static cairo_status_t
append_cb (void                *data,
           const unsigned char *bytes,
           unsigned int         length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * cle_report_render_image:
 * @self: a report
 * @page: which page, from 0
 * @scale: pixels to a point, up to 8; 2 is 144 to the inch
 * @error: return location for an error
 *
 * Returns: (transfer full): the page as PNG on white; %NULL with an error of
 *   #GIOErrorEnum
 */
GBytes *
cle_report_render_image (CleReport  *self,
                         guint       page,
                         double      scale,
                         GError    **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (page < cle_report_get_n_pages (self), NULL);

  scale = CLAMP (scale, 0.1, MOST_SCALE);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (self->paper.width * scale),
                                        (int) ceil (self->paper.height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cle_report_paint_page (self, cr, page);
  cairo_destroy (cr);
  status = cairo_surface_write_to_png_stream (surface, append_cb, out);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&out));

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The report could not be drawn: %s."),
               cairo_status_to_string (status));
  return NULL;
}
