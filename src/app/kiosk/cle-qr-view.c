/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-qr-view.h"

#include <qrencode.h>

#define QUIET 4 /* modules around a code, as ISO/IEC 18004 asks */
#define LEAST 4 /* pixels of a module */
#define USUAL 5

struct _CleQrView
{
  GtkWidget  parent_instance;

  QRcode    *code; /* NULL for none */
};

G_DEFINE_FINAL_TYPE (CleQrView, cle_qr_view, GTK_TYPE_WIDGET)

static void
cle_qr_view_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  CleQrView *self = CLE_QR_VIEW (widget);

  if (self->code == NULL)
    return;

  *minimum = (self->code->width + 2 * QUIET) * LEAST;
  *natural = (self->code->width + 2 * QUIET) * USUAL;
}

/* Runs of dark modules in one row are one rectangle. */
static void
append_row (CleQrView   *self,
            GtkSnapshot *snapshot,
            int          row,
            float        size)
{
  static const GdkRGBA dark = { 0, 0, 0, 1 };
  const unsigned char *modules = self->code->data + (gsize) row * (gsize) self->code->width;
  int from = 0;

  for (int column = 0; column <= self->code->width; column++)
    {
      if (column < self->code->width && (modules[column] & 1) != 0)
        continue;
      if (column > from)
        gtk_snapshot_append_color (snapshot, &dark,
                                   &GRAPHENE_RECT_INIT ((float) (from + QUIET) * size,
                                                        (float) (row + QUIET) * size,
                                                        (float) (column - from) * size, size));
      from = column + 1;
    }
}

static void
cle_qr_view_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  static const GdkRGBA light = { 1, 1, 1, 1 };
  CleQrView *self = CLE_QR_VIEW (widget);
  int n, side;
  float size;

  if (self->code == NULL)
    return;

  n = self->code->width + 2 * QUIET;
  side = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  size = (float) MAX (1, side / n);
  gtk_snapshot_append_color (snapshot, &light,
                             &GRAPHENE_RECT_INIT (0, 0, (float) n * size, (float) n * size));
  for (int row = 0; row < self->code->width; row++)
    append_row (self, snapshot, row, size);
}

static void
cle_qr_view_finalize (GObject *object)
{
  CleQrView *self = CLE_QR_VIEW (object);

  g_clear_pointer (&self->code, QRcode_free);

  G_OBJECT_CLASS (cle_qr_view_parent_class)->finalize (object);
}

static void
cle_qr_view_class_init (CleQrViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cle_qr_view_finalize;
  widget_class->measure = cle_qr_view_measure;
  widget_class->snapshot = cle_qr_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "qr-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cle_qr_view_init (CleQrView *self)
{
}

/**
 * cle_qr_view_set_text:
 * @self: a view
 * @text: what is to be read from it, under 1 000 bytes; "" for nothing
 */
void
cle_qr_view_set_text (CleQrView  *self,
                      const char *text)
{
  g_return_if_fail (CLE_IS_QR_VIEW (self));

  g_clear_pointer (&self->code, QRcode_free);
  if (*text != '\0')
    self->code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  gtk_widget_set_visible (GTK_WIDGET (self), self->code != NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
