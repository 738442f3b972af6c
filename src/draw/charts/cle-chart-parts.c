/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-verdict-marks.h"

#include <glib/gi18n-lib.h>

#define NOTHING      ((CleColor){ 0, 0, 0, 0 })
#define SWATCH       18.0 /* width of a swatch */
#define SWATCH_SPACE 6.0
#define ENTRY_SPACE  16.0

/**
 * cle_chart_add_paragraph:
 * @self: a chart
 * @font: which font
 * @color: which colour
 * @text: (nullable): plain text
 * @y: its upper edge
 *
 * Returns: where the next thing may begin; @y if there is no text.
 */
double
cle_chart_add_paragraph (CleChart     *self,
                         CleChartFont  font,
                         CleColor      color,
                         const char   *text,
                         double        y)
{
  if (text == NULL || *text == '\0')
    return y;

  return y + 4 +
         cle_chart_add_text (self, font, color, text, CLE_CHART_PAD, y,
                             self->width - 2 * CLE_CHART_PAD, 0)
             .height;
}

/**
 * cle_chart_add_head:
 * @self: a chart
 *
 * Title and subtitle, if there are any.
 *
 * Returns: where the next thing may begin.
 */
double
cle_chart_add_head (CleChart *self)
{
  double y = CLE_CHART_PAD;

  y = cle_chart_add_paragraph (self, CLE_CHART_FONT_TITLE, self->style->text, self->setup.title, y);
  y = cle_chart_add_paragraph (self, CLE_CHART_FONT_SMALL, self->style->dim, self->setup.subtitle,
                               y);

  return y > CLE_CHART_PAD ? y + 8 : y;
}

static void
clear_entry (gpointer entry)
{
  g_free (((CleLegendEntry *) entry)->text);
}

/**
 * cle_legend_new:
 *
 * Returns: (transfer full): a legend without entries.
 */
GArray *
cle_legend_new (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (CleLegendEntry));

  g_array_set_clear_func (entries, clear_entry);
  return entries;
}

/**
 * cle_legend_add:
 * @entries: a legend
 * @kind: what is explained
 * @detail: which answer, voice or number
 * @color: its colour
 * @text: in words
 */
void
cle_legend_add (GArray     *entries,
                CleSwatch   kind,
                guint       detail,
                CleColor    color,
                const char *text)
{
  CleLegendEntry entry = { kind, detail, color, g_strdup (text) };

  g_array_append_val (entries, entry);
}

static void
add_swatch (CleChart             *self,
            const CleLegendEntry *entry,
            ClePoint              centre)
{
  double half = SWATCH / 2;
  CleRect box = { centre.x - half, centre.y - half * 0.7, SWATCH, SWATCH * 0.7 };
  ClePoint left = { centre.x - half, centre.y }, right = { centre.x + half, centre.y };
  CleShape dashed = {
    .kind = CLE_SHAPE_LINE, .layer = CLE_CHART_FRONT, .stroke = entry->color, .line = 1.5, .dash = 4
  };

  switch (entry->kind)
    {
    case CLE_SWATCH_POINT:
      cle_chart_add_line (self, CLE_CHART_FRONT, left, right, entry->color, 2);
      cle_chart_add_circle (self, centre, 4, entry->color, NOTHING, 0);
      break;
    case CLE_SWATCH_BOX:
      cle_chart_add_box (self, CLE_CHART_FRONT, box, 3, entry->color, NOTHING);
      break;
    case CLE_SWATCH_SPREAD:
      cle_chart_add_line (self, CLE_CHART_FRONT, (ClePoint){ centre.x, centre.y - 6 },
                          (ClePoint){ centre.x, centre.y + 6 }, entry->color, 1.5);
      break;
    case CLE_SWATCH_LINE:
      cle_chart_add_shape (self, &dashed, (ClePoint[]){ left, right }, 2);
      break;
    case CLE_SWATCH_HATCH:
      cle_chart_add_hatch (self, CLE_CHART_FRONT, box, entry->color);
      break;
    case CLE_SWATCH_RING:
      cle_chart_add_circle (self, centre, 5, NOTHING, entry->color, 2);
      break;
    case CLE_SWATCH_DISC:
      cle_chart_add_circle (self, centre, 5, entry->color, NOTHING, 0);
      break;
    case CLE_SWATCH_NUMBER:
      cle_chart_add_flag (self, entry->detail,
                          (ClePoint){ centre.x, centre.y + self->style->line / 2 }, entry->color);
      break;
    case CLE_SWATCH_ANSWER:
      cle_chart_add_cell (self, (CleAnswer) entry->detail,
                          (CleRect){ centre.x - half, centre.y - half, SWATCH, SWATCH });
      break;
    case CLE_SWATCH_VOICE:
      cle_chart_add_voice (self, (CleVoice) entry->detail, centre, 8);
      break;
    case CLE_SWATCH_VERDICT:
      cle_chart_add_verdict (self, (CleVerdictKind) entry->detail, centre, 7);
      break;
    case CLE_SWATCH_NONE:
    default:
      break;
    }
}

/**
 * cle_chart_add_legend:
 * @self: a chart
 * @entries: (transfer full): what to explain
 * @x: left edge
 * @y: upper edge
 * @width: how wide it may get
 *
 * Entries follow one another and go on in the next line where the width ends.
 *
 * Returns: where the next thing may begin; @y if there are no entries.
 */
