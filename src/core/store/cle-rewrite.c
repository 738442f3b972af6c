/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-rewrite.h"
#include "cle-erase-names.h"
#include "cle-record.h"
#include "cle-replace.h"
#include "cle-scan.h"
#include "cle-store-private.h"
#include "cle-tail.h"
#include "json/cle-json-writer.h"

#include <string.h>

#define ID          ",\"id\":\""
#define OF          ",\"of\":\""
#define CLIENT      ",\"client\":\""
#define VOID        "void"

typedef struct
{
  const char *id;
  GArray     *sequences;
  GHashTable *explained; /* numbers that an erasure accounts for already */
  gboolean    erased_before;
} Collection;

/* A member of a record, with the comma before it. */
typedef struct
{
  gsize start;
  gsize length;
  char  id[CLE_UUID_LENGTH + 1];
} Member;

/* One whose value is an id. */
static gboolean
find_member (const char *line,
             gsize       length,
             const char *name,
             Member     *member)
{
  CleJsonScanner value;
  const char *comma;

  if (!cle_record_find_member (line, length, name, &value) || value.token != CLE_JSON_STRING ||
      !cle_uuid_check (value.start, value.length))
    return FALSE;
  comma = memrchr (line, ',', (gsize) (value.start - line));
  if (comma == NULL)
    return FALSE;

  member->start = (gsize) (comma - line);
  member->length = (gsize) (value.start + CLE_UUID_LENGTH + 1 - comma);
  memcpy (member->id, value.start, CLE_UUID_LENGTH);
  member->id[CLE_UUID_LENGTH] = '\0';
  return TRUE;
}

/* What becomes of the lines of one device. */
typedef struct
{
  const CleErasePlan *plan;      /* what is erased, or NULL */
  const char         *withdrawn; /* the id of a record that never counted, or NULL */
  GHashTable         *standing;  /* numbers that something stands for, or NULL for gaps */
  CleEraseMentions   *look;      /* where names would be taken out, if that is all, or NULL */
} Rewriting;

/* In a line that cannot be read as a record: the id behind some text. */
static gboolean
find_text (const char *line,
           gsize       length,
           const char *text,
           char       *id)
{
  const char *at = memmem (line, length, text, strlen (text));

  if (at == NULL)
    return FALSE;

  at += strlen (text);
  if (line + length - at <= CLE_UUID_LENGTH || !cle_uuid_check (at, CLE_UUID_LENGTH) ||
      at[CLE_UUID_LENGTH] != '"')
    return FALSE;

  memcpy (id, at, CLE_UUID_LENGTH);
  id[CLE_UUID_LENGTH] = '\0';
  return TRUE;
}

static gboolean
is_about (const char *line,
          gsize       length,
          const char *id)
{
  Member found;

  return (find_member (line, length, "of", &found) && strcmp (found.id, id) == 0) ||
         (find_member (line, length, "client", &found) && strcmp (found.id, id) == 0);
}

/* What an erasure accounts for. It may have been interrupted, and more may have
 * come since, so that only the rest needs another one. */
static void
take_explained (GHashTable *explained,
                const char *line,
                gsize       length)
{
  CleJsonScanner value;

  if (!cle_record_find_member (line, length, "seqs", &value) || value.token != CLE_JSON_ARRAY_BEGIN)
    return;

  while (cle_json_scanner_next (&value) == CLE_JSON_INTEGER)
    g_hash_table_add (explained, g_memdup2 (&value.integer, sizeof value.integer));
}

static gboolean
collect_line (const CleScanLine *line,
              gpointer           data)
{
  Collection *collection = data;
  CleRecordHead head;

  if (memmem (line->text, line->length, collection->id, strlen (collection->id)) == NULL ||
      !cle_record_check (line->text, line->length, &head, NULL))
    return TRUE;

  if (strcmp (head.type, "erase") == 0)
    {
      if (is_about (line->text, line->length, collection->id))
        {
          collection->erased_before = TRUE;
          take_explained (collection->explained, line->text, line->length);
        }
    }
  else if (strcmp (head.id, collection->id) == 0 ||
           is_about (line->text, line->length, collection->id))
    g_array_append_val (collection->sequences, head.sequence);

  return TRUE;
}

