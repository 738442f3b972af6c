/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-json-document.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char *
describe_node (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return _ ("an object");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return _ ("a list");
  if (JSON_NODE_HOLDS_NULL (node))
    return _ ("null");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return _ ("a text");
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return _ ("true or false");

  return _ ("a number");
}

static void
set_mismatch (const CleJsonPlace *self,
              const char         *member,
              CleJsonError        code,
              const char         *wanted,
              const char         *found,
              GError            **error)
{
  g_autofree char *message = NULL;

  /* Translators: "must be a whole number from 0 to 100, but is a text" */
  message = g_strdup_printf (_ ("must be %s, but is %s"), wanted, found);
  cle_json_place_set_error (self, member, code, message, error);
}

/* The node of the member, or of the place itself; NULL with an error when
 * there is none. */
static JsonNode *
find_node (const CleJsonPlace *self,
           const char         *member,
           GError            **error)
{
  JsonNode *node;

  if (member == NULL)
    return self->node;
  if (!cle_json_place_expect_object (self, error))
    return NULL;

  node = json_object_get_member (json_node_get_object (self->node), member);
  if (node == NULL)
    cle_json_place_set_error (self, member, CLE_JSON_ERROR_MISSING, _ ("is missing"), error);

  return node;
}

/* The same, for a node that holds a value of @type, described by @wanted. */
static JsonNode *
find_value (const CleJsonPlace *self,
            const char         *member,
            GType               type,
            const char         *wanted,
            GError            **error)
{
  JsonNode *node = find_node (self, member, error);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type)
    return node;

  set_mismatch (self, member, CLE_JSON_ERROR_TYPE, wanted, describe_node (node), error);
  return NULL;
}

static CleJsonPlace
make_child (const CleJsonPlace *self,
            const char         *member,
            JsonNode           *node)
{
  if (member == NULL)
    return *self;

  return (CleJsonPlace){
    .document = self->document,
    .parent = self,
    .member = member,
    .node = node,
  };
}

/**
 * cle_json_place_expect_object:
 * @self: a place
 * @error: return location for a #CleJsonError
 *
 * Returns: whether there is an object at @self; otherwise @error is set
 */
gboolean
cle_json_place_expect_object (const CleJsonPlace *self,
                              GError            **error)
{
  if (JSON_NODE_HOLDS_OBJECT (self->node))
    return TRUE;

  set_mismatch (self, NULL, CLE_JSON_ERROR_TYPE, _ ("an object"), describe_node (self->node),
                error);
  return FALSE;
}

/**
 * cle_json_place_has_member:
 * @self: a place
 * @member: a name
 *
 * Returns: whether there is an object at @self that has this member
 */
gboolean
cle_json_place_has_member (const CleJsonPlace *self,
                           const char         *member)
{
  return JSON_NODE_HOLDS_OBJECT (self->node) &&
         json_object_has_member (json_node_get_object (self->node), member);
}

/**
 * cle_json_place_list_members:
 * @self: the place of an object
 *
 * Returns: (transfer full): the names of its members, in the order of the file
 */
char **
cle_json_place_list_members (const CleJsonPlace *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GList) members = NULL;

  if (JSON_NODE_HOLDS_OBJECT (self->node))
    members = json_object_get_members (json_node_get_object (self->node));
  for (GList *l = members; l != NULL; l = l->next)
    g_strv_builder_add (names, l->data);

  return g_strv_builder_end (names);
}

/**
 * cle_json_place_get_object:
 * @self: the place of an object
 * @member: (nullable): the name of a member; must outlive @place
 * @place: (out): the place of the member
 * @error: return location for a #CleJsonError
 *
 * Returns: %FALSE when the member is missing or is not an object
 */
gboolean
cle_json_place_get_object (const CleJsonPlace *self,
                           const char         *member,
                           CleJsonPlace       *place,
                           GError            **error)
{
  JsonNode *node = find_node (self, member, error);

  if (node == NULL)
    return FALSE;

  *place = make_child (self, member, node);
  return cle_json_place_expect_object (place, error);
}

