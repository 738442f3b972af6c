/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-clients.h"
#include "clients/cle-care.h"
#include "clients/cle-reckoning.h"
#include "clients/cle-robustness.h"
#include "clients/cle-verdict-reasons.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

/* One client with all that its verdict was made of. */
typedef struct
{
  const CleJudged *judged;
  const CleOffice *office;
  gint64           all_revenue;
  int              robustness; /* -1 where there is no verdict */
  GPtrArray       *reasons;
  GPtrArray       *decisions; /* of CleDecision, newest first */
} Page;

static void
page_init (Page            *page,
           const CleJudged *judged,
           CleClientBook   *book,
           gint64           all_revenue,
           gint64           now)
{
  const CleOffice *office = cle_client_book_get_office (book);
  g_autoptr (GPtrArray) contacts = cle_client_book_list_contacts (book, judged->client->id);
  CleVerdictCase one = { .profile = judged->profile,
                         .levels = judged->levels,
                         .fit = &judged->fit,
                         .profit = &judged->profit,
                         .office = office,
                         .input = &judged->input,
                         .verdict = &judged->verdict,
                         .robustness = -1,
                         .language = cle_ctl_get_language () };

  *page = (Page){ judged, office, all_revenue,
                  -1,     NULL,   cle_client_book_list_decisions (book, judged->client->id) };
  if (judged->profile != NULL && judged->verdict.kind != CLE_VERDICT_NONE)
    page->robustness = (int) cle_robustness_count (judged->profile, judged->levels, &judged->profit,
                                                   &judged->input);
  one.robustness = page->robustness;
  if (judged->profile != NULL)
    {
      page->reasons = cle_verdict_list_reasons (&one);
      cle_care_add_reasons (page->reasons, &judged->verdict, &judged->profit, contacts,
                            judged->client->changed, office, now);
    }
}

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->reasons, g_ptr_array_unref);
  g_clear_pointer (&page->decisions, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

/* Hundredths; an end that is not known is left out. */
static void
write_range (GString        *out,
             const char     *key,
             const CleRange *range)
{
  cle_json_write_key (out, key);
  g_string_append_c (out, '{');
  if (range->low != CLE_RANGE_OPEN_LOW)
    cle_json_write_integer (out, "low", range->low);
  if (range->high != CLE_RANGE_OPEN_HIGH)
    cle_json_write_integer (out, "high", range->high);
  g_string_append_c (out, '}');
}

static void
write_fit_line (GString          *out,
                const CleFitLine *line)
{
  g_string_append_c (out, '{');
  cle_json_write_text (out, "trait", cle_trait_get_id (line->trait));
  cle_json_write_text (out, "side", cle_side_get_word (cle_trait_get_side (line->trait)));
  cle_json_write_integer (out, "weight", line->weight);
  if (line->level != CLE_LEVEL_UNKNOWN)
    {
      cle_json_write_integer (out, "level", line->level + 1);
      cle_json_write_integer (out, "points", line->points);
      cle_json_write_integer (out, "tolerance", line->tolerance);
      cle_json_write_integer (out, "counted", line->counted);
      cle_json_write_integer (out, "sum", line->sum);
      cle_json_write_boolean (out, "knock_out", line->knock_out);
    }
  g_string_append_c (out, '}');
}

static void
write_fit (GString         *out,
           const CleJudged *judged)
{
  const CleFit *fit = &judged->fit;
  g_autoptr (GArray) lines = cle_fit_list_lines (judged->profile, judged->levels);
  g_autofree char *rated = cle_time_format (judged->rated_at);

  cle_json_write_text (out, "profile", cle_profile_get_id (judged->profile));
  cle_json_write_integer (out, "revision", cle_profile_get_revision (judged->profile));
  cle_json_write_text (out, "rated", rated);
  cle_json_write_boolean (out, "stale", judged->stale);
  cle_json_write_integer (out, "fit", fit->fit);
  cle_json_write_integer (out, "plus", fit->plus);
  cle_json_write_integer (out, "plus_max", fit->plus_max);
  cle_json_write_integer (out, "minus", fit->minus);
  cle_json_write_integer (out, "minus_max", fit->minus_max);
  cle_json_write_integer (out, "known", fit->n_known);
  cle_json_write_integer (out, "traits", fit->n_traits);
  cle_json_write_integer (out, "coverage", cle_fit_get_coverage (fit));
  cle_json_write_key (out, "lines");
  g_string_append_c (out, '[');
  for (guint i = 0; i < lines->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_fit_line (out, &g_array_index (lines, CleFitLine, i));
    }
  g_string_append_c (out, ']');
}

static void
write_given (GString    *out,
             const Page *page)
{
  const CleMoney *money = page->judged->money;

  cle_json_write_key (out, "given");
  g_string_append_c (out, '{');
  for (guint i = 0; money != NULL && i < CLE_N_MONEY; i++)
    if (money->items[i] != CLE_MONEY_UNKNOWN)
      cle_json_write_integer (out, cle_money_item_get_word (i), money->items[i]);
  cle_json_write_boolean (out, "logged", page->judged->logged);
  cle_json_write_integer (out, "office_hourly", page->office->hourly_cost);
  cle_json_write_integer (out, "office_overhead", page->office->shared_overhead);
  cle_json_write_integer (out, "office_rate", page->office->late_rate);
  cle_json_write_integer (out, "all_revenue", page->all_revenue);
  g_string_append_c (out, '}');
}

static void
write_profit (GString    *out,
              const Page *page)
{
  const CleProfit *profit = &page->judged->profit;

  cle_json_write_key (out, "profit");
  g_string_append_c (out, '{');
  cle_json_write_text (out, "currency", page->office->currency);
  write_given (out, page);
  cle_json_write_key (out, "lines");
  g_string_append_c (out, '{');
  for (guint i = 0; i < CLE_N_PROFIT; i++)
    write_range (out, cle_profit_line_get_word (i), &profit->lines[i]);
  g_string_append_c (out, '}');
  write_range (out, "serve", &profit->serve);
  write_range (out, "full", &profit->full);
  write_range (out, "decision", &profit->decision);
  write_range (out, "overhead", &profit->overhead);
  write_range (out, "after", &profit->after);
  cle_json_write_integer (out, "unknown", profit->n_unknown);
  g_string_append_c (out, '}');
}

static void
write_reasons (GString   *out,
               GPtrArray *reasons)
{
  cle_json_write_key (out, "reasons");
  g_string_append_c (out, '[');
  for (guint i = 0; reasons != NULL && i < reasons->len; i++)
    {
      const CleReason *reason = reasons->pdata[i];

      g_string_append (out, i > 0 ? ",{" : "{");
      cle_json_write_text (out, "code", reason->code);
      cle_json_write_text (out, "text", reason->text);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
write_decided (GString           *out,
               const CleDecision *decision)
{
  g_autofree char *at = cle_time_format (decision->at);

  cle_json_write_text (out, "at", at);
  cle_json_write_text (out, "proposed", cle_verdict_kind_get_word (decision->proposed));
  if (decision->decided != CLE_VERDICT_NONE)
    cle_json_write_text (out, "decided", cle_verdict_kind_get_word (decision->decided));
  if (decision->reason != NULL)
    cle_json_write_text (out, "reason", decision->reason);
}

static void
write_decision (GString           *out,
                const CleDecision *decision)
{
  if (decision == NULL || decision->decided == CLE_VERDICT_NONE)
    return;

  cle_json_write_key (out, "decision");
  g_string_append_c (out, '{');
  write_decided (out, decision);
  g_string_append_c (out, '}');
}

/* Nothing that was decided is ever lost: a decision taken back has no "decided". */
static void
write_past (GString   *out,
            GPtrArray *decisions)
{
  cle_json_write_key (out, "decisions");
  g_string_append_c (out, '[');
  for (guint i = 0; i < decisions->len; i++)
    {
      g_string_append (out, i > 0 ? ",{" : "{");
      write_decided (out, decisions->pdata[i]);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
write_page (GString    *out,
            const Page *page)
{
  const CleJudged *judged = page->judged;

  g_string_append_c (out, '{');
  cle_json_write_text (out, "id", judged->client->id);
  cle_json_write_text (out, "name", judged->client->name);
  cle_json_write_integer (out, "importance", judged->client->importance);
  cle_json_write_text (out, "holds", cle_verdict_kind_get_word (judged->kind));
  cle_json_write_text (out, "verdict", cle_verdict_kind_get_word (judged->verdict.kind));
  cle_json_write_text (out, "rule", cle_rule_get_word (judged->verdict.rule));
  cle_json_write_text (out, "band", cle_fit_band_get_word (judged->verdict.band));
  cle_json_write_boolean (out, "held", judged->verdict.held);
  cle_json_write_text (out, "spared", cle_spared_get_word (judged->verdict.spared));
  cle_json_write_text (out, "capacity", cle_capacity_get_word (judged->input.capacity));
  if (page->robustness >= 0)
    cle_json_write_integer (out, "robustness", page->robustness);
  if (judged->profile != NULL)
    write_fit (out, judged);
  write_profit (out, page);
  write_decision (out, judged->decision);
  write_past (out, page->decisions);
  write_reasons (out, page->reasons);
  g_string_append_c (out, '}');
}

static void
print_fit_line (CleCtl           *ctl,
                const CleFitLine *line)
{
  const char *language = cle_ctl_get_language ();
  const char *name = cle_trait_get_name (line->trait, language);

  if (line->level == CLE_LEVEL_UNKNOWN)
    fprintf (ctl->out, "     ?  %s\n", name);
  else if (cle_trait_get_side (line->trait) == CLE_SIDE_IDEAL)
    fprintf (ctl->out, "  %+4d  %s: %s (%u × %u)\n", line->sum, name,
             cle_trait_get_level (line->trait, (guint) line->level, language), line->weight,
             line->points);
  else
    fprintf (ctl->out, "  %+4d  %s: %s (%u × (%u − %u))\n", line->sum, name,
             cle_trait_get_level (line->trait, (guint) line->level, language), line->weight,
             line->points, MIN (line->points, line->tolerance));
}

static void
print_range (CleCtl         *ctl,
             const char     *label,
             const CleRange *range,
             const char     *currency)
{
  g_autofree char *text = cle_range_dup_text (range, currency);

  fprintf (ctl->out, "  %s: %s\n", label, text);
}

static void
print_money (CleCtl     *ctl,
             const Page *page)
{
  const CleProfit *profit = &page->judged->profit;
  const char *currency = page->office->currency;

  fprintf (ctl->out, "\n%s\n", _ ("Money in a year"));
  for (guint i = 0; i < CLE_N_PROFIT; i++)
    print_range (ctl, cle_profit_line_get_name (i), &profit->lines[i], currency);
  print_range (ctl, _ ("Cost to serve"), &profit->serve, currency);
  print_range (ctl, _ ("Profit"), &profit->full, currency);
  print_range (ctl, _ ("Profit as it counts in the verdict"), &profit->decision, currency);
  print_range (ctl, _ ("Share of the overhead"), &profit->overhead, currency);
  print_range (ctl, _ ("Profit after overhead"), &profit->after, currency);
}

/* That the manager decided, and not the rules alone. */
static void
print_decision (CleCtl            *ctl,
                const CleDecision *decision)
{
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  if (decision == NULL || decision->decided == CLE_VERDICT_NONE)
    return;

  day = cle_time_format (decision->at);
  words = cle_decision_dup_text (decision);
  /* Translators: a day, and what was decided. */
  fprintf (ctl->out, _ ("Decided on %.10s: %s\n"), day, words);
}

static void
print_rules (CleCtl     *ctl,
             const Page *page)
{
  g_autoptr (GPtrArray) lines = cle_reckoning_list_rules (page->judged, page->office);

  if (lines->len > 0)
    fprintf (ctl->out, "\n%s\n", _ ("How the numbers lead to the verdict"));
  for (guint i = 0; i < lines->len; i++)
    {
      const CleReckoningLine *line = lines->pdata[i];

      fprintf (ctl->out, "  %s: %s\n", line->title, line->text);
    }
}

/* All decisions, newest first. */
static void
print_past (CleCtl     *ctl,
            const Page *page)
{
  if (page->decisions->len > 0)
    fprintf (ctl->out, "\n%s\n", _ ("What was decided so far"));
  for (guint i = 0; i < page->decisions->len; i++)
    {
      const CleDecision *decision = page->decisions->pdata[i];
      g_autofree char *day = cle_time_format (decision->at);
      g_autofree char *words = cle_decision_dup_text (decision);

      fprintf (ctl->out, "  %.10s  %s\n", day, words);
    }
}

static void
print_page (CleCtl     *ctl,
            const Page *page)
{
  const CleJudged *judged = page->judged;
  const CleFit *fit = &judged->fit;
  g_autoptr (GArray) lines = NULL;
  g_autofree char *text = cle_fit_dup_text (fit->fit);
  g_autofree char *formula = cle_fit_dup_formula (fit);

  fprintf (ctl->out, "%s: %s\n", judged->client->name, cle_verdict_kind_get_name (judged->kind));
  print_decision (ctl, judged->decision);
  for (guint i = 0; page->reasons != NULL && i < page->reasons->len; i++)
    fprintf (ctl->out, "- %s\n", ((const CleReason *) page->reasons->pdata[i])->text);
  if (judged->profile != NULL)
    {
      lines = cle_fit_list_lines (judged->profile, judged->levels);
      if (fit->n_known > 0)
        fprintf (ctl->out, "\n%s: %s = %s\n", _ ("Fit"), text, formula);
      else
        fprintf (ctl->out, "\n%s: %s\n", _ ("Fit"), _ ("not known"));
      for (guint i = 0; i < lines->len; i++)
        print_fit_line (ctl, &g_array_index (lines, CleFitLine, i));
    }
  print_money (ctl, page);
  print_rules (ctl, page);
  print_past (ctl, page);
}

static void
print_row (CleCtl     *ctl,
           const Page *page)
{
  const CleJudged *judged = page->judged;
  gboolean known = judged->profile != NULL && cle_fit_is_covered (&judged->fit);
  g_autofree char *fit = known ? cle_fit_dup_text (judged->fit.fit) : g_strdup ("?");
  g_autofree char *profit = cle_range_dup_text (&judged->profit.full, page->office->currency);

  fprintf (ctl->out, "%s  %-12s  %7s  %s  %s\n", judged->client->id,
           cle_verdict_kind_get_word (judged->kind), fit, profit, judged->client->name);
}

/* Each as soon as it is counted: those of very many would not go into memory. */
static void
print_all (CleCtl        *ctl,
           CleCtlClients *all,
           gboolean       json)
{
  CleJudge *judge = cle_ctl_clients_judge (all, ctl);
  gint64 revenue = cle_judge_get_revenue (judge);
  g_autoptr (GString) out = g_string_new (NULL);

  fputs (json ? "[" : "", ctl->out);
  for (guint i = 0; i < cle_judge_get_n (judge); i++)
    {
      g_auto (Page) page = { 0 };

      page_init (&page, cle_judge_get (judge, i), all->book, revenue, all->now);
      if (!json)
        print_row (ctl, &page);
      else
        {
          g_string_assign (out, i > 0 ? ",\n" : "");
          write_page (out, &page);
          fputs (out->str, ctl->out);
        }
    }
  fputs (json ? "]\n" : "", ctl->out);
}

static CleCtlExit
print_one (CleCtl          *ctl,
           CleCtlClients   *all,
           const CleClient *client,
           gboolean         json)
{
  CleCtlExit status;
  const CleJudged *judged = cle_ctl_clients_judge_one (all, ctl, client, &status);
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (Page) page = { 0 };

  if (judged == NULL)
    return status;

  page_init (&page, judged, all->book, cle_judge_get_revenue (all->one), all->now);
  if (!json)
    {
      print_page (ctl, &page);
      return CLE_CTL_DONE;
    }

  write_page (out, &page);
  fprintf (ctl->out, "%s\n", out->str);
  return CLE_CTL_DONE;
}

/**
 * cle_ctl_verdict:
 * @ctl: the program
 * @argc: number of words
 * @argv: `verdict [CLIENT] [--json]`
 *
 * What the rules say of a client, or of all, with every number that it was made
 * of: the same as in the window.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_verdict (CleCtl  *ctl,
                 int      argc,
                 char   **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_auto (CleCtlClients) all = { 0 };
  const CleClient *client;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc > 2)
    return cle_ctl_usage (ctl, _ ("“%s” takes one client."), "verdict");
  if (!cle_ctl_clients_load_for (&all, ctl, argc == 2 ? argv[1] : NULL, &status))
    return status;

  if (argc == 1)
    {
      print_all (ctl, &all, json);
      return CLE_CTL_DONE;
    }

  client = cle_ctl_clients_find (&all, ctl, argv[1], &status);
  return client != NULL ? print_one (ctl, &all, client, json) : status;
}
