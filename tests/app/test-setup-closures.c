/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-setup-closures.h"
#include "cle-setup-logo.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <locale.h>
#include <string.h>

static void
test_days (void)
{
  static const struct
  {
    guint       days;
    const char *text;
  } table[] = {
    { 0x7f, "every day" },
    { 0x1f, "Monday–Friday" },
    { 0x3f, "Monday–Saturday" },
    { 0x60, "Saturday, Sunday" },
    { 0x01, "Monday" },
    { 0x55, "Monday, Wednesday, Friday, Sunday" },
    { 0x4e, "Tuesday–Thursday, Sunday" },
    { 0x00, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = cle_setup_format_days (table[i].days);

      g_assert_cmpstr (text, ==, table[i].text);
    }
}

static void
test_hours (void)
{
  static const CleKioskHours hours[] = { { 0x1f, 480, 1020 }, { 0x20, 600, 1440 } };
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (CleKioskHours));
  g_autofree char *always = cle_setup_format_hours (list);
  g_autofree char *text = NULL;

  g_array_append_vals (list, hours, G_N_ELEMENTS (hours));
  text = cle_setup_format_hours (list);
  g_assert_cmpstr (always, ==, "Always open");
  g_assert_cmpstr (text, ==, "Monday–Friday 08:00–17:00\nSaturday 10:00–24:00");
}

static void
test_time (void)
{
  static const struct
  {
    const char *text;
    int         minute; /* -1: none */
  } table[] = {
    { "08:30", 510 }, { "8:30", 510 }, { " 8.30 ", 510 }, { "8", 480 },      { "24", 1440 },
    { "0", 0 },       { "24:00", 1440 }, { "24:01", -1 }, { "25", -1 },      { "8:3", -1 },
    { "", -1 },       { "8:60", -1 },   { "123", -1 },    { "08:30x", -1 },  { "-1", -1 },
    { "8:", -1 },     { "٨:٣٠", -1 },   { "08:30:00", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      guint minute = 0;
      gboolean fine = cle_setup_parse_time (table[i].text, &minute);

      g_test_message ("“%s”", table[i].text);
      g_assert_cmpint (fine ? (int) minute : -1, ==, table[i].minute);
    }
}

static void
test_checks (void)
{
  const CleKioskHours fine = { 1, 0, 1440 }, never = { 0, 0, 60 }, night = { 1, 1200, 360 };
  g_autofree char *endless = g_strnfill (5000, '/');

  g_assert_null (cle_setup_check_hours (&fine));
  g_assert_nonnull (strstr (cle_setup_check_hours (&never), "at least one day"));
  g_assert_nonnull (strstr (cle_setup_check_hours (&night), "closes before it opens"));
  g_assert_null (cle_setup_check_folder (""));
  g_assert_null (cle_setup_check_folder ("/media/stick"));
  g_assert_nonnull (strstr (cle_setup_check_folder ("stick"), "slash"));
  g_assert_nonnull (strstr (cle_setup_check_folder (endless), "too long"));
}

static void
test_languages (void)
{
  g_auto (GStrv) known = cle_setup_list_languages ();

  g_assert_cmpstr (known[0], ==, "en");
  g_assert_true (g_strv_contains ((const char *const *) known, "ru"));
  for (guint i = 0; known[i] != NULL; i++)
    g_assert_cmpstr (cle_setup_language_name (known[i]), !=, known[i]);
  g_assert_cmpstr (cle_setup_language_name ("xx"), ==, "xx");
}

/* What makes answers of before and after incomparable, and what does not. */
static void
test_round (void)
{
  g_autoptr (CleKioskConfig) before = cle_kiosk_config_new ();
  g_autoptr (CleKioskConfig) after = cle_kiosk_config_copy (before);

  after->idle = 300;
  after->slips = after->keep_partial = after->show_result = TRUE;
  after->voices = 7;
  cle_kiosk_config_add_language (after, "ru");
  g_assert_false (cle_setup_begins_round (before, after));

  after->anonymous = !before->anonymous;
  g_assert_true (cle_setup_begins_round (before, after));
  after->anonymous = before->anonymous;

  after->document = g_bytes_new_static ("a", 1);
  g_assert_true (cle_setup_begins_round (before, after));
  before->document = g_bytes_new_static ("a", 1);
  g_assert_false (cle_setup_begins_round (before, after));
  g_bytes_unref (before->document);
  before->document = g_bytes_new_static ("b", 1);
  g_assert_true (cle_setup_begins_round (before, after));
  g_clear_pointer (&before->document, g_bytes_unref);
  g_clear_pointer (&after->document, g_bytes_unref);

  g_free (after->questionnaire);
  after->questionnaire = g_strdup ("other");
  g_assert_true (cle_setup_begins_round (before, after));
}

static void
test_summary (void)
{
  g_autoptr (CleKioskConfig) config = cle_kiosk_config_new ();
  g_autofree char *plain = cle_setup_part_text (config, CLE_SETUP_QUESTIONS, "Ten <b>");
  g_autofree char *one = cle_setup_part_text (config, CLE_SETUP_VOICES, "");
  g_autofree char *pin = cle_setup_part_text (config, CLE_SETUP_PIN, "");
  g_autofree char *idle = cle_setup_part_text (config, CLE_SETUP_IDLE, "");
  g_autofree char *several = NULL;
  g_autofree char *about = NULL;

  config->voices = 6;
  several = cle_setup_part_text (config, CLE_SETUP_VOICES, "");
  g_free (config->subject);
  config->subject = g_strdup ("the desk");
  about = cle_setup_part_text (config, CLE_SETUP_QUESTIONS, "Ten");
  g_assert_cmpstr (plain, ==, "“Ten <b>”");
  g_assert_cmpstr (about, ==, "“Ten”, about the desk");
  g_assert_cmpstr (one, ==, "Staff. Visitors are not asked.");
  g_assert_cmpstr (several, ==, "Staff, Client. Visitors say with one tap who they are.");
  g_assert_cmpstr (pin, ==, "Not set");
  g_assert_cmpstr (idle, ==, "After 60 seconds it asks “Still there?”.");
  for (guint i = 0; i < CLE_N_SETUP_PARTS; i++)
    {
      g_autofree char *text = cle_setup_part_text (config, (CleSetupPart) i, "Ten");

      g_assert_cmpuint (strlen (cle_setup_part_name ((CleSetupPart) i)), >, 0);
      g_assert_true (text != NULL);
    }
}

/* A picture of noise, which no format can make small. */
static GBytes *
make_picture (int         width,
              int         height,
              const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  char *data;
  gsize length;

  for (gsize i = 0; i < gdk_pixbuf_get_byte_length (pixbuf); i++)
    pixels[i] = (guint8) g_rand_int (rand);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, type, NULL, NULL));

  return g_bytes_new_take (data, length);
}

