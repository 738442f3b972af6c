/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-chart-saving.h"

#include "cle-file-saving.h"
#include "cle-held-task.h"
#include "cle-toast.h"

#include <glib/gi18n.h>

#define FILE_WIDTH  960
#define IMAGE_SCALE 2

/* A chart on its way to a file or to the clipboard. It is painted in a thread:
 * that takes longer than a frame. */
typedef struct
{
  GtkWidget      *widget;
  CleChartData   *data;
  ClePeriod       zoom;
  char           *title;
  char           *subtitle;
  CleChartFormat  format;
  char           *path; /* NULL for the clipboard, and until it is chosen */
} Saving;

static Saving *
new_saving (GtkWidget    *widget,
            CleChartData *data,
            ClePeriod     zoom,
            const char   *title,
            const char   *subtitle)
{
  Saving *self = g_new0 (Saving, 1);

  self->widget = g_object_ref (widget);
  self->data = cle_chart_data_ref (data);
  self->zoom = zoom;
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);

  return self;
}

static void
free_saving (gpointer data)
{
  Saving *self = data;

  g_object_unref (self->widget);
  cle_chart_data_unref (self->data);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->path);
  g_free (self);
}

static const char *
get_suffix (CleChartFormat format)
{
  switch (format)
    {
    case CLE_CHART_SVG:
      return "svg";
    case CLE_CHART_PDF:
      return "pdf";
    case CLE_CHART_PNG:
    default:
      return "png";
    }
}

static CleChart *
make_chart (const Saving        *self,
            const CleChartStyle *style)
{
  return cle_chart_data_make_chart (self->data, style, self->zoom, self->title, self->subtitle,
                                    FILE_WIDTH);
}

static void
save (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  const Saving *self = data;
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  g_autoptr (CleChart) chart = make_chart (self, style);
  GError *error = NULL;

  if (cle_chart_save (chart, self->format, self->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  const Saving *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  cle_file_saving_say (self->widget, self->path, error);
}

static GdkTexture *
create_texture (cairo_surface_t *image)
{
  int width = cairo_image_surface_get_width (image);
  int height = cairo_image_surface_get_height (image);
  gsize stride = (gsize) cairo_image_surface_get_stride (image);
  g_autoptr (GBytes) pixels =
      g_bytes_new_with_free_func (cairo_image_surface_get_data (image), stride * (gsize) height,
                                  (GDestroyNotify) cairo_surface_destroy,
                                  cairo_surface_reference (image));

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, stride);
}

static void
paint (GTask        *task,
       gpointer      source,
       gpointer      data,
       GCancellable *cancellable)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  g_autoptr (CleChart) chart = make_chart (data, style);
  cairo_surface_t *image = cle_chart_paint_image (chart, IMAGE_SCALE);

  g_task_return_pointer (task, create_texture (image), g_object_unref);
  cairo_surface_destroy (image);
}

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  const Saving *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (self->widget), texture);
  cle_toast_say (self->widget, _ ("The chart is on the clipboard"));
}

/* Takes @self. */
static GTask *
new_task (Saving              *self,
          GAsyncReadyCallback  done)
{
  GTask *task = g_task_new (NULL, NULL, done, NULL);

  g_task_set_task_data (task, self, free_saving);

  return task;
}

static void
chosen_cb (char     *path,
           gpointer  data)
{
  Saving *self = data;
  g_autoptr (GTask) task = NULL;

  if (path == NULL)
    {
      free_saving (self);
      return;
    }

  self->path = path;
  task = new_task (self, saved_cb);
  cle_held_task_run (task, save);
}

/**
 * cle_chart_saving_choose:
 * @widget: where the user is
 * @data: what is shown
 * @zoom: how much of it
 * @title: name of the chart, and of the file
 * @subtitle: what it was made from
 * @format: of the file
 *
 * Asks where to save the chart and does it.
 */
void
cle_chart_saving_choose (GtkWidget       *widget,
                         CleChartData    *data,
                         ClePeriod        zoom,
                         const char      *title,
                         const char      *subtitle,
                         CleChartFormat   format)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", title, get_suffix (format));
  Saving *saving = new_saving (widget, data, zoom, title, subtitle);

  saving->format = format;
  cle_file_saving_ask (widget, _ ("Save the Chart"), _ ("_Save"), name, chosen_cb, saving);
}

/**
 * cle_chart_saving_copy:
 * @widget: where the user is
 * @data: what is shown
 * @zoom: how much of it
 * @title: name of the chart
 * @subtitle: what it was made from
 *
 * Puts the chart on the clipboard as an image.
 */
void
cle_chart_saving_copy (GtkWidget    *widget,
                       CleChartData *data,
                       ClePeriod     zoom,
                       const char   *title,
                       const char   *subtitle)
{
  g_autoptr (GTask) task = new_task (new_saving (widget, data, zoom, title, subtitle), painted_cb);

  g_task_run_in_thread (task, paint);
}
