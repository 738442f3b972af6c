/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gmodule.h>

G_BEGIN_DECLS

/* A library that is loaded when it is first needed: some bring a dozen others
 * with them, which every start and every window would pay for. */
typedef struct
{
  const char *name;   /* of a function */
  gsize       offset; /* of the pointer to it in the table */
} CleLateSymbol;

GModule *cle_late_library_open (const char           *soname,
                                const CleLateSymbol  *symbols,
                                guint                 n_symbols,
                                gpointer              table,
                                GError              **error);

G_END_DECLS