/* Takes a member out of a line and seals it again. */
static void
append_without (GString      *out,
                const char   *line,
                gsize         length,
                const Member *member)
{
  gsize end = length - CLE_RECORD_SEAL_LENGTH, after = member->start + member->length;
  g_autoptr (GString) sealed = g_string_new_len (line, (gssize) member->start);

  g_string_append_len (sealed, line + after, (gssize) (end - after));
  cle_record_seal (sealed);
  g_string_append_len (out, sealed->str, (gssize) sealed->len);
}

/* The record itself goes, and what is about it, but not the record that says
 * that it was erased. */
static gboolean
is_dropped (const Rewriting     *self,
            const CleRecordHead *head,
            const char          *line,
            gsize                length)
{
  const CleErasePlan *plan = self->plan;
  Member of;

  if (self->withdrawn != NULL)
    return strcmp (head->id, self->withdrawn) == 0;

  if (strcmp (head->type, "erase") == 0)
    return FALSE;

  return cle_erase_plan_names (plan, head->id) ||
         (find_member (line, length, "of", &of) && cle_erase_plan_names (plan, of.id)) ||
         (find_member (line, length, "client", &of) && cle_erase_plan_names (plan, of.id));
}

/* A damaged line may still hold what was to be erased, readable to a person, and
 * what is damaged may be the id itself. */
static gboolean
is_dropped_damaged (const Rewriting *self,
                    const char      *line,
                    gsize            length)
{
  const CleErasePlan *plan = self->plan;
  char id[CLE_UUID_LENGTH + 1];

  if (plan == NULL)
    return FALSE;

  return (find_text (line, length, ID, id) && cle_erase_plan_names (plan, id)) ||
         (find_text (line, length, OF, id) && cle_erase_plan_names (plan, id)) ||
         (find_text (line, length, CLIENT, id) && cle_erase_plan_names (plan, id)) ||
         cle_erase_names_are_in (plan->names, line, length);
}

static void
write_erased (const Rewriting *self,
              const char      *id,
              const char      *line,
              gsize            length,
              GString         *out)
{
  Member of = { 0 };

  if (cle_erase_plan_names (self->plan, id))
    memcpy (of.id, id, CLE_UUID_LENGTH);
  else if (!find_member (line, length, "client", &of) || !cle_erase_plan_names (self->plan, of.id))
    find_member (line, length, "of", &of);

  cle_json_write_text (out, "of", of.id);
  cle_json_write_text (out, "what", self->plan->what);
  cle_json_write_key (out, "seqs");
  g_string_append (out, "[]");
}

/* Puts something in the place of a record that keeps its number, where no later
 * record accounts for it: an erasure, or a record that says nothing. */
static void
append_in_place (const Rewriting     *self,
                 const CleRecordHead *head,
                 const char          *line,
                 gsize                length,
                 GString             *out)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GString) sealed = g_string_new (NULL);
  CleRecordHead stand_in = *head;

  if (!g_hash_table_add (self->standing, g_memdup2 (&head->sequence, sizeof head->sequence)))
    return;

  stand_in.version = CLE_RECORD_VERSION;
  g_strlcpy (stand_in.type, self->plan != NULL ? "erase" : VOID, sizeof stand_in.type);
  g_strlcpy (stand_in.id, id, sizeof stand_in.id);
  cle_record_begin (sealed, &stand_in);
  if (self->plan != NULL)
    write_erased (self, head->id, line, length, sealed);
  cle_record_seal (sealed);
  g_string_append_len (out, sealed->str, (gssize) sealed->len);
}

/* What was erased is said by codes. */
static gboolean
mask_line (const Rewriting     *self,
           const CleRecordHead *head,
           const char          *line,
           gsize                length,
           GString             *out)
{
  const CleErasePlan *plan = self->plan;

  return plan != NULL && plan->names != NULL && strcmp (head->type, "erase") != 0 &&
         cle_erase_mask_line (plan->names, line, length, out, self->look);
}

