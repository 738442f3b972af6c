/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-watch.h"
#include "cle-files.h"
#include "cle-store-private.h"

#include <errno.h>
#include <glib-unix.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#define SETTLE_MS 200
#define APPEARS  (IN_CREATE | IN_MOVED_TO | IN_ONLYDIR)
#define GROWS    (APPEARS | IN_DELETE | IN_MODIFY)

/* inotify itself and not GFileMonitor, because the latter asks for a missing
 * folder every few seconds, and the window is to sleep when nothing happens. */
struct _CleWatch
{
  GObject parent_instance;

  CleStore *store;
  int       fd;
  guint     source;
  guint     settle;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CleWatch, cle_watch, G_TYPE_OBJECT)

/* Watches the nearest folder there is. Adding a watch twice is harmless. Only
 * folders of segments are watched for what is written in their files: others
 * may be busy with things that are none of our business. */
static gboolean
watch_nearest (CleWatch   *self,
               const char *path,
               guint32     events)
{
  g_autofree char *at = g_strdup (path);

  while (inotify_add_watch (self->fd, at, events) < 0 && errno == ENOENT && strcmp (at, "/") != 0)
    {
      char *parent = g_path_get_dirname (at);

      g_free (at);
      at = parent;
    }

  return strcmp (at, path) == 0;
}

static void
arm (CleWatch *self)
{
  const char *path = cle_store_get_path (self->store);
  g_autofree char *records = g_build_filename (path, "records", NULL);
  g_auto (GStrv) devices = NULL;

  if (!watch_nearest (self, path, APPEARS) || !watch_nearest (self, records, APPEARS | IN_DELETE) ||
      cle_store_get_folder (self->store) < 0)
    return;

  devices = cle_files_list (cle_store_get_folder (self->store), "records");
  for (guint i = 0; devices[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (records, devices[i], NULL);

      watch_nearest (self, folder, GROWS);
    }
}

static gboolean
settled_cb (gpointer data)
{
  CleWatch *self = data;

  self->settle = 0;
  arm (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* Writers touch the lock file and temporary files too; only what readers read
 * is news. */
static gboolean
is_news (const struct inotify_event *event)
{
  return event->len > 0 && strcmp (event->name, "lock") != 0 &&
         !g_str_has_suffix (event->name, ".tmp") && !g_str_has_prefix (event->name, "store.json") &&
         (event->mask & (IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MODIFY)) != 0;
}

static gboolean
readable_cb (int          fd,
             GIOCondition condition,
             gpointer     data)
{
  CleWatch *self = data;
  char buffer[4096] __attribute__ ((aligned (__alignof__(struct inotify_event))));
  gboolean news = FALSE;
  ssize_t n;

  while ((n = read (fd, buffer, sizeof buffer)) > 0)
    for (char *at = buffer; at < buffer + n;)
      {
        const struct inotify_event *event = (const struct inotify_event *) (gpointer) at;

        news = news || is_news (event);
        at += sizeof *event + event->len;
      }

  if (news && self->settle == 0)
    self->settle = g_timeout_add (SETTLE_MS, settled_cb, self);

  return G_SOURCE_CONTINUE;
}

static void
cle_watch_dispose (GObject *object)
{
  CleWatch *self = CLE_WATCH (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_handle_id (&self->settle, g_source_remove);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cle_watch_parent_class)->dispose (object);
}

static void
cle_watch_class_init (CleWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cle_watch_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CLE_TYPE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
cle_watch_init (CleWatch *self)
{
  self->fd = -1;
}

/**
 * cle_watch_new:
 * @store: a store, whose folder may be missing still
 *
 * Watches the records of a store. The signal "changed" comes at most every
 * 200 ms, for what this process writes too. Nothing wakes up while nothing
 * changes. Where the system has no watches left it stays silent.
 *
 * Returns: (transfer full): the watch.
 */
CleWatch *
cle_watch_new (CleStore *store)
{
  CleWatch *self = g_object_new (CLE_TYPE_WATCH, NULL);

  self->store = g_object_ref (store);
  self->fd = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
  if (self->fd >= 0)
    {
      self->source = g_unix_fd_add (self->fd, G_IO_IN, readable_cb, self);
      arm (self);
    }

  return self;
}
