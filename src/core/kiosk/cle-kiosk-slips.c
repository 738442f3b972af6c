/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-slips.h"

#include "cle-kiosk-random.h"

#include <string.h>

#define N_RANDOM   (CLE_KIOSK_SLIP_DIGITS - 1)
#define GROUP      4
#define FAIR_BYTES 250 /* bytes below that are as often each digit */

/* ISO/IEC 7064, MOD 11,10: every single wrong digit is noticed, and nearly
 * every two that changed places. */
static char
find_check_digit (const char *digits)
{
  int product = 10;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      int sum = (product + digits[i] - '0') % 10;

      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }

  return (char) ('0' + (11 - product) % 10);
}

static char *
show_in_groups (const char *digits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < CLE_KIOSK_SLIP_DIGITS; i++)
    {
      if (i > 0 && i % GROUP == 0)
        g_string_append_c (text, '-');
      g_string_append_c (text, digits[i]);
    }

  return g_string_free (text, FALSE);
}

static gboolean
draw_digits (char    *digits,
             GError **error)
{
  guint n = 0;

  while (n < N_RANDOM)
    {
      guint8 byte;

      if (!cle_kiosk_random_fill (&byte, 1, error))
        return FALSE;
      if (byte < FAIR_BYTES)
        digits[n++] = (char) ('0' + byte % 10);
    }

  digits[N_RANDOM] = find_check_digit (digits);
  return TRUE;
}

/**
 * cle_kiosk_slips_make:
 * @n: how many
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): that many different codes such as
 *   `1234-5678-9012`, drawn by chance, the last digit made of the others;
 *   %NULL if the system gives no random numbers
 */
char **
cle_kiosk_slips_make (guint    n,
                      GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  while (g_hash_table_size (codes) < n)
    {
      char digits[CLE_KIOSK_SLIP_DIGITS];
      char *code;

      if (!draw_digits (digits, error))
        return NULL;

      code = show_in_groups (digits);
      if (!g_hash_table_contains (codes, code))
        g_strv_builder_add (builder, code);
      g_hash_table_add (codes, code);
    }

  return g_strv_builder_end (builder);
}

/**
 * cle_kiosk_slip_normalise:
 * @text: what somebody typed
 *
 * Spaces and dashes are passed over.
 *
 * Returns: (transfer full) (nullable): as it stands on the slip; %NULL if no
 *   slip can have it: not 12 digits, or the last one does not fit
 */
char *
cle_kiosk_slip_normalise (const char *text)
{
  char digits[CLE_KIOSK_SLIP_DIGITS];
  guint n = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (strchr (" -", *at) != NULL)
        continue;
      if (!g_ascii_isdigit (*at) || n == CLE_KIOSK_SLIP_DIGITS)
        return NULL;
      digits[n++] = *at;
    }

  return n == CLE_KIOSK_SLIP_DIGITS && digits[N_RANDOM] == find_check_digit (digits)
             ? show_in_groups (digits)
             : NULL;
}
