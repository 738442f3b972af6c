/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-letter-tone.h"

#include "cle-letter-resources.h"
#include "cle-profile-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RESOURCE_FOLDER CLE_RESOURCE_PATH "/letters"
#define MAX_ENTRIES 500
#define MAX_ENTRY   100 /* characters */
#define MIN_SHOUT   5   /* letters: shorter ones are abbreviations */

static const char *const WORDS[] = { "blame",    "sarcasm", "threat", "insult",
                                     "absolute", "order",   "shout" };
static const char *const LANGUAGES[] = { "en", "ru" };

/* An entry of a list: words in a row, each whole or a beginning. */
typedef struct
{
  CleTone  tone;
  char   **words; /* case-folded; one that ends with * is a beginning */
} Entry;

/* A word of the text. */
typedef struct
{
  guint    start;
  guint    length;
  char    *folded;
  gboolean joined; /* only white space stands between it and the word before */
} Word;

static void
clear_entry (gpointer data)
{
  g_strfreev (((Entry *) data)->words);
}

static void
clear_word (gpointer data)
{
  g_free (((Word *) data)->folded);
}

static void
clear_remark (gpointer data)
{
  g_free (((CleToneRemark *) data)->word);
}

/* “Ё” is often written as “Е”, and an apostrophe in two ways. */
static char *
fold (const char *text,
      gsize       length)
{
  g_autofree char *folded = g_utf8_casefold (text, (gssize) length);
  g_autoptr (GString) out = g_string_new (folded);

  g_string_replace (out, "ё", "е", 0);
  g_string_replace (out, "’", "'", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
read_kind (const CleJsonPlace *kinds,
           CleTone             tone,
           GArray             *entries,
           GError            **error)
{
  CleJsonPlace list;
  guint n;

  if (!cle_json_place_has_member (kinds, WORDS[tone]))
    return TRUE;
  if (!cle_json_place_get_array (kinds, WORDS[tone], 0, MAX_ENTRIES, &list, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);
      g_autofree char *folded = NULL;
      const char *words;
      Entry entry;

      if (!cle_json_place_get_string (&item, NULL, MAX_ENTRY, &words, error))
        return FALSE;
      folded = fold (words, strlen (words));
      entry = (Entry){ tone, g_strsplit (folded, " ", -1) };
      g_array_append_val (entries, entry);
    }

  return TRUE;
}

static gboolean
read_lists (GBytes     *bytes,
            const char *name,
            GArray     *entries,
            GError    **error)
{
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, name, error);
  CleJsonPlace root, kinds;

  if (document == NULL)
    return FALSE;

  root = cle_json_document_get_root (document);
  if (!cle_json_place_get_object (&root, "kinds", &kinds, error))
    return FALSE;
  for (CleTone tone = 0; tone < CLE_N_TONES; tone++)
    if (!read_kind (&kinds, tone, entries, error))
      return FALSE;

  return TRUE;
}

/* They are part of the program; one that cannot be read is a bug. */
static GArray *
load_lists (const char *language)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (LANGUAGES); i++)
    {
      g_autofree char *path = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_str_has_prefix (language, LANGUAGES[i]) || g_ascii_isalpha (language[2]))
        continue;
      path = g_strdup_printf ("%s/tone-%s.json", RESOURCE_FOLDER, LANGUAGES[i]);
      bytes = g_resource_lookup_data (cle_letters_get_resource (), path, 0, NULL);
      if (bytes == NULL || !read_lists (bytes, path, entries, &error))
        g_critical ("%s: %s", path, error != NULL ? error->message : "cannot be read");
    }

  return entries;
}

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019 || c == '-';
}

static GArray *
split_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  gboolean joined = FALSE;
  const char *p = text;

  g_array_set_clear_func (words, clear_word);
  while (*p != '\0')
    {
      const char *start = p;
      Word word;

      while (*p != '\0' && is_of_word (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p == start)
        {
          joined = joined && g_unichar_isspace (g_utf8_get_char (p));
          p = g_utf8_next_char (p);
          continue;
        }

      word = (Word){ (guint) (start - text), (guint) (p - start), fold (start, (gsize) (p - start)),
                     joined };
      g_array_append_val (words, word);
      joined = TRUE;
    }

  return words;
}

static gboolean
is_word (const char *word,
         const char *wanted)
{
  gsize n = strlen (wanted);

  return n > 0 && wanted[n - 1] == '*' ? strncmp (word, wanted, n - 1) == 0
                                       : strcmp (word, wanted) == 0;
}

/* Returns how many words of the text the entry takes up, 0 if it is not there. */
static guint
match (GArray      *words,
       guint        at,
       const Entry *entry)
{
  guint n = 0;

  for (; entry->words[n] != NULL; n++)
    {
      const Word *word;

      if (at + n >= words->len)
        return 0;
      word = &g_array_index (words, Word, at + n);
      if ((n > 0 && !word->joined) || !is_word (word->folded, entry->words[n]))
        return 0;
    }

  return n;
}