/**
 * cle_json_place_get_array:
 * @self: the place of an object
 * @member: (nullable): the name of a member; must outlive @place
 * @min_items: the least number of items
 * @max_items: the greatest number of items
 * @place: (out): the place of the member
 * @n_items: (out): how many items there are
 * @error: return location for a #CleJsonError
 *
 * Returns: %FALSE when the member is missing, is not a list, or has too few or
 *   too many items
 */
gboolean
cle_json_place_get_array (const CleJsonPlace *self,
                          const char         *member,
                          guint               min_items,
                          guint               max_items,
                          CleJsonPlace       *place,
                          guint              *n_items,
                          GError            **error)
{
  JsonNode *node = find_node (self, member, error);
  g_autofree char *message = NULL;

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      set_mismatch (self, member, CLE_JSON_ERROR_TYPE, _ ("a list"), describe_node (node), error);
      return FALSE;
    }

  *place = make_child (self, member, node);
  *n_items = json_array_get_length (json_node_get_array (node));
  if (*n_items >= min_items && *n_items <= max_items)
    return TRUE;

  message = g_strdup_printf (_ ("must have from %u to %u items, but has %u"), min_items, max_items,
                             *n_items);
  cle_json_place_set_error (self, member, CLE_JSON_ERROR_RANGE, message, error);
  return FALSE;
}

/**
 * cle_json_place_get_item:
 * @self: the place of a list
 * @index: from 0, less than the number of its items
 *
 * Returns: the place of the item, which borrows from @self
 */
CleJsonPlace
cle_json_place_get_item (const CleJsonPlace *self,
                         guint               index)
{
  return (CleJsonPlace){
    .document = self->document,
    .parent = self,
    .index = index,
    .node = json_array_get_element (json_node_get_array (self->node), index),
  };
}

/**
 * cle_json_place_get_string:
 * @self: the place of an object
 * @member: (nullable): the name of a member
 * @max_characters: the greatest number of characters
 * @value: (out) (transfer none): the text, which belongs to the document
 * @error: return location for a #CleJsonError
 *
 * Returns: %FALSE when the member is missing, is not a text, or is too long
 */
gboolean
cle_json_place_get_string (const CleJsonPlace *self,
                           const char         *member,
                           guint               max_characters,
                           const char        **value,
                           GError            **error)
{
  JsonNode *node = find_value (self, member, G_TYPE_STRING, _ ("a text"), error);
  g_autofree char *message = NULL;
  long n_characters;

  if (node == NULL)
    return FALSE;

  *value = json_node_get_string (node);
  n_characters = g_utf8_strlen (*value, -1);
  if (n_characters <= (long) max_characters)
    return TRUE;

  message = g_strdup_printf (_ ("must have at most %u characters, but has %ld"), max_characters,
                             n_characters);
  cle_json_place_set_error (self, member, CLE_JSON_ERROR_RANGE, message, error);
  return FALSE;
}

/* A decimal that is whole keeps its point: that is what is wrong with it. */
static char *
describe_number (JsonNode *node)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  g_ascii_formatd (text, sizeof text, "%.15g", json_node_get_double (node));
  return g_strconcat (text, strpbrk (text, ".e") == NULL ? ".0" : "", NULL);
}