/* Appends what is to stay of a line. Returns TRUE if that is not all of it. */
static gboolean
rewrite_line (const Rewriting *self,
              const char      *line,
              gsize            length,
              GString         *out)
{
  CleRecordHead head;
  Member who;
  gboolean whole = cle_record_check (line, length, &head, NULL);

  if (whole ? is_dropped (self, &head, line, length) : is_dropped_damaged (self, line, length))
    {
      if (whole && self->standing != NULL)
        append_in_place (self, &head, line, length, out);
      return TRUE;
    }

  if (whole && self->plan != NULL && find_member (line, length, "who", &who) &&
      cle_erase_plan_names (self->plan, who.id))
    {
      append_without (out, line, length, &who);
      return TRUE;
    }

  if (whole && mask_line (self, &head, line, length, out))
    return TRUE;

  g_string_append_len (out, line, (gssize) length);
  return FALSE;
}

static gboolean
rewrite_text (const Rewriting *self,
              const char      *text,
              gsize            length,
              GString         *out)
{
  const char *end = text + length;
  gboolean changed = FALSE;

  for (const char *at = text; at < end;)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      gsize size = (gsize) ((newline != NULL ? newline : end) - at);
      gsize before = out->len;

      changed = rewrite_line (self, at, size, out) || changed;
      if (newline != NULL && (out->len > before || size == 0))
        g_string_append_c (out, '\n');
      at += size + 1;
    }

  return changed;
}

static gboolean
rewrite_segment (CleStore         *store,
                 const Rewriting  *self,
                 const CleSegment *segment,
                 GError          **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = cle_segment_read (store, segment->path, &problem);
  g_autoptr (GString) out = NULL;
  const char *text;
  gsize length;

  /* A link was not put there by us and is left alone. */
  if (g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE))
    return TRUE;
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  text = g_bytes_get_data (bytes, &length);
  out = g_string_sized_new (length + 1);
  if (!rewrite_text (self, text, length, out) || self->look != NULL)
    return TRUE;

  return cle_replace_in (cle_store_get_io (store), cle_store_get_folder (store), segment->path,
                         out->str, out->len, error);
}

static gboolean
collect_standing (const CleScanLine *line,
                  gpointer           data)
{
  static const char nothing[] = "\"t\":\"" VOID "\"", erase[] = "\"t\":\"erase\"";
  GHashTable *standing = data;
  CleRecordHead head;

  if ((memmem (line->text, line->length, nothing, sizeof nothing - 1) != NULL ||
       memmem (line->text, line->length, erase, sizeof erase - 1) != NULL) &&
      cle_record_check (line->text, line->length, &head, NULL))
    g_hash_table_add (standing, g_memdup2 (&head.sequence, sizeof head.sequence));

  return TRUE;
}

/* The numbers that something stands for already: a rewrite may have been
 * interrupted between two segments with one and the same record. */
static GHashTable *
find_standing (CleStore   *store,
               const char *device,
               GError    **error)
{
  g_autoptr (GHashTable) standing =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!cle_scan_lines (store, device, collect_standing, standing, error))
    return NULL;

  return g_steal_pointer (&standing);
}

