/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-private.h"

#include "store/cle-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FOOT_GAP    10.0 /* points between the text and the foot */
#define IMAGE_SCALE 2.5  /* pixels to a point: 180 to the inch */

static const char *const WORDS[] = {
  [CLE_REPORT_PDF] = "pdf",
  [CLE_REPORT_HTML] = "html",
  [CLE_REPORT_PNG] = "png",
};

static void
forget_pages (CleReport *self)
{
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->boxes, g_ptr_array_unref);
}

/**
 * cle_report_free:
 * @self: (transfer full): a report
 */
void
cle_report_free (CleReport *self)
{
  forget_pages (self);
  g_ptr_array_unref (self->parts);
  g_clear_pointer (&self->style, cle_chart_style_free);
  g_clear_pointer (&self->dark, cle_chart_style_free);
  for (guint i = self->owned->len; i > 0; i--)
    {
      CleReportOwned *owned = &g_array_index (self->owned, CleReportOwned, i - 1);

      owned->destroy (owned->data);
    }
  g_array_unref (self->owned);
  g_ptr_array_unref (self->slices);
  g_free (self->title);
  g_free (self->head);
  g_free (self->foot);
  g_free (self->language);
  g_free (self);
}

/**
 * cle_report_get_title:
 * @self: a report
 *
 * Returns: (transfer none): its title, as plain text
 */
const char *
cle_report_get_title (const CleReport *self)
{
  return self->title;
}

/**
 * cle_report_dup_file_name:
 * @self: a report
 * @format: of the file
 *
 * Returns: (transfer full): a name for a file, in the user's language
 */
char *
cle_report_dup_file_name (const CleReport *self,
                          CleReportFormat  format)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", self->title, WORDS[format]);

  return g_strdelimit (g_steal_pointer (&name), "/\\:*?\"<>|", ' ');
}

/**
 * cle_report_set_paper:
 * @self: a report
 * @paper: its pages' size and margins; see cle_paper_new()
 *
 * Chooses the paper. Before, it is that of the locale.
 */
void
cle_report_set_paper (CleReport      *self,
                      const ClePaper *paper)
{
  if (memcmp (&self->paper, paper, sizeof *paper) == 0)
    return;

  self->paper = *paper;
  forget_pages (self);
}

/**
 * cle_report_get_paper:
 * @self: a report
 * @paper: (out): its paper
 */
void
cle_report_get_paper (const CleReport *self,
                      ClePaper        *paper)
{
  *paper = self->paper;
}

/**
 * cle_report_set_created:
 * @self: a report
 * @created: wall clock, ms; 0 is not told, so that the same report is the same
 *   file
 */
void
cle_report_set_created (CleReport *self,
                        gint64     created)
{
  self->created = created;
}

/* The foot stands in the lower half of the bottom margin. What is more than
 * that, it takes from the text. */
static double
measure_height (const CleReport *self)
{
  double foot = cle_report_measure_foot (self) + FOOT_GAP;
  double more = MAX (foot - self->paper.bottom * 0.5, 0);

  return MAX (self->paper.height - self->paper.top - self->paper.bottom - more, 72);
}

/**
 * cle_report_break_pages:
 * @self: a report
 *
 * Lays the report out, unless that was done.
 */
void
cle_report_break_pages (CleReport *self)
{
  double height;

  if (self->pages != NULL)
    return;

  cle_report_choose_letters (self);
  height = measure_height (self);
  self->boxes =
      cle_report_lay_out (self, self->paper.width - self->paper.left - self->paper.right, height);
  self->pages = cle_report_boxes_break (self->boxes, height);
}

/**
 * cle_report_get_n_pages:
 * @self: a report
 *
 * Returns: how many pages it has on its paper, at least one
 */
guint
cle_report_get_n_pages (CleReport *self)
{
  cle_report_break_pages (self);

  return self->pages->len;
}

static gboolean
append_cb (const char  *data,
           gsize        length,
           gpointer     out,
           GError     **error)
{
  g_byte_array_append (out, (const guint8 *) data, (guint) length);

  return TRUE;
}

/**
 * cle_report_render:
 * @self: a report
 * @format: what to make of it
 * @error: return location for an error
 *
 * Returns: (transfer full): the file; the same report is the same bytes
 */
GBytes *
cle_report_render (CleReport        *self,
                   CleReportFormat   format,
                   GError          **error)
{
  g_autoptr (GByteArray) out = NULL;
  gboolean done;

  if (format == CLE_REPORT_PNG)
    return cle_report_render_image (self, 0, IMAGE_SCALE, error);

  out = g_byte_array_new ();
  done = format == CLE_REPORT_PDF ? cle_report_write_pdf (self, append_cb, out, error)
                                  : cle_report_write_html (self, append_cb, out, error);

  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

/**
 * cle_report_save:
 * @self: a report
 * @format: what to make of it
 * @io: the system calls
 * @path: the file; replaced as a whole or not at all; readable for its owner
 *   only, as it tells about people
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of #CleStoreError or #GIOErrorEnum; then @path
 *   is what it was before
 */
gboolean
cle_report_save (CleReport        *self,
                 CleReportFormat   format,
                 const CleIo      *io,
                 const char       *path,
                 GError          **error)
{
  g_autoptr (GBytes) bytes = cle_report_render (self, format, error);

  return bytes != NULL && cle_save_bytes (io, path, bytes, error);
}

/**
 * cle_report_format_from_word:
 * @word: pdf, html or png
 * @format: (out): the format
 *
 * Returns: whether there is such a format
 */
gboolean
cle_report_format_from_word (const char      *word,
                             CleReportFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (g_str_equal (WORDS[i], word))
      {
        *format = (CleReportFormat) i;
        return TRUE;
      }

  return FALSE;
}
