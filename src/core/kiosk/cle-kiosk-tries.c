/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-tries.h"

#include "cle-kiosk-pin.h"
#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"
#include "store/cle-quarantine.h"
#include "store/cle-replace.h"
#include "store/cle-store-private.h"

#include <glib/gi18n-lib.h>
#include <time.h>

#define TRIES_FILE "kiosk/tries.json"
#define MAX_BYTES  4096
#define MAX_FAILED 1000000
#define FORMAT     1
#define N_MARK     16
#define NO_PIN     "*" /* the hash of nothing */
#define AT_WORST   (CLE_KIOSK_FREE_TRIES + 7) /* the wait has reached its longest */

struct _CleKioskTries
{
  GMutex    mutex; /* guards what follows */
  CleStore *store;
  char     *hash;   /* of the PIN that is asked for */
  char     *mark;   /* in the counter: which PIN was tried */
  gint64  (*boot_clock) (gpointer data);
  gpointer  data;
  guint     failed;
  gint64    from;   /* boot clock, ms: when a try is allowed again */
};

/* Goes on while the machine sleeps, and nobody can set it. */
static gint64
get_boot_time (gpointer data)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);

  return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static gint64
find_wait (guint failed)
{
  gint64 wait = CLE_KIOSK_FIRST_WAIT;

  if (failed < CLE_KIOSK_FREE_TRIES)
    return 0;
  for (guint i = CLE_KIOSK_FREE_TRIES; i < failed && wait < CLE_KIOSK_LAST_WAIT; i++)
    wait *= 2;

  return MIN (wait, CLE_KIOSK_LAST_WAIT);
}

static gint64
get_wait (CleKioskTries *self)
{
  return MAX (0, self->from - self->boot_clock (self->data));
}

static void
arm (CleKioskTries *self)
{
  self->from = self->boot_clock (self->data) + find_wait (self->failed);
}

/* Says which PIN it was, and nothing about it. */
static char *
make_mark (const char *hash)
{
  char *mark = g_compute_checksum_for_string (G_CHECKSUM_SHA256, hash, -1);

  mark[N_MARK] = '\0';
  return mark;
}

/* Who has set a new PIN is the owner: what was tried on another one is over. One
 * that does not say whose it is counts. */
static gboolean
parse (CleKioskTries *self,
       GBytes        *bytes,
       guint         *failed)
{
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, TRIES_FILE, NULL);
  CleJsonPlace root;
  const char *mark = NULL;
  gint64 value;

  if (document == NULL)
    return FALSE;

  root = cle_json_document_get_root (document);
  if (!cle_json_place_expect_object (&root, NULL) ||
      !cle_json_place_get_integer (&root, "failed", 0, MAX_FAILED, &value, NULL) ||
      (cle_json_place_has_member (&root, "pin") &&
       !cle_json_place_get_string (&root, "pin", N_MARK, &mark, NULL)))
    return FALSE;

  *failed = mark == NULL || g_str_equal (mark, self->mark) ? (guint) value : 0;
  return TRUE;
}

/* A counter that says nothing stands for the longest wait: damaging it must not
 * be a way to go on guessing. What it held is kept. */
static gboolean
read_failed (CleKioskTries *self,
             guint         *failed,
             GError       **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = cle_read_file (self->store, TRIES_FILE, MAX_BYTES, &problem);

  *failed = 0;
  if (g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND))
    return TRUE;
  if (bytes == NULL && !g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (bytes != NULL && parse (self, bytes, failed))
    return TRUE;

  *failed = AT_WORST;
  if (bytes != NULL)
    cle_quarantine_keep_whole (self->store, "kiosk-tries", g_bytes_get_data (bytes, NULL),
                               g_bytes_get_size (bytes), NULL);
  return TRUE;
}

static gboolean
write_failed (CleKioskTries *self,
              guint          failed,
              GError       **error)
{
  g_autoptr (GString) text = g_string_new ("{");

  cle_json_write_integer (text, "format", FORMAT);
  cle_json_write_integer (text, "failed", failed);
  cle_json_write_text (text, "pin", self->mark);
  g_string_append (text, "}\n");

  return cle_replace_file (self->store, TRIES_FILE, text->str, text->len, error);
}

