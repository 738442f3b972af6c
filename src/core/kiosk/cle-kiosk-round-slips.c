/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-round.h"

#include "cle-kiosk-round-private.h"
#include "cle-kiosk-slips.h"
#include "store/cle-store-private.h"

#include <glib/gi18n-lib.h>

/**
 * cle_kiosk_round_check_code:
 * @self: a round
 * @code: what a visitor typed
 * @error: return location for an error
 *
 * Returns: whether it is the code of a slip that nobody used yet; %FALSE
 *   without an error if it is not
 */
gboolean
cle_kiosk_round_check_code (CleKioskRound *self,
                            const char    *code,
                            GError       **error)
{
  gboolean found;
  guint position;

  g_mutex_lock (&self->mutex);
  found = cle_kiosk_round_refresh (self, error) &&
          cle_kiosk_document_find_slip (self->document, code, &position);
  g_mutex_unlock (&self->mutex);

  return found;
}

static gboolean
refuse (GError    **error,
        const char *text)
{
  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, text);
  return FALSE;
}

static gboolean
add_codes (CleKioskDocument *document,
           gpointer          data,
           GError          **error)
{
  const char *const *codes = data;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *code = cle_kiosk_slip_normalise (codes[i]);

      if (code == NULL || !cle_kiosk_document_add_slip (document, code))
        return refuse (error, _ ("This code is none, or is there already."));
    }

  return document->slips->len <= CLE_KIOSK_MAX_SLIPS ||
         refuse (error, _ ("There can be up to 2 000 slips that nobody has used yet."));
}

static gboolean
add_slips_locked (CleKioskRound     *self,
                  const char *const *codes,
                  GError           **error)
{
  gboolean done;

  if (!cle_store_begin_write (self->store, error))
    return FALSE;

  done = cle_kiosk_round_change (self, add_codes, (gpointer) codes, error);
  cle_store_end_write (self->store);

  return done;
}

/**
 * cle_kiosk_round_add_slips:
 * @self: a round
 * @codes: (array zero-terminated=1): as cle_kiosk_slips_make() made them
 * @error: return location for an error
 *
 * Makes codes known; all or none. Only their hashes are kept.
 *
 * Returns: %TRUE when they are durable
 */
gboolean
cle_kiosk_round_add_slips (CleKioskRound     *self,
                           const char *const *codes,
                           GError           **error)
{
  gboolean done;

  g_mutex_lock (&self->mutex);
  done = add_slips_locked (self, codes, error);
  g_mutex_unlock (&self->mutex);

  return done;
}
