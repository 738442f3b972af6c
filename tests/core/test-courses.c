/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-course-item.h"
#include "clients/cle-courses.h"
#include "clients/cle-portfolio.h"

#include <string.h>

/* 100 clients of 1 000.00 for two years: 20 % won and 10 % lost, or none of both
 * and each worth 5 % more. */
static CleCourses
make_courses (void)
{
  CleCourses courses = { .n_years = 2, .currency = "EUR" };

  courses.courses[CLE_COURSE_WIN] =
      (CleCourse){ .clients = 100, .profit = 100000, .win = 20000, .lose = 10000 };
  courses.courses[CLE_COURSE_KEEP] = (CleCourse){ .clients = 100, .profit = 100000, .grow = 5000 };
  cle_courses_compute (&courses);

  return courses;
}

/* 110 000 + 121 000 against 105 000 + 110 250. */
static void
test_gap (void)
{
  CleCourses courses = make_courses ();
  g_autofree char *win = cle_courses_dup_summary (&courses);
  g_autofree char *keep = NULL;
  g_autofree char *same = NULL;

  g_assert_cmpint (courses.years[CLE_COURSE_WIN][2].sum, ==, 23100000);
  g_assert_cmpint (courses.years[CLE_COURSE_KEEP][2].sum, ==, 21525000);
  g_assert_cmpint (cle_courses_get_gap (&courses), ==, -1575000);
  g_assert_nonnull (strstr (win, "winning new ones has brought"));

  courses.courses[CLE_COURSE_WIN].win_cost = 100000;
  cle_courses_compute (&courses);
  g_assert_cmpint (cle_courses_get_gap (&courses), ==, -1575000 + 4200000);
  keep = cle_courses_dup_summary (&courses);
  g_assert_nonnull (strstr (keep, "keeping those already here has brought"));

  courses.courses[CLE_COURSE_WIN] = courses.courses[CLE_COURSE_KEEP];
  courses.n_years = 1000;
  cle_courses_compute (&courses);
  g_assert_cmpuint (courses.n_years, ==, CLE_COURSE_MAX_YEARS);
  same = cle_courses_dup_summary (&courses);
  g_assert_cmpstr (same, ==, "After 10 years both bring the same.");
}

static void
test_sheet (void)
{
  CleCourses courses = make_courses ();
  g_autoptr (CleSheet) sheet = cle_sheet_new_for_courses (&courses);

  g_assert_cmpuint (sheet->rows->len, ==, 3);
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 2, 0), ==, "2");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 2, 1), ==, "121.000");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 2, 3), ==, "231000.00");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 2, 4), ==, "100.000");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 2, 6), ==, "215250.00");
}

static void
test_items (void)
{
  static const struct
  {
    CleCourseItem item;
    const char *text;
    gboolean good;
  } CASES[] = {
    { CLE_COURSE_ITEM_WIN, "12,5", TRUE },     { CLE_COURSE_ITEM_LOSE, "100", TRUE },
    { CLE_COURSE_ITEM_LOSE, "101", FALSE },    { CLE_COURSE_ITEM_WIN, "-1", FALSE },
    { CLE_COURSE_ITEM_PROFIT, "−7.50", TRUE }, { CLE_COURSE_ITEM_CLIENTS, "40", TRUE },
    { CLE_COURSE_ITEM_CLIENTS, "4.5", FALSE }, { CLE_COURSE_ITEM_CLIENTS, "", FALSE },
    { CLE_COURSE_ITEM_GROW, "much", FALSE },   { CLE_COURSE_ITEM_WIN_COST, "99.99", TRUE },
  };
  CleCourse course = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", CASES[i].text);
      g_assert_cmpint (cle_course_item_parse (CASES[i].item, CASES[i].text, &course, &error), ==,
                       CASES[i].good);
      g_assert_cmpint (error == NULL, ==, CASES[i].good);
    }
  g_assert_cmpuint (course.win, ==, 12500);
  g_assert_cmpuint (course.lose, ==, 100000);
  g_assert_cmpuint (course.grow, ==, 0);
  g_assert_cmpint (course.profit, ==, -750);
  g_assert_cmpuint (course.clients, ==, 40);
  g_assert_cmpint (course.win_cost, ==, 9999);

  /* What is shown can be typed. */
  for (guint i = 0; i < CLE_N_COURSE_ITEMS; i++)
    {
      g_autofree char *text = cle_course_item_dup_text ((CleCourseItem) i, &course);
      CleCourse again = course;

      g_assert_true (cle_course_item_parse ((CleCourseItem) i, text, &again, NULL));
      g_assert_cmpmem (&again, sizeof again, &course, sizeof course);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/courses/gap", test_gap);
  g_test_add_func ("/courses/sheet", test_sheet);
  g_test_add_func ("/courses/items", test_items);

  return g_test_run ();
}