/* Before the PIN is looked at: whoever pulls the plug now has used up a try all
 * the same. */
static gboolean
count_try (CleKioskTries *self,
           GError       **error)
{
  guint failed;

  if (!read_failed (self, &failed, error))
    return FALSE;

  self->failed = MIN (MAX (failed, self->failed) + 1, MAX_FAILED);
  if (write_failed (self, self->failed, error))
    return TRUE;

  self->failed--;
  return FALSE;
}

static void
forget_tries (CleKioskTries *self)
{
  self->failed = 0;
  self->from = 0;
  write_failed (self, 0, NULL);
}

/**
 * cle_kiosk_tries_open:
 * @store: where the counter is
 * @hash: (nullable): what cle_kiosk_pin_hash() made of the PIN; %NULL for one
 *   that nobody can give
 * @boot_clock: (nullable): milliseconds since the machine was started, sleep
 *   included; %NULL for CLOCK_BOOTTIME
 * @data: for @boot_clock
 * @error: return location for an error
 *
 * After a restart the whole wait begins again: switching the kiosk off and on
 * does not shorten it. Tries of another PIN do not count.
 *
 * Returns: (transfer full) (nullable): %NULL if the counter cannot be read
 */
CleKioskTries *
cle_kiosk_tries_open (CleStore   *store,
                      const char *hash,
                      gint64    (*boot_clock) (gpointer data),
                      gpointer    data,
                      GError    **error)
{
  g_autoptr (CleKioskTries) self = g_new0 (CleKioskTries, 1);

  g_mutex_init (&self->mutex);
  self->store = g_object_ref (store);
  self->hash = g_strdup (hash != NULL ? hash : NO_PIN);
  self->mark = make_mark (self->hash);
  self->boot_clock = boot_clock != NULL ? boot_clock : get_boot_time;
  self->data = data;
  if (!read_failed (self, &self->failed, error))
    return NULL;

  arm (self);
  return g_steal_pointer (&self);
}

/**
 * cle_kiosk_tries_free:
 * @self: (transfer full): a counter
 */
void
cle_kiosk_tries_free (CleKioskTries *self)
{
  g_mutex_clear (&self->mutex);
  g_clear_object (&self->store);
  g_free (self->hash);
  g_free (self->mark);
  g_free (self);
}

/**
 * cle_kiosk_tries_get_wait:
 * @self: a counter
 *
 * Five tries are free; then 30 seconds pass before the next, and twice as many
 * after each that fails, up to an hour.
 *
 * Returns: milliseconds until a try is allowed; 0 for now
 */
gint64
cle_kiosk_tries_get_wait (CleKioskTries *self)
{
  gint64 wait;

  g_mutex_lock (&self->mutex);
  wait = get_wait (self);
  g_mutex_unlock (&self->mutex);

  return wait;
}

static gboolean
check_locked (CleKioskTries *self,
              const char    *digits,
              gboolean      *matches,
              GError       **error)
{
  if (get_wait (self) > 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                           _ ("The next try has to wait a little."));
      return FALSE;
    }
  if (!count_try (self, error))
    return FALSE;

  *matches = cle_kiosk_pin_matches (digits, self->hash);
  if (*matches)
    forget_tries (self);
  else
    arm (self);

  return TRUE;
}

/**
 * cle_kiosk_tries_check:
 * @self: a counter
 * @digits: what was typed
 * @matches: (out): whether @digits is the PIN
 * @error: return location for an error
 *
 * The try is counted on the disk before the PIN is looked at. The right one
 * sets the counter back. Takes a tenth of a second, 64 MiB and the disk: not
 * for the main thread.
 *
 * Returns: %FALSE if the try could not be counted, or has to wait
 *   (%G_IO_ERROR_BUSY); then nothing was compared
 */
gboolean
cle_kiosk_tries_check (CleKioskTries *self,
                       const char    *digits,
                       gboolean      *matches,
                       GError       **error)
{
  gboolean done;

  *matches = FALSE;
  g_mutex_lock (&self->mutex);
  done = check_locked (self, digits, matches, error);
  g_mutex_unlock (&self->mutex);

  return done;
}
