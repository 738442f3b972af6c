/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-json-scanner.h"
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A document that has passed the strict scanner, and the only door to
 * json-glib. A CleJsonPlace is a node of it that knows how it was reached, so
 * that every error names file, line and member. Places are cheap values which
 * borrow from the document and from their parent place.
 *
 * Getters take the name of a member of the object at a place, or NULL for the
 * place itself. */
typedef struct _CleJsonDocument CleJsonDocument;

typedef struct _CleJsonPlace CleJsonPlace;
struct _CleJsonPlace
{
  CleJsonDocument    *document;
  const CleJsonPlace *parent;  /* NULL at the root */
  const char         *member;  /* NULL in an array and at the root */
  guint               index;   /* in an array */
  JsonNode           *node;
};

CleJsonDocument *cle_json_document_new          (GBytes              *bytes,
                                                 const char          *name,
                                                 GError             **error);
CleJsonDocument *cle_json_document_ref          (CleJsonDocument     *self);
void             cle_json_document_unref        (CleJsonDocument     *self);
const char      *cle_json_document_get_name     (CleJsonDocument     *self);
const char      *cle_json_document_get_text     (CleJsonDocument     *self,
                                                 gsize               *length);
CleJsonPlace     cle_json_document_get_root     (CleJsonDocument     *self);

gboolean         cle_json_place_expect_object   (const CleJsonPlace  *self,
                                                 GError             **error);
gboolean         cle_json_place_has_member      (const CleJsonPlace  *self,
                                                 const char          *member);
char           **cle_json_place_list_members    (const CleJsonPlace  *self);
gboolean         cle_json_place_get_object      (const CleJsonPlace  *self,
                                                 const char          *member,
                                                 CleJsonPlace        *place,
                                                 GError             **error);
gboolean         cle_json_place_get_array       (const CleJsonPlace  *self,
                                                 const char          *member,
                                                 guint                min_items,
                                                 guint                max_items,
                                                 CleJsonPlace        *place,
                                                 guint               *n_items,
                                                 GError             **error);
CleJsonPlace     cle_json_place_get_item        (const CleJsonPlace  *self,
                                                 guint                index);
gboolean         cle_json_place_get_string      (const CleJsonPlace  *self,
                                                 const char          *member,
                                                 guint                max_characters,
                                                 const char         **value,
                                                 GError             **error);
gboolean         cle_json_place_get_integer     (const CleJsonPlace  *self,
                                                 const char          *member,
                                                 gint64               min,
                                                 gint64               max,
                                                 gint64              *value,
                                                 GError             **error);
gboolean         cle_json_place_get_thousandths (const CleJsonPlace  *self,
                                                 const char          *member,
                                                 gint64               min,
                                                 gint64               max,
                                                 gint64              *value,
                                                 GError             **error);
gboolean         cle_json_place_get_boolean     (const CleJsonPlace  *self,
                                                 const char          *member,
                                                 gboolean            *value,
                                                 GError             **error);
void             cle_json_place_set_error       (const CleJsonPlace  *self,
                                                 const char          *member,
                                                 CleJsonError         code,
                                                 const char          *message,
                                                 GError             **error);
char            *cle_json_place_dup_path        (const CleJsonPlace  *self,
                                                 const char          *member);
guint            cle_json_place_find_line       (const CleJsonPlace  *self,
                                                 const char          *member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleJsonDocument, cle_json_document_unref)

G_END_DECLS