static gboolean
rewrite_device (CleStore        *store,
                const Rewriting *self,
                const char      *device,
                GError         **error)
{
  g_autoptr (GPtrArray) segments = cle_segment_list (store, device, error);

  if (segments == NULL)
    return FALSE;

  for (guint i = 0; i < segments->len; i++)
    if (!rewrite_segment (store, self, g_ptr_array_index (segments, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
withdraw (CleStore   *store,
          const char *id,
          GError    **error)
{
  const char *device = cle_store_get_device (store);
  g_autoptr (GHashTable) standing = find_standing (store, device, error);
  Rewriting rewriting = { .withdrawn = id, .standing = standing };

  return standing != NULL && rewrite_device (store, &rewriting, device, error);
}

static void
drop_explained (GArray     *sequences,
                GHashTable *explained)
{
  for (guint i = sequences->len; i > 0; i--)
    if (g_hash_table_contains (explained, &g_array_index (sequences, guint64, i - 1)))
      g_array_remove_index (sequences, i - 1);
}

/* With something in the place of each record that goes. */
static gboolean
rewrite_other (CleStore           *store,
               const CleErasePlan *plan,
               const char         *device,
               GError            **error)
{
  g_autoptr (GHashTable) standing = find_standing (store, device, error);
  Rewriting rewriting = { .plan = plan, .standing = standing };

  return standing != NULL && rewrite_device (store, &rewriting, device, error);
}

/* Letters and notes name a client, so that those that other devices sent here
 * go too, and the other devices erase theirs when they are told to. */
static gboolean
rewrite_others (CleStore           *store,
                const CleErasePlan *plan,
                GError            **error)
{
  g_autoptr (GPtrArray) segments = cle_segment_list (store, NULL, error);
  g_autoptr (GHashTable) devices = g_hash_table_new (g_str_hash, g_str_equal);

  if (segments == NULL)
    return FALSE;

  for (guint i = 0; i < segments->len; i++)
    {
      const char *device = ((const CleSegment *) g_ptr_array_index (segments, i))->device;

      if (strcmp (device, cle_store_get_device (store)) != 0 &&
          g_hash_table_add (devices, (char *) device) &&
          !rewrite_other (store, plan, device, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cle_rewrite_collect:
 * @store: a store in a write
 * @id: of a record or person
 * @sequences: (element-type guint64): receives the numbers of this device's
 *   records that will go and that no record of the erasure accounts for yet
 * @erased_before: (out): whether a record of the erasure stands already
 * @error: return location for an error
 *
 * Returns: %FALSE if the records could not be read.
 */
gboolean
cle_rewrite_collect (CleStore   *store,
                     const char *id,
                     GArray     *sequences,
                     gboolean   *erased_before,
                     GError    **error)
{
  g_autoptr (GHashTable) explained =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Collection collection = { id, sequences, explained, FALSE };
  gboolean done =
      cle_scan_lines (store, cle_store_get_device (store), collect_line, &collection, error);

  drop_explained (sequences, explained);
  *erased_before = collection.erased_before;
  return done;
}

/**
 * cle_rewrite_without:
 * @store: a store in a write
 * @plan: what is being erased
 * @error: return location for an error
 *
 * Rewrites those segments of this device that hold something of @plan, and
 * those that this store wrote under an earlier id; of a client those of all
 * devices that are here, and its names are taken out of what the other lines say.
 * Lines of unknown types and with unknown members are looked at as all others are.
 * Damaged ones go if they have an id or a name of @plan in them. All else stays byte
 * for byte.
 *
 * Returns: %FALSE if a segment could not be read or replaced.
 */
gboolean
cle_rewrite_without (CleStore           *store,
                     const CleErasePlan *plan,
                     GError            **error)
{
  const char *const *former = cle_store_get_former (store);
  Rewriting ours = { .plan = plan };

  if (!rewrite_device (store, &ours, cle_store_get_device (store), error))
    return FALSE;

  if (strcmp (plan->what, CLE_ERASE_CLIENT) == 0)
    return rewrite_others (store, plan, error);

  for (guint i = 0; former[i] != NULL; i++)
    if (!rewrite_other (store, plan, former[i], error))
      return FALSE;

  return TRUE;
}

/**
 * cle_rewrite_look:
 * @store: a store
 * @plan: what is to be erased
 * @look: receives what in other records names it
 * @error: return location for an error
 *
 * What cle_rewrite_without() would do to the records that stay; writes nothing.
 *
 * Returns: %FALSE if a segment could not be read
 */
gboolean
cle_rewrite_look (CleStore           *store,
                  const CleErasePlan *plan,
                  CleEraseMentions   *look,
                  GError            **error)
{
  Rewriting looking = { .plan = plan, .look = look };

  return rewrite_device (store, &looking, NULL, error);
}

/**
 * cle_rewrite_withdraw:
 * @store: a store
 * @id: of a record that was never acknowledged
 * @error: return location for an error
 *
 * Takes back what failed saves of a record left in this device's segments, so
 * that it can be saved under the same id with other contents. A record of the
 * type “void” keeps its number.
 *
 * Returns: %TRUE when none of it is left.
 */
gboolean
cle_rewrite_withdraw (CleStore   *store,
                      const char *id,
                      GError    **error)
{
  gboolean done;

  if (!cle_store_begin_write (store, error))
    return FALSE;

  cle_tail_forget (store);
  done = withdraw (store, id, error);
  cle_store_end_write (store);

  return done;
}
