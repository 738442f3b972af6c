/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-erase-mask.h"

#include "cle-record.h"
#include "json/cle-json-scanner.h"
#include "json/cle-json-writer.h"

#include <string.h>

/* In every language, and never longer than what it stands for, so that a text
 * stays within its limit. */
#define MASK       "***"
#define WORD_LEAST 2 /* characters */
#define ANY_CASE   3 /* characters; shorter ones only as they are typed */
#define IE         0x435 /* е */
#define IO         0x451 /* ё */
#define DAY        "0000-00-00"

/* What people write in records and in unfinished assessments. All else is codes,
 * which may be called as somebody is. */
static const char *const LINE_MEMBERS[] = { "text", "title", "subject", "evidence", "what", "why",
                                            "note", "step",  "promise", "ev",       NULL };

/* What a trial may be called instead of a sentence, see cle_step_get_word(). */
static const char *const STEPS[] = { "no-deferred-payment", "higher-minimum-order",
                                     "no-free-extras",      "no-discount",
                                     "fewer-channels",      "price-to-cost",
                                     NULL };

/* Where a document is gone through. */
typedef struct
{
  const CleEraseNames *names;
  const char *const   *members; /* whose texts are meant; %NULL for all */
  const char          *from;    /* what of it is not yet copied */
  GString             *out;     /* nullable */
  GPtrArray           *texts;   /* with a name in them */
  GPtrArray           *subjects;
  guint                depth;
  guint                open;    /* how deep the member that is meant begins, or 0 */
  const char          *within;  /* that member, or NULL */
  const char          *pending; /* of what the next value is, if it is meant, or NULL */
} Walk;

/**
 * cle_erase_names_new:
 *
 * Returns: (transfer full): no names
 */
CleEraseNames *
cle_erase_names_new (void)
{
  CleEraseNames *self = g_new0 (CleEraseNames, 1);

  self->written = g_ptr_array_new_with_free_func (g_free);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->paths = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * cle_erase_names_free:
 * @self: (transfer full): names
 */
void
cle_erase_names_free (CleEraseNames *self)
{
  g_ptr_array_unref (self->written);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->paths);
  g_free (self->common);
  g_free (self);
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static const char *
skip_spaces (const char *at)
{
  while (g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  return at;
}

/* “Ёлкин” is written without its dots as often as with them. */
static gunichar
fold (gunichar c)
{
  gunichar lower = g_unichar_tolower (c);

  return lower == IO ? IE : lower;
}

static gboolean
is_same (gunichar a,
         gunichar b,
         gboolean any_case)
{
  return a == b || (any_case && fold (a) == fold (b));
}

/* Where a word ends that begins here, or NULL. One space is as good as another. */
static const char *
match_here (const char *at,
            const char *word)
{
  gboolean any_case = g_utf8_strlen (word, -1) >= ANY_CASE;
  gunichar last = 0;

  while (*word != '\0')
    {
      gunichar c = g_utf8_get_char (word), here = g_utf8_get_char (at);
      gboolean space = g_unichar_isspace (c);

      if (space ? !g_unichar_isspace (here) : !is_same (c, here, any_case))
        return NULL;
      last = c;
      word = space ? skip_spaces (word) : g_utf8_next_char (word);
      at = space ? skip_spaces (at) : g_utf8_next_char (at);
    }

  return is_letter (last) && is_letter (g_utf8_get_char (at)) ? NULL : at;
}

static const char *
match_any (GPtrArray  *words,
           const char *at,
           gunichar    before)
{
  gunichar here = fold (g_utf8_get_char (at));
  const char *longest = NULL;

  if (is_letter (before) && is_letter (here))
    return NULL;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i], *end;

      if (fold (g_utf8_get_char (word)) != here)
        continue;
      end = match_here (at, word);
      if (end != NULL && (longest == NULL || end > longest))
        longest = end;
    }

  return longest;
}

/**
 * cle_erase_mask_is_word:
 * @name: how somebody is called
 *
 * Returns: whether it can be told from other words: two characters at least, one of
 *   them a letter, a digit or a picture
 */
