/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-export.h"

#include "cle-client-tags.h"
#include "exchange/cle-csv-writer.h"

static const char *const HEADINGS[] = { "name",  "contact", "since", "importance",  "tags",
                                        "notes", "verdict", "fit",   "profit_from", "profit_to" };

static void
write_text (CleCsvWriter *writer,
            const char   *text)
{
  cle_csv_writer_text (writer, text != NULL ? text : "", text != NULL ? strlen (text) : 0);
}

/* With the point as decimal sign, wherever that is read. */
static void
write_decimal (CleCsvWriter *writer,
               gint64        value,
               guint         unit,
               int           decimals)
{
  g_autofree char *text =
      g_strdup_printf ("%s%" G_GINT64_FORMAT ".%0*d", value < 0 ? "-" : "", ABS (value) / unit,
                       decimals, (int) (ABS (value) % unit));

  cle_csv_writer_plain (writer, text, strlen (text));
}

static void
write_end (CleCsvWriter *writer,
           gint64        value,
           gint64        open)
{
  if (value == open)
    cle_csv_writer_plain (writer, "", 0);
  else
    write_decimal (writer, value, 100, 2);
}

static void
write_client (CleCsvWriter    *writer,
              const CleClient *client)
{
  g_autofree char *tags = cle_client_tags_write (client->tags);

  write_text (writer, client->name);
  write_text (writer, client->contact);
  write_text (writer, client->since);
  cle_csv_writer_number (writer, client->importance);
  write_text (writer, tags);
  write_text (writer, client->notes);
}

static void
write_row (CleCsvWriter    *writer,
           const CleJudged *judged)
{
  gboolean is_rated = judged->profile != NULL && cle_fit_is_covered (&judged->fit);
  gboolean has_money = judged->money != NULL;

  write_client (writer, judged->client);
  write_text (writer, cle_verdict_kind_get_word (judged->kind));
  if (is_rated)
    write_decimal (writer, judged->fit.fit, 1000, 3);
  else
    cle_csv_writer_plain (writer, "", 0);
  write_end (writer, has_money ? judged->profit.full.low : CLE_RANGE_OPEN_LOW, CLE_RANGE_OPEN_LOW);
  write_end (writer, has_money ? judged->profit.full.high : CLE_RANGE_OPEN_HIGH,
             CLE_RANGE_OPEN_HIGH);
  cle_csv_writer_end_row (writer);
}

/**
 * cle_client_export_table:
 * @judge: judged clients
 *
 * All clients as a table (CSV), by name: what a client import reads, and what the
 * rules say of each. Sums are in the currency of the store, with what is not
 * known left empty. Texts are inert, see cle-inert.h.
 *
 * Returns: (transfer full): the table
 */
GBytes *
cle_client_export_table (const CleJudge *judge)
{
  g_auto (CleCsvWriter) writer = { 0 };

  cle_csv_writer_init (&writer, ',');
  for (guint i = 0; i < G_N_ELEMENTS (HEADINGS); i++)
    write_text (&writer, HEADINGS[i]);
  cle_csv_writer_end_row (&writer);
  for (guint i = 0; i < cle_judge_get_n (judge); i++)
    write_row (&writer, cle_judge_get (judge, i));

  return g_bytes_new (writer.data, writer.length);
}
