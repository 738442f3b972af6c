/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json/cle-json-document.h"
#include "kiosk/cle-kiosk-config.h"
#include "kiosk/cle-kiosk-pin.h"
#include "store/cle-clock.h"

#include <glib/gstdio.h>
#include <string.h>

#define ROUND "0f0e0d0c-0b0a-4908-8706-050403020100"
#define START "{\"format\":1,\"round\":\"" ROUND "\",\"languages\":[{\"language\":\"en\"}],"
#define LEAST START "\"voices\":[\"staff\"]"

static CleKioskConfig *
read_text (const char *text,
           GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return cle_kiosk_config_new_from_bytes (bytes, "kiosk.json", error);
}

static void
test_least (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleKioskConfig) config = read_text (LEAST "}", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (config->round, ==, ROUND);
  g_assert_cmpstr (config->questionnaire, ==, "client-orientation");
  g_assert_cmpuint (config->idle, ==, 60);
  g_assert_true (config->anonymous);
  g_assert_false (config->keep_partial);
  g_assert_false (config->show_result);
  g_assert_false (cle_kiosk_config_asks_voice (config));
  g_assert_cmpint (cle_kiosk_config_get_voice (config), ==, CLE_VOICE_STAFF);
  g_assert_null (config->pin);
  g_assert_cmpuint (config->hours->len, ==, 0);
}

/* Each is refused, and the message names the member. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text, *member;
  } cases[] = {
    { "{\"format\":2,\"round\":\"" ROUND "\"}", "format" },
    { "{\"format\":1,\"round\":\"" ROUND "x\"}", "round" },
    { "{\"format\":1,\"round\":\"" ROUND "\",\"languages\":[]}", "languages" },
    { "{\"format\":1,\"round\":\"" ROUND
      "\",\"languages\":[{\"language\":\"en\"},{\"language\":\"en\"}]}",
      "languages[1].language" },
    { START "\"voices\":[]}", "voices" },
    { START "\"voices\":[\"boss\"]}", "voices[0]" },
    { LEAST ",\"idle\":14}", "idle" },
    { LEAST ",\"idle\":601}", "idle" },
    { LEAST ",\"partial\":\"maybe\"}", "partial" },
    { LEAST ",\"result\":1}", "result" },
    { LEAST ",\"collect\":\"stick\"}", "collect" },
    { LEAST ",\"pin\":\"123456\"}", "pin" },
    { LEAST ",\"logo\":[\"aGVsbG8gd29ybGQ=\"]}", "logo" },
    { LEAST ",\"document\":[\"e30=\"]}", "format" },
    { LEAST ",\"hours\":[{\"days\":[8],\"from\":\"08:00\",\"to\":\"09:00\"}]}",
      "hours[0].days[0]" },
    { LEAST ",\"hours\":[{\"days\":[1],\"from\":\"8:00\",\"to\":\"09:00\"}]}", "hours[0].from" },
    { LEAST ",\"hours\":[{\"days\":[1],\"from\":\"09:00\",\"to\":\"09:00\"}]}", "hours[0].to" },
    { LEAST ",\"hours\":[{\"days\":[1],\"from\":\"09:00\",\"to\":\"24:01\"}]}", "hours[0].to" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CleKioskConfig) config = read_text (cases[i].text, &error);

      g_assert_null (config);
      g_assert_nonnull (error);
      if (strstr (error->message, cases[i].member) == NULL)
        g_error ("“%s” does not name %s", error->message, cases[i].member);
    }
}

static void
add_everything (CleKioskConfig *config)
{
  CleKioskHours hours = { .days = 0x1f, .from = 8 * 60, .to = 24 * 60 };
  CleKioskWords *words = cle_kiosk_config_add_language (config, "ru");
  guint8 *logo = g_malloc0 (150000);

  memcpy (logo, "\x89PNG\r\n\x1a\n", 8);
  words->title = (g_free (words->title), g_strdup ("Как мы работаем?"));
  cle_kiosk_config_add_language (config, "en");
  config->voices = 1u << CLE_VOICE_STAFF | 1u << CLE_VOICE_CLIENT;
  config->idle = 600;
  config->keep_partial = config->show_result = config->slips = TRUE;
  config->anonymous = FALSE;
  g_array_append_val (config->hours, hours);
  config->collect = g_strdup ("/media/stick");
  config->logo = g_bytes_new_take (logo, 150000);
}

/* What is written is read as it was, a picture of many pieces included. */
static void
test_round_trip (void)
{
  g_autoptr (CleKioskConfig) config = cle_kiosk_config_new ();
  g_autoptr (CleKioskConfig) copy = NULL, read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *again = NULL;
  gsize length;

  add_everything (config);
  copy = cle_kiosk_config_copy (config);
  text = cle_kiosk_config_write (copy, &length);
  read = read_text (text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((CleKioskWords *) read->words->pdata[0])->title, ==, "Как мы работаем?");
  g_assert_cmpuint (read->voices, ==, config->voices);
  g_assert_true (cle_kiosk_config_asks_voice (read));
  g_assert_cmpuint (g_array_index (read->hours, CleKioskHours, 0).to, ==, 1440);
  g_assert_cmpuint (g_array_index (read->hours, CleKioskHours, 0).days, ==, 0x1f);
  g_assert_true (g_bytes_equal (read->logo, config->logo));
  again = cle_kiosk_config_write (read, &length);
  g_assert_cmpstr (again, ==, text);
}

