/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-contact-line.h"
#include "clients/cle-contact-signs.h"
#include "store/cle-store.h"
#include "test-store.h"

#define DAY G_GINT64_CONSTANT (86400000)

/* Now is Saturday, 2026-11-21, at noon. */
static const struct
{
  const char *line;
  const char *kind;
  guint minutes;
  const char *text;
  const char *promise;
  const char *due;
} cases[] = {
  { "call 12m late delivery !promise Fri", "problem", 12, "call late delivery", "", "2026-11-27" },
  { "звонок 12м опоздала доставка !обещание пт", "problem", 12, "звонок опоздала доставка", "", "2026-11-27" },
  { "call", "care", 0, "call", NULL, NULL },
  { "  call\t Olga \n", "care", 0, "call Olga", NULL, NULL },
  { "12 min call", "care", 12, "call", NULL, NULL },
  { "1h visit", "care", 60, "visit", NULL, NULL },
  { "1h 20m visit", "care", 80, "visit", NULL, NULL },
  { "1 hour 20 minutes visit", "care", 80, "visit", NULL, NULL },
  { "1ч 20м визит", "care", 80, "визит", NULL, NULL },
  { "2 часа визит", "care", 120, "визит", NULL, NULL },
  { "15 МИНУТ визит", "care", 15, "визит", NULL, NULL },
  { "12M Call", "care", 12, "Call", NULL, NULL },
  { "call (12m)", "care", 12, "call", NULL, NULL },
  { "call, 12m, thanks", "care", 12, "call, thanks", NULL, NULL },
  { "5 pears", "care", 0, "5 pears", NULL, NULL },
  { "12mm screws", "care", 0, "12mm screws", NULL, NULL },
  { "0m hello", "care", 0, "hello", NULL, NULL },
  { "100h together", "care", 6000, "together", NULL, NULL },
  { "12m", "care", 12, "", NULL, NULL },
  { "-5 degrees -x 10-15m", "care", 0, "-5 degrees -x 10-15m", NULL, NULL },
  { "99999999 pieces \u2013 5 min", "care", 5, "99999999 pieces \u2013", NULL, NULL },
  { "room 12 minutes of meeting", "care", 12, "room of meeting", NULL, NULL },
  { "new order 30m", "order", 30, "new order", NULL, NULL },
  { "Orders came", "order", 0, "Orders came", NULL, NULL },
  { "новый заказ", "order", 0, "новый заказ", NULL, NULL },
  { "invoice 7 paid", "money", 0, "invoice 7 paid", NULL, NULL },
  { "order and invoice", "money", 0, "order and invoice", NULL, NULL },
  { "invoice was wrong", "problem", 0, "invoice was wrong", NULL, NULL },
  { "просит скидку", "money", 0, "просит скидку", NULL, NULL },
  { "Жалоба на брак", "problem", 0, "Жалоба на брак", NULL, NULL },
  { "complained!", "problem", 0, "complained!", NULL, NULL },
  { "later maybe", "care", 0, "later maybe", NULL, NULL },
  { "+care late delivery", "care", 0, "late delivery", NULL, NULL },
  { "late delivery +order", "order", 0, "late delivery", NULL, NULL },
  { "hello +Money", "money", 0, "hello", NULL, NULL },
  { "hello +проблема", "problem", 0, "hello", NULL, NULL },
  { "hello +забота", "care", 0, "hello", NULL, NULL },
  { "hello +friends", "care", 0, "hello +friends", NULL, NULL },
  { "+care", "care", 0, "", NULL, NULL },
  { "a +care +order", "order", 0, "a", NULL, NULL },
  { "hello !promise", "care", 0, "hello", "", NULL },
  { "hello !promise a new offer by Fri", "care", 0, "hello", "a new offer by", "2026-11-27" },
  { "hello !promise Sat", "care", 0, "hello", "", "2026-11-28" },
  { "hello !promise sun.", "care", 0, "hello", "", "2026-11-22" },
  { "hello !promise monday", "care", 0, "hello", "", "2026-11-23" },
  { "hello !promise today", "care", 0, "hello", "", "2026-11-21" },
  { "hello !promise tomorrow price list", "care", 0, "hello", "price list", "2026-11-22" },
  { "hello !promise 2027-02-28", "care", 0, "hello", "", "2027-02-28" },
  { "hello !promise 30.11", "care", 0, "hello", "", "2026-11-30" },
  { "hello !promise 20.11", "care", 0, "hello", "", "2027-11-20" },
  { "hello !promise 05.12.2027 offer", "care", 0, "hello", "offer", "2027-12-05" },
  { "hello !promise 3.5 percent", "care", 0, "hello", "3.5 percent", NULL },
  { "привет !обещание до пятницы", "care", 0, "привет", "до", "2026-11-27" },
  { "call 1h30m", "care", 90, "call", NULL, NULL },
  { "call 1h30", "care", 90, "call", NULL, NULL },
  { "звонок 1,5ч", "care", 90, "звонок", NULL, NULL },
  { "звонок 1.5 часа", "care", 90, "звонок", NULL, NULL },
  { "call 2.25h", "care", 135, "call", NULL, NULL },
  { "parcel 3x4m", "care", 0, "parcel 3x4m", NULL, NULL },
  { "клиент пожаловался на качество", "problem", 0, "клиент пожаловался на качество", NULL, NULL },
  { "письмо рекламация", "problem", 0, "письмо рекламация", NULL, NULL },
  { "call angry about quality", "problem", 0, "call angry about quality", NULL, NULL },
  { "долго пили чай", "care", 0, "долго пили чай", NULL, NULL },
  { "встреча в центре", "care", 0, "встреча в центре", NULL, NULL },
  { "сказал, что ценим его", "care", 0, "сказал, что ценим его", NULL, NULL },
  { "поздравил с бракосочетанием", "care", 0, "поздравил с бракосочетанием", NULL, NULL },
  { "sent a card, no problem", "care", 0, "sent a card, no problem", NULL, NULL },
  { "returned his call", "care", 0, "returned his call", NULL, NULL },
  { "дал платок", "care", 0, "дал платок", NULL, NULL },
  { "hello !promise Fri or Mon", "care", 0, "hello", "or Mon", "2026-11-27" },
  { "Fri hello", "care", 0, "Fri hello", NULL, NULL },
  { "привет !обещали перезвонить завтра", "care", 0, "привет", "перезвонить", "2026-11-22" },
  { "привет !обещание послезавтра", "care", 0, "привет", "", "2026-11-23" },
  { "привет !обещание в среду 10м", "care", 10, "привет", "в", "2026-11-25" },
  { "wow !great", "care", 0, "wow !great", NULL, NULL },
  { "!promise call back Tue", "care", 0, "", "call back", "2026-11-24" },
  { "{{Braces}} & <b>Co 3m", "care", 3, "{{Braces}} & <b>Co", NULL, NULL },
};

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CleContact) contact = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (cle_contact_parse_line (cases[i].line, TEST_NOW, 0, &contact, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (cle_contact_kind_get_word (contact->kind), ==, cases[i].kind);
      g_assert_cmpuint (contact->minutes, ==, cases[i].minutes);
      g_assert_cmpstr (contact->text, ==, cases[i].text);
      g_assert_cmpstr (contact->promise, ==, cases[i].promise);
      g_assert_cmpstr (contact->due, ==, cases[i].due);
    }
}

