/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-client.h"
#include "clients/cle-contact-signs.h"

G_BEGIN_DECLS

const char *cle_contact_hint     (void);
const char *cle_contact_icon     (CleContactKind    kind);
char       *cle_contact_details  (const CleContact *contact);
char       *cle_contact_subtitle (const CleContact *contact,
                                  gint64            now);

G_END_DECLS