static void
test_logo (void)
{
  static const struct
  {
    int         width;
    int         height;
    const char *type;
    int         most_width;
    int         most_height;
  } table[] = {
    { 100, 40, "png", 100, 40 },   { 1600, 400, "png", 512, 128 }, { 400, 1600, "jpeg", 128, 512 },
    { 2000, 2000, "png", 511, 511 }, { 3000, 1, "jpeg", 512, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GBytes) bytes = make_picture (table[i].width, table[i].height, table[i].type);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) logo = cle_setup_logo_make (bytes, &error);
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (GdkPixbuf) pixbuf = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (logo), <=, CLE_KIOSK_MAX_LOGO);
      g_assert_cmpint (memcmp (g_bytes_get_data (logo, NULL), "\x89PNG", 4), ==, 0);
      stream = g_memory_input_stream_new_from_bytes (logo);
      pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);
      g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), <=, table[i].most_width);
      g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), <=, table[i].most_height);
      if (MAX (table[i].width, table[i].height) <= CLE_SETUP_LOGO_SIDE)
        g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, table[i].width);
    }
}

/* Of a picture that was cut off in the middle nothing is shown. */
static void
test_logo_cut (void)
{
  static const char *const types[] = { "png", "jpeg" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) whole = make_picture (200, 200, types[i]);
      g_autoptr (GBytes) most =
          g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) * 3 / 4);
      g_autoptr (GError) error = NULL;

      g_assert_null (cle_setup_logo_make (most, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, "damaged"));
    }
}

static void
test_logo_trouble (void)
{
  g_autoptr (GBytes) whole = make_picture (200, 200, "png");
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, 40);
  g_autoptr (GBytes) svg = g_bytes_new_static ("<svg xmlns='http://www.w3.org/2000/svg'/>", 41);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  GBytes *table[] = { half, svg, empty };
  g_autoptr (GBytes) bomb = NULL;
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
  g_autoptr (GError) large = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cle_setup_logo_make (table[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }

  /* It says that it is 60000 by 60000, with the sum that belongs to that. */
  memcpy (data + 16, "\x00\x00\xea\x60\x00\x00\xea\x60\x08\x02\x00\x00\x00\x0f\xb0\xe2\x15", 17);
  bomb = g_bytes_new (data, g_bytes_get_size (whole));
  g_assert_null (cle_setup_logo_make (bomb, &large));
  g_assert_nonnull (strstr (large->message, "too many pixels"));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup/days", test_days);
  g_test_add_func ("/setup/hours", test_hours);
  g_test_add_func ("/setup/time", test_time);
  g_test_add_func ("/setup/checks", test_checks);
  g_test_add_func ("/setup/languages", test_languages);
  g_test_add_func ("/setup/round", test_round);
  g_test_add_func ("/setup/summary", test_summary);
  g_test_add_func ("/setup/logo", test_logo);
  g_test_add_func ("/setup/logo/cut", test_logo_cut);
  g_test_add_func ("/setup/logo/trouble", test_logo_trouble);

  return g_test_run ();
}
