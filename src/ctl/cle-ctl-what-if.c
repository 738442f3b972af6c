/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts/cle-chart-file.h"
#include "charts/cle-courses-chart.h"
#include "cle-ctl-client-chart.h"
#include "cle-ctl-clients.h"
#include "clients/cle-course-item.h"
#include "clients/cle-portfolio.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDTH 900

static const char *const WORDS[CLE_N_COURSES] = { "win", "keep" };

typedef struct
{
  char       *format;
  char       *file;
  char      **set;
  int         years;
  gboolean    json;
  CleCourses  courses;
} Wish;

static void
wish_clear (Wish *self)
{
  g_free (self->format);
  g_free (self->file);
  g_strfreev (self->set);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

/* COURSE.ITEM=VALUE */
static gboolean
assume (CleCtl     *ctl,
        Wish       *self,
        const char *word,
        CleCtlExit *status)
{
  g_auto (GStrv) sides = g_strsplit (word, "=", 2);
  g_auto (GStrv) names = g_strsplit (sides[0] != NULL ? sides[0] : "", ".", 2);
  g_autoptr (GError) error = NULL;
  CleCourseItem item;

  for (guint c = 0; c < CLE_N_COURSES && g_strv_length (names) == 2 && sides[1] != NULL; c++)
    if (strcmp (names[0], WORDS[c]) == 0 && cle_course_item_from_word (names[1], &item))
      {
        if (cle_course_item_parse (item, sides[1], &self->courses.courses[c], &error))
          return TRUE;
        *status = cle_ctl_refuse (ctl, "%s: %s", sides[0], error->message);
        return FALSE;
      }

  *status = cle_ctl_refuse (ctl,
                            _ ("“%s”: please write win. or keep. and one of clients, profit, win, "
                               "lose, grow, win-cost, then = and a number."),
                            word);
  return FALSE;
}

static void
write_course (const CleCourses *courses,
              guint             course,
              GString          *out)
{
  const CleCourse *given = &courses->courses[course];

  g_string_append_printf (out,
                          "{\"clients\":%u,\"profit\":%" G_GINT64_FORMAT ",\"win\":%u,\"lose\":%u,",
                          given->clients, given->profit, given->win, given->lose);
  g_string_append_printf (out, "\"grow\":%u,\"win_cost\":%" G_GINT64_FORMAT ",\"years\":[",
                          given->grow, given->win_cost);
  for (guint i = 0; i <= courses->n_years; i++)
    {
      const CleCourseYear *year = &courses->years[course][i];

      g_string_append (out, i > 0 ? ",{" : "{");
      cle_json_write_integer (out, "clients", year->clients);
      cle_json_write_integer (out, "won", year->won);
      cle_json_write_integer (out, "lost", year->lost);
      cle_json_write_integer (out, "each", year->each);
      cle_json_write_integer (out, "profit", year->profit);
      cle_json_write_integer (out, "sum", year->sum);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "]}");
}

/* A table cannot hold what it was reckoned from: that stands beside it, in the
 * words of --set. */
static void
tell_assumptions (CleCtl           *ctl,
                  const CleCourses *courses)
{
  fprintf (ctl->err, _ ("Assumed for %u years:\n"), courses->n_years);
  for (guint c = 0; c < CLE_N_COURSES; c++)
    for (CleCourseItem item = 0; item < CLE_N_COURSE_ITEMS; item++)
      {
        g_autofree char *text = cle_course_item_dup_text (item, &courses->courses[c]);

        fprintf (ctl->err, "%s.%s=%s  %s\n", WORDS[c], cle_course_item_get_word (item), text,
                 cle_course_item_get_name (item));
      }
}

static CleCtlExit
write_text (CleCtl     *ctl,
            const Wish *self,
            gboolean    json)
{
  g_autoptr (CleSheet) sheet = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (GString) out = g_string_new ("{");

  if (!json)
    {
      tell_assumptions (ctl, &self->courses);
      sheet = cle_sheet_new_for_courses (&self->courses);
      csv = cle_sheet_dup_csv (sheet);
      return cle_ctl_write_out (ctl, self->file, csv, strlen (csv));
    }

  cle_json_write_text (out, "currency", self->courses.currency);
  for (guint c = 0; c < CLE_N_COURSES; c++)
    {
      cle_json_write_key (out, WORDS[c]);
      write_course (&self->courses, c, out);
    }
  cle_json_write_integer (out, "gap", cle_courses_get_gap (&self->courses));
  g_string_append (out, "}\n");
  return cle_ctl_write_out (ctl, self->file, out->str, out->len);
}

static CleCtlExit
draw (CleCtl         *ctl,
      const Wish     *self,
      CleChartFormat  format)
{
  g_autoptr (CleChartStyle) style =
      cle_chart_style_new_for_file (cle_palette_choose (FALSE, FALSE));
  CleChartSetup setup = { .style = style, .title = _ ("Win new ones, or keep those here?") };
  g_autoptr (CleChart) chart = cle_courses_chart_new (&self->courses, &setup, WIDTH, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize size;

  if (cle_chart_get_state (chart) != CLE_CHART_FULL)
    return cle_ctl_refuse (ctl, "%s", cle_chart_get_message (chart));

  bytes = cle_chart_render (chart, format, &error);
  if (bytes == NULL)
    return cle_ctl_fail (ctl, error);

  data = g_bytes_get_data (bytes, &size);
  return cle_ctl_write_out (ctl, self->file, data, size);
}

static gboolean
load (CleCtl     *ctl,
      Wish       *self,
      CleCtlExit *status)
{
  g_auto (CleCtlClients) all = { 0 };

  if (!cle_ctl_clients_load (&all, ctl, status))
    return FALSE;

  cle_courses_init (&self->courses, cle_ctl_clients_judge (&all, ctl),
                    cle_client_book_get_office (all.book));
  self->courses.n_years = (guint) self->years;
  for (guint i = 0; self->set != NULL && self->set[i] != NULL; i++)
    if (!assume (ctl, self, self->set[i], status))
      return FALSE;

  cle_courses_compute (&self->courses);
  return TRUE;
}

/**
 * cle_ctl_what_if:
 * @ctl: the program
 * @argc: number of words
 * @argv: `what-if [--years N] [--set COURSE.ITEM=VALUE …] [--format csv|json|png|svg|pdf | --json] [-o FILE]`
 *
 * Follows two courses of action over some years: winning new clients, or keeping
 * those who are here. What a table was reckoned from stands on
 * standard error.
 *
 * Returns: the exit code
 */
CleCtlExit
cle_ctl_what_if (CleCtl  *ctl,
                 int      argc,
                 char   **argv)
{
  g_auto (Wish) self = { .years = CLE_COURSE_YEARS };
  const GOptionEntry entries[] = {
    { "years", 0, 0, G_OPTION_ARG_INT, &self.years, NULL, NULL },
    { "set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self.set, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self.json, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &self.format, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self.file, NULL, NULL },
    { NULL },
  };
  const char *word;
  CleCtlExit status;
  CleChartFormat format = CLE_CHART_PNG;
  gboolean text;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no further words."), argv[0]);

  if (self.json && self.format != NULL)
    return cle_ctl_usage (ctl, "%s", _ ("--json is a format: --format cannot be another one."));

  word = self.json ? "json" : self.format != NULL ? self.format : "csv";
  text = strcmp (word, "csv") == 0 || strcmp (word, "json") == 0;
  if (!text && !cle_chart_format_from_word (word, &format))
    return cle_ctl_usage (ctl, _ ("“%s” is none of csv, json, png, svg, pdf."), word);
  if (self.years < 1 || self.years > CLE_COURSE_MAX_YEARS)
    return cle_ctl_usage (ctl, _ ("It can be 1 to %d years, not %d."), CLE_COURSE_MAX_YEARS,
                          self.years);
  if (!load (ctl, &self, &status))
    return status;

  return text ? write_text (ctl, &self, strcmp (word, "json") == 0) : draw (ctl, &self, format);
}
