/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-sheet.h"

#include "assessment/cle-outcome.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static CleSheet *
create (const char *const *titles,
        guint              n_columns)
{
  CleSheet *self = g_new0 (CleSheet, 1);

  self->titles = g_new0 (char *, n_columns + 1);
  self->numeric = g_new0 (gboolean, n_columns);
  self->n_columns = n_columns;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < n_columns; i++)
    self->titles[i] = g_strdup (titles[i]);

  return self;
}

static char **
add_row (CleSheet *self)
{
  char **cells = g_new0 (char *, self->n_columns + 1);

  g_ptr_array_add (self->rows, cells);

  return cells;
}

/* Column names and cells may stay empty, but are never NULL. */
static void
fill_gaps (CleSheet *self)
{
  for (guint row = 0; row < self->rows->len; row++)
    {
      char **cells = self->rows->pdata[row];

      for (guint i = 0; i < self->n_columns; i++)
        if (cells[i] == NULL)
          cells[i] = g_strdup ("");
    }
}

static char *
format_number (double value,
               int    digits)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[] = { '%', '.', (char) ('0' + digits), 'f', '\0' };

  if (isnan (value))
    return g_strdup ("");

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, value));
}

static char *
format_points (gint32 thousandths)
{
  return cle_points_format ((thousandths + 50) / 100 * 100);
}

/* The day in the place where it was. */
static char *
format_day (const CleSheetSetup *setup,
            gint64               at,
            int                  offset)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_add_minutes (utc, offset) : NULL;

  return local != NULL ? g_date_time_format (local, setup->is_printed ? "%x" : "%Y-%m-%d")
                       : g_strdup ("");
}

/* Single results are told in their own time, means in that of the setup. */
static int *
find_offsets (const CleProgressSeries *series,
              const CleSheetSetup     *setup)
{
  int *offsets = g_new (int, series->n_points + 1);

  for (guint i = 0; i < series->n_points; i++)
    offsets[i] = setup->offset;
  for (guint i = 0; i < series->selection->n_rows; i++)
    if (series->groups[i] < series->n_points && series->points[series->groups[i]].n == 1)
      offsets[series->groups[i]] = series->selection->rows[i].offset;

  return offsets;
}

static const CleQuestion *
look_up (const CleSheetSetup  *setup,
         const char           *id,
         const char          **language,
         guint                *index)
{
  for (guint i = 0; setup->questionnaires != NULL && setup->questionnaires[i] != NULL; i++)
    {
      const CleQuestionnaire *each = setup->questionnaires[i];

      *language =
          setup->language != NULL ? setup->language : cle_questionnaire_get_languages (each)[0];
      if (cle_questionnaire_find_question (each, id, index))
        return cle_questionnaire_get_question (each, *index);
    }

  return NULL;
}

static const char *
find_question (const CleSheetSetup *setup,
               const char          *id)
{
  const char *language;
  guint index;
  const CleQuestion *question = look_up (setup, id, &language, &index);

  return question != NULL ? cle_question_get_field (question, CLE_QUESTION_TEXT, language) : id;
}

/* Its number and its topic: whole questions are no headings. */
static char *
name_question (const CleSheetSetup *setup,
               const char          *id)
{
  const char *language;
  guint index;
  const CleQuestion *question = look_up (setup, id, &language, &index);
  const char *topic =
      question != NULL ? cle_question_get_field (question, CLE_QUESTION_TOPIC, language) : NULL;

  if (question == NULL)
    return g_strdup (id);
  if (topic == NULL || *topic == '\0')
    return g_strdup_printf ("%u", index + 1);

  return g_strdup_printf (C_ ("question", "%u. %s"), index + 1, topic);
}

static const char *
name_answer (CleAnswer answer)
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
      return "";
    }
}

/**
 * cle_sheet_new_for_progress:
 * @series: what the progress line shows
 * @setup: texts and place
 *
 * One row a point, oldest first.
 *
 * Returns: (transfer full): the table
 */
CleSheet *
cle_sheet_new_for_progress (const CleProgressSeries *series,
                            const CleSheetSetup     *setup)
{
  const char *titles[] = { _ ("Date"),        _ ("Score"),     _ ("Possible"), _ ("Results"),
                           _ ("Spread from"), _ ("Spread to"), _ ("Note") };
  g_autofree int *offsets = find_offsets (series, setup);
  CleSheet *self = create (titles, G_N_ELEMENTS (titles));

  for (guint i = 1; i <= 5; i++)
    self->numeric[i] = TRUE;
  for (guint i = 0; i < series->n_points; i++)
    {
      const CleProgressPoint *point = &series->points[i];
      char **cells = add_row (self);

      cells[0] = format_day (setup, point->at, offsets[i]);
      cells[1] = format_points (point->score);
      cells[2] = format_points (point->upper);
      cells[3] = g_strdup_printf ("%u", point->n);
      if (point->n > 1)
        {
          cells[4] = format_points (point->low);
          cells[5] = format_points (point->high);
        }
      cells[6] = g_strdup (point->note != NULL ? point->note : "");
    }
  fill_gaps (self);

  return self;
}

