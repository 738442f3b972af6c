/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-due.h"

#include "assessment/cle-due.h"
#include "cle-contact-signs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const WORDS[] = { "trial",   "promise", "parting", "look-again",
                                     "silence", "rating",  "revision" };

/* What is being gathered. */
typedef struct
{
  CleClientBook *book;
  gint64         now;
  int            offset;
  guint          ahead;
  GPtrArray     *list;
} Gathering;

static void
add (Gathering        *self,
     CleClientDueKind  kind,
     const char       *client,
     const char       *of,
     gint64            day)
{
  gint64 left = day - cle_due_find_day (self->now, self->offset, 0);
  CleClientDue *due;

  if (left > (gint64) self->ahead)
    return;

  due = g_new0 (CleClientDue, 1);
  due->kind = kind;
  due->client = g_strdup (client);
  due->of = g_strdup (of);
  due->day = day;
  due->left = left;
  g_ptr_array_add (self->list, due);
}

/* Days since 1970-01-01 of 2026-11-30, which was checked before. */
static gint64
read_day (const char *day)
{
  GDate date, first;

  g_date_clear (&date, 1);
  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 1, G_DATE_JANUARY, 1970);
  g_date_set_dmy (&date, (GDateDay) g_ascii_strtoull (day + 8, NULL, 10),
                  (GDateMonth) g_ascii_strtoull (day + 5, NULL, 10),
                  (GDateYear) g_ascii_strtoull (day, NULL, 10));

  return g_date_days_between (&first, &date);
}

static void
gather_promises (Gathering  *self,
                 const char *client,
                 GPtrArray  *contacts)
{
  for (guint i = 0; i < contacts->len; i++)
    {
      const CleContact *contact = g_ptr_array_index (contacts, i);

      if (contact->state == CLE_PROMISE_OPEN && contact->due != NULL)
        add (self, CLE_CLIENT_DUE_PROMISE, client, contact->id, read_day (contact->due));
    }
}

static void
gather_trials (Gathering  *self,
               const char *client)
{
  g_autoptr (GPtrArray) trials = cle_client_book_list_trials (self->book, client);

  for (guint i = 0; i < trials->len; i++)
    {
      const CleTrial *trial = g_ptr_array_index (trials, i);

      if (trial->closed == 0)
        add (self, CLE_CLIENT_DUE_TRIAL, client, trial->id, read_day (trial->until));
    }
}

/* An open parting can be finished from the moment the cooling-off is over. */
static void
gather_parting (Gathering        *self,
                const char       *client,
                const CleParting *parting)
{
  if (parting->state == CLE_PARTING_OPEN)
    add (self, CLE_CLIENT_DUE_PARTING, client, parting->id,
         cle_due_find_day (cle_parting_get_earliest (parting), self->offset, 0));
  else if (parting->state == CLE_PARTING_PARTED && parting->look != NULL)
    add (self, CLE_CLIENT_DUE_LOOK, client, parting->id, read_day (parting->look));
}

static void
gather_silence (Gathering       *self,
                const CleClient *client,
                GPtrArray       *contacts)
{
  const CleOffice *office = cle_client_book_get_office (self->book);
  guint days;

  if (cle_contacts_find_silence (contacts, client->importance, client->changed, office, self->now,
                                 &days) == CLE_SILENCE_NONE)
    return;

  add (self, CLE_CLIENT_DUE_SILENCE, client->id, NULL,
       cle_due_find_day (self->now, self->offset, 0) - days + office->ideal_days);
}

static void
gather_client (Gathering       *self,
               const CleClient *client)
{
  g_autoptr (GPtrArray) contacts = cle_client_book_list_contacts (self->book, client->id);
  const CleOffice *office = cle_client_book_get_office (self->book);
  const CleParting *parting = cle_client_book_get_parting (self->book, client->id);
  gint64 rated = cle_client_book_get_rated_at (self->book, client->id);

  gather_promises (self, client->id, contacts);
  if (parting != NULL)
    gather_parting (self, client->id, parting);
  /* What was to be tried with a client that left is over. */
  if (parting != NULL && parting->state == CLE_PARTING_PARTED)
    return;

  gather_trials (self, client->id);
  gather_silence (self, client, contacts);
  if (rated != 0)
    add (self, CLE_CLIENT_DUE_RATING, client->id, NULL,
         cle_due_find_day (rated, self->offset, office->stale_days));
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const CleClientDue *first = *(const CleClientDue *const *) a;
  const CleClientDue *second = *(const CleClientDue *const *) b;
  int order;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;

  order = g_strcmp0 (first->client, second->client);
  return order != 0 ? order : g_strcmp0 (first->of, second->of);
}

/**
 * cle_client_due_gather:
 * @book: clients with their documents
 * @first: index of a client in the book
 * @n_clients: how many to look at from there on
 * @now: wall clock, ms
 * @offset: of the local time, minutes east of UTC
 * @ahead: days from now that are looked at; 0 for what is due today or before
 * @list: (element-type CleClientDue): receives what is due about them
 *
 * For very many clients, who are looked at a few at a time: see
 * cle_client_due_list(). In the end cle_client_due_finish() is called once.
 *
 * Returns: whether there are more clients behind them
 */
