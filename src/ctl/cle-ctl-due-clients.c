/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-due.h"

#include "clients/cle-client-due.h"
#include "cle-ctl-clients.h"
#include "json/cle-json-writer.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

/**
 * cle_ctl_due_list_clients:
 * @ctl: the program
 * @lines: (out) (transfer full) (element-type utf8): a line for each
 * @json: where to write them as a member "clients"
 * @status: (out): the exit code if it fails
 *
 * What is due about clients today or has been for some time: trials, promises,
 * open partings, days to look again, silence, stale ratings and revisions.
 *
 * Returns: how many there are, or -1 after telling
 */
int
cle_ctl_due_list_clients (CleCtl     *ctl,
                          GPtrArray **lines,
                          GString    *json,
                          CleCtlExit *status)
{
  g_auto (CleCtlClients) all = { 0 };
  g_autofree CleProfileRevised *revised = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (!cle_ctl_clients_load (&all, ctl, status))
    return -1;

  revised = g_new (CleProfileRevised, all.profiles->len + 1);
  for (guint i = 0; i < all.profiles->len; i++)
    revised[i] = (CleProfileRevised){ cle_profile_get_id (all.profiles->pdata[i]),
                                      cle_profile_get_made (all.profiles->pdata[i]) };
  list = cle_client_due_list (all.book, revised, all.profiles->len, all.now, all.offset, 0);

  *lines = g_ptr_array_new_with_free_func (g_free);
  cle_json_write_key (json, "clients");
  g_string_append_c (json, '[');
  for (guint i = 0; i < list->len; i++)
    {
      const CleClientDue *due = list->pdata[i];
      g_autofree char *text = cle_client_due_dup_text (due, all.book);
      g_autofree char *day = cle_time_format (due->day * DAY_MS);

      day[10] = '\0';
      g_string_append (json, i > 0 ? ",\n{" : "\n{");
      cle_json_write_text (json, "kind", cle_client_due_kind_get_word (due->kind));
      if (due->client != NULL)
        cle_json_write_text (json, "client", due->client);
      if (due->of != NULL)
        cle_json_write_text (json, "of", due->of);
      cle_json_write_text (json, "on", day);
      cle_json_write_integer (json, "days", due->left);
      cle_json_write_text (json, "text", text);
      g_string_append_c (json, '}');
      g_ptr_array_add (*lines, g_strdup_printf ("%s: %s", day, text));
    }
  g_string_append_c (json, ']');

  return (int) list->len;
}
