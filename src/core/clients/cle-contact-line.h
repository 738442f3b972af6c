/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-contact.h"

G_BEGIN_DECLS

gboolean cle_contact_parse_line (const char  *line,
                                 gint64       now,
                                 int          offset,
                                 CleContact **contact,
                                 GError     **error);

G_END_DECLS
