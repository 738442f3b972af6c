/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-checks.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ACKNOWLEDGED 'A' /* before anything failed, or in spite of it */
#define REFUSED      'R'
#define RETRIED      'a' /* the second time, on a healthy disk */
#define HIT          'h'

typedef struct
{
  const char *name;
  TestIoMode  mode;
  int         error;
} Fault;

static const Fault faults[] = {
  { "eio", TEST_IO_FAIL, EIO },        { "enospc", TEST_IO_FAIL, ENOSPC },
  { "eintr", TEST_IO_FAIL, EINTR },    { "short", TEST_IO_SHORT, 0 },
  { "kill", TEST_IO_KILL, 0 },         { "kill-half", TEST_IO_KILL_HALF, 0 },
  { "kill-after", TEST_IO_KILL_AFTER, 0 },
};

typedef struct
{
  const Scenario *scenario;
  const Fault    *fault;
  guint           at;
  guint           last;
} Case;

/* What is there before: made once, copied for each run. The folder of the runs
 * has one name, so that the store does not take itself for a copy. */
typedef struct
{
  TestStore test;
  char     *template;
  Reread   *before;
} Bench;

static void
tell (int  fd,
      char what)
{
  g_assert_cmpint (write (fd, &what, 1), ==, 1);
}

/* In a process of its own, because it may end at any moment, and because the
 * program's threads must not be alive when the next one is forked off. */
static void
run_child (Bench      *bench,
           const Case *one,
           int         fd)
{
  TestIo *io = &bench->test.io;
  gboolean done;

  io->owner = g_thread_self ();
  test_store_reopen (&bench->test);
  io->mode = one->fault->mode;
  io->error = one->fault->error;
  io->at = one->at;
  io->last = one->last;
  io->count = 0;
  done = one->scenario->act (&bench->test);
  if (io->hit)
    tell (fd, HIT);
  tell (fd, done ? ACKNOWLEDGED : REFUSED);
  test_io_reset (io);
  if (!done && one->scenario->act (&bench->test))
    tell (fd, RETRIED);
  _exit (0);
}

static char *
run_and_listen (Bench      *bench,
                const Case *one,
                int        *status)
{
  char said[8] = { 0 };
  int ends[2];
  pid_t child;
  gsize n = 0;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    run_child (bench, one, ends[1]);

  close (ends[1]);
  while (n < sizeof said - 1 && read (ends[0], said + n, 1) == 1)
    n++;
  close (ends[0]);
  g_assert_cmpint (waitpid (child, status, 0), ==, child);

  return g_strdup (said);
}

/* Looking at what is left is done in a child too: some of it starts threads. */
static void
check_child (Bench      *bench,
             const Case *one,
             gboolean    acknowledged)
{
  gboolean disk_failed = one->fault->mode == TEST_IO_FAIL;

  test_store_reopen (&bench->test);
  fault_check_records (&bench->test, bench->before, one->scenario, acknowledged);
  if (one->scenario->check != NULL)
    one->scenario->check (&bench->test, acknowledged, FALSE);
  fault_check_following (&bench->test, one->scenario, disk_failed);
  fault_check_records (&bench->test, bench->before, one->scenario, acknowledged);
  if (one->scenario->check != NULL)
    one->scenario->check (&bench->test, acknowledged, TRUE);
  _exit (0);
}

/* Returns FALSE when the scenario was over before the fault came. */
static gboolean
run_case (Bench      *bench,
          const Case *one)
{
  g_autofree char *said = NULL;
  gboolean killed, acknowledged;
  int status;
  pid_t child;

  test_folder_remove (bench->test.folder);
  fault_copy (bench->template, bench->test.folder);
  said = run_and_listen (bench, one, &status);
  killed = WIFEXITED (status) && WEXITSTATUS (status) == 99;
  acknowledged = strchr (said, ACKNOWLEDGED) != NULL || strchr (said, RETRIED) != NULL;

  child = fork ();
  if (child == 0)
    check_child (bench, one, acknowledged);
  waitpid (child, &status, 0);

  if (status != 0 || (!killed && !acknowledged))
    g_error ("%s, %s at operation %u to %u: %s, said \"%s\"", one->scenario->name, one->fault->name,
             one->at, MAX (one->at, one->last),
             status != 0 ? "something is lost" : "not saved when tried again", said);

  return killed || strchr (said, HIT) != NULL;
}

