/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-verdict-reasons.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

#define N_STRONGEST 3

static const char *const sentences[CLE_N_RULES] = {
  [CLE_RULE_NO_TRAITS] = N_ ("The profile has no traits yet, so there is nothing to measure by."),
  [CLE_RULE_COVERAGE] = N_ ("Too little is known of this client for a verdict."),
  [CLE_RULE_KNOCK_OUT] = N_ ("Something happened that decides by itself, whatever the numbers say."),
  [CLE_RULE_GOOD_GAIN] = N_ ("A client as you wish for, and one you earn with."),
  [CLE_RULE_GOOD_OPEN] = N_ ("A client as you wish for; whether you earn with them is open."),
  [CLE_RULE_GOOD_OPEN_IMPORTANT] =
      N_ ("A client as you wish for and an important one, though what you earn is open."),
  [CLE_RULE_GOOD_IDLE] =
      N_ ("A client as you wish for, who pays off as long as you have time to spare."),
  [CLE_RULE_GOOD_IDLE_IMPORTANT] =
      N_ ("A client as you wish for and an important one, who pays off while you have time."),
  [CLE_RULE_GOOD_LOSS] = N_ ("A client as you wish for, but on terms that cost you money."),
  [CLE_RULE_FAIR_GAIN] = N_ ("A client who mostly fits, and one you earn with."),
  [CLE_RULE_FAIR_OPEN] = N_ ("A client who mostly fits; whether you earn with them is open."),
  [CLE_RULE_FAIR_LOSS] = N_ ("A client who mostly fits, but on terms that cost you money."),
  [CLE_RULE_POOR_GAIN] = N_ ("You earn with this client, but it does not fit well: better terms "
                             "may help both of you."),
  [CLE_RULE_POOR_OPEN] = N_ ("It does not fit well, and whether you earn is open: other terms "
                             "come first."),
  [CLE_RULE_POOR_LOSS] = N_ ("It does not fit well and costs you money: other terms come first."),
  [CLE_RULE_POOR_LOSS_TRIED] =
      N_ ("It does not fit well and costs you money, and other terms did not help."),
  [CLE_RULE_BAD_GAIN] = N_ ("You earn with this client, but hardly anything fits: agree on terms "
                            "that you can live with."),
  [CLE_RULE_BAD_OPEN] = N_ ("Hardly anything fits, and whether you earn is open: other terms "
                            "come first."),
  [CLE_RULE_BAD_OPEN_TRIED] = N_ ("Hardly anything fits, you do not know that you earn, and "
                                  "other terms did not help."),
  [CLE_RULE_BAD_LOSS] = N_ ("Hardly anything fits and it costs you money: other terms come first."),
  [CLE_RULE_BAD_LOSS_TRIED] =
      N_ ("Hardly anything fits, it costs you money, and other terms did not help."),
};

/**
 * cle_rule_get_sentence:
 * @rule: a rule
 *
 * Returns: what it says, in the user's language
 */
const char *
cle_rule_get_sentence (CleRule rule)
{
  g_return_val_if_fail ((guint) rule < CLE_N_RULES, NULL);

  return _ (sentences[rule]);
}

/**
 * cle_verdict_kind_get_name:
 * @kind: a verdict
 *
 * Returns: what people call it, in the user's language
 */
const char *
cle_verdict_kind_get_name (CleVerdictKind kind)
{
  switch (kind)
    {
    case CLE_VERDICT_CHERISH:
      return _ ("Keep and cherish");
    case CLE_VERDICT_KEEP:
      return _ ("Keep");
    case CLE_VERDICT_TERMS:
      return _ ("Change terms");
    case CLE_VERDICT_PART:
      return _ ("Part ways");
    case CLE_VERDICT_NONE:
    default:
      return _ ("No verdict yet");
    }
}

/**
 * cle_decision_dup_text:
 * @decision: a decision
 *
 * Returns: (transfer full): what was decided, what the rules said on that day,
 *   and why it was decided otherwise; without the day
 */
char *
cle_decision_dup_text (const CleDecision *decision)
{
  const char *decided = cle_verdict_kind_get_name (decision->decided);
  const char *proposed = cle_verdict_kind_get_name (decision->proposed);

  if (decision->decided == CLE_VERDICT_NONE)
    /* Translators: a decision was taken back; what the rules propose. */
    return g_strdup_printf (_ ("Taken back: the rules hold again (“%s”)."), proposed);
  if (decision->decided == decision->proposed)
    /* Translators: a verdict. */
    return g_strdup_printf (_ ("%s, as the rules proposed."), decided);

  /* Translators: a verdict, another verdict, and the manager's sentence. */
  return g_strdup_printf (_ ("%s; the rules said “%s”. %s"), decided, proposed,
                          decision->reason != NULL ? decision->reason : "");
}