gboolean
cle_client_due_gather (CleClientBook *book,
                       guint          first,
                       guint          n_clients,
                       gint64         now,
                       int            offset,
                       guint          ahead,
                       GPtrArray     *list)
{
  GPtrArray *clients = cle_client_book_list_clients (book);
  Gathering self = { book, now, offset, ahead, list };
  guint i;

  for (i = first; i < clients->len && i - first < n_clients; i++)
    gather_client (&self, g_ptr_array_index (clients, i));

  return i < clients->len;
}

/**
 * cle_client_due_finish:
 * @book: clients with their documents
 * @profiles: (array length=n_profiles): when each profile was revised last
 * @n_profiles: how many
 * @now: wall clock, ms
 * @offset: of the local time, minutes east of UTC
 * @ahead: days from now that are looked at
 * @list: (element-type CleClientDue): of cle_client_due_gather()
 *
 * Adds what is due about profiles, and sorts it: the earliest first.
 */
void
cle_client_due_finish (CleClientBook           *book,
                       const CleProfileRevised *profiles,
                       guint                    n_profiles,
                       gint64                   now,
                       int                      offset,
                       guint                    ahead,
                       GPtrArray               *list)
{
  const CleOffice *office = cle_client_book_get_office (book);
  Gathering self = { book, now, offset, ahead, list };

  for (guint i = 0; i < n_profiles; i++)
    add (&self, CLE_CLIENT_DUE_REVISION, NULL, profiles[i].profile,
         cle_due_find_day (profiles[i].at, offset, office->revision_days));
  g_ptr_array_sort (list, compare_due);
}

/**
 * cle_client_due_list:
 * @book: clients with their documents
 * @profiles: (array length=n_profiles): when each profile was revised last
 * @n_profiles: how many
 * @now: wall clock, ms
 * @offset: of the local time, minutes east of UTC
 * @ahead: days from now that are looked at; 0 for what is due today or before
 *
 * What is to be done about clients: trials that end, promises, open partings (due
 * when they can be finished), days to look again, important clients that heard
 * nothing good for longer than the ideal interval, ratings that are stale and
 * profiles that are to be revised. Of a client that left only promises and the
 * day to look again are due.
 *
 * Returns: (transfer full) (element-type CleClientDue): the earliest first
 */
GPtrArray *
cle_client_due_list (CleClientBook           *book,
                     const CleProfileRevised *profiles,
                     guint                    n_profiles,
                     gint64                   now,
                     int                      offset,
                     guint                    ahead)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_client_due_free);

  cle_client_due_gather (book, 0, G_MAXUINT, now, offset, ahead, list);
  cle_client_due_finish (book, profiles, n_profiles, now, offset, ahead, list);

  return list;
}

/**
 * cle_client_due_free:
 * @self: (transfer full) (nullable): something that is due
 */
void
cle_client_due_free (CleClientDue *self)
{
  if (self == NULL)
    return;

  g_free (self->client);
  g_free (self->of);
  g_free (self);
}

/**
 * cle_client_due_kind_get_word:
 * @kind: what is due
 *
 * Returns: (transfer none): the word for it in files, never translated
 */
const char *
cle_client_due_kind_get_word (CleClientDueKind kind)
{
  return WORDS[kind];
}

/* What was promised, if that was said. */
static char *
describe_promise (const CleClientDue *self,
                  CleClientBook      *book,
                  const char         *name)
{
  g_autoptr (GPtrArray) contacts = cle_client_book_list_contacts (book, self->client);

  for (guint i = 0; i < contacts->len; i++)
    {
      const CleContact *contact = contacts->pdata[i];
      const char *what =
          contact->promise != NULL && *contact->promise != '\0' ? contact->promise : contact->text;

      if (g_str_equal (contact->id, self->of) && *what != '\0')
        /* Translators: a client and what was promised. */
        return g_strdup_printf (_ ("%s: promised “%s”"), name, what);
    }

  return g_strdup_printf (_ ("%s: something was promised"), name);
}

/**
 * cle_client_due_dup_text:
 * @self: something that is due
 * @book: where its client is
 *
 * Returns: (transfer full): a line on it, in the user's language
 */
char *
cle_client_due_dup_text (const CleClientDue *self,
                         CleClientBook      *book)
{
  const CleClient *client =
      self->client != NULL ? cle_client_book_find_client (book, self->client) : NULL;
  const char *name = client != NULL ? client->name : "";

  switch (self->kind)
    {
    case CLE_CLIENT_DUE_TRIAL:
      return g_strdup_printf (_ ("%s: the change of terms ends, time for a new rating"), name);
    case CLE_CLIENT_DUE_PROMISE:
      return describe_promise (self, book, name);
    case CLE_CLIENT_DUE_PARTING:
      return g_strdup_printf (_ ("%s: the parting is not finished yet"), name);
    case CLE_CLIENT_DUE_LOOK:
      return g_strdup_printf (_ ("%s: the day to look again"), name);
    case CLE_CLIENT_DUE_SILENCE:
      return g_strdup_printf (_ ("%s: heard nothing good from us for a while"), name);
    case CLE_CLIENT_DUE_RATING:
      return g_strdup_printf (_ ("%s: the rating is getting old"), name);
    case CLE_CLIENT_DUE_REVISION:
    default:
      return g_strdup (_ ("The client profile is to be looked through"));
    }
}
