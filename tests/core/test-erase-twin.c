/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/cle-erase-twin.h"

#include <string.h>

#define HEAD "{\"v\":1,\"t\":\"note\",\"id\":\"a\""
#define SEAL(sum) ",\"crc\":\"" sum "\"}"

typedef struct
{
  const char *name;
  const char *one;
  const char *other;
  gboolean    same;
} Case;

static const Case texts[] = {
  { "equal", "a", "a", TRUE },
  { "other", "a", "b", FALSE },
  { "longer", "a", "ab", FALSE },
  { "empty", "", "a", FALSE },
  { "masked", "by ***, ok", "by Zan, ok", TRUE },
  { "masked-elsewhere", "by Zanzibar Ltd, ok", "by ***, ok", TRUE },
  { "short", "by **, ok", "by HP, ok", TRUE },
  { "whole", "***", "Zan", TRUE },
  { "twice", "*** or ***", "Zan or Zan", TRUE },
  { "each-another", "Ann and ***", "*** and Bob", TRUE },
  { "other-beginning", "of ***, ok", "by Zan, ok", FALSE },
  { "other-end", "by ***, ok", "by Zan, no", FALSE },
  { "star", "by *", "by Z", FALSE },
  { "no-stars", "by Ann", "by Zan", FALSE },
  { "overlapping", "aa***aa", "aa", FALSE },
  { "overlapping-by-one", "aa***aa", "aaa", FALSE },
  { "next-to-each-other", "aa***aa", "aaaa", TRUE },
  { "longer-ends", "by ***, ok", "by, ok", FALSE },
  { "typed", "rated *** by Ann", "rated ** by Ann", TRUE },
  { "cyrillic", "от ***, да", "от Ёлки, да", TRUE },
};

static const Case lines[] = {
  { "equal", HEAD ",\"n\":1" SEAL ("1"), HEAD ",\"n\":1" SEAL ("1"), TRUE },
  { "masked", HEAD ",\"text\":\"by ***\"" SEAL ("1"), HEAD ",\"text\":\"by Z\\u0061n\"" SEAL ("2"),
    TRUE },
  { "within", HEAD ",\"evidence\":{\"a\":\"***\"},\"n\":1" SEAL ("1"),
    HEAD ",\"evidence\":{\"a\":\"Zan\"},\"n\":1" SEAL ("2"), TRUE },
  { "who", HEAD ",\"who\":\"x\",\"n\":1" SEAL ("1"), HEAD ",\"n\":1" SEAL ("2"), TRUE },
  { "who-elsewhere", HEAD ",\"n\":1" SEAL ("1"), HEAD ",\"n\":1,\"who\":\"x\"" SEAL ("2"), TRUE },
  { "another-who", HEAD ",\"who\":\"x\"" SEAL ("1"), HEAD ",\"who\":\"y\"" SEAL ("2"), FALSE },
  { "who-within", HEAD ",\"evidence\":{\"who\":\"x\"}" SEAL ("1"), HEAD ",\"evidence\":{}" SEAL ("2"),
    FALSE },
  { "text", HEAD ",\"text\":\"by Ann\"" SEAL ("1"), HEAD ",\"text\":\"by Zan\"" SEAL ("2"), FALSE },
  { "number", HEAD ",\"text\":\"***\",\"n\":1" SEAL ("1"),
    HEAD ",\"text\":\"Zan\",\"n\":2" SEAL ("2"), FALSE },
  { "more", HEAD ",\"text\":\"***\",\"n\":1" SEAL ("1"), HEAD ",\"text\":\"Zan\"" SEAL ("2"), FALSE },
  { "key", HEAD ",\"***\":1" SEAL ("1"), HEAD ",\"Zan\":1" SEAL ("2"), FALSE },
  { "crc-within", HEAD ",\"x\":{\"crc\":1},\"n\":1" SEAL ("1"),
    HEAD ",\"x\":{\"crc\":1},\"n\":2" SEAL ("2"), FALSE },
  { "broken", HEAD ",\"text\":", HEAD ",\"text\":", FALSE },
};

static void
test_text (gconstpointer data)
{
  const Case *one = data;

  g_assert_cmpint (cle_erase_twin_texts (one->one, one->other), ==, one->same);
  g_assert_cmpint (cle_erase_twin_texts (one->other, one->one), ==, one->same);
}

static void
test_line (gconstpointer data)
{
  const Case *one = data;
  gsize n = strlen (one->one), m = strlen (one->other);

  g_assert_cmpint (cle_erase_twin_lines (one->one, n, one->other, m), ==, one->same);
  g_assert_cmpint (cle_erase_twin_lines (one->other, m, one->one, n), ==, one->same);
}

static void
add_cases (const char    *folder,
           const Case    *cases,
           guint          n,
           GTestDataFunc  func)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat (folder, cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], func);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_cases ("/erase-twin/text/", texts, G_N_ELEMENTS (texts), test_text);
  add_cases ("/erase-twin/line/", lines, G_N_ELEMENTS (lines), test_line);

  return g_test_run ();
}