static void
bench_set_up (Bench          *bench,
              const Scenario *scenario)
{
  int status;
  pid_t child;

  memset (bench, 0, sizeof *bench);
  test_store_set_up (&bench->test, NULL);
  child = fork ();
  if (child == 0)
    {
      scenario->prepare (&bench->test);
      _exit (0);
    }
  waitpid (child, &status, 0);
  g_assert_cmpint (status, ==, 0);

  bench->template = g_build_filename (bench->test.parent, "template", NULL);
  fault_copy (bench->test.folder, bench->template);
  bench->before = reread_folder (bench->test.folder);
}

static void
bench_tear_down (Bench *bench)
{
  test_store_tear_down (&bench->test, NULL);
  reread_free (bench->before);
  g_free (bench->template);
}

static void
test_sweep (gconstpointer data)
{
  const Fault *fault = data;
  Case one = { NULL, fault, 0, 0 };
  Bench bench;

  /* The path says which scenario it is. */
  for (const Scenario *scenario = fault_scenarios; scenario->name != NULL; scenario++)
    if (strstr (g_test_get_path (), scenario->name) != NULL &&
        (one.scenario == NULL || strlen (scenario->name) > strlen (one.scenario->name)))
      one.scenario = scenario;

  bench_set_up (&bench, one.scenario);
  for (one.at = 1; run_case (&bench, &one); one.at++)
    g_assert_cmpuint (one.at, <, 2000);
  g_test_message ("%u operations", one.at - 1);
  g_assert_cmpuint (one.at, >, 2);
  bench_tear_down (&bench);
}

static guint
count_scenarios (void)
{
  guint n = 0;

  while (fault_scenarios[n].name != NULL)
    n++;

  return n;
}

/* By chance, for as long as one likes: `fault-sweep --random 100000 --seed 7`.
 * A stretch of failures, not only one. */
static int
run_random (guint   n_runs,
            guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_scenarios = count_scenarios ();
  g_autofree Bench *benches = g_new0 (Bench, n_scenarios);
  guint n_hit = 0;

  g_print ("%u random faults, seed %u\n", n_runs, seed);
  for (guint i = 0; i < n_scenarios; i++)
    bench_set_up (&benches[i], &fault_scenarios[i]);
  for (guint i = 0; i < n_runs; i++)
    {
      guint which = (guint) g_rand_int_range (rand, 0, (gint32) n_scenarios);
      Case one = { &fault_scenarios[which],
                   &faults[g_rand_int_range (rand, 0, G_N_ELEMENTS (faults))], 0, 0 };

      one.at = (guint) g_rand_int_range (rand, 1, 70);
      if (g_rand_boolean (rand))
        one.last = one.at + (guint) g_rand_int_range (rand, 0, 12);
      n_hit += run_case (&benches[which], &one);
      if (i % 5000 == 4999)
        g_print ("%u runs, %u faults met\n", i + 1, n_hit);
    }
  for (guint i = 0; i < n_scenarios; i++)
    bench_tear_down (&benches[i]);
  g_print ("%u faults met, nothing lost\n", n_hit);

  return 0;
}

int
main (int   argc,
      char *argv[])
{
  if (argc >= 3 && strcmp (argv[1], "--random") == 0)
    return run_random ((guint) atoi (argv[2]),
                       argc >= 5 ? (guint32) strtoul (argv[4], NULL, 10) : g_random_int ());

  g_test_init (&argc, &argv, NULL);
  for (const Scenario *scenario = fault_scenarios; scenario->name != NULL; scenario++)
    for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
      {
        g_autofree char *path = g_strdup_printf ("/faults/%s/%s", scenario->name, faults[i].name);

        g_test_add_data_func (path, &faults[i], test_sweep);
      }

  return g_test_run ();
}
