/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-letter-merge.h"

G_BEGIN_DECLS

void cle_letter_merged_add_own (CleLetterMerged *self,
                                const char      *before,
                                const char      *after);

G_END_DECLS