double
cle_chart_add_legend (CleChart *self,
                      GArray   *entries,
                      double    x,
                      double    y,
                      double    width)
{
  double at = x, row = 0, indent = SWATCH + SWATCH_SPACE;

  for (guint i = 0; i < entries->len; i++)
    {
      const CleLegendEntry *entry = &g_array_index (entries, CleLegendEntry, i);
      CleChartText text = cle_chart_make_text (self, CLE_CHART_FONT_SMALL, self->style->dim,
                                               entry->text, width - indent, 0);
      double height = MAX (text.rect.height, SWATCH + 2);

      if (at > x && at + indent + text.rect.width > x + width)
        {
          at = x;
          y += row + 4;
          row = 0;
        }
      add_swatch (self, entry,
                  (ClePoint){ at + SWATCH / 2, y + MAX (self->style->line, SWATCH + 2) / 2 });
      cle_chart_place_text (self, &text, at + indent,
                            y + (MAX (self->style->line, SWATCH + 2) - self->style->line) / 2);
      at += indent + text.rect.width + ENTRY_SPACE;
      row = MAX (row, height);
    }
  g_array_unref (entries);

  return y + row;
}

/**
 * cle_chart_dup_question:
 * @setup: where questionnaires are
 * @id: of a question
 *
 * Returns: (transfer full): number and text as the newest questionnaire that
 *   has it asks it; the id if none has.
 */
char *
cle_chart_dup_question (const CleChartSetup *setup,
                        const char          *id)
{
  for (guint i = 0; setup->questionnaires != NULL && setup->questionnaires[i] != NULL; i++)
    {
      const CleQuestion *question;
      const char *text;
      guint index;

      if (!cle_questionnaire_find_question (setup->questionnaires[i], id, &index))
        continue;
      question = cle_questionnaire_get_question (setup->questionnaires[i], index);
      text = cle_question_get_field (question, CLE_QUESTION_TEXT, setup->language);
      /* Only the newest one's numbers mean something today. */
      return i == 0 ? g_strdup_printf ("%u. %s", index + 1, text) : g_strdup (text);
    }

  return g_strdup (id);
}

/**
 * cle_chart_dup_label:
 * @question: its number and text
 * @is_reworded: whether its words changed in between
 *
 * Returns: (transfer full): the text, marked if it was worded anew
 */
char *
cle_chart_dup_label (const char *question,
                     gboolean    is_reworded)
{
  return is_reworded ? g_strconcat (question, " *", NULL) : g_strdup (question);
}

/**
 * cle_chart_dup_spoken:
 * @question: its number and text
 * @is_reworded: whether its words changed in between
 *
 * Returns: (transfer full): as cle_chart_dup_label(), where no footnote is near
 */
char *
cle_chart_dup_spoken (const char *question,
                      gboolean    is_reworded)
{
  /* Translators: a question, the words of which changed. */
  return is_reworded ? g_strdup_printf (_ ("%s (worded anew in between)"), question)
                     : g_strdup (question);
}

/**
 * cle_chart_add_rewording:
 * @self: a chart with labels that are marked
 * @y: its upper edge
 *
 * Says what the mark of cle_chart_dup_label() means.
 *
 * Returns: where the next thing may begin.
 */
double
cle_chart_add_rewording (CleChart *self,
                         double    y)
{
  return cle_chart_add_paragraph (self, CLE_CHART_FONT_SMALL, self->style->dim,
                                  _ ("* Worded anew in between: part of the change may come from "
                                     "the words."),
                                  y + 6);
}

/**
 * cle_chart_name_answer:
 * @answer: an answer
 *
 * Returns: the answer in the user's language.
 */
const char *
cle_chart_name_answer (CleAnswer answer)
{
  switch (answer)
    {
    case CLE_ANSWER_YES:
      return _ ("yes");
    case CLE_ANSWER_UNSURE:
      return _ ("not sure");
    case CLE_ANSWER_NO:
      return _ ("no");
    case CLE_ANSWER_NONE:
    default:
      return _ ("not asked");
    }
}

/**
 * cle_chart_name_voice:
 * @voice: a voice
 *
 * Returns: the voice in the user's language.
 */
const char *
cle_chart_name_voice (CleVoice voice)
{
  switch (voice)
    {
    case CLE_VOICE_MANAGEMENT:
      return _ ("Management");
    case CLE_VOICE_STAFF:
      return _ ("Staff");
    case CLE_VOICE_CLIENT:
    default:
      return _ ("Clients");
    }
}

/**
 * cle_chart_letter_voice:
 * @voice: a voice
 *
 * Returns: one letter for the inside of its mark.
 */
const char *
cle_chart_letter_voice (CleVoice voice)
{
  switch (voice)
    {
    case CLE_VOICE_MANAGEMENT:
      /* Translators: one letter for “Management” */
      return C_ ("letter", "M");
    case CLE_VOICE_STAFF:
      /* Translators: one letter for “Staff” */
      return C_ ("letter", "S");
    case CLE_VOICE_CLIENT:
    default:
      /* Translators: one letter for “Clients” */
      return C_ ("letter", "C");
    }
}
