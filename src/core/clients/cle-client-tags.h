/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can stand between tags in one line of text. */
#define CLE_CLIENT_TAGS_TYPED ","
#define CLE_CLIENT_TAGS_TABLE ",;|\n"

char  *cle_client_tags_write (char       **tags);
char **cle_client_tags_read  (const char  *text,
                              const char  *separators);

G_END_DECLS