/* How the client and the house are called is nobody's tone. */
static gboolean
is_name (const CleLetterMerged *merged,
         guint                  start)
{
  static const char *const names[] = { "client", "contact", "company", "sender", NULL };

  for (guint i = 0; merged != NULL && i < merged->spans->len; i++)
    {
      const CleLetterSpan *span = &g_array_index (merged->spans, CleLetterSpan, i);

      if (start >= span->start && start < span->start + span->length)
        return span->missing || g_strv_contains (names, span->field);
    }

  return FALSE;
}

static void
remark (GArray                *remarks,
        const CleLetterMerged *merged,
        const char            *text,
        CleTone                tone,
        guint                  start,
        guint                  end)
{
  CleToneRemark one = { .tone = tone, .start = start, .length = end - start, .line = 1 };

  if (is_name (merged, start))
    return;

  one.word = g_strndup (text + start, end - start);
  for (guint i = 0; i < start; i++)
    one.line += text[i] == '\n';
  g_array_append_val (remarks, one);
}

static gboolean
is_shouted (const char *text,
            const Word *word)
{
  const char *end = text + word->start + word->length;
  guint n = 0;

  for (const char *p = text + word->start; p < end; p = g_utf8_next_char (p))
    {
      if (g_unichar_islower (g_utf8_get_char (p)))
        return FALSE;
      n += g_unichar_isupper (g_utf8_get_char (p));
    }

  return n >= MIN_SHOUT;
}

static void
find_exclamations (GArray                *remarks,
                   const CleLetterMerged *merged,
                   const char            *text)
{
  for (const char *p = strchr (text, '!'); p != NULL; p = strchr (p, '!'))
    {
      gsize n = strspn (p, "!");

      if (n > 1)
        remark (remarks, merged, text, CLE_TONE_SHOUT, (guint) (p - text), (guint) (p - text + n));
      p += n;
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const CleToneRemark *one = a, *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return (int) one->tone - (int) other->tone;
}

/**
 * cle_letter_check_tone:
 * @text: a letter
 * @merged: (nullable): where its fields are; the names of people and companies
 *   are then left out
 * @language: (nullable): of the letter; others than English and Russian are only
 *   looked at for shouting
 *
 * Looks for words by lists of data/letters that a client may take as blame,
 * sarcasm, a threat and the like. It tells where they stand and changes nothing:
 * the manager may have good reason.
 *
 * Returns: (transfer full) (element-type CleToneRemark): in the order of the text
 */
GArray *
cle_letter_check_tone (const char            *text,
                       const CleLetterMerged *merged,
                       const char            *language)
{
  GArray *remarks = g_array_new (FALSE, FALSE, sizeof (CleToneRemark));
  g_autoptr (GArray) entries = load_lists (language);
  g_autoptr (GArray) words = split_words (text);

  g_array_set_clear_func (remarks, clear_remark);
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (is_shouted (text, word))
        remark (remarks, merged, text, CLE_TONE_SHOUT, word->start, word->start + word->length);
      for (guint j = 0; j < entries->len; j++)
        {
          const Entry *entry = &g_array_index (entries, Entry, j);
          guint n = match (words, i, entry);
          const Word *last = &g_array_index (words, Word, i + (n > 0 ? n - 1 : 0));

          if (n > 0)
            remark (remarks, merged, text, entry->tone, word->start, last->start + last->length);
        }
    }
  find_exclamations (remarks, merged, text);
  g_array_sort (remarks, compare_places);

  return remarks;
}

/**
 * cle_tone_get_word:
 * @tone: a tone
 *
 * Returns: (transfer none): its word in files and for programs
 */
const char *
cle_tone_get_word (CleTone tone)
{
  g_return_val_if_fail (tone < CLE_N_TONES, NULL);

  return WORDS[tone];
}

/**
 * cle_tone_get_why:
 * @tone: a tone
 *
 * Returns: (transfer none): a sentence on why a client may take it amiss
 */
const char *
cle_tone_get_why (CleTone tone)
{
  switch (tone)
    {
    case CLE_TONE_BLAME:
      return _ ("This can be read as blame. Say what does not work for both sides instead.");
    case CLE_TONE_SARCASM:
      return _ ("This can be read as irony. On paper nobody hears how it was meant.");
    case CLE_TONE_THREAT:
      return _ ("This can be read as a threat. Say calmly what will happen, and when.");
    case CLE_TONE_INSULT:
      return _ ("This judges a person. Write about the work, not about people.");
    case CLE_TONE_ABSOLUTE:
      return _ ("“Always” and “never” are seldom quite true, and they hurt. Name what happened.");
    case CLE_TONE_ORDER:
      return _ ("This sounds like an order. A request does the same and is heard better.");
    case CLE_TONE_SHOUT:
    case CLE_N_TONES:
    default:
      return _ ("Capitals and rows of exclamation marks read like shouting.");
    }
}
