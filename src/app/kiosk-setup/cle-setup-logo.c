/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-setup-logo.h"

#include "kiosk/cle-kiosk-config.h"
#include "store/cle-save.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>
#include <string.h>

#define MAX_FILE   (32 * 1024 * 1024)
#define MAX_PIXELS (40 * 1000 * 1000) /* unpacked in a second */
#define LEAST_SIDE 64

static const char *
find_type (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "png";
  if (length > 8 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return "jpeg";

  return NULL;
}

static const char *
find_last (const char *data,
           gsize       length,
           const char *mark,
           gsize       size)
{
  for (gsize i = length; i >= size; i--)
    if (memcmp (data + i - size, mark, size) == 0)
      return data + i;

  return NULL;
}

/* Of a file that was cut off the loader makes a picture that is grey below. A
 * picture ends with its own mark, which in JPEG a preview in its head has too:
 * what counts follows the last scan. Some cameras write more after it. */
static gboolean
is_whole (GBytes     *bytes,
          const char *type)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *scan;

  if (g_str_equal (type, "png"))
    return find_last (data, length, "IEND", 4) != NULL;

  scan = find_last (data, length, "\xff\xda", 2);

  return scan != NULL && find_last (scan, length - (gsize) (scan - data), "\xff\xd9", 2) != NULL;
}

/* A picture of a size that no screen has is not unpacked. */
static void
size_cb (GdkPixbufLoader *loader,
         int              width,
         int              height,
         gboolean        *too_large)
{
  double scale = MIN (1.0, (double) CLE_SETUP_LOGO_SIDE / MAX (width, height));

  *too_large = (gint64) width * height > MAX_PIXELS;
  if (*too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * scale + 0.5)),
                                MAX (1, (int) (height * scale + 0.5)));
}

static GdkPixbuf *
decode (GBytes     *bytes,
        const char *type,
        GError    **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (type, error);
  g_autoptr (GError) problem = NULL;
  gboolean too_large = FALSE;
  gboolean done;
  GdkPixbuf *pixbuf;

  if (loader == NULL)
    return NULL;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_cb), &too_large);
  done = gdk_pixbuf_loader_write_bytes (loader, bytes, &problem);
  /* Closing is needed in either case; of two errors the first counts. */
  done = gdk_pixbuf_loader_close (loader, done ? &problem : NULL) && done;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (done && pixbuf != NULL && !too_large && is_whole (bytes, type))
    return gdk_pixbuf_apply_embedded_orientation (pixbuf);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               too_large ? _ ("This picture has too many pixels. Please choose a smaller one.")
                         : _ ("This picture is damaged. Please choose another one."));
  return NULL;
}

static GBytes *
encode (GdkPixbuf *pixbuf,
        GError   **error)
{
  g_autofree char *data = NULL;
  gsize length;

  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", error, NULL))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static GdkPixbuf *
shrink (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf) * 3 / 4;
  int height = gdk_pixbuf_get_height (pixbuf) * 3 / 4;

  return gdk_pixbuf_scale_simple (pixbuf, MAX (1, width), MAX (1, height), GDK_INTERP_BILINEAR);
}

/**
 * cle_setup_logo_make:
 * @bytes: a picture in PNG or JPEG format
 * @error: return location for an error
 *
 * Makes of it what a set-up can hold: at most 512 pixels wide and high, and
 * smaller if it does not fit 256 KiB then. What else a camera or a program has
 * written into it does not stay.
 *
 * Returns: (transfer full) (nullable): a picture in PNG format; %NULL with an
 *   error of #GIOErrorEnum
 */
GBytes *
cle_setup_logo_make (GBytes  *bytes,
                     GError **error)
{
  const char *type = find_type (bytes);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GBytes) made = NULL;

  if (type == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This is not a picture in PNG or JPEG format."));
      return NULL;
    }

  pixbuf = decode (bytes, type, error);
  made = pixbuf != NULL ? encode (pixbuf, error) : NULL;
  while (made != NULL && g_bytes_get_size (made) > CLE_KIOSK_MAX_LOGO &&
         gdk_pixbuf_get_width (pixbuf) > LEAST_SIDE)
    {
      g_autoptr (GdkPixbuf) smaller = shrink (pixbuf);

      g_set_object (&pixbuf, smaller);
      g_bytes_unref (made);
      made = encode (pixbuf, error);
    }

  return g_steal_pointer (&made);
}

/**
 * cle_setup_logo_load:
 * @file: a file that the user chose
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): as cle_setup_logo_make()
 */
GBytes *
cle_setup_logo_load (GFile   *file,
                     GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("Please choose a file on this computer."));
      return NULL;
    }

  bytes = cle_load_bytes (cle_io_get_system (), path, MAX_FILE, error);

  return bytes != NULL ? cle_setup_logo_make (bytes, error) : NULL;
}
