/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-report-paper.h"
#include "store/cle-io.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* A document: made from data once, laid out into pages for a paper, painted on
 * any cairo context. Threads may use it one after the other. */
typedef struct _CleReport CleReport;

typedef enum
{
  CLE_REPORT_PDF,
  CLE_REPORT_HTML,
  CLE_REPORT_PNG,  /* of the first page */
} CleReportFormat;

/* Takes some bytes; FALSE with an error to stop. */
typedef gboolean (*CleReportWrite) (const char  *data,
                                    gsize        length,
                                    gpointer     user_data,
                                    GError     **error);

void        cle_report_free               (CleReport        *self);
const char *cle_report_get_title          (const CleReport  *self);
char       *cle_report_dup_file_name      (const CleReport  *self,
                                           CleReportFormat   format);

void        cle_report_set_paper          (CleReport        *self,
                                           const ClePaper   *paper);
void        cle_report_get_paper          (const CleReport  *self,
                                           ClePaper         *paper);
guint       cle_report_get_n_pages        (CleReport        *self);
void        cle_report_paint_page         (CleReport        *self,
                                           cairo_t          *cr,
                                           guint             page);

void        cle_report_set_created        (CleReport        *self,
                                           gint64            created);
GBytes     *cle_report_render             (CleReport        *self,
                                           CleReportFormat   format,
                                           GError          **error);
gboolean    cle_report_write_pdf          (CleReport        *self,
                                           CleReportWrite    write,
                                           gpointer          user_data,
                                           GError          **error);
gboolean    cle_report_write_html         (CleReport        *self,
                                           CleReportWrite    write,
                                           gpointer          user_data,
                                           GError          **error);
GBytes     *cle_report_render_image       (CleReport        *self,
                                           guint             page,
                                           double            scale,
                                           GError          **error);
gboolean    cle_report_save               (CleReport        *self,
                                           CleReportFormat   format,
                                           const CleIo      *io,
                                           const char       *path,
                                           GError          **error);

gboolean    cle_report_format_from_word   (const char       *word,
                                           CleReportFormat  *format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleReport, cle_report_free)

G_END_DECLS
