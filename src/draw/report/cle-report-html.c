/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-outcome.h"
#include "charts/cle-chart-file.h"
#include "clients/cle-trait.h"
#include "cle-report-private.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define CHART_WIDTH 760.0 /* pixels; the page scales it */
#define ARC_WIDTH   180

static const char STYLE[] =
    ":root{color-scheme:light dark;--text:#2e2e33;--dim:#5e5c64;--line:#e3e3e6;--back:#fff;"
    "--accent:#1c71d8}"
    "body{margin:0;background:var(--back);color:var(--text);"
    "font:16px/1.55 system-ui,Cantarell,'Segoe UI',sans-serif}"
    "main{max-width:46rem;margin:0 auto;padding:3.5rem 1.25rem}"
    "h1{font-size:2rem;line-height:1.2;margin:0 0 1.25rem}"
    "h2{font-size:1.25rem;margin:2.75rem 0 .5rem}h3{font-size:1rem;margin:1.5rem 0 .25rem}"
    "p{margin:.5rem 0;max-width:38rem;overflow-wrap:anywhere}"
    ".lead{font-size:1.15rem}.dim,footer,dt,th,.evidence{color:var(--dim)}"
    "dl{display:grid;grid-template-columns:minmax(7rem,11rem) 1fr;gap:.2rem 1rem;margin:0}"
    "dd{margin:0;overflow-wrap:anywhere}"
    ".score{display:flex;flex-wrap:wrap;gap:1.5rem 2rem;margin:2rem 0}"
    ".score>div{flex:1 1 18rem}.score h2{margin:0}"
    ".wide{overflow-x:auto}table{border-collapse:collapse;margin:.75rem 0;font-size:.9rem;"
    "width:100%;font-variant-numeric:tabular-nums}"
    "th,td{text-align:start;vertical-align:top;padding:.4rem .75rem .4rem 0;"
    "border-bottom:1px solid var(--line);overflow-wrap:anywhere}"
    "th{font-weight:normal;border-color:var(--dim)}.number{text-align:end}"
    "figure{margin:1rem 0}svg{max-width:100%;height:auto}.dark{display:none}"
    "ol,ul{padding-inline-start:1.5rem}li{margin:.6rem 0;overflow-wrap:anywhere}"
    "li::marker{color:var(--accent);font-weight:bold}"
    ".mark{display:inline-block;width:1.4em;color:var(--accent);font-weight:bold}"
    ".boxes{display:flex;flex-wrap:wrap;gap:.25rem 2rem}"
    ".rule{border-bottom:1px solid var(--line);min-height:1.8rem}"
    ".pair{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem;break-inside:avoid}"
    ".pair h3{overflow-wrap:anywhere}.dots{color:var(--accent);letter-spacing:.1em}"
    "footer{margin-top:4rem;padding-top:.75rem;border-top:1px solid var(--line);font-size:.85rem}"
    "@media(prefers-color-scheme:dark){:root{--text:#f4f4f4;--dim:#b8b6bc;--line:#3d3d40;"
    "--back:#242424;--accent:#78aeed}.dark{display:block}.light{display:none}}"
    "@media print{.dark{display:none}.light{display:block}:root{--text:#2e2e33;--dim:#5e5c64;"
    "--line:#e3e3e6;--back:#fff}tr,li,figure{break-inside:avoid}h1,h2,h3{break-after:avoid}}";

typedef struct
{
  const CleReport *report;
  GString         *out;
  guint            n_pictures;
  const char      *open;   /* the element that the next part may go on with */
} Writing;

/* HTML has no control characters. */
static char *
escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (char *at = valid; *at != '\0'; at++)
    if ((guchar) *at < ' ' || *at == 0x7f)
      *at = ' ';

  return g_markup_escape_text (valid, -1);
}

static void
write_element (Writing    *self,
               const char *name,
               const char *class,
               const char *text)
{
  g_autofree char *words = escape (text);

  if (class != NULL)
    g_string_append_printf (self->out, "<%s class=\"%s\"><bdi>%s</bdi></%s>\n", name, class, words,
                            name);
  else
    g_string_append_printf (self->out, "<%s><bdi>%s</bdi></%s>\n", name, words, name);
}

