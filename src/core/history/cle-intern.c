/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-intern.h"

#include <string.h>

#define RECENT 8

typedef struct
{
  const char *text;
  gsize       length;
  guint       number;
} Recent;

/* The few texts seen last are compared first: neighbouring records tend to
 * have the same. */
struct _CleIntern
{
  GPtrArray  *texts;
  GHashTable *numbers;
  Recent      recent[RECENT];
  guint       next;
};

static gboolean
is_recent (CleIntern  *self,
           guint       i,
           const char *text,
           gsize       length)
{
  const Recent *recent = &self->recent[i];

  return recent->text != NULL && recent->length == length &&
         memcmp (recent->text, text, length) == 0;
}

static guint
look_up (CleIntern  *self,
         const char *text,
         gsize       length)
{
  g_autofree char *copy = g_strndup (text, length);
  gpointer number;

  if (g_hash_table_lookup_extended (self->numbers, copy, NULL, &number))
    return GPOINTER_TO_UINT (number);

  g_hash_table_insert (self->numbers, copy, GUINT_TO_POINTER (self->texts->len));
  g_ptr_array_add (self->texts, g_steal_pointer (&copy));

  return self->texts->len - 1;
}

/**
 * cle_intern_new:
 *
 * Returns: (transfer full): an empty pool.
 */
CleIntern *
cle_intern_new (void)
{
  CleIntern *self = g_new0 (CleIntern, 1);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

/**
 * cle_intern_free:
 * @self: (transfer full): a pool
 */
void
cle_intern_free (CleIntern *self)
{
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/**
 * cle_intern_add:
 * @self: a pool
 * @text: without NUL bytes, not necessarily terminated
 * @length: bytes in @text
 *
 * Returns: the number of @text, the same whenever it is added again.
 */
guint
cle_intern_add (CleIntern  *self,
                const char *text,
                gsize       length)
{
  guint number;

  for (guint i = 0; i < RECENT; i++)
    if (is_recent (self, i, text, length))
      return self->recent[i].number;

  number = look_up (self, text, length);
  self->recent[self->next] = (Recent){ g_ptr_array_index (self->texts, number), length, number };
  self->next = (self->next + 1) % RECENT;

  return number;
}

/**
 * cle_intern_get:
 * @self: a pool
 * @number: of a text
 *
 * Returns: (transfer none): the text.
 */
const char *
cle_intern_get (CleIntern *self,
                guint      number)
{
  return g_ptr_array_index (self->texts, number);
}

/**
 * cle_intern_get_n:
 * @self: a pool
 *
 * Returns: how many texts there are.
 */
guint
cle_intern_get_n (CleIntern *self)
{
  return self->texts->len;
}
