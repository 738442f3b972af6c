/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-care.h"

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
