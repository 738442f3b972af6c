/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-contact.h"
#include "cle-office.h"

G_BEGIN_DECLS

#define CLE_CONTACT_RECENT    5 /* contacts that are looked at */
#define CLE_CONTACT_IMPORTANT 4 /* importance from which silence is told */

typedef enum
{
  CLE_SILENCE_NONE,
  CLE_SILENCE_IDEAL, /* longer than the ideal interval */
  CLE_SILENCE_MAX,   /* longer than the longest one */
} CleSilence;

/* What the contacts of one client show, the newest first. */
guint64    cle_contacts_count_minutes (GPtrArray        *contacts,
                                       gint64            now);
char      *cle_contacts_dup_warning   (GPtrArray        *contacts,
                                       guint             importance,
                                       gint64            known,
                                       const CleOffice  *office,
                                       gint64            now);
gboolean   cle_contacts_are_trouble   (GPtrArray        *contacts);
CleSilence cle_contacts_find_silence  (GPtrArray        *contacts,
                                       guint             importance,
                                       gint64            known,
                                       const CleOffice  *office,
                                       gint64            now,
                                       guint            *days);

G_END_DECLS