/* Lists are as long as their items follow each other. */
static void
switch_open (Writing    *self,
             const char *wanted)
{
  if (g_strcmp0 (self->open, wanted) == 0)
    return;
  if (self->open != NULL)
    g_string_append_printf (self->out, "</%s>\n", self->open);
  if (wanted != NULL)
    g_string_append_printf (self->out, "<%s>\n", wanted);
  self->open = wanted;
}

static char *
replace (const char *text,
         const char *pattern,
         const char *by)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);

  return g_regex_replace (regex, text, -1, 0, by, 0, NULL);
}

/* A picture inside of a page: no prologue, no namespaces, and names that no
 * other picture has. */
static void
write_svg (Writing    *self,
           const char *svg)
{
  const char *root = strstr (svg, "<svg");
  g_autofree char *named = g_strdup_printf ("\\1p%u-", ++self->n_pictures);
  g_autofree char *bare = replace (root, " xmlns(:xlink)?=\"[^\"]*\"", "");
  g_autofree char *linked = replace (bare, "xlink:href", "href");
  g_autofree char *own = replace (linked, "(\\bid=\"|href=\"#|url\\(#)", named);

  g_string_append (self->out, own);
}

static void
write_picture (Writing             *self,
               const CleReportPart *part,
               const CleChartStyle *style,
               const char          *class,
               guint                first,
               guint               *next)
{
  CleChartSetup setup = cle_report_setup_chart (self->report, style);
  g_autoptr (CleChart) chart =
      part->make (part->data, self->report->slices, &setup, CHART_WIDTH, 4000, first, next);
  g_autoptr (GBytes) svg = NULL;
  g_autofree char *text = NULL;

  if (cle_chart_get_state (chart) != CLE_CHART_FULL)
    {
      *next = 0;
      if (g_str_equal (class, "light"))
        write_element (self, "p", "dim", cle_chart_get_message (chart));
      return;
    }

  svg = cle_chart_render (chart, CLE_CHART_SVG, NULL);
  if (svg == NULL)
    return;
  text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_string_append_printf (self->out, "<figure class=\"%s\">", class);
  write_svg (self, text);
  g_string_append (self->out, "</figure>\n");
}

static void
write_chart (Writing             *self,
             const CleReportPart *part)
{
  guint first = 0, next = 0;

  do
    {
      write_picture (self, part, self->report->style, "light", first, &next);
      write_picture (self, part, self->report->dark, "dark", first, &next);
      first = next;
    }
  while (first > 0);
}

