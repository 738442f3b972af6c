/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-private.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

static void
free_part (gpointer data)
{
  CleReportPart *part = data;

  g_free (part->label);
  g_free (part->text);
  g_free (part->detail);
  cle_sheet_free (part->sheet);
  for (guint i = 0; i < G_N_ELEMENTS (part->sides); i++)
    g_clear_pointer (&part->sides[i], cle_report_side_free);
  g_free (part);
}

/**
 * cle_report_new:
 * @title: plain text
 * @language: (nullable): of most texts
 *
 * Returns: (transfer full): a report that says nothing yet
 */
CleReport *
cle_report_new (const char *title,
                const char *language)
{
  CleReport *self = g_new0 (CleReport, 1);

  self->title = g_strdup (title);
  self->head = g_strdup ("");
  self->foot = g_strdup ("");
  self->language = g_strdup (language != NULL ? language : "en");
  self->parts = g_ptr_array_new_with_free_func (free_part);
  self->owned = g_array_new (FALSE, FALSE, sizeof (CleReportOwned));
  self->slices = g_ptr_array_new_with_free_func (g_free);
  self->paper = cle_paper_get_usual ();

  return self;
}

static CleChartStyle *
create_style (PangoFontMap *fonts,
              ClePalette    palette,
              const char   *language)
{
  CleChartStyle *style = cle_chart_style_new_with_fonts (fonts, palette);

  pango_context_set_language (style->context, pango_language_from_string (language));

  return style;
}

/**
 * cle_report_choose_letters:
 * @self: a report
 *
 * Chooses the letters, unless that was done: charts and pages are set in the
 * same ones. That takes as long as many a report, so it is left to the thread
 * that lays it out; and the fonts are the report's own, so that another thread
 * may paint it.
 */
void
cle_report_choose_letters (CleReport *self)
{
  PangoFontMap *fonts;

  if (self->style != NULL)
    return;

  fonts = pango_cairo_font_map_new ();
  self->style = create_style (fonts, CLE_PALETTE_LIGHT, self->language);
  self->dark = create_style (fonts, CLE_PALETTE_DARK, self->language);
  g_object_unref (fonts);
}

/**
 * cle_report_own:
 * @self: a report
 * @data: (transfer full) (nullable): what it needs as long as it lives
 * @destroy: how to free it; the last one is freed first
 */
void
cle_report_own (CleReport      *self,
                gpointer        data,
                GDestroyNotify  destroy)
{
  CleReportOwned owned = { data, destroy };

  if (data != NULL)
    g_array_append_val (self->owned, owned);
}

/**
 * cle_report_add_part:
 * @self: a report
 * @kind: what
 * @text: (nullable): plain text
 *
 * Returns: (transfer none): the part, to say more
 */
CleReportPart *
cle_report_add_part (CleReport         *self,
                     CleReportPartKind  kind,
                     const char        *text)
{
  CleReportPart *part = g_new0 (CleReportPart, 1);

  part->kind = kind;
  part->text = g_strdup (text);
  g_ptr_array_add (self->parts, part);

  return part;
}

/**
 * cle_report_add_heading:
 * @self: a report
 * @level: 1 … 3
 * @text: plain text
 */
void
cle_report_add_heading (CleReport  *self,
                        guint       level,
                        const char *text)
{
  cle_report_add_part (self, CLE_PART_HEADING, text)->level = level;
}

/**
 * cle_report_add_fact:
 * @self: a report
 * @label: what is told
 * @text: (nullable): the fact; nothing is added without
 */
void
cle_report_add_fact (CleReport  *self,
                     const char *label,
                     const char *text)
{
  if (text != NULL && *text != '\0')
    cle_report_add_part (self, CLE_PART_FACT, text)->label = g_strdup (label);
}

/**
 * cle_report_add_item:
 * @self: a report
 * @number: in the list; 0 for none
 * @text: plain text
 * @detail: (nullable): more about it, in smaller letters
 */
void
cle_report_add_item (CleReport  *self,
                     guint       number,
                     const char *text,
                     const char *detail)
{
  CleReportPart *part = cle_report_add_part (self, CLE_PART_ITEM, text);

  part->label = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("–");
  part->detail = g_strdup (detail);
}

/**
 * cle_report_add_table:
 * @self: a report
 * @sheet: (transfer full): the table
 */
void
cle_report_add_table (CleReport *self,
                      CleSheet  *sheet)
{
  cle_report_add_part (self, CLE_PART_TABLE, NULL)->sheet = sheet;
}

/**
 * cle_report_add_chart:
 * @self: a report
 * @make: makes it
 * @data: for @make
 */
void
cle_report_add_chart (CleReport          *self,
                      CleReportMakeChart  make,
                      gconstpointer       data)
{
  CleReportPart *part = cle_report_add_part (self, CLE_PART_CHART, NULL);

  part->make = make;
  part->data = data;
}

/**
 * cle_report_setup_chart:
 * @self: a report
 * @style: for paper or for the dark page
 *
 * Returns: what the report's charts are made with
 */
CleChartSetup
cle_report_setup_chart (const CleReport     *self,
                        const CleChartStyle *style)
{
  return (CleChartSetup){ .style = style,
                          .questionnaires = self->questionnaires,
                          .language = self->language };
}

/**
 * cle_report_name_answer:
 * @answer: an answer
 *
 * Returns: (transfer none): its word in the user's language
 */
const char *
cle_report_name_answer (CleAnswer answer)
{
  switch (answer)
    {
    case CLE_ANSWER_YES:
      return _ ("Yes");
    case CLE_ANSWER_UNSURE:
      return _ ("Not sure");
    case CLE_ANSWER_NO:
      return _ ("No");
    case CLE_ANSWER_NONE:
    default:
      return _ ("Not answered");
    }
}

/**
 * cle_report_name_voice:
 * @voice: whose
 *
 * Returns: (transfer none): its word in the user's language
 */
const char *
cle_report_name_voice (CleVoice voice)
{
  switch (voice)
    {
    case CLE_VOICE_STAFF:
      return _ ("Staff");
    case CLE_VOICE_CLIENT:
      return _ ("Client");
    case CLE_VOICE_MANAGEMENT:
    default:
      return _ ("Management");
    }
}
