/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-service.h"

#include <gio/gunixsocketaddress.h>
#include <string.h>

/* What systemd is told, by its protocol: a datagram to the socket that the
 * environment names (sd_notify(3), "Notes"). libsystemd itself would load six
 * libraries more for it. */
struct _CleService
{
  GSocket        *socket;
  GSocketAddress *address;
  guint           source;
};

static GSocketAddress *
find_address (void)
{
  const char *path = g_getenv ("NOTIFY_SOCKET");

  if (path == NULL || (*path != '/' && *path != '@'))
    return NULL;
  if (*path == '@')
    return g_unix_socket_address_new_with_type (path + 1, -1, G_UNIX_SOCKET_ADDRESS_ABSTRACT);

  return g_unix_socket_address_new (path);
}

static void
tell (CleService *self,
      const char *text)
{
  g_autoptr (GError) error = NULL;

  if (g_socket_send_to (self->socket, self->address, text, strlen (text), NULL, &error) < 0)
    g_warning ("systemd could not be told: %s", error->message);
}

static gboolean
alive_cb (gpointer data)
{
  tell (data, "WATCHDOG=1");
  return G_SOURCE_CONTINUE;
}

/* Half of what systemd waits, in milliseconds; 0 for not at all. */
static guint
find_period (void)
{
  const char *text = g_getenv ("WATCHDOG_USEC");
  guint64 usec = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;

  return (guint) MIN (usec / 2000, G_MAXINT);
}

/**
 * cle_service_start:
 *
 * Tells systemd that the kiosk is there, and from then on that its main loop
 * turns.
 *
 * Returns: (transfer full) (nullable): until cle_service_stop(); %NULL if it was
 *   not started by systemd
 */
CleService *
cle_service_start (void)
{
  g_autoptr (GSocketAddress) address = find_address ();
  g_autoptr (GSocket) socket = NULL;
  CleService *self;
  guint period;

  if (address == NULL)
    return NULL;
  socket =
      g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_DEFAULT, NULL);
  if (socket == NULL)
    return NULL;

  self = g_new0 (CleService, 1);
  self->socket = g_steal_pointer (&socket);
  self->address = g_steal_pointer (&address);
  tell (self, "READY=1");
  period = find_period ();
  if (period > 0)
    self->source = g_timeout_add (period, alive_cb, self);

  return self;
}

/**
 * cle_service_stop:
 * @self: (transfer full): what cle_service_start() returned
 */
void
cle_service_stop (CleService *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_object_unref (self->socket);
  g_object_unref (self->address);
  g_free (self);
}