gboolean
cle_erase_mask_is_word (const char *name)
{
  gboolean letter = FALSE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    letter |= is_letter (g_utf8_get_char (at)) ||
              g_unichar_type (g_utf8_get_char (at)) == G_UNICODE_OTHER_SYMBOL;

  return letter && g_utf8_strlen (name, -1) >= WORD_LEAST;
}

/**
 * cle_erase_mask_holds:
 * @words: (element-type utf8): names
 * @text: what somebody wrote
 *
 * Returns: whether one of @words stands in it: whole, in whatever case, and of two
 *   characters only as typed
 */
gboolean
cle_erase_mask_holds (GPtrArray  *words,
                      const char *text)
{
  gunichar before = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (match_any (words, at, before) != NULL)
        return TRUE;
      before = g_utf8_get_char (at);
    }

  return FALSE;
}

static void
append_mask (GString    *out,
             const char *from,
             const char *to)
{
  gsize n = (gsize) g_utf8_strlen (from, to - from);

  g_string_append_len (out, MASK, (gssize) MIN (n, strlen (MASK)));
}

/**
 * cle_erase_mask_text:
 * @names: how somebody is called
 * @text: what somebody wrote
 *
 * Puts “***” in the place of each name, but not within the names of others. Where
 * names of both begin, the longer one counts: “Zanzibar Ltd” goes, though somebody
 * else is called “Zanzibar”.
 *
 * Returns: (transfer full) (nullable): @text without the names, or %NULL if it has none
 */
