/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-contact-closures.h"

#include "cle-format-closures.h"

#include <glib/gi18n.h>

/**
 * cle_contact_hint:
 *
 * Returns: how a contact may be typed
 */
const char *
cle_contact_hint (void)
{
  return _ ("For example: call 12m late delivery !promise Fri. Then press Enter.");
}

/**
 * cle_contact_icon:
 * @kind: of a contact
 *
 * Returns: the name of an icon for it
 */
const char *
cle_contact_icon (CleContactKind kind)
{
  switch (kind)
    {
    case CLE_CONTACT_ORDER:
      return "emblem-documents-symbolic";
    case CLE_CONTACT_MONEY:
      return "accessories-calculator-symbolic";
    case CLE_CONTACT_PROBLEM:
      return "dialog-warning-symbolic";
    case CLE_CONTACT_CARE:
    default:
      return "emblem-favorite-symbolic";
    }
}

static const char *
get_kind_name (CleContactKind kind)
{
  switch (kind)
    {
    case CLE_CONTACT_ORDER:
      return C_ ("contact", "Order");
    case CLE_CONTACT_MONEY:
      return C_ ("contact", "Money");
    case CLE_CONTACT_PROBLEM:
      return C_ ("contact", "Problem");
    case CLE_CONTACT_CARE:
    default:
      return C_ ("contact", "Care");
    }
}

static void
add_promise (GString          *text,
             const CleContact *contact)
{
  const char *word = contact->state == CLE_PROMISE_KEPT     ? _ ("promise kept")
                     : contact->state == CLE_PROMISE_BROKEN ? _ ("promise not kept")
                                                            : _ ("promised");

  if (contact->state == CLE_PROMISE_NONE)
    return;

  g_string_append_printf (text, " · %s", word);
  if (contact->promise != NULL && *contact->promise != '\0')
    g_string_append_printf (text, ": %s", contact->promise);
  if (contact->due != NULL)
    {
      g_autofree char *day = cle_format_date (contact->due);

      g_string_append_c (text, ' ');
      /* Translators: a day as "24 December 2026". */
      g_string_append_printf (text, _ ("by %s"), day);
    }
}

/**
 * cle_contact_details:
 * @contact: a contact
 *
 * Returns: (transfer full): its kind, minutes and promise
 */
char *
cle_contact_details (const CleContact *contact)
{
  GString *text = g_string_new (get_kind_name (contact->kind));

  if (contact->minutes > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u minute", "%u minutes", contact->minutes),
                              contact->minutes);
    }
  add_promise (text, contact);

  return g_string_free (text, FALSE);
}

/**
 * cle_contact_subtitle:
 * @contact: a contact
 * @now: the present time in milliseconds
 *
 * Returns: (transfer full): when it was, and its details
 */
char *
cle_contact_subtitle (const CleContact *contact,
                      gint64            now)
{
  g_autofree char *day = cle_format_moment (contact->at, now, contact->offset);
  g_autofree char *details = cle_contact_details (contact);

  return g_strdup_printf (C_ ("contact", "%s · %s"), day, details);
}
