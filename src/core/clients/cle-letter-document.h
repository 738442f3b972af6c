/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-letter.h"

G_BEGIN_DECLS

#define CLE_LETTER_FORMAT    1
#define CLE_LETTER_KIND      "letter"
#define CLE_LETTER_MAX_BYTES (256 * 1024)

/* people/<device>/<client>.<letter>.json */
gboolean   cle_letter_document_is_name  (const char       *name);
char      *cle_letter_document_dup_name (const CleLetter  *self);
CleLetter *cle_letter_document_read     (GBytes           *bytes,
                                         const char       *path,
                                         gboolean         *is_letter,
                                         GError          **error);
void       cle_letter_document_write    (const CleLetter  *self,
                                         GString          *out);

G_END_DECLS