char *
cle_erase_mask_text (const CleEraseNames *names,
                     const char          *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gunichar before = 0;
  gboolean any = FALSE;

  for (const char *at = text; *at != '\0';)
    {
      const char *kept = match_any (names->kept, at, before);
      const char *end = match_any (names->words, at, before);
      gboolean taken = end != NULL && (kept == NULL || end > kept);
      const char *next = taken ? end : kept != NULL ? kept : g_utf8_next_char (at);

      if (taken)
        append_mask (out, at, end);
      else
        g_string_append_len (out, at, next - at);
      any |= taken;
      before = g_utf8_get_char (g_utf8_prev_char (next));
      at = next;
    }

  return any ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/**
 * cle_erase_mask_is_in:
 * @names: how somebody is called
 * @bytes: any bytes, such as a damaged line
 * @length: of @bytes
 *
 * Returns: whether one of the names stands there, be it written with the escapes of
 *   JSON, but not within the names of others
 */
gboolean
cle_erase_mask_is_in (const CleEraseNames *names,
                      const char          *bytes,
                      gsize                length)
{
  g_autofree char *raw = g_utf8_make_valid (bytes, (gssize) length);
  g_autofree char *decoded = cle_json_decode_loosely (bytes, length);
  g_autofree char *masked = cle_erase_mask_text (names, raw);
  g_autofree char *without = masked == NULL ? cle_erase_mask_text (names, decoded) : NULL;

  return masked != NULL || without != NULL;
}

/* Returns NULL for a member that is not meant. */
static const char *
find_meant (const Walk     *walk,
            CleJsonScanner *scanner)
{
  for (guint i = 0; walk->members != NULL && walk->members[i] != NULL; i++)
    if (cle_json_scanner_key_is (scanner, walk->members[i]))
      return walk->members[i];

  return walk->members == NULL ? "" : NULL;
}

/* The day of a step is no sentence, whoever is called “2026”. */
static gboolean
is_day (const char *text)
{
  gsize at = 0;

  while (text[at] != '\0' && at < strlen (DAY) &&
         (DAY[at] == '0' ? g_ascii_isdigit (text[at]) : text[at] == DAY[at]))
    at++;

  return text[at] == '\0' && at == strlen (DAY);
}

static gboolean
is_code (const char *member,
         const char *text)
{
  return is_day (text) || (strcmp (member, "step") == 0 && g_strv_contains (STEPS, text));
}

static void
mask_string (Walk                 *walk,
             const CleJsonScanner *scanner,
             const char           *member)
{
  g_autofree char *text = cle_json_decode (scanner->start, scanner->length);
  g_autofree char *masked = is_code (member, text) ? NULL : cle_erase_mask_text (walk->names, text);
  const char *start = scanner->start - 1;

  if (masked == NULL)
    return;

  if (walk->out != NULL)
    {
      g_string_append_len (walk->out, walk->from, start - walk->from);
      cle_json_write_string (walk->out, masked);
      walk->from = scanner->start + scanner->length + 1;
    }
  g_ptr_array_add (strcmp (member, "subject") == 0 ? walk->subjects : walk->texts,
                   g_steal_pointer (&text));
}

static void
go_in (Walk *walk)
{
  walk->depth++;
  if (walk->pending != NULL && walk->within == NULL)
    {
      walk->within = walk->pending;
      walk->open = walk->depth;
    }
}

static void
go_out (Walk *walk)
{
  if (walk->within != NULL && walk->open == walk->depth)
    walk->within = NULL;
  walk->depth--;
}

static void
take_token (Walk           *walk,
            CleJsonScanner *scanner)
{
  CleJsonToken token = scanner->token;
  const char *member = walk->within != NULL ? walk->within : walk->pending;

  if (token == CLE_JSON_OBJECT_BEGIN || token == CLE_JSON_ARRAY_BEGIN)
    go_in (walk);
  else if (token == CLE_JSON_OBJECT_END || token == CLE_JSON_ARRAY_END)
    go_out (walk);
  else if (token == CLE_JSON_STRING && (member != NULL || walk->members == NULL))
    mask_string (walk, scanner, member != NULL ? member : "");

  walk->pending = token == CLE_JSON_KEY ? find_meant (walk, scanner) : NULL;
}

/**
 * cle_erase_mask_document:
 * @names: how somebody is called
 * @members: (nullable): names of members whose texts are looked at, and the texts
 *   within them; %NULL for all
 * @text: JSON
 * @length: of @text
 * @out: (nullable): receives @text without the names; otherwise byte for byte
 * @found: (nullable): receives the texts with a name in them
 *
 * Returns: whether there are any; %FALSE of what is not JSON
 */
gboolean
cle_erase_mask_document (const CleEraseNames *names,
                         const char *const   *members,
                         const char          *text,
                         gsize                length,
                         GString             *out,
                         CleEraseMentions    *found)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) subjects = g_ptr_array_new_with_free_func (g_free);
  Walk walk = { .names = names,
                .members = members,
                .from = text,
                .out = out,
                .texts = texts,
                .subjects = subjects };
  CleJsonScanner scanner;

  if (names->words->len == 0)
    return FALSE;

  cle_json_scanner_init (&scanner, text, length);
  while (cle_json_scanner_next (&scanner) != CLE_JSON_END)
    {
      if (scanner.token == CLE_JSON_FAILED)
        return FALSE;
      take_token (&walk, &scanner);
    }
  if (texts->len + subjects->len == 0)
    return FALSE;

  if (out != NULL)
    g_string_append_len (out, walk.from, text + length - walk.from);
  if (found != NULL)
    cle_erase_mentions_take (found, texts, subjects);

  return TRUE;
}

/**
 * cle_erase_mask_line:
 * @names: how somebody is called
 * @line: a record or a line of an unfinished assessment, undamaged
 * @length: of @line
 * @out: (nullable): receives the line without the names, sealed again
 * @found: (nullable): receives the texts with a name in them
 *
 * Returns: whether there are any
 */
gboolean
cle_erase_mask_line (const CleEraseNames *names,
                     const char          *line,
                     gsize                length,
                     GString             *out,
                     CleEraseMentions    *found)
{
  g_autoptr (GString) masked = g_string_new (NULL);

  if (!cle_erase_mask_document (names, LINE_MEMBERS, line, length, masked, found))
    return FALSE;

  g_return_val_if_fail (cle_record_check_seal (line, length), FALSE);
  if (out != NULL)
    {
      g_string_truncate (masked, masked->len - CLE_RECORD_SEAL_LENGTH);
      cle_record_seal (masked);
      g_string_append_len (out, masked->str, (gssize) masked->len);
    }

  return TRUE;
}