static void
test_refused (void)
{
  g_autofree char *text = g_strnfill (501, 'x');
  const char *const wrong[] = { "",
                                " \t",
                                "101h",
                                "60h 41h",
                                "99999h 99999h",
                                "\xff",
                                "call -5m",
                                "call \u22125 min",
                                "-1h30 visit",
                                "call 99999999m",
                                "call 99999999999999999999 min",
                                "!promise",
                                "!promise Fri",
                                "+care 5m !promise",
                                "hello !promise 2027-02-30",
                                "hello !promise 31.02.2027",
                                text };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (CleContact) contact = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (cle_contact_parse_line (wrong[i], TEST_NOW, 0, &contact, &error));
      g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
      g_assert_null (contact);
    }
}

/* It is Sunday already where the sun rises. */
static void
test_zone (void)
{
  g_autoptr (CleContact) contact = NULL;

  g_assert_true (cle_contact_parse_line ("a !promise sun", TEST_NOW, 13 * 60, &contact, NULL));
  g_assert_cmpstr (contact->due, ==, "2026-11-29");
}

static GPtrArray *
contacts_of (const char *kinds,
             gint64      apart)
{
  GPtrArray *contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_contact_free);
  static const char letters[] = "comp";

  for (guint i = 0; kinds[i] != '\0'; i++)
    {
      CleContact *contact = cle_contact_new ();

      for (guint j = 0; j < 4; j++)
        if (letters[j] == kinds[i])
          contact->kind = j;
      contact->at = TEST_NOW - (i + 1) * apart;
      contact->minutes = 10;
      g_ptr_array_add (contacts, contact);
    }

  return contacts;
}