static char *
format_cell (const CleAnswerCell *cell)
{
  guint n = cell->n_yes + cell->n_unsure + cell->n_no;

  if (n == 0)
    return g_strdup ("");
  if (n == 1)
    return g_strdup (name_answer (cle_answer_cell_get_answer (cell)));

  /* Translators: so many said yes, not sure and no. */
  return g_strdup_printf (_ ("%u yes, %u not sure, %u no"), cell->n_yes, cell->n_unsure,
                          cell->n_no);
}

/**
 * cle_sheet_new_for_answers:
 * @grid: what the heat strip shows
 * @series: the points that are its occasions
 * @setup: texts and place
 *
 * One row an occasion, oldest first, and a column for each question, under its
 * number and topic.
 *
 * Returns: (transfer full): the table
 */
CleSheet *
cle_sheet_new_for_answers (const CleAnswerGrid     *grid,
                           const CleProgressSeries *series,
                           const CleSheetSetup     *setup)
{
  g_autofree int *offsets = find_offsets (series, setup);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  CleSheet *self;

  g_ptr_array_add (titles, g_strdup (_ ("Date")));
  for (guint i = 0; i < grid->n_questions; i++)
    g_ptr_array_add (titles, name_question (setup, grid->questions[i].id));
  self = create ((const char *const *) titles->pdata, titles->len);
  self->long_titles = g_new0 (char *, titles->len + 1);
  self->long_titles[0] = g_strdup (_ ("Date"));
  for (guint i = 0; i < grid->n_questions; i++)
    self->long_titles[i + 1] = g_strdup (find_question (setup, grid->questions[i].id));

  for (guint i = 0; i < grid->n_occasions; i++)
    {
      char **cells = add_row (self);

      cells[0] = format_day (setup, series->points[i].at, offsets[i]);
      for (guint j = 0; j < grid->n_questions; j++)
        cells[j + 1] = format_cell (cle_answer_grid_get_cell (grid, j, i));
    }

  return self;
}

static char *
format_share (const CleShare *share)
{
  return share->n == 0 ? g_strdup ("") : format_number (share->share * 100, 0);
}

/**
 * cle_sheet_new_for_voices:
 * @gap: what the chart of voices shows
 * @setup: texts
 *
 * One row a question, widest gap first; shares of yes in per cent.
 *
 * Returns: (transfer full): the table
 */
CleSheet *
cle_sheet_new_for_voices (const CleVoiceGap   *gap,
                          const CleSheetSetup *setup)
{
  const char *titles[] = { _ ("Question"), _ ("Management, % yes"), _ ("Staff, % yes"),
                           _ ("Clients, % yes"), _ ("Gap, points") };
  CleSheet *self = create (titles, G_N_ELEMENTS (titles));

  for (guint i = 1; i < self->n_columns; i++)
    self->numeric[i] = TRUE;
  for (guint i = 0; i < gap->n_rows; i++)
    {
      const CleVoiceGapRow *row = &gap->rows[i];
      char **cells = add_row (self);

      cells[0] = g_strdup (find_question (setup, row->id));
      for (guint voice = 0; voice < CLE_N_VOICES; voice++)
        cells[voice + 1] = format_share (&row->shares[voice]);
      cells[4] = format_number (row->gap * 100, 0);
    }

  return self;
}

static char *
format_side (const CleComparison *comparison,
             const CleShare      *share,
             CleAnswer            answer)
{
  if (comparison->is_matched || answer != CLE_ANSWER_NONE)
    return g_strdup (name_answer (answer));
  if (share->n == 0)
    return g_strdup ("");

  /* Translators: so many of all said yes. */
  return g_strdup_printf (_ ("%u of %u yes"), share->n_yes, share->n);
}

/**
 * cle_sheet_new_for_comparison:
 * @comparison: two sides
 * @earlier: what to call the earlier side
 * @later: what to call the later side
 * @setup: texts
 *
 * One row a question that both sides were asked.
 *
 * Returns: (transfer full): the table
 */
CleSheet *
cle_sheet_new_for_comparison (const CleComparison *comparison,
                              const char          *earlier,
                              const char          *later,
                              const CleSheetSetup *setup)
{
  const char *titles[] = { _ ("Question"), earlier, later };
  CleSheet *self = create (titles, G_N_ELEMENTS (titles));

  for (guint i = 0; i < comparison->n_rows; i++)
    {
      const CleComparisonRow *row = &comparison->rows[i];
      char **cells = add_row (self);

      cells[0] = g_strdup (find_question (setup, row->id));
      cells[1] = format_side (comparison, &row->earlier, row->earlier_answer);
      cells[2] = format_side (comparison, &row->later, row->later_answer);
    }

  return self;
}

/**
 * cle_sheet_free:
 * @self: (transfer full) (nullable): a table
 */
void
cle_sheet_free (CleSheet *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->titles);
  g_strfreev (self->long_titles);
  g_free (self->numeric);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * cle_sheet_get_cell:
 * @self: a table
 * @row: below the number of rows
 * @column: below the number of columns
 *
 * Returns: (transfer none): the text, maybe empty
 */
const char *
cle_sheet_get_cell (const CleSheet *self,
                    guint           row,
                    guint           column)
{
  g_return_val_if_fail (row < self->rows->len && column < self->n_columns, "");

  return ((char **) self->rows->pdata[row])[column];
}
