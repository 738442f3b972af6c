/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

/* Where the bytes of the surface go. */
typedef struct
{
  CleReportWrite write;
  gpointer       user_data;
  GError        *error;
} Sink;

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         length)
{
  Sink *sink = data;

  if (sink->error == NULL &&
      sink->write ((const char *) bytes, length, sink->user_data, &sink->error))
    return CAIRO_STATUS_SUCCESS;

  return CAIRO_STATUS_WRITE_ERROR;
}

/* An empty date means none: the same report is the same file. */
static char *
format_created (const CleReport *self)
{
  g_autoptr (GDateTime) at =
      self->created != 0 ? g_date_time_new_from_unix_utc (self->created / 1000) : NULL;

  return at != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static void
describe (const CleReport *self,
          cairo_surface_t *surface)
{
  g_autofree char *created = format_created (self);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Clientele");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->foot);
}

static void
add_outline (const CleReport *self,
             cairo_surface_t *surface,
             guint            page)
{
  const GArray *places = g_ptr_array_index (self->pages, page);
  g_autofree char *target = g_strdup_printf ("page=%u", page + 1);

  for (guint i = 0; i < places->len; i++)
    {
      const CleReportBox *box = g_array_index (places, CleReportPlace, i).box;

      if (box->outline != NULL && box->level < 2)
        cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, box->outline, target,
                                       CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
}

static void
paint_pages (CleReport       *self,
             cairo_surface_t *surface,
             cairo_t         *cr)
{
  guint n = cle_report_get_n_pages (self);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i + 1);

      cairo_pdf_surface_set_page_label (surface, label);
      cle_report_paint_page (self, cr, i);
      add_outline (self, surface, i);
      cairo_show_page (cr);
    }
}

/**
 * cle_report_write_pdf:
 * @self: a report
 * @write: takes the bytes
 * @user_data: for @write
 * @error: return location for an error
 *
 * Writes a PDF with embedded letters, text that can be selected, headings,
 * tables and lists told as such, and a list of contents.
 *
 * Returns: %FALSE with an error of @write or #GIOErrorEnum
 */
gboolean
cle_report_write_pdf (CleReport        *self,
                      CleReportWrite    write,
                      gpointer          user_data,
                      GError          **error)
{
  Sink sink = { write, user_data, NULL };
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_cb, &sink, self->paper.width, self->paper.height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  describe (self, surface);
  paint_pages (self, surface, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (sink.error != NULL)
    {
      g_propagate_error (error, sink.error);
      return FALSE;
    }
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The report could not be drawn: %s."),
               cairo_status_to_string (status));
  return FALSE;
}
