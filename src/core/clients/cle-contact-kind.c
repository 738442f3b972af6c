/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-contact-kind.h"

#include "cle-contact-words.h"

#include <string.h>

/* Beginnings of words, so that all their endings are found; whole words with a
 * full stop: “later” is no problem, and “центр” has no price. Behind a space stands
 * how the next word begins. What says nothing is looked for first, then what went
 * wrong, then money: “call about an invoice that is late” is about a problem, “order
 * and invoice” about money. */
static const char *const NOTHINGS[] = {
  "late. even", "late. night", "late. afternoon", "late. lunch", "late. dinner",
  "late. tonight", "wrong. number", "broke. ice", "problem-free", "error-free", "priceless",
  "пожаловал.", "пожаловали.", "пожаловать.", "жаловань", "жаловани", "разбит на", "разбил на",
  "разбил оплат", "разбил плат", "разбил сумм", "проблеск", "ошиб номер", "возврат долг",
  "возврат тар", "просроч плат", "просроч оплат", "просроч долг", "просроч счет",
  "просроч счёт", "испорти погод", "груби говор", "жалоб. нет.", "брака. нет.", "жалоб. не.",
  "претензий. нет.", "претензий. не.", "проблем. нет.", "проблем. не.", "задержек. нет.",
  "задержек. не.", "ошибок. нет.", "ошибок. не.", "опозданий. нет.", "опозданий. не.", NULL,
};

static const char *const PROBLEMS[] = {
  "complain", "problem", "broke.", "broken", "defect", "wrong", "late.", "delay",
  "fail", "fault", "refund", "angry.", "angri", "annoy", "furious", "upset.", "unhappy.",
  "disappoint", "dissatisf", "unsatisf", "damage", "mistake", "error", "missing.", "incomplete",
  "shortage", "rude.", "shout", "yell.", "yelled.", "leak", "cracked.", "malfunction", "mix-up",
  "apolog", "claim.", "return goods", "return item", "return product", "return order",
  "return parcel", "return part", "return unit", "return shipment", "return deliver",
  "missed. deliver", "missed. deadline", "missed. appointment", "lost. order", "lost. parcel",
  "lost. shipment", "lost. invoice", "lost. deliver", "жалоб", "жалу", "жалова", "пожалова",
  "рекламац", "недовол", "неудовл", "возмущ", "возмути", "негоду", "ругал", "ругае", "ругат",
  "скандал", "накрича", "кричал", "кричит", "нахам", "хамит.", "хамил", "нагруб", "груби",
  "рассерд", "сердит", "разозл", "злится.", "злился.", "злилась.", "раздраж", "обидел",
  "обижен", "обижа", "разочаров", "извинил", "извинени", "пробле", "слома", "поломк", "полома",
  "неисправ", "дефект", "брак.", "брака.", "браку.", "браком.", "бракован", "забраков",
  "отбраков", "поврежд", "повреди", "разбит", "разбил", "испорч", "испорти", "ошиб", "перепута",
  "напута", "путаниц", "пересорт", "недовез", "недовёз", "недопостав", "недовес", "недовлож",
  "недода", "недостач", "недокомплект", "некомплект", "нехватк", "опозда", "опаздыва", "задерж",
  "просроч", "срыв", "сорвал", "наруш", "невовремя.", "претенз", "возврат", "вернул товар",
  "вернул заказ", "вернул брак", "вернул парти", "возвращ товар", "возвращ заказ",
  "возвращ брак", "возвращ парти", "поздн постав", "поздн достав", "поздн отгруз",
  "поздн отправ", "поздн прие", "поздн прив", "поздн отве", "поздн сообщ", "поздн срок",
  "позже. срок", "позже. обещ", "потеря груз", "потеря заказ", "потеря посыл", "потеря товар",
  "пропал груз", "пропал заказ", "пропал посыл", "пропал товар", "долго. жд", "долго. ожид",
  "долго. вез", "долго. достав", "долго. отвеч", "долго. дозв", "суд.", "судебн", NULL,
};

static const char *const MONEYS[] = {
  "invoice", "pay.", "pays.", "paying.", "payment", "paid.", "unpaid.", "overdue.", "debt",
  "owe.", "owes.", "owed.", "discount", "price", "money", "счет", "счёт", "оплат", "оплач",
  "платит", "платеж", "платёж", "заплат", "долг.", "долга.", "долги.", "долгу.", "долгов.",
  "задолж", "скид", "цена.", "цены.", "цену.", "цене.", "ценой.", "цен.", "ценам.", "деньг",
  "денег.", "штраф", "неустойк", "пени.", "пеня.", "пеню.", NULL,
};

static const char *const ORDERS[] = {
  "order", "quote", "offer", "deliver", "bought", "purchas", "заказ", "достав", "поставк",
  "отгруз", "купи", "покуп", NULL,
};