static cairo_status_t
append_cb (void                *data,
           const unsigned char *bytes,
           unsigned int         length)
{
  g_string_append_len (data, (const char *) bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
write_arc (Writing             *self,
           const CleReportPart *part,
           ClePalette           palette,
           const char          *class)
{
  g_autoptr (GString) svg = g_string_new (NULL);
  double height = cle_score_arc_fit (ARC_WIDTH);
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream (append_cb, svg, ARC_WIDTH, height);
  cairo_t *cr = cairo_create (surface);
  CleScoreArcColors colors = cle_score_arc_colors (palette, part->tone);

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  cle_score_arc_paint (&part->arc, &colors, cr, ARC_WIDTH, height);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_string_append_printf (self->out, "<span class=\"%s\" aria-hidden=\"true\">", class);
  write_svg (self, svg->str);
  g_string_append (self->out, "</span>\n");
}

static void
write_score (Writing             *self,
             const CleReportPart *part)
{
  g_autofree char *score = cle_points_format (part->arc.score);
  g_autofree char *max = cle_points_format (part->arc.max);
  g_autofree char *sentence = g_strdup_printf (_ ("%s of %s"), score, max);

  g_string_append (self->out, "<section class=\"score\">\n");
  write_arc (self, part, CLE_PALETTE_LIGHT, "light");
  write_arc (self, part, CLE_PALETTE_DARK, "dark");
  g_string_append (self->out, "<div>\n");
  write_element (self, "h2", NULL, sentence);
  if (part->label != NULL)
    write_element (self, "p", "lead", part->label);
  if (part->text != NULL)
    write_element (self, "p", NULL, part->text);
  if (part->detail != NULL)
    write_element (self, "p", "dim", part->detail);
  g_string_append (self->out, "</div>\n</section>\n");
}

static void
write_row (Writing        *self,
           const CleSheet *sheet,
           char          **cells,
           const char     *name)
{
  g_string_append (self->out, "<tr>");
  for (guint i = 0; i < sheet->n_columns; i++)
    write_element (self, name, sheet->numeric[i] ? "number" : NULL, cells[i]);
  g_string_append (self->out, "</tr>\n");
}

static void
write_table (Writing        *self,
             const CleSheet *sheet)
{
  if (sheet->rows->len == 0)
    return;

  g_string_append (self->out, "<div class=\"wide\"><table>\n<thead>");
  write_row (self, sheet, sheet->titles, "th");
  g_string_append (self->out, "</thead>\n<tbody>\n");
  for (guint i = 0; i < sheet->rows->len; i++)
    write_row (self, sheet, sheet->rows->pdata[i], "td");
  g_string_append (self->out, "</tbody></table></div>\n");
}

static void
write_item (Writing             *self,
            const CleReportPart *part)
{
  switch_open (self, g_ascii_isdigit (*part->label) ? "ol" : "ul");
  g_string_append (self->out, "<li>");
  write_element (self, part->detail != NULL ? "strong" : "span", NULL, part->text);
  if (part->detail != NULL)
    write_element (self, "p", NULL, part->detail);
  g_string_append (self->out, "</li>\n");
}

static void
write_answer (Writing             *self,
              const CleReportPart *part)
{
  static const char *const marks[] = {
    [CLE_ANSWER_NONE] = "–",
    [CLE_ANSWER_YES] = "✓",
    [CLE_ANSWER_UNSURE] = "?",
    [CLE_ANSWER_NO] = "✗",
  };
  g_autofree char *word = escape (cle_report_name_answer (part->answer));

  switch_open (self, "ol");
  g_string_append (self->out, "<li>");
  write_element (self, "span", NULL, part->text);
  g_string_append_printf (self->out,
                          "<p><span class=\"mark\" aria-hidden=\"true\">%s</span>%s</p>\n",
                          marks[part->answer], word);
  if (part->detail != NULL)
    write_element (self, "p", "evidence", part->detail);
  g_string_append (self->out, "</li>\n");
}

static void
write_box (Writing    *self,
           const char *word)
{
  g_autofree char *escaped = escape (word);

  g_string_append_printf (self->out, "<span>☐ %s</span>", escaped);
}

static void
write_choice (Writing             *self,
              const CleReportPart *part)
{
  switch_open (self, "ol");
  g_string_append (self->out, "<li>");
  write_element (self, "span", NULL, part->text);
  g_string_append (self->out, "<p class=\"boxes\">");
  for (CleAnswer answer = CLE_ANSWER_YES; answer <= CLE_ANSWER_NO; answer++)
    write_box (self, cle_report_name_answer (answer));
  g_string_append (self->out, "</p>\n");
  if (part->detail != NULL)
    write_element (self, "p", "dim", part->detail);
  g_string_append (self->out, "<p class=\"rule\"></p></li>\n");
}

static void
write_dots (Writing *self,
            guint    weight)
{
  g_string_append (self->out, "<p class=\"dim\"><span class=\"dots\" aria-hidden=\"true\">");
  for (guint i = 0; i < CLE_TRAIT_MAX_WEIGHT; i++)
    g_string_append (self->out, i < weight ? "●" : "○");
  g_string_append_printf (self->out, "</span> %u/%u</p>\n", weight, CLE_TRAIT_MAX_WEIGHT);
}

static void
write_side (Writing             *self,
            const CleReportSide *side)
{
  g_auto (GStrv) lines = NULL;

  g_string_append (self->out, "<div>\n");
  if (side != NULL)
    {
      write_element (self, side->weight > 0 ? "h3" : "h2", NULL, side->name);
      if (side->weight > 0)
        write_dots (self, side->weight);
      lines = g_strsplit (side->words != NULL ? side->words : "", "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        if (lines[i][0] != '\0')
          write_element (self, "p", NULL, lines[i]);
    }
  g_string_append (self->out, "</div>\n");
}

static void
write_pair (Writing             *self,
            const CleReportPart *part)
{
  g_string_append (self->out, "<section class=\"pair\">\n");
  write_side (self, part->sides[0]);
  write_side (self, part->sides[1]);
  g_string_append (self->out, "</section>\n");
}

static void
write_heading (Writing             *self,
               const CleReportPart *part)
{
  char name[] = "h1";

  name[1] = (char) ('0' + CLAMP (part->level, 1, 3));
  write_element (self, name, NULL, part->text);
}

static void
write_fact (Writing             *self,
            const CleReportPart *part)
{
  switch_open (self, "dl");
  write_element (self, "dt", NULL, part->label != NULL ? part->label : part->text);
  if (part->kind == CLE_PART_FACT)
    write_element (self, "dd", NULL, part->text);
  else
    g_string_append (self->out, "<dd class=\"rule\"></dd>\n");
}

static void
write_voices (Writing             *self,
              const CleReportPart *part)
{
  switch_open (self, "dl");
  write_element (self, "dt", NULL, part->text);
  g_string_append (self->out, "<dd class=\"boxes\">");
  for (guint i = 0; i < CLE_N_VOICES; i++)
    write_box (self, cle_report_name_voice ((CleVoice) i));
  g_string_append (self->out, "</dd>\n");
}

static void
write_alone (Writing             *self,
             const CleReportPart *part)
{
  switch_open (self, NULL);
  if (part->kind == CLE_PART_HEADING)
    write_heading (self, part);
  else if (part->kind == CLE_PART_SCORE)
    write_score (self, part);
  else if (part->kind == CLE_PART_CHART)
    write_chart (self, part);
  else if (part->kind == CLE_PART_TABLE)
    write_table (self, part->sheet);
  else if (part->kind == CLE_PART_PAIR)
    write_pair (self, part);
  else if (part->kind != CLE_PART_PAGE_BREAK && part->kind != CLE_PART_SPACE)
    write_element (self, "p",
                   part->kind == CLE_PART_LEAD  ? "lead"
                   : part->kind == CLE_PART_DIM ? "dim"
                                                : NULL,
                   part->text);
}

/**
 * cle_report_write_html_parts:
 * @self: a report
 * @out: where its parts go, as HTML
 */
void
cle_report_write_html_parts (const CleReport *self,
                             GString         *out)
{
  Writing writing = { .report = self, .out = out };

  for (guint i = 0; i < self->parts->len; i++)
    {
      const CleReportPart *part = g_ptr_array_index (self->parts, i);

      if (part->kind == CLE_PART_ITEM)
        write_item (&writing, part);
      else if (part->kind == CLE_PART_ANSWER)
        write_answer (&writing, part);
      else if (part->kind == CLE_PART_CHOICE)
        write_choice (&writing, part);
      else if (part->kind == CLE_PART_FACT || part->kind == CLE_PART_FIELD)
        write_fact (&writing, part);
      else if (part->kind == CLE_PART_VOICES)
        write_voices (&writing, part);
      else
        write_alone (&writing, part);
    }
  switch_open (&writing, NULL);
}

/**
 * cle_report_write_html:
 * @self: a report
 * @write: takes the bytes
 * @user_data: for @write
 * @error: return location for an error
 *
 * Writes one file that needs nothing else: no scripts, no pictures of its own,
 * no addresses. It follows the reader's light or dark screen.
 *
 * Returns: %FALSE with an error of @write
 */
gboolean
cle_report_write_html (CleReport       *self,
                       CleReportWrite   write,
                       gpointer         user_data,
                       GError         **error)
{
  g_autoptr (GString) out = g_string_new ("<!DOCTYPE html>\n");
  g_autofree char *title = escape (self->title);
  g_autofree char *language = escape (self->language);
  g_autofree char *foot = escape (self->foot);

  g_string_append_printf (out,
                          "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width\">\n"
                          "<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n",
                          language, title, STYLE);
  cle_report_choose_letters (self);
  cle_report_write_html_parts (self, out);
  g_string_append_printf (out, "<footer>%s</footer>\n</main>\n</body>\n</html>\n", foot);

  return write (out->str, out->len, user_data, error);
}