static void
test_trouble (void)
{
  static const struct
  {
    const char *kinds; /* newest first */
    gboolean trouble;
  } troubles[] = { { "", FALSE },      { "mpmp", FALSE },   { "mpmpm", TRUE }, { "mpmpmc", TRUE },
                   { "mpcpm", FALSE }, { "ompmpm", FALSE }, { "ppppp", TRUE }, { "mmmmo", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autoptr (GPtrArray) contacts = contacts_of (troubles[i].kinds, DAY);

      g_assert_cmpint (cle_contacts_are_trouble (contacts), ==, troubles[i].trouble);
    }
}

static void
test_silence (void)
{
  static const struct
  {
    const char *kinds;
    int apart;
    guint importance;
    int known; /* days ago */
    CleSilence silence;
    guint days;
  } silences[] = {
    { "c", 30, 5, 900, CLE_SILENCE_NONE, 30 },  { "c", 31, 5, 900, CLE_SILENCE_IDEAL, 31 },
    { "c", 90, 4, 900, CLE_SILENCE_IDEAL, 90 }, { "c", 91, 4, 900, CLE_SILENCE_MAX, 91 },
    { "c", 91, 3, 900, CLE_SILENCE_NONE, 91 },  { "mpo", 20, 5, 900, CLE_SILENCE_IDEAL, 60 },
    { "mp", 1, 5, 100, CLE_SILENCE_MAX, 100 },  { "", 1, 5, 10, CLE_SILENCE_NONE, 10 },
    { "", 1, 5, -3, CLE_SILENCE_NONE, 0 },
  };
  CleOffice office;

  cle_office_init (&office);
  for (guint i = 0; i < G_N_ELEMENTS (silences); i++)
    {
      g_autoptr (GPtrArray) contacts = contacts_of (silences[i].kinds, silences[i].apart * DAY);
      guint days;

      g_assert_cmpint (cle_contacts_find_silence (contacts, silences[i].importance,
                                                  TEST_NOW - silences[i].known * DAY, &office,
                                                  TEST_NOW, &days),
                       ==, silences[i].silence);
      g_assert_cmpuint (days, ==, silences[i].days);
    }
}

static void
test_minutes (void)
{
  g_autoptr (GPtrArray) contacts = contacts_of ("cpmocp", 73 * DAY);

  /* The fifth is 365 days old to the millisecond. */
  g_assert_cmpuint (cle_contacts_count_minutes (contacts, TEST_NOW), ==, 40);
  g_assert_cmpuint (cle_contacts_count_minutes (contacts, TEST_NOW - 1), ==, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contact/lines", test_lines);
  g_test_add_func ("/contact/refused", test_refused);
  g_test_add_func ("/contact/zone", test_zone);
  g_test_add_func ("/contact/trouble", test_trouble);
  g_test_add_func ("/contact/silence", test_silence);
  g_test_add_func ("/contact/minutes", test_minutes);

  return g_test_run ();
}