/* After one of these nothing went wrong: “no problem”. */
static const char *const DENIALS[] = {
  "no", "not", "never", "nothing", "without", "none", "neither", "без", "нет", "нету", "не",
  "ни", "никогда", "ничего", "никаких", "никакой", "отсутствие", "отсутствуют", NULL,
};

/* What may stand between: “not a single complaint”. */
static const char *const FILLERS[] = {
  "a", "an", "the", "any", "more", "single", "one", "been", "be", "is", "was", "were", "are",
  "further", "serious", "real", "big", "major", "very", "really", "ever", "on", "in", "было",
  "был", "была", "были", "будет", "есть", "никаких", "никакой", "никакого", "ни", "одной",
  "одного", "единой", "единого", "каких-либо", "больше", "более", "новых", "особых",
  "серьёзных", "серьезных", "ещё", "еще", "пока", "очень", "совсем", "в", "во", "на", NULL,
};

/* What went wrong if it is denied: “not delivered”. */
static const char *const DENIED[] = {
  "satisf", "happy.", "deliver", "arriv", "work.", "works.", "working.", "on. time", "in. time",
  "received.", "довол", "достав", "привез", "привёз", "работает.", "работают.", "хвата",
  "в срок", "вовремя.", "получил.", "получила.", "получили.", "выполнил.", "выполнили.",
  "выполнен", NULL,
};

/* What may stand before the next word of two: “returned all the goods”. */
static const char *const PASSED_OVER[] = {
  "a", "an", "the", "his", "her", "their", "our", "my", "all", "some", "two", "three", "его",
  "её", "ее", "их", "наш", "наша", "нашу", "весь", "всю", "все", "всё", "нам", "нас", NULL,
};

static gboolean
begins_with (const char *word,
             const char *stem,
             gsize       length)
{
  gboolean whole = stem[length - 1] == '.';

  return strncmp (word, stem, length - whole) == 0 && (!whole || word[length - 1] == '\0');
}

static gboolean
is_any (const char *const *stems,
        const char        *word,
        const char        *next)
{
  for (guint i = 0; stems[i] != NULL; i++)
    {
      const char *space = strchr (stems[i], ' ');
      gsize length = space != NULL ? (gsize) (space - stems[i]) : strlen (stems[i]);

      if (begins_with (word, stems[i], length) &&
          (space == NULL || (next != NULL && begins_with (next, space + 1, strlen (space + 1)))))
        return TRUE;
    }

  return FALSE;
}

/* “isn't”, too. */
static gboolean
is_denial (const char *word)
{
  return g_strv_contains (DENIALS, word) || g_str_has_suffix (word, "n't") ||
         g_str_has_suffix (word, "n’t");
}

static gboolean
ends_clause (const char *word)
{
  return strchr (",.;:!?", word[strlen (word) - 1]) != NULL;
}

static char *
dup_next (const char *const *words)
{
  for (; *words != NULL; words++)
    {
      g_autofree char *folded = cle_contact_words_fold (*words);

      if (!g_strv_contains (PASSED_OVER, folded))
        return g_steal_pointer (&folded);
    }

  return NULL;
}

static gboolean
find_kind (const char     *word,
           const char     *next,
           gboolean        denied,
           CleContactKind *kind)
{
  gboolean problem = denied ? is_any (DENIED, word, next) : is_any (PROBLEMS, word, next);
  gboolean nothing = is_any (NOTHINGS, word, next);

  if (problem && (denied || !nothing))
    *kind = CLE_CONTACT_PROBLEM;
  else if (is_any (MONEYS, word, next) && !nothing)
    *kind = CLE_CONTACT_MONEY;
  else if (is_any (ORDERS, word, next))
    *kind = CLE_CONTACT_ORDER;
  else
    return FALSE;

  return TRUE;
}

/**
 * cle_contact_guess_take:
 * @self: what was guessed of the words before
 * @words: (array zero-terminated=1): the next word of a contact line, and those behind
 *   it; nothing else is known of a language than these lists of English and Russian
 *
 * Looks at one more word. Of several the gravest decides, and the kinds are in that
 * order. Nothing says that it was care.
 */
void
cle_contact_guess_take (CleContactGuess   *self,
                        const char *const *words)
{
  g_autofree char *word = cle_contact_words_fold (*words);
  g_autofree char *next = ends_clause (*words) ? NULL : dup_next (words + 1);
  gboolean was_denied = self->is_denied;
  CleContactKind kind;

  self->is_denied = !ends_clause (*words) &&
                    (is_denial (word) || (was_denied && g_strv_contains (FILLERS, word)));
  if (!find_kind (word, next, was_denied, &kind))
    return;

  if (!self->is_guessed || kind > self->kind)
    self->kind = kind;
  self->is_guessed = TRUE;
}
