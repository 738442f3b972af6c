/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-due-closures.h"

#include <glib/gi18n.h>

/**
 * cle_due_icon:
 * @kind: what is due
 *
 * Returns: the name of an icon
 */
const char *
cle_due_icon (CleClientDueKind kind)
{
  switch (kind)
    {
    case CLE_CLIENT_DUE_TRIAL:
      return "view-refresh-symbolic";
    case CLE_CLIENT_DUE_PARTING:
      return "go-next-symbolic";
    case CLE_CLIENT_DUE_PROMISE:
    case CLE_CLIENT_DUE_LOOK:
    case CLE_CLIENT_DUE_SILENCE:
    case CLE_CLIENT_DUE_RATING:
    case CLE_CLIENT_DUE_REVISION:
    default:
      return "alarm-symbolic";
    }
}

/**
 * cle_due_when_text:
 * @left: days until it is due; 0 for today, negative for days ago
 *
 * Returns: (transfer full): when it is or was due
 */
char *
cle_due_when_text (gint64 left)
{
  guint days = (guint) MIN (ABS (left), G_MAXINT);

  if (left == 0)
    return g_strdup (_ ("Due today"));
  if (left > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Due in %u day", "Due in %u days", days),
                            days);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day overdue", "%u days overdue", days),
                          days);
}

/**
 * cle_due_more_text:
 * @n: how many are not shown
 *
 * Returns: (transfer full): that there are more
 */
char *
cle_due_more_text (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %u more", "And %u more", n), n);
}
