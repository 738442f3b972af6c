/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-contact-line.h"

/* As people write them into the log, one below the other. */
static const char *const problems[] = {
  "late delivery",
  "delivery was late again",
  "delays in delivery",
  "delivery delayed",
  "complaint about the driver",
  "complained",
  "sent the wrong size",
  "parcel came broken",
  "two boxes missing",
  "returned the goods",
  "returned all his items",
  "he is angry",
  "annoyed at the wait",
  "our mistake in the order",
  "error in the invoice",
  "goods damaged",
  "asked for a refund",
  "parts are defective",
  "parcel not delivered",
  "order didn't arrive",
  "the pump does not work",
  "delivery was not on time",
  "not happy with us",
  "disappointed",
  "apologised to him",
  "missed the deadline",
  "lost parcel",
  "not only late but broken",
  "No, it was late",
  "без слов: жалоба",
  "жалоба на водителя",
  "жалуется на качество",
  "пожаловалась",
  "задержка отгрузки",
  "задержали заказ",
  "опоздал курьер",
  "проблема не решена",
  "опоздание поставки",
  "опять опаздываем",
  "поздняя поставка",
  "из-за поздней поставки",
  "поздно привезли",
  "поставили позже срока",
  "брак в партии",
  "бракованная партия",
  "недовез две коробки",
  "недовёз",
  "недопоставка",
  "недостача",
  "пересорт",
  "перепутали адрес",
  "ошибка в накладной",
  "ошиблись в счёте",
  "возврат товара",
  "вернули товар",
  "возвращает весь заказ",
  "недоволен",
  "не доволен сервисом",
  "остался не очень доволен",
  "неудовлетворён",
  "претензия по качеству",
  "рекламация",
  "просрочка",
  "поставка просрочена",
  "сорвали сроки",
  "срыв поставки",
  "нарушили срок",
  "привезли не вовремя",
  "не в срок",
  "не доставили",
  "товар не привезли",
  "станок не работает",
  "не хватает деталей",
  "не получил документы",
  "повреждена упаковка",
  "разбита витрина",
  "испорченный товар",
  "прибор неисправен",
  "поломка",
  "сломался насос",
  "разочарован",
  "возмущался",
  "возмутился",
  "ругался",
  "скандал на складе",
  "нагрубил менеджеру",
  "обиделся",
  "извинились перед ним",
  "потеряли груз",
  "долго ждал ответа",
  "долго не могли, жалоба",
  "нет, опоздали",
  "не только опоздали, но и нагрубили",
};

/* False friends. */
static const char *const cares[] = {
  "no complaints",
  "not a single complaint",
  "No more problems, he says",
  "no problems at all",
  "never late",
  "it wasn't late",
  "it isn’t broken",
  "nothing wrong",
  "without any delay",
  "without fail",
  "no serious mistakes",
  "late evening talk",
  "called back later",
  "the latest news",
  "wrong number",
  "broke the ice",
  "talked to his broker",
  "returned his call",
  "missed his call",
  "happy with us",
  "works well",
  "без жалоб",
  "жалоб нет, без претензий",
  "без единой жалобы",
  "не было ни одной жалобы",
  "нет никаких претензий",
  "не опоздали",
  "ни разу не опоздали",
  "никогда не ошибаются",
  "без задержек",
  "без каких-либо проблем",
  "никаких проблем",
  "претензий не было",
  "доволен",
  "не ошибся",
  "ошибся номером",
  "пожаловали в гости",
  "добро пожаловать",
  "поздравил с бракосочетанием",
  "поздно вечером созвонились",
  "поздней осенью",
  "поздравили",
  "долго говорили",
  "вернулся из отпуска",
  "вернул звонок",
  "возвращаясь к разговору",
  "хорошо работает",
  "разбили на этапы",
  "испортилась погода",
  "проблеск надежды",
  "говорил о жаловании",
};

static const char *const moneys[] = {
  "did not pay",
  "invoice overdue",
  "не оплатил",
  "не платит",
  "просрочка платежа",
  "разбили оплату",
  "возврат долга",
  "штраф по договору",
  "нет долгов",
};

static const char *const orders[] = {
  "поставка пришла",
  "отгрузили партию",
  "новый заказ без задержек",
  "delivered without problems",
  "заказ пришёл, жалоб нет, никаких проблем",
};

typedef struct
{
  const char     *line;
  CleContactKind  kind;
} Case;

static void
test_kind (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (CleContact) contact = NULL;

  g_assert_true (cle_contact_parse_line (one->line, 0, 0, &contact, NULL));
  g_assert_cmpstr (cle_contact_kind_get_word (contact->kind), ==,
                   cle_contact_kind_get_word (one->kind));
}

static void
add_lines (CleContactKind     kind,
           const char *const *lines,
           guint              n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/contact-kind/%s/%s", cle_contact_kind_get_word (kind), lines[i]);
      Case *one = g_new (Case, 1);

      *one = (Case){ lines[i], kind };
      g_strdelimit (path, " ,", '-');
      g_test_add_data_func_full (path, one, test_kind, g_free);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_lines (CLE_CONTACT_PROBLEM, problems, G_N_ELEMENTS (problems));
  add_lines (CLE_CONTACT_CARE, cares, G_N_ELEMENTS (cares));
  add_lines (CLE_CONTACT_MONEY, moneys, G_N_ELEMENTS (moneys));
  add_lines (CLE_CONTACT_ORDER, orders, G_N_ELEMENTS (orders));

  return g_test_run ();
}
