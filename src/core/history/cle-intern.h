/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each text once, known by a small number. */
typedef struct _CleIntern CleIntern;

CleIntern  *cle_intern_new        (void);
void        cle_intern_free       (CleIntern   *self);
guint       cle_intern_add        (CleIntern   *self,
                                   const char  *text,
                                   gsize        length);
const char *cle_intern_get        (CleIntern   *self,
                                   guint        number);
guint       cle_intern_get_n      (CleIntern   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleIntern, cle_intern_free)

G_END_DECLS
