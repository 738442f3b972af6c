/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-clients.h"
#include "clients/cle-letter-merge.h"
#include "clients/cle-letter-store.h"
#include "clients/cle-letter-template.h"
#include "clients/cle-letter-tone.h"
#include "clients/cle-parting.h"
#include "report/cle-report-letter.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the command was told. */
typedef struct
{
  char     *template_id;
  char     *length;
  char     *language;
  char     *format;
  char     *path;
  char    **set;
  gboolean  keep;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->template_id);
  g_free (wish->length);
  g_free (wish->language);
  g_free (wish->format);
  g_free (wish->path);
  g_strfreev (wish->set);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
parse_wish (CleCtl *ctl,
            Wish   *wish,
            int    *argc,
            char ***argv)
{
  const GOptionEntry entries[] = {
    { "template", 0, 0, G_OPTION_ARG_FILENAME, &wish->template_id, NULL, NULL },
    { "length", 0, 0, G_OPTION_ARG_FILENAME, &wish->length, NULL, NULL },
    { "lang", 0, 0, G_OPTION_ARG_FILENAME, &wish->language, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &wish->format, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wish->path, NULL, NULL },
    { "set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wish->set, NULL, NULL },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &wish->keep, NULL, NULL },
    { NULL },
  };

  if (!cle_ctl_parse (ctl, entries, argc, argv))
    return FALSE;
  if (*argc == 2 && wish->template_id != NULL)
    return TRUE;

  cle_ctl_usage (ctl, "%s", _ ("“letter” takes one client and --template."));
  return FALSE;
}

static CleLetterTemplate *
find_template (CleCtl     *ctl,
               GPtrArray  *templates,
               const char *id)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  CleLetterTemplate *found = cle_letter_template_find (templates, id);

  for (guint i = 0; found == NULL && i < templates->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "",
                            cle_letter_template_get_id (templates->pdata[i]));
  if (found == NULL)
    cle_ctl_refuse (ctl, _ ("There is no letter “%s”; there are: %s."), id, ids->str);

  return found;
}

static gboolean
take_fields (CleCtl     *ctl,
             const Wish *wish,
             GHashTable *fields,
             CleCtlExit *status)
{
  for (guint i = 0; wish->set != NULL && wish->set[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GError) error = NULL;
      const char *value;

      if (!cle_ctl_split_setting (ctl, wish->set[i], &name, &value, status))
        return FALSE;
      if (!cle_letter_field_check (name, &error) ||
          !cle_letter_fields_set (fields, name, value, &error))
        {
          *status = cle_ctl_fail (ctl, error);
          return FALSE;
        }
    }

  return TRUE;
}

/* Explained, not changed: the manager may have good reason. */
static void
tell_tone (CleCtl                *ctl,
           const CleLetterMerged *merged,
           const char            *language)
{
  g_autoptr (GArray) remarks = cle_letter_check_tone (merged->text, merged, language);

  for (guint i = 0; i < remarks->len; i++)
    {
      const CleToneRemark *remark = &g_array_index (remarks, CleToneRemark, i);

      /* Translators: a word of a letter, the line it is on, and why to think of it. */
      fprintf (ctl->err, _ ("“%s” in line %u: %s\n"), remark->word, remark->line,
               cle_tone_get_why (remark->tone));
    }
}

static CleCtlExit
keep_letter (CleCtl                *ctl,
             const Wish            *wish,
             const CleClient       *client,
             const CleLetterMerged *title,
             const CleLetterMerged *text)
{
  g_autoptr (CleLetter) letter = g_new0 (CleLetter, 1);
  g_autoptr (GError) error = NULL;

  if (!wish->keep)
    return CLE_CTL_DONE;

  letter->client = g_strdup (client->id);
  letter->kind = g_strdup (wish->template_id);
  letter->title = g_strdup (title->text);
  letter->text = g_strdup (text->text);
  return cle_letter_keep (ctl->store, letter, &error) ? CLE_CTL_DONE : cle_ctl_fail (ctl, error);
}

static gboolean
write_cb (const char  *data,
          gsize        length,
          gpointer     out,
          GError     **error)
{
  /* What is wrong with the output is told when it is flushed. */
  fwrite (data, 1, length, out);

  return TRUE;
}

static CleCtlExit
write_pdf (CleCtl                *ctl,
           const Wish            *wish,
           const CleLetterMerged *title,
           const CleLetterMerged *text)
{
  CleReportLetter letter = { .text = text->text,
                             .title = title->text,
                             .letterhead = CLE_REPORT_LETTERHEAD };
  g_autoptr (CleReport) report = cle_report_new_for_letter (&letter);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (wish->path != NULL && strcmp (wish->path, "-") != 0)
    done =
        cle_report_save (report, CLE_REPORT_PDF, cle_store_get_io (ctl->store), wish->path, &error);
  else
    done = cle_report_write_pdf (report, write_cb, ctl->out, &error);

  return done ? CLE_CTL_DONE : cle_ctl_fail (ctl, error);
}