static gboolean
holds_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && (json_node_get_value_type (node) == G_TYPE_INT64 ||
                                          json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static void
set_number_error (const CleJsonPlace *self,
                  const char         *member,
                  JsonNode           *node,
                  const char         *wanted,
                  GError            **error)
{
  g_autofree char *number = NULL;

  if (holds_number (node))
    {
      number = describe_number (node);
      set_mismatch (self, member, CLE_JSON_ERROR_RANGE, wanted, number, error);
    }
  else
    {
      set_mismatch (self, member, CLE_JSON_ERROR_TYPE, wanted, describe_node (node), error);
    }
}

/**
 * cle_json_place_get_integer:
 * @self: the place of an object
 * @member: (nullable): the name of a member
 * @min: the least value
 * @max: the greatest value
 * @value: (out): the number
 * @error: return location for a #CleJsonError
 *
 * A number with a fraction or an exponent is refused, even when it is whole.
 *
 * Returns: %FALSE when the member is missing or not such a number
 */
gboolean
cle_json_place_get_integer (const CleJsonPlace *self,
                            const char         *member,
                            gint64              min,
                            gint64              max,
                            gint64             *value,
                            GError            **error)
{
  JsonNode *node = find_node (self, member, error);
  g_autofree char *wanted = NULL;
  char least[24];
  char greatest[24];

  if (node == NULL)
    return FALSE;

  if (holds_number (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    {
      *value = json_node_get_int (node);
      if (*value >= min && *value <= max)
        return TRUE;
    }

  g_snprintf (least, sizeof least, "%" G_GINT64_FORMAT, min);
  g_snprintf (greatest, sizeof greatest, "%" G_GINT64_FORMAT, max);
  wanted = g_strdup_printf (_ ("a whole number from %s to %s"), least, greatest);
  set_number_error (self, member, node, wanted, error);
  return FALSE;
}

/* A number counts as having three decimals when it is the double nearest to
 * one that has: 0.1 is 100, though no double is a tenth. */
static gboolean
convert_to_thousandths (JsonNode *node,
                        gint64    min,
                        gint64    max,
                        gint64   *value)
{
  double number;
  double thousandths;

  if (!holds_number (node))
    return FALSE;

  number = json_node_get_double (node);
  thousandths = round (number * 1000);
  if (thousandths < (double) min || thousandths > (double) max || thousandths / 1000 != number)
    return FALSE;

  *value = (gint64) thousandths;
  return TRUE;
}

/**
 * cle_json_place_get_thousandths:
 * @self: the place of an object
 * @member: (nullable): the name of a member
 * @min: the least value, in thousandths, within ±10^12
 * @max: the greatest value, in thousandths, within ±10^12
 * @value: (out): the number, in thousandths
 * @error: return location for a #CleJsonError
 *
 * Reads a number of at most three decimals, exactly.
 *
 * Returns: %FALSE when the member is missing or not such a number
 */
gboolean
cle_json_place_get_thousandths (const CleJsonPlace *self,
                                const char         *member,
                                gint64              min,
                                gint64              max,
                                gint64             *value,
                                GError            **error)
{
  JsonNode *node = find_node (self, member, error);
  g_autofree char *wanted = NULL;
  char least[G_ASCII_DTOSTR_BUF_SIZE];
  char greatest[G_ASCII_DTOSTR_BUF_SIZE];

  if (node == NULL)
    return FALSE;
  if (convert_to_thousandths (node, min, max, value))
    return TRUE;

  g_ascii_formatd (least, sizeof least, "%.15g", (double) min / 1000);
  g_ascii_formatd (greatest, sizeof greatest, "%.15g", (double) max / 1000);
  wanted =
      g_strdup_printf (_ ("a number from %s to %s with at most three decimals"), least, greatest);
  set_number_error (self, member, node, wanted, error);
  return FALSE;
}

/**
 * cle_json_place_get_boolean:
 * @self: the place of an object
 * @member: (nullable): the name of a member
 * @value: (out): whether it is true
 * @error: return location for a #CleJsonError
 *
 * Returns: %FALSE when the member is missing or is neither true nor false
 */
gboolean
cle_json_place_get_boolean (const CleJsonPlace *self,
                            const char         *member,
                            gboolean           *value,
                            GError            **error)
{
  JsonNode *node = find_value (self, member, G_TYPE_BOOLEAN, _ ("true or false"), error);

  if (node == NULL)
    return FALSE;

  *value = json_node_get_boolean (node);
  return TRUE;
}
