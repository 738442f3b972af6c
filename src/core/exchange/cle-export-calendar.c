/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-due.h"
#include "cle-export-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLD_BYTES 75
#define DAY_MS     G_GINT64_CONSTANT (86400000)

/* Ends the line, folded so that none is longer than 75 bytes without its end
 * and no character is cut (RFC 5545, 3.1). */
static void
add_line (GString    *out,
          const char *line)
{
  gsize room = FOLD_BYTES;

  while (strlen (line) > room)
    {
      gsize length = room;

      while (((guint8) line[length] & 0xc0) == 0x80)
        length--;
      g_string_append_len (out, line, (gssize) length);
      g_string_append (out, "\r\n ");
      line += length;
      room = FOLD_BYTES - 1;
    }
  g_string_append (out, line);
  g_string_append (out, "\r\n");
}

/* TEXT of RFC 5545, 3.3.11. A CR has no place in it. */
static char *
escape (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (*text == '\n')
        g_string_append (out, "\\n");
      else if (*text == '\\' || *text == ';' || *text == ',')
        g_string_append_printf (out, "\\%c", *text);
      else if ((guint8) *text >= 0x20 || *text == '\t')
        g_string_append_c (out, *text);
    }

  return g_string_free (out, FALSE);
}

static void
add_text (GString    *out,
          const char *name,
          const char *text)
{
  g_autofree char *escaped = escape (text);
  g_autofree char *line = g_strconcat (name, ":", escaped, NULL);

  add_line (out, line);
}

/* 2026-11-21T19:14:03.123Z as 20261121 or 20261121T191403Z. */
static char *
format_compact (gint64   at,
                gboolean is_date)
{
  g_autofree char *time = cle_time_format (at);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < (is_date ? 10u : 19u); i++)
    if (time[i] != '-' && time[i] != ':')
      g_string_append_c (out, time[i]);
  if (!is_date)
    g_string_append_c (out, 'Z');

  return g_string_free (out, FALSE);
}

/* The same for each next assessment of the same kind: a calendar moves the day
 * instead of adding another one. */
static char *
make_uid (const CleExportRow *row)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, (const guchar *) row->quiz->id, (gssize) strlen (row->quiz->id) + 1);
  g_checksum_update (sum, (const guchar *) row->subject, (gssize) row->subject_length);

  return g_strdup_printf ("%.32s@clientele", g_checksum_get_string (sum));
}

static char *
make_summary (const CleExportRow *row)
{
  g_autofree char *subject = g_strndup (row->subject, row->subject_length);

  return *subject != '\0'
             /* Translators: %s is what is assessed, for example “Shop”. */
             ? g_strdup_printf (_ ("Assessment of client orientation: %s"), subject)
             : g_strdup (_ ("Assessment of client orientation"));
}

/* The stamp tells when the event was last revised (RFC 5545, 3.8.7.2), which is
 * when there was a newer result to count from: the same results make the same
 * bytes. */
static void
add_event (GString            *out,
           const CleExportRow *row,
           guint               interval)
{
  gint64 day = cle_due_find_day (row->selected->at, row->selected->offset, interval);
  g_autofree char *uid = make_uid (row), *summary = make_summary (row);
  g_autofree char *stamp = format_compact (row->selected->at, FALSE);
  g_autofree char *start = format_compact (day * DAY_MS, TRUE);
  g_autofree char *end = format_compact ((day + 1) * DAY_MS, TRUE);

  add_line (out, "BEGIN:VEVENT");
  add_text (out, "UID", uid);
  add_text (out, "DTSTAMP", stamp);
  add_text (out, "DTSTART;VALUE=DATE", start);
  add_text (out, "DTEND;VALUE=DATE", end);
  add_text (out, "SUMMARY", summary);
  add_text (out, "DESCRIPTION",
            _ ("Ten minutes: how client-oriented are we now, and what has changed?"));
  add_line (out, "TRANSP:TRANSPARENT");
  add_line (out, "END:VEVENT");
}

/**
 * cle_export_write_calendar:
 * @sink: where the bytes go
 * @error: return location for an error
 *
 * Writes the day on which the next assessment is due, counted from the last
 * one of the selection (see cle_selection_find_last()), as a calendar with one event (RFC 5545).
 *
 * Returns: %FALSE if there is no result to count from, or no interval, or
 *   something could not be read or written.
 */
gboolean
cle_export_write_calendar (CleExportSink *sink,
                           GError       **error)
{
  const CleExport *export = sink->export;
  g_autoptr (CleExportRows) rows = cle_export_rows_new (export);
  g_autoptr (GString) out = g_string_new (NULL);
  CleExportRow row;

  if (export->selection->n_rows == 0 || sink->options->interval == 0)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                           export->emptied != NULL ? export->emptied
                           : export->selection->n_rows == 0
                               ? _ ("There is no result yet to count the days from.")
                               : _ ("No reminder of the next assessment is set."));
      return FALSE;
    }
  if (!cle_export_rows_read (rows, cle_selection_find_last (export->selection), &row, error))
    return FALSE;

  add_line (out, "BEGIN:VCALENDAR");
  add_line (out, "VERSION:2.0");
  add_line (out, "PRODID:-//Clientele//" CLE_VERSION "//EN");
  add_event (out, &row, sink->options->interval);
  add_line (out, "END:VCALENDAR");

  return cle_export_sink_write (sink, out->str, out->len, error);
}
