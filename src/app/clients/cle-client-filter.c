/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-filter.h"

#include "cle-client-closures.h"
#include "clients/cle-verdict-reasons.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

struct _CleClientFilter
{
  const CleJudge *judge;
  guint           n;
  char          **texts; /* what each client is found by, folded; NULL before it is made */
  guint           n_prepared;
  GPtrArray      *tags;  /* (nullable): of all clients, borrowed, ending with NULL */
};

/**
 * cle_client_filter_new:
 * @judge: judged clients, by name; must live as long as the filter
 *
 * Returns: (transfer full): a filter
 */
CleClientFilter *
cle_client_filter_new (const CleJudge *judge)
{
  CleClientFilter *self = g_new0 (CleClientFilter, 1);

  self->judge = judge;
  self->n = cle_judge_get_n (judge);
  self->texts = g_new0 (char *, self->n + 1);

  return self;
}

/**
 * cle_client_filter_free:
 * @self: (transfer full): a filter; its judge may be gone already
 */
void
cle_client_filter_free (CleClientFilter *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->texts[i]);
  g_free (self->texts);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_free (self);
}

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  return g_utf8_collate (cle_client_tag_name (*(const char *const *) a),
                         cle_client_tag_name (*(const char *const *) b));
}

/**
 * cle_client_filter_get_tags:
 * @self: a filter
 *
 * Returns: (transfer none): all tags that clients have, each once, in the order
 *   of the user's language
 */
const char *const *
cle_client_filter_get_tags (CleClientFilter *self)
{
  g_autoptr (GHashTable) seen = NULL;

  if (self->tags != NULL)
    return (const char *const *) self->tags->pdata;

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  self->tags = g_ptr_array_new ();
  for (guint i = 0; i < self->n; i++)
    {
      char **tags = cle_judge_get (self->judge, i)->client->tags;

      for (; tags != NULL && *tags != NULL; tags++)
        if (g_hash_table_add (seen, *tags))
          g_ptr_array_add (self->tags, *tags);
    }
  g_ptr_array_sort (self->tags, compare_tags);
  g_ptr_array_add (self->tags, NULL);

  return (const char *const *) self->tags->pdata;
}

static void
add_text (GString    *all,
          const char *text)
{
  if (text == NULL)
    return;

  g_string_append_c (all, '\n');
  g_string_append (all, text);
}

/* Name, contact, notes and tags; a line break keeps what is typed from being
 * found across two of them. */
static const char *
get_folded (CleClientFilter *self,
            guint            index)
{
  const CleClient *client = cle_judge_get (self->judge, index)->client;
  g_autoptr (GString) all = NULL;

  if (self->texts[index] != NULL)
    return self->texts[index];

  all = g_string_new (client->name);
  add_text (all, client->contact);
  add_text (all, client->notes);
  for (guint i = 0; client->tags != NULL && client->tags[i] != NULL; i++)
    {
      add_text (all, client->tags[i]);
      add_text (all, cle_client_tag_name (client->tags[i]));
    }
  self->texts[index] = g_utf8_casefold (all->str, (gssize) all->len);

  return self->texts[index];
}

/**
 * cle_client_filter_prepare:
 * @self: a filter
 * @n: how many clients to look at
 *
 * Makes what clients are found by, before somebody searches: of very many that
 * would take a while.
 *
 * Returns: whether there are more
 */
gboolean
cle_client_filter_prepare (CleClientFilter *self,
                           guint            n)
{
  for (; n > 0 && self->n_prepared < self->n; n--)
    get_folded (self, self->n_prepared++);

  return self->n_prepared < self->n;
}

static gboolean
passes (CleClientFilter     *self,
        guint                index,
        const CleClientWish *wish,
        const char          *folded)
{
  const CleJudged *judged = cle_judge_get (self->judge, index);
  const char *const *tags = (const char *const *) judged->client->tags;

  if (wish->kind >= 0 && judged->kind != (CleVerdictKind) wish->kind)
    return FALSE;
  if (wish->tag != NULL && (tags == NULL || !g_strv_contains (tags, wish->tag)))
    return FALSE;

  return *folded == '\0' || strstr (get_folded (self, index), folded) != NULL;
}

/* Who was not measured comes last. */
static int
get_fit (const CleJudged *judged)
{
  return judged->profile != NULL && cle_fit_is_covered (&judged->fit) ? judged->fit.fit : -1;
}

/* Of a range the end that is known; whose money nobody knows comes last. */
static gint64
get_profit (const CleJudged *judged)
{
  const CleRange *full = &judged->profit.full;

  if (judged->money == NULL)
    return G_MININT64;

  return full->high != CLE_RANGE_OPEN_HIGH ? full->high : full->low;
}

static gint64
get_rank (const CleJudged *judged,
          CleClientOrder   order)
{
  switch (order)
    {
    case CLE_CLIENT_ORDER_FIT:
      return get_fit (judged);
    case CLE_CLIENT_ORDER_PROFIT:
      return get_profit (judged);
    case CLE_CLIENT_ORDER_KIND:
      return judged->kind;
    case CLE_CLIENT_ORDER_NAME:
    default:
      return 0;
    }
}

/* Where a client stands: found out once, not at each comparison. */
typedef struct
{
  gint64           rank;
  const CleJudged *judged;
} Ranked;

/* The judge has them by name, one behind the other. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Ranked *first = a;
  const Ranked *second = b;

  if (first->rank != second->rank)
    return first->rank > second->rank ? -1 : 1;

  return first->judged < second->judged ? -1 : first->judged > second->judged;
}

static void
sort (GPtrArray      *passing,
      CleClientOrder  order)
{
  g_autofree Ranked *ranked = g_new (Ranked, passing->len + 1);

  for (guint i = 0; i < passing->len; i++)
    ranked[i] = (Ranked){ get_rank (passing->pdata[i], order), passing->pdata[i] };
  qsort (ranked, passing->len, sizeof *ranked, compare);
  for (guint i = 0; i < passing->len; i++)
    passing->pdata[i] = (gpointer) ranked[i].judged;
}

/**
 * cle_client_filter_list:
 * @self: a filter
 * @wish: what is looked for
 *
 * Returns: (transfer container) (element-type CleJudged): those that pass, in
 *   the order that is wished, of equal ones by name
 */
GPtrArray *
cle_client_filter_list (CleClientFilter     *self,
                        const CleClientWish *wish)
{
  GPtrArray *passing = g_ptr_array_new ();
  g_autofree char *bare = g_strstrip (g_strdup (wish->text));
  g_autofree char *folded = g_utf8_casefold (bare, -1);

  for (guint i = 0; i < self->n; i++)
    if (passes (self, i, wish, folded))
      g_ptr_array_add (passing, (gpointer) cle_judge_get (self->judge, i));
  if (wish->order != CLE_CLIENT_ORDER_NAME)
    sort (passing, wish->order);

  return passing;
}

/**
 * cle_client_filter_nobody:
 * @wish: what nobody was found by
 *
 * Returns: (transfer full): what the clients were narrowed down to, a line for
 *   each, so that the user sees what hides them
 */
char *
cle_client_filter_nobody (const CleClientWish *wish)
{
  g_autoptr (GString) text = g_string_new (_ ("You are looking for clients"));

  if (*wish->text != '\0')
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("with “%s” in their name, contact, notes or tags"),
                              wish->text);
    }
  if (wish->tag != NULL)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("tagged “%s”"), cle_client_tag_name (wish->tag));
    }
  if (wish->kind >= 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("with the verdict “%s”"),
                              cle_verdict_kind_get_name ((CleVerdictKind) wish->kind));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
