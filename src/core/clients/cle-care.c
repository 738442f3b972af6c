/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-care.h"

#include <glib/gi18n-lib.h>

#define NEARLY 10 /* a loss of at most one part in ten of the revenue */

/* A gain, open, or a loss so small that a little care may turn it. */
static gboolean
earns_nearly (const CleProfit *profit)
{
  gint64 revenue = profit->lines[CLE_PROFIT_REVENUE].low;

  if (cle_profit_get_kind (&profit->full) != CLE_PROFIT_LOSS)
    return TRUE;

  return revenue > 0 && profit->full.high >= -(revenue / NEARLY);
}

/**
 * cle_care_find:
 * @verdict: what the rules say of a client
 * @profit: what it brings
 * @contacts: (element-type CleContact): with it, the newest first
 * @known: since when it is in the book; wall clock, ms
 * @office: what holds for all clients
 * @now: wall clock, ms
 *
 * Care is offered instead of other terms or a parting where nothing happened that
 * decides by itself, the client earns or loses at most a tenth of its revenue,
 * and either its last %CLE_CONTACT_RECENT contacts were all about money or
 * problems, or it has heard nothing good for longer than the longest interval of
 * the office, however important it is. A client who brings much work on top of a
 * loss is not won by more of it.
 *
 * Returns: why care may be what is missing, trouble before silence
 */
CleCare
cle_care_find (const CleVerdict *verdict,
               const CleProfit  *profit,
               GPtrArray        *contacts,
               gint64            known,
               const CleOffice  *office,
               gint64            now)
{
  guint days;

  if ((verdict->kind != CLE_VERDICT_PART && verdict->kind != CLE_VERDICT_TERMS) ||
      verdict->rule == CLE_RULE_KNOCK_OUT || !earns_nearly (profit))
    return CLE_CARE_NOT;
  if (cle_contacts_are_trouble (contacts))
    return CLE_CARE_TROUBLE;

  return cle_contacts_find_silence (contacts, CLE_CONTACT_IMPORTANT, known, office, now, &days) ==
                 CLE_SILENCE_MAX
             ? CLE_CARE_SILENCE
             : CLE_CARE_NOT;
}

/**
 * cle_talk_is_over_budget:
 * @contacts: (element-type CleContact): with a client
 * @profit: what it brings
 * @office: what holds for all clients
 * @now: wall clock, ms
 * @talked: (out): minutes of the last year, see cle_contacts_count_minutes()
 * @worth: (out): minutes that the revenue of a year pays for, see
 *   cle_consultation_minutes(); at its highest where it is a range
 *
 * Returns: whether they talked for longer; %FALSE without a budget, or where
 *   nobody knows the revenue
 */
gboolean
cle_talk_is_over_budget (GPtrArray       *contacts,
                         const CleProfit *profit,
                         const CleOffice *office,
                         gint64           now,
                         guint64         *talked,
                         gint64          *worth)
{
  gint64 revenue = profit->lines[CLE_PROFIT_REVENUE].high;

  *talked = cle_contacts_count_minutes (contacts, now);
  *worth = revenue == CLE_RANGE_OPEN_HIGH
               ? -1
               : cle_consultation_minutes (revenue, office->minute_price);

  return *worth >= 0 && *talked > (guint64) *worth;
}

static void
add_reason (GPtrArray  *reasons,
            const char *code,
            char       *text)
{
  CleReason *reason = g_new (CleReason, 1);

  *reason = (CleReason){ code, text };
  g_ptr_array_add (reasons, reason);
}

/**
 * cle_care_add_reasons:
 * @reasons: (element-type CleReason): those of the verdict
 * @verdict: what the rules say of a client
 * @profit: what it brings
 * @contacts: (element-type CleContact): with it, the newest first
 * @known: since when it is in the book; wall clock, ms
 * @office: what holds for all clients
 * @now: wall clock, ms
 *
 * Adds what the contacts say besides the rules: talk over its budget, and care
 * that may be missing. It changes no verdict.
 *
 * Returns: what cle_care_find() found
 */
CleCare
cle_care_add_reasons (GPtrArray        *reasons,
                      const CleVerdict *verdict,
                      const CleProfit  *profit,
                      GPtrArray        *contacts,
                      gint64            known,
                      const CleOffice  *office,
                      gint64            now)
{
  CleCare care = cle_care_find (verdict, profit, contacts, known, office, now);
  guint64 talked;
  gint64 worth;

  if (cle_talk_is_over_budget (contacts, profit, office, now, &talked, &worth))
    /* Translators: minutes that were talked, and how many the revenue pays for. */
    add_reason (
        reasons, "talk",
        g_strdup_printf (ngettext ("%u minute of talk in a year on %u minutes’ worth of revenue.",
                                   "%u minutes of talk in a year on %u minutes’ worth of revenue.",
                                   (gulong) talked),
                         (guint) talked, (guint) worth));
  if (care == CLE_CARE_TROUBLE)
    add_reason (reasons, "care-trouble",
                g_strdup (_ ("Perhaps care is what is missing: the last contacts were all about "
                             "money or problems, and as far as is known this client costs you "
                             "next to nothing. A good word first, then decide.")));
  else if (care == CLE_CARE_SILENCE)
    add_reason (reasons, "care-silence",
                g_strdup (_ ("Perhaps care is what is missing: this client has heard nothing good "
                             "from you for long, and as far as is known costs you next to "
                             "nothing. A good word first, then decide.")));

  return care;
}
