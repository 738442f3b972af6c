/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-append.h"
#include "bench-store.h"
#include "bench.h"
#include "store/cle-append.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define SESSIONS 9
#define SAVES    50

/* The program is opened, some results are saved, it is closed again: SQLite's
 * log begins anew with each session, as it would in the hands of a user. Only
 * the saves are timed, one of each contestant in turn. */
typedef struct
{
  const char *folder;
  CleStore   *store;
  CleStore   *big;
  int         bare;
  sqlite3    *database;
  char       *device;
  guint       seed;
} Appending;

static void
append_to (CleStore  *store,
           Appending *appending)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *members = bench_store_members (appending->seed++);
  CleAppend record = { .type = "result", .id = id, .members = members };
  g_autoptr (GError) error = NULL;
  CleRecordHead head;

  if (!cle_append_record (store, &record, &head, &error))
    g_error ("%s", error->message);
}

static void
append_ours (gpointer data)
{
  append_to (((Appending *) data)->store, data);
}

static void
append_ours_big (gpointer data)
{
  append_to (((Appending *) data)->big, data);
}

static void
append_bare (gpointer data)
{
  Appending *appending = data;
  g_autofree char *members = bench_store_members (appending->seed++);
  gsize length = strlen (members);

  if (write (appending->bare, members, length) != (ssize_t) length || fdatasync (appending->bare) != 0)
    g_error ("bare append failed");
}

static void
bind_text (sqlite3_stmt *statement,
           int           place,
           const char   *text)
{
  sqlite3_bind_text (statement, place, text, -1, SQLITE_STATIC);
}

static void
append_sqlite (gpointer data)
{
  Appending *appending = data;
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *members = bench_store_members (appending->seed);
  g_autofree char *at = cle_time_format (g_get_real_time () / 1000);
  sqlite3_stmt *statement;

  sqlite3_prepare_v2 (appending->database, "INSERT INTO result VALUES (?, ?, ?, ?, ?)", -1, &statement, NULL);
  bind_text (statement, 1, id);
  bind_text (statement, 2, appending->device);
  sqlite3_bind_int64 (statement, 3, appending->seed++);
  bind_text (statement, 4, at);
  bind_text (statement, 5, members);
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (appending->database));
  sqlite3_finalize (statement);
}

/* The same promises as ours: an id once, a number once for each device. */
static sqlite3 *
open_database (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "results.sqlite", NULL);
  sqlite3 *database;

  sqlite3_open (path, &database);
  sqlite3_exec (database,
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                "CREATE TABLE IF NOT EXISTS result (id TEXT PRIMARY KEY, dev TEXT, seq INTEGER, at TEXT,"
                "                                   body TEXT, UNIQUE (dev, seq))",
                NULL, NULL, NULL);

  return database;
}

static void
open_session (gpointer data)
{
  Appending *appending = data;
  g_autofree char *bare = g_build_filename (appending->folder, "bare", NULL);

  appending->store = bench_store_new (appending->folder, "append");
  appending->big = bench_store_new (appending->folder, "append-big");
  appending->bare = open (bare, O_WRONLY | O_APPEND | O_CREAT, 0600);
  appending->database = open_database (appending->folder);
}

static void
close_session (gpointer data)
{
  Appending *appending = data;

  g_clear_object (&appending->store);
  g_clear_object (&appending->big);
  close (appending->bare);
  sqlite3_close (appending->database);
}

/**
 * bench_append:
 * @folder: on the disk to measure
 *
 * Saving results durably, one by one: into a short and a long history, against
 * a bare append with fdatasync() and against SQLite.
 */
void
bench_append (const char *folder)
{
  Appending appending = { .folder = folder, .device = g_uuid_string_random () };
  g_autoptr (CleStore) big = bench_store_new (folder, "append-big");
  BenchRun runs[] = { { "one durable save, ours", append_ours, 0 },
                      { "one durable save, ours, 100 000 there already", append_ours_big, 0 },
                      { "one durable save, bare append", append_bare, 0 },
                      { "one durable save, SQLite", append_sqlite, 0 } };

  bench_store_fill (big, 100000);
  bench_measure_sessions (runs, G_N_ELEMENTS (runs), SESSIONS, SAVES, open_session, close_session, &appending);
  bench_report ("durable save / bare append and fdatasync", runs[0].median, runs[2].median, 1.15, FALSE);
  bench_report ("durable save / SQLite, WAL and FULL", runs[0].median, runs[3].median, 0.65, FALSE);
  bench_report ("save with 100 000 there / with none", runs[1].median, runs[0].median, 1.15, FALSE);

  g_free (appending.device);
}
