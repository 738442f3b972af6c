/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-given.h"

#include <string.h>

static void
append_lasting (TestStore *test,
                guint      i,
                gint64     duration)
{
  g_autofree char *id = test_id (i);
  g_autoptr (CleResult) result = test_result_new ("x", "y");
  g_autoptr (GString) members = g_string_new (NULL);
  CleAppend record = { .type = "result", .id = id, .at = TEST_NOW + i * 1000 };
  CleRecordHead head;

  result->duration = duration;
  cle_result_write_members (result, members);
  record.members = members->str;
  g_assert_true (cle_append_record (test->store, &record, &head, NULL));
}

/* As many decimals as a number needs, and not one less. */
static void
test_csv_decimals (TestStore    *test,
                   gconstpointer data)
{
  static const struct
  {
    gint64 duration;
    const char *seconds;
  } cases[] = {
    { 0, ",0," },
    { 5, ",0.005," },
    { 1000, ",1," },
    { 9999, ",9.999," },
    { 10000, ",10," },
    { 60050, ",60.05," },
    { 6500, ",6.5," },
    { 123456780, ",123456.78," },
    { 999999990000, ",999999990," },
  };
  g_autofree char *table = NULL;
  g_auto (GStrv) rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    append_lasting (test, i, cases[i].duration);
  table = test_export_all (test->store, test->library, CLE_EXPORT_CSV);
  rows = g_strsplit (table, "\r\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *seconds = g_strconcat ("+00:00", cases[i].seconds, NULL);

      g_assert_nonnull (strstr (rows[i + 1], seconds));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/export-numbers/csv-decimals", test_csv_decimals);

  return g_test_run ();
}
