/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client-given.h"

#define MOST (G_GINT64_CONSTANT (1) << 53)

void
expected_init (Expected   *self,
               const char *kind)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "clients", "expected.json", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, &error));
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  self->document = cle_json_document_new (bytes, "expected.json", &error);
  g_assert_no_error (error);
  self->root = cle_json_document_get_root (self->document);
  g_assert_true (
      cle_json_place_get_array (&self->root, kind, 50, 1000, &self->list, &self->n, NULL));
}

void
expected_clear (Expected *self)
{
  cle_json_document_unref (self->document);
}

gint64
expected_get (const CleJsonPlace *place,
              const char         *member)
{
  gint64 value;

  return cle_json_place_get_integer (place, member, -MOST, MOST, &value, NULL) ? value : NOT_KNOWN;
}

gint64
expected_get_item (const CleJsonPlace *place,
                   const char         *member,
                   guint               index)
{
  CleJsonPlace list, item;
  guint n;

  g_assert_true (cle_json_place_get_array (place, member, 0, 1000, &list, &n, NULL));
  g_assert_cmpuint (index, <, n);
  item = cle_json_place_get_item (&list, index);
  return expected_get (&item, NULL);
}

CleTrait *
given_trait (guint    index,
             CleSide  side,
             guint    weight,
             guint    tolerance,
             gboolean knock_out,
             guint    points)
{
  g_autofree char *id = g_strdup_printf ("t%u", index);
  CleTraitParts parts = {
    .id = id,
    .side = side,
    .language = "en",
    .name = id,
    .weight = weight,
    .tolerance = tolerance,
    .knock_out = knock_out,
    .n_levels = 4,
    .levels = { "none", "some", "this", "much" },
    .points = { 0, 5, points, 10 },
  };
  g_autoptr (GError) error = NULL;
  CleTrait *trait = cle_trait_new (&parts, &error);

  g_assert_no_error (error);
  return trait;
}

/* Takes the traits over. */
CleProfile *
given_profile (CleTrait **traits,
               guint      n)
{
  CleProfile *profile = cle_profile_new ("Given", NULL);

  for (guint i = 0; i < n; i++)
    {
      CleProfile *before = profile;

      profile = cle_profile_insert (before, i, traits[i], NULL);
      cle_profile_unref (before);
      cle_trait_unref (traits[i]);
    }

  return profile;
}