static CleCtlExit
write_letter (CleCtl                *ctl,
              const Wish            *wish,
              const CleClient       *client,
              const CleLetterMerged *title,
              const CleLetterMerged *text)
{
  g_autofree char *page = g_strdup_printf ("%s\n\n%s\n", title->text, text->text);
  CleCtlExit status = keep_letter (ctl, wish, client, title, text);

  if (status == CLE_CTL_DONE && g_strcmp0 (wish->format, "pdf") == 0)
    return write_pdf (ctl, wish, title, text);

  return status == CLE_CTL_DONE ? cle_ctl_write_out (ctl, wish->path, page, strlen (page)) : status;
}

static gboolean
is_ready (CleCtl                *ctl,
          const CleLetterMerged *title,
          const CleLetterMerged *text)
{
  g_autoptr (GError) error = NULL;

  if (cle_letter_merged_is_ready (title, &error) && cle_letter_merged_is_ready (text, &error))
    return TRUE;

  cle_ctl_fail (ctl, error);
  return FALSE;
}

/* A farewell waits for its parting, whatever becomes of the text. */
static gboolean
may_go_out (CleCtl          *ctl,
            const Wish      *wish,
            CleCtlClients   *all,
            const CleClient *client)
{
  g_autoptr (GError) error = NULL;

  if (cle_parting_check_letter (cle_client_book_get_parting (all->book, client->id),
                                wish->template_id, all->now, &error))
    return TRUE;

  cle_ctl_fail (ctl, error);
  return FALSE;
}

static CleCtlExit
run (CleCtl                  *ctl,
     const Wish              *wish,
     const CleLetterTemplate *one,
     CleLetterLength          length,
     const char              *name)
{
  const char *language = wish->language != NULL ? wish->language : cle_ctl_get_language ();
  g_auto (CleCtlClients) all = { 0 };
  g_autofree char *day = NULL;
  g_autoptr (GHashTable) fields = NULL;
  g_autoptr (CleLetterMerged) title = NULL;
  g_autoptr (CleLetterMerged) text = NULL;
  const CleClient *client;
  CleCtlExit status;

  if (!cle_ctl_clients_load (&all, ctl, &status) ||
      (client = cle_ctl_clients_find (&all, ctl, name, &status)) == NULL)
    return status;
  if (!may_go_out (ctl, wish, &all, client))
    return CLE_CTL_INPUT;

  day = cle_ctl_clients_dup_day (&all, 0);
  if (!g_str_has_prefix (language, "ru"))
    language = "en";
  fields = cle_letter_fields_new (client, NULL, NULL, day, language);
  if (!take_fields (ctl, wish, fields, &status))
    return status;

  title = cle_letter_merge (cle_letter_template_get_title (one, length, language), fields);
  text = cle_letter_merge (cle_letter_template_get_text (one, length, language), fields);
  tell_tone (ctl, text, language);
  return is_ready (ctl, title, text) ? write_letter (ctl, wish, client, title, text)
                                     : CLE_CTL_INPUT;
}

/**
 * cle_ctl_letter:
 * @ctl: the program
 * @argc: number of words
 * @argv: `letter CLIENT --template ID [--length LENGTH] [--lang LANGUAGE]
 *   [--set field=value …] [--format pdf|txt] [-o FILE] [--keep]`
 *
 * Writes a letter. A field without a value blocks it. With --keep it was sent and
 * is kept in the log of the client.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_letter (CleCtl  *ctl,
                int      argc,
                char   **argv)
{
  g_auto (Wish) wish = { 0 };
  g_autoptr (GPtrArray) templates = cle_letter_template_list ();
  CleLetterLength length = CLE_LETTER_MEDIUM;
  const CleLetterTemplate *one;

  if (!parse_wish (ctl, &wish, &argc, &argv))
    return CLE_CTL_USAGE;
  if (!cle_ctl_check_text (ctl, wish.template_id))
    return CLE_CTL_INPUT;
  if ((one = find_template (ctl, templates, wish.template_id)) == NULL)
    return CLE_CTL_INPUT;
  if (wish.length != NULL && !cle_letter_length_from_word (wish.length, &length))
    return cle_ctl_refuse (ctl, "%s", _ ("A letter is short, medium or long."));
  if (wish.language != NULL && strcmp (wish.language, "en") != 0 &&
      strcmp (wish.language, "ru") != 0)
    return cle_ctl_refuse (ctl, _ ("There are no letters in “%s”; there are: en, ru."),
                           wish.language);
  if (wish.format != NULL && strcmp (wish.format, "txt") != 0 && strcmp (wish.format, "pdf") != 0)
    return cle_ctl_refuse (ctl, _ ("“%s” is not a format of a letter."), wish.format);

  return run (ctl, &wish, one, length, argv[1]);
}
