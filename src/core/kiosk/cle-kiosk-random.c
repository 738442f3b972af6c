/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-random.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <sys/random.h>

/**
 * cle_kiosk_random_fill:
 * @bytes: (array length=length): filled
 * @length: how many, up to 256
 * @error: return location for an error
 *
 * GLib's own random numbers and ids come from a Mersenne Twister: who has seen
 * enough of them can put them in order. These do not tell theirs.
 *
 * Returns: %FALSE if the kernel gives none
 */
gboolean
cle_kiosk_random_fill (guint8  *bytes,
                       gsize    length,
                       GError **error)
{
  ssize_t n;

  while ((n = getrandom (bytes, length, 0)) < 0 && errno == EINTR)
    ;
  if (n == (ssize_t) length)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _ ("The system gave no random numbers: %s"), g_strerror (errno));
  return FALSE;
}

/**
 * cle_kiosk_random_make_id:
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a UUID of version 4 (RFC 4122, 4.4)
 */
char *
cle_kiosk_random_make_id (GError **error)
{
  guint8 b[16];

  if (!cle_kiosk_random_fill (b, sizeof b, error))
    return NULL;

  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
                          b[12], b[13], b[14], b[15]);
}