/**
 * cle_fit_dup_text:
 * @fit: thousandths, 0 … 100000
 *
 * Returns: (transfer full): the fit as it is, without zeros at its end, for
 *   example "72.61": rounding could show 70 where it is just below
 */
char *
cle_fit_dup_text (int fit)
{
  char digits[16];
  int end = g_snprintf (digits, sizeof digits, "%03d", fit % 1000);

  while (end > 0 && digits[end - 1] == '0')
    end--;
  digits[end] = '\0';

  return g_strdup_printf ("%d%s%s", fit / 1000, end > 0 ? nl_langinfo (RADIXCHAR) : "", digits);
}

/**
 * cle_fit_dup_formula:
 * @fit: how well a client fits
 *
 * Returns: (transfer full): how it is reckoned, for example "50 + 50 × (20/90 −
 *   12/53)"; a side of which nothing is known counts 0
 */
char *
cle_fit_dup_formula (const CleFit *fit)
{
  g_autofree char *plus = g_strdup_printf ("%u/%u", fit->plus, fit->plus_max);
  g_autofree char *minus = g_strdup_printf ("%u/%u", fit->minus, fit->minus_max);

  return g_strdup_printf ("50 + 50 × (%s − %s)", fit->plus_max > 0 ? plus : "0",
                          fit->minus_max > 0 ? minus : "0");
}

/**
 * cle_reason_free:
 * @self: (transfer full): a reason
 */
void
cle_reason_free (CleReason *self)
{
  g_free (self->text);
  g_free (self);
}

/* Takes the text over. */
static void
add (GPtrArray  *reasons,
     const char *code,
     char       *text)
{
  CleReason *reason = g_new (CleReason, 1);

  reason->code = code;
  reason->text = text;
  g_ptr_array_add (reasons, reason);
}

static void
add_spared (GPtrArray *reasons,
            CleSpared  spared)
{
  if (spared == CLE_SPARED_IMPORTANT)
    add (reasons, "spared-important",
         g_strdup (_ ("The client is important to you, so other terms are tried once more.")));
  else if (spared == CLE_SPARED_TRIAL)
    add (reasons, "spared-trial",
         g_strdup (_ ("Other terms are being tried right now; wait for their end.")));
  else if (spared == CLE_SPARED_SLOW)
    add (reasons, "spared-slow",
         g_strdup (_ ("The client is slow rather than bad, and your time is not scarce.")));
}

static void
add_coverage (GPtrArray            *reasons,
              const CleVerdictCase *one)
{
  const CleFit *fit = one->fit;
  const char *name;

  if (fit->n_traits == 0)
    return;

  name = cle_profile_get_name (one->profile);
  if (cle_fit_is_covered (fit))
    /* Translators: how many traits of a profile are known, and its name. */
    add (reasons, "coverage",
         g_strdup_printf (_ ("Rated on %u of %u traits of “%s”."), fit->n_known, fit->n_traits,
                          name));
  else
    add (reasons, "coverage",
         g_strdup_printf (_ ("Rated on %u of %u traits of “%s”; a verdict needs 60 %% of them."),
                          fit->n_known, fit->n_traits, name));
}

static void
add_fit (GPtrArray            *reasons,
         const CleVerdictCase *one)
{
  const CleFit *fit = one->fit;
  g_autofree char *text = cle_fit_dup_text (fit->fit);

  if (fit->n_known == 0)
    return;

  /* Translators: "Fit 72.61 of 100: 55 of 80 points for, 8 of 34 points against." */
  add (reasons, "fit",
       g_strdup_printf (_ ("Fit %s of 100: %u of %u points for, %u of %u points against."), text,
                        fit->plus, fit->plus_max, fit->minus, fit->minus_max));
  if (one->verdict->held)
    add (reasons, "held",
         g_strdup (_ ("The fit is within 3 points of where it was at the last decision, so the "
                      "client stays where it was.")));
}

