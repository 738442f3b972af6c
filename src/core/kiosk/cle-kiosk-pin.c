/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-pin.h"

#include <crypt.h>
#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* yescrypt, the strongest that Debian's libcrypt offers. At this cost a try
 * takes a tenth of a second and 64 MiB. */
#define PREFIX "$y$"
#define COST   7
#define SUM_LENGTH 43

static gboolean
is_steady (const char *digits,
           int         step)
{
  for (guint i = 1; digits[i] != '\0'; i++)
    if (digits[i] - digits[i - 1] != step)
      return FALSE;

  return TRUE;
}

/* 121212 and 123123: the beginning, repeated. */
static gboolean
is_repeated (const char *digits,
             gsize       length)
{
  for (gsize period = 1; period <= length / 2; period++)
    if (length % period == 0 && memcmp (digits, digits + period, length - period) == 0)
      return TRUE;

  return FALSE;
}

static guint
read_pair (const char *digits)
{
  return (guint) ((digits[0] - '0') * 10 + digits[1] - '0');
}

static gboolean
is_day_and_month (guint day,
                  guint month)
{
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

static gboolean
is_year (const char *digits)
{
  guint century = read_pair (digits);

  return century == 19 || century == 20;
}

/* 311299, 991231, 31121999, 19991231 and the American ways of writing them. */
static gboolean
is_date (const char *digits,
         gsize       length)
{
  guint first = read_pair (digits), second = read_pair (digits + 2);
  guint third = read_pair (digits + 4);

  if (length == 6)
    return is_day_and_month (first, second) || is_day_and_month (second, first) ||
           is_day_and_month (third, second);
  if (length != 8)
    return FALSE;

  return (is_year (digits + 4) &&
          (is_day_and_month (first, second) || is_day_and_month (second, first))) ||
         (is_year (digits) && is_day_and_month (read_pair (digits + 6), third));
}

/**
 * cle_kiosk_pin_get_weakness:
 * @digits: what somebody wants for a PIN
 *
 * Returns: (nullable): what is wrong with it, in a sentence; %NULL if it may
 *   be one
 */
const char *
cle_kiosk_pin_get_weakness (const char *digits)
{
  gsize length = strlen (digits);

  if (strspn (digits, "0123456789") != length)
    return _ ("A PIN has digits only.");
  if (length < CLE_KIOSK_MIN_PIN || length > CLE_KIOSK_MAX_PIN)
    return _ ("A PIN has 6 to 12 digits.");
  if (is_steady (digits, 0) || is_steady (digits, 1) || is_steady (digits, -1) ||
      is_repeated (digits, length))
    return _ ("This PIN is easy to guess. Please take one without a pattern.");
  if (is_date (digits, length))
    return _ ("This looks like a date, which is easy to guess. Please take another PIN.");

  return NULL;
}

/**
 * cle_kiosk_pin_hash:
 * @digits: a PIN
 * @error: return location for an error
 *
 * Takes a tenth of a second and 64 MiB: not for the main thread.
 *
 * Returns: (transfer full) (nullable): what is kept instead of the PIN, salted;
 *   %NULL if the system gives no randomness or memory
 */
char *
cle_kiosk_pin_hash (const char  *digits,
                    GError     **error)
{
  g_autofree struct crypt_data *data = g_new0 (struct crypt_data, 1);
  char setting[CRYPT_GENSALT_OUTPUT_SIZE];
  char *hash = NULL;

  if (crypt_gensalt_rn (PREFIX, COST, NULL, 0, setting, sizeof setting) != NULL)
    hash = g_strdup (crypt_rn (digits, setting, data, sizeof *data));
  if (hash == NULL)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                 _ ("The PIN could not be made safe: %s"), g_strerror (errno));
  explicit_bzero (data, sizeof *data);

  return hash;
}

/* As long for two that differ in the first byte as for two that are equal. How
 * long a hash is, is no secret. */
static gboolean
are_equal (const char *a,
           const char *b)
{
  gsize length = strlen (a);
  guint different = 0;

  if (strlen (b) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    different |= (guint) (guchar) (a[i] ^ b[i]);

  return different == 0;
}

/**
 * cle_kiosk_pin_matches:
 * @digits: what was typed
 * @hash: what cle_kiosk_pin_hash() made of the PIN
 *
 * Takes a tenth of a second and 64 MiB: not for the main thread.
 *
 * Returns: whether @digits is the PIN
 */
gboolean
cle_kiosk_pin_matches (const char *digits,
                       const char *hash)
{
  g_autofree struct crypt_data *data = g_new0 (struct crypt_data, 1);
  const char *mine = crypt_rn (digits, hash, data, sizeof *data);
  gboolean same = mine != NULL && are_equal (mine, hash);

  explicit_bzero (data, sizeof *data);
  return same;
}

/**
 * cle_kiosk_pin_check_hash:
 * @hash: any text
 *
 * Returns: whether @hash could be from cle_kiosk_pin_hash()
 */
gboolean
cle_kiosk_pin_check_hash (const char *hash)
{
  static const char allowed[] = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$";
  const char *last = strrchr (hash, '$');

  return g_str_has_prefix (hash, PREFIX) && strlen (hash) < CRYPT_OUTPUT_SIZE &&
         strspn (hash, allowed) == strlen (hash) && strlen (last + 1) == SUM_LENGTH &&
         crypt_checksalt (hash) == CRYPT_SALT_OK;
}

/**
 * cle_kiosk_pin_wipe:
 * @digits: what was typed
 * @length: how many bytes to overwrite
 *
 * Overwrites a PIN in a way that no compiler leaves out.
 */
void
cle_kiosk_pin_wipe (char  *digits,
                    gsize  length)
{
  explicit_bzero (digits, length);
}
