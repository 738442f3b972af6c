/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-owner-orders.h"

#include "kiosk/cle-kiosk-collect.h"
#include "kiosk/cle-kiosk-pin.h"
#include "kiosk/cle-kiosk-table.h"

#include <string.h>

typedef struct
{
  char    *digits;
  gboolean matches;
} Try;

static void
try_free (gpointer data)
{
  Try *try = data;

  cle_kiosk_pin_wipe (try->digits, strlen (try->digits));
  g_free (try->digits);
  g_free (try);
}

static gboolean
check_pin (CleKioskBooks *books,
           gpointer       order,
           GError       **error)
{
  Try *try = order;

  return cle_kiosk_tries_check (books->tries, try->digits, &try->matches, error);
}

/**
 * cle_owner_orders_try_pin_async:
 * @clerk: a clerk
 * @digits: what was typed; copied, and the copy is wiped
 * @callback: called when it is known whether they are the PIN
 * @data: for @callback
 */
void
cle_owner_orders_try_pin_async (CleKioskClerk       *clerk,
                                const char          *digits,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  Try *try = g_new0 (Try, 1);

  try->digits = g_strdup (digits);
  cle_kiosk_clerk_work_async (clerk, check_pin, try, try_free, callback, data);
}

/**
 * cle_owner_orders_try_pin_finish:
 * @clerk: a clerk
 * @result: what the callback got
 * @matches: (out): whether it was the PIN
 * @error: return location for an error
 *
 * Returns: %FALSE if it was not looked at: too early, or it could not be counted
 */
gboolean
cle_owner_orders_try_pin_finish (CleKioskClerk  *clerk,
                                 GAsyncResult   *result,
                                 gboolean       *matches,
                                 GError        **error)
{
  gpointer try;
  gboolean done = cle_kiosk_clerk_work_finish (clerk, result, &try, error);

  *matches = ((Try *) try)->matches;
  return done;
}

/* Where something was written to. */
typedef struct
{
  char *path;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->path);
  g_free (place);
}

static gboolean
collect (CleKioskBooks *books,
         gpointer       order,
         GError       **error)
{
  return cle_kiosk_round_settle (books->round, error) &&
         cle_kiosk_collect (books->store, books->config->collect, &((Place *) order)->path, error);
}

/**
 * cle_owner_orders_collect_async:
 * @clerk: a clerk whose set-up names a folder
 * @callback: called when it is done; see cle_owner_orders_write_finish()
 * @data: for @callback
 *
 * Writes an archive of all that can be told into that folder.
 */
void
cle_owner_orders_collect_async (CleKioskClerk       *clerk,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  g_return_if_fail (cle_kiosk_clerk_get_config (clerk)->collect != NULL);

  cle_kiosk_clerk_work_async (clerk, collect, g_new0 (Place, 1), place_free, callback, data);
}

static gboolean
export_table (CleKioskBooks *books,
              gpointer       order,
              GError       **error)
{
  Place *place = order;

  if (!cle_kiosk_round_settle (books->round, error))
    return FALSE;

  place->path = cle_kiosk_table_save (books->store, books->library, books->config->collect, error);
  return place->path != NULL;
}

/**
 * cle_owner_orders_export_async:
 * @clerk: a clerk whose set-up names a folder
 * @callback: called when it is done; see cle_owner_orders_write_finish()
 * @data: for @callback
 *
 * Writes a table of all results into that folder.
 */
void
cle_owner_orders_export_async (CleKioskClerk       *clerk,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  g_return_if_fail (cle_kiosk_clerk_get_config (clerk)->collect != NULL);

  cle_kiosk_clerk_work_async (clerk, export_table, g_new0 (Place, 1), place_free, callback, data);
}

/**
 * cle_owner_orders_write_finish:
 * @clerk: a clerk
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the path of what was written
 */
char *
cle_owner_orders_write_finish (CleKioskClerk *clerk,
                               GAsyncResult  *result,
                               GError       **error)
{
  gpointer place;

  if (!cle_kiosk_clerk_work_finish (clerk, result, &place, error))
    return NULL;

  return g_steal_pointer (&((Place *) place)->path);
}

typedef struct
{
  CleKioskConfig *config;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->config, cle_kiosk_config_free);
  g_free (change);
}

static gboolean
save_config (CleKioskBooks *books,
             gpointer       order,
             GError       **error)
{
  return cle_kiosk_config_save (((Change *) order)->config, books->path, error);
}

/**
 * cle_owner_orders_change_async:
 * @clerk: a clerk
 * @config: (transfer full): how the kiosk shall be set up from now on; of the
 *   same round, and as anonymous as before
 * @callback: called when it is in the file
 * @data: for @callback
 */
void
cle_owner_orders_change_async (CleKioskClerk       *clerk,
                               CleKioskConfig      *config,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  Change *change = g_new0 (Change, 1);

  change->config = config;
  cle_kiosk_clerk_work_async (clerk, save_config, change, change_free, callback, data);
}

/**
 * cle_owner_orders_change_finish:
 * @clerk: a clerk
 * @result: what the callback got
 * @error: return location for an error
 *
 * From now on the new set-up holds. Whoever was answering meanwhile is gone: the
 * kiosk begins anew.
 *
 * Returns: %FALSE if the file could not be written; then all is as before
 */
gboolean
cle_owner_orders_change_finish (CleKioskClerk *clerk,
                                GAsyncResult  *result,
                                GError       **error)
{
  gpointer change;

  if (!cle_kiosk_clerk_work_finish (clerk, result, &change, error))
    return FALSE;

  cle_kiosk_clerk_set_config (clerk, g_steal_pointer (&((Change *) change)->config));
  return TRUE;
}