static void
add_line (GPtrArray        *reasons,
          const CleFitLine *line,
          const char       *language)
{
  const char *name = cle_trait_get_name (line->trait, language);
  const char *level = cle_trait_get_level (line->trait, (guint) line->level, language);

  if (line->knock_out)
    /* Translators: a trait, then its level */
    add (reasons, "knock-out",
         g_strdup_printf (_ ("“%s”: %s. This decides by itself."), name, level));
  else if (line->sum > 0)
    /* Translators: a trait, its level, then the calculation */
    add (reasons, "plus",
         g_strdup_printf (_ ("For: “%s”: %s (weight %u × %u points = %d)."), name, level,
                          line->weight, line->points, line->sum));
  else if (line->tolerance > 0)
    add (reasons, "minus",
         g_strdup_printf (
             _ ("Against: “%s”: %s (weight %u × %u points beyond the %u that are fine = %d)."),
             name, level, line->weight, line->counted, line->tolerance, -line->sum));
  else
    add (reasons, "minus",
         g_strdup_printf (_ ("Against: “%s”: %s (weight %u × %u points = %d)."), name, level,
                          line->weight, line->counted, -line->sum));
}

static void
add_knock_outs (GPtrArray            *reasons,
                const CleVerdictCase *one)
{
  g_autoptr (GArray) lines = cle_fit_list_lines (one->profile, one->levels);

  for (guint i = 0; i < lines->len; i++)
    {
      const CleFitLine *line = &g_array_index (lines, CleFitLine, i);

      if (line->knock_out)
        add_line (reasons, line, one->language);
    }
}

static void
add_strongest (GPtrArray            *reasons,
               const CleVerdictCase *one,
               CleSide               side)
{
  g_autoptr (GArray) lines = cle_fit_list_strongest (one->profile, one->levels, side, N_STRONGEST);

  for (guint i = 0; i < lines->len; i++)
    {
      const CleFitLine *line = &g_array_index (lines, CleFitLine, i);

      if (!line->knock_out)
        add_line (reasons, line, one->language);
    }
}

/* What was good enough is worth saying: it is why it does not count. */
static void
add_tolerated (GPtrArray            *reasons,
               const CleVerdictCase *one)
{
  g_autoptr (GArray) lines = cle_fit_list_lines (one->profile, one->levels);

  for (guint i = 0; i < lines->len; i++)
    {
      const CleFitLine *line = &g_array_index (lines, CleFitLine, i);

      if (line->level >= 0 && line->points > 0 && line->counted == 0)
        add (reasons, "tolerated",
             g_strdup_printf (_ ("Still fine: “%s”: %s."),
                              cle_trait_get_name (line->trait, one->language),
                              cle_trait_get_level (line->trait, (guint) line->level,
                                                   one->language)));
    }
}

static void
add_money (GPtrArray            *reasons,
           const CleVerdictCase *one)
{
  g_autofree char *full = cle_range_dup_text (&one->profit->full, one->office->currency);
  g_autofree char *decision = cle_range_dup_text (&one->profit->decision, one->office->currency);

  /* Translators: "Profit a year: at least 1 200 EUR." */
  add (reasons, "money", g_strdup_printf (_ ("Profit a year: %s."), full));
  if (one->input->capacity == CLE_CAPACITY_IDLE)
    add (reasons, "idle",
         g_strdup_printf (_ ("You have time to spare, so staff time does not count here: %s."),
                          decision));
}

/**
 * cle_verdict_list_reasons:
 * @one: what the verdict was made of
 *
 * Puts a verdict into words: the rule, what kept from parting, knock-outs,
 * coverage, fit, the three strongest traits for and against with their
 * calculation, what was tolerated, money, and how robust it is.
 *
 * Returns: (transfer full) (element-type CleReason): sentences in the user's language
 */
GPtrArray *
cle_verdict_list_reasons (const CleVerdictCase *one)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_reason_free);

  add (reasons, cle_rule_get_word (one->verdict->rule),
       g_strdup (cle_rule_get_sentence (one->verdict->rule)));
  add_spared (reasons, one->verdict->spared);
  add_knock_outs (reasons, one);
  add_coverage (reasons, one);
  add_fit (reasons, one);
  add_strongest (reasons, one, CLE_SIDE_IDEAL);
  add_strongest (reasons, one, CLE_SIDE_NON_IDEAL);
  add_tolerated (reasons, one);
  add_money (reasons, one);
  if (one->robustness >= 0 && one->verdict->kind != CLE_VERDICT_NONE)
    add (reasons, "robustness",
         g_strdup_printf (_ ("Holds in %d of 100 variations of the weights."), one->robustness));

  return reasons;
}