/* A set-up that would be refused when read is not written over a good one. */
static void
test_save (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kiosk-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "kiosk.json", NULL);
  g_autoptr (CleKioskConfig) config = cle_kiosk_config_new ();
  g_autoptr (CleKioskConfig) read = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  cle_kiosk_config_add_language (config, "en");
  g_assert_true (cle_kiosk_config_save (config, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);

  config->idle = 5;
  g_assert_false (cle_kiosk_config_save (config, path, &error));
  g_assert_error (error, CLE_JSON_ERROR, CLE_JSON_ERROR_RANGE);
  read = cle_kiosk_config_load (path, NULL);
  g_assert_cmpuint (read->idle, ==, 60);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static guint
minute_of (guint day,
           guint hour,
           guint minute)
{
  return day * CLE_DAY_MINUTES + hour * 60 + minute;
}

static void
test_hours (void)
{
  const CleKioskHours hours[] = { { 0x1f, 8 * 60, 12 * 60 }, { 0x1f, 13 * 60, 18 * 60 } };

  g_assert_true (cle_kiosk_hours_are_open (NULL, 0, minute_of (6, 3, 0)));
  g_assert_false (cle_kiosk_hours_are_open (hours, 2, minute_of (0, 7, 59)));
  g_assert_true (cle_kiosk_hours_are_open (hours, 2, minute_of (0, 8, 0)));
  g_assert_false (cle_kiosk_hours_are_open (hours, 2, minute_of (4, 12, 0)));
  g_assert_true (cle_kiosk_hours_are_open (hours, 2, minute_of (4, 17, 59)));
  g_assert_false (cle_kiosk_hours_are_open (hours, 2, minute_of (5, 9, 0)));
  g_assert_cmpuint (cle_kiosk_hours_find_next (hours, 2, minute_of (4, 12, 0)), ==, 60);
  g_assert_cmpuint (cle_kiosk_hours_find_next (hours, 2, minute_of (4, 18, 0)), ==,
                    2 * CLE_DAY_MINUTES + 14 * 60);
}

/* 2026-11-22 is a Sunday. */
static void
test_week (void)
{
  gint64 wall;
  int offset;

  g_assert_true (cle_time_parse_rfc3339 ("2026-11-22T23:30:59.999Z", &wall, &offset));
  g_assert_cmpuint (cle_week_minute (wall, 0), ==, minute_of (6, 23, 30));
  g_assert_cmpuint (cle_week_minute (wall, 60), ==, minute_of (0, 0, 30));
  g_assert_cmpuint (cle_week_minute (wall, -24 * 60), ==, minute_of (5, 23, 30));
  g_assert_cmpuint (cle_week_minute (-1, 0), ==, minute_of (2, 23, 59));
}

static void
test_weak_pins (void)
{
  static const char *const weak[] = { "",       "12345",    "1234567890123", "12345a", "000000",
                                      "123456", "987654",   "121212",        "123123", "77777777",
                                      "311299", "19991231", "31121999",      "991231", "12311999" };
  static const char *const good[] = { "462913", "8040172", "900173956284" };

  for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
    if (cle_kiosk_pin_get_weakness (weak[i]) == NULL)
      g_error ("“%s” passes for a PIN", weak[i]);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_cmpstr (cle_kiosk_pin_get_weakness (good[i]), ==, NULL);
}

/* The same PIN twice makes two hashes; each knows its PIN and no other. */
static void
test_pin (void)
{
  g_autofree char *one = cle_kiosk_pin_hash ("462913", NULL);
  g_autofree char *two = cle_kiosk_pin_hash ("462913", NULL);

  g_assert_cmpstr (one, !=, two);
  g_assert_true (cle_kiosk_pin_check_hash (one));
  g_assert_null (strstr (one, "462913"));
  g_assert_true (cle_kiosk_pin_matches ("462913", one));
  g_assert_true (cle_kiosk_pin_matches ("462913", two));
  g_assert_false (cle_kiosk_pin_matches ("462914", one));
  g_assert_false (cle_kiosk_pin_matches ("4629130", one));
  g_assert_false (cle_kiosk_pin_matches ("", one));
  g_assert_false (cle_kiosk_pin_check_hash ("$y$"));
  g_assert_false (cle_kiosk_pin_check_hash ("$6$abc$def"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kiosk-config/least", test_least);
  g_test_add_func ("/kiosk-config/refused", test_refused);
  g_test_add_func ("/kiosk-config/round-trip", test_round_trip);
  g_test_add_func ("/kiosk-config/save", test_save);
  g_test_add_func ("/kiosk-config/hours", test_hours);
  g_test_add_func ("/kiosk-config/week", test_week);
  g_test_add_func ("/kiosk-config/weak-pins", test_weak_pins);
  g_test_add_func ("/kiosk-config/pin", test_pin);

  return g_test_run ();
}
