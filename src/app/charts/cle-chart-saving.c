/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-chart-saving.h"

#include "cle-toast.h"

#include <glib/gi18n.h>

#define FILE_WIDTH  960
#define IMAGE_SCALE 2

/* What to save when the user has chosen where. */
typedef struct
{
  GtkWidget      *widget;
  CleChartData   *data;
  ClePeriod       zoom;
  char           *title;
  char           *subtitle;
  CleChartFormat  format;
} Saving;

static void
free_saving (gpointer  data,
             GClosure *closure)
{
  Saving *saving = data;

  g_object_unref (saving->widget);
  cle_chart_data_unref (saving->data);
  g_free (saving->title);
  g_free (saving->subtitle);
  g_free (saving);
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

static void
say_saved (GtkWidget *widget,
           GFile     *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), shown);

  cle_toast_say (widget, text);
}

static void
chosen_cb (GtkFileChooserNative *chooser,
           int                   response,
           Saving               *saving)
{
  g_autoptr (CleChartStyle) style = NULL;
  g_autoptr (CleChart) chart = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      path = g_file_get_path (file);
      style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
      chart = cle_chart_data_make_chart (saving->data, style, saving->zoom, saving->title,
                                         saving->subtitle, FILE_WIDTH);
      if (path == NULL)
        cle_toast_say (saving->widget, _ ("Please choose a folder of this computer."));
      else if (cle_chart_save (chart, saving->format, path, &error))
        say_saved (saving->widget, file);
      else
        cle_toast_say (saving->widget, error->message);
    }
  g_object_unref (chooser);
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
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Save the Chart"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  g_autofree char *name = g_strdup_printf ("%s.%s", title, get_suffix (format));
  Saving *saving = g_new0 (Saving, 1);

  *saving = (Saving){ g_object_ref (widget), cle_chart_data_ref (data), zoom,
                      g_strdup (title),      g_strdup (subtitle),       format };
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (chosen_cb), saving, free_saving, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
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
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  g_autoptr (CleChart) chart =
      cle_chart_data_make_chart (data, style, zoom, title, subtitle, FILE_WIDTH);
  cairo_surface_t *image = cle_chart_paint_image (chart, IMAGE_SCALE);
  int width = cairo_image_surface_get_width (image);
  int height = cairo_image_surface_get_height (image);
  int stride = cairo_image_surface_get_stride (image);
  g_autoptr (GBytes) pixels =
      g_bytes_new_with_free_func (cairo_image_surface_get_data (image),
                                  (gsize) stride * (gsize) height,
                                  (GDestroyNotify) cairo_surface_destroy, image);
  g_autoptr (GdkTexture) texture =
      gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, (gsize) stride);

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  cle_toast_say (widget, _ ("The chart is on the clipboard"));
}
