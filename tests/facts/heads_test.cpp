#include "facts/heads.h"

#include <gtest/gtest.h>

#include <string>

namespace vekha::facts {
namespace {

struct Case {
  std::string text;
  Head expected;
};

TEST(Head, IsKnownByItsWords) {
  const Case cases[] = {{"Дорожная карта", Head::programme},
                        {"Наименование программы", Head::programme},
                        {"Раздел", Head::section},
                        {"Направление", Head::section},
                        {"№ раздела", Head::section},
                        {"№", Head::number},
                        {"№ мероприятия", Head::number},
                        {"Номер мероприятия по плану", Head::number},
                        {"№ п/п", Head::ordinal},
                        {"Код", Head::id},
                        {"ID мероприятия", Head::id},
                        {"Мероприятие", Head::title},
                        {"Наименование задачи/мероприятия", Head::title},
                        {"Показатель", Head::indicator},
                        {"Организация", Head::unit},
                        {"Школа", Head::unit},
                        {"ОО", Head::unit},
                        {"Учреждение", Head::unit},
                        {"Исполнитель", Head::executor},
                        {"Период", Head::period},
                        {"Отчётный период", Head::period},
                        {"Месяц", Head::month},
                        {"Квартал", Head::quarter},
                        {"Год", Head::year},
                        {"Учебный год", Head::period},
                        {"Период с", Head::period_start},
                        {"Начало периода", Head::period_start},
                        {"Период по", Head::period_end},
                        {"Дата окончания периода", Head::period_end},
                        {"За какой месяц", Head::month},
                        {"За какой квартал", Head::quarter},
                        {"Значение", Head::value},
                        {"Факт", Head::value},
                        {"Фактическое значение показателя", Head::value},
                        {"Выполнено", Head::value},
                        {"Плановое значение", Head::plan},
                        {"Срок реализации", Head::plan},
                        {"План", Head::plan},
                        {"Числитель", Head::numerator},
                        {"Количество школ", Head::quantity},
                        {"Знаменатель", Head::denominator},
                        {"Из скольких", Head::denominator},
                        {"Сколько всего школ", Head::denominator},
                        {"Сколько сделано (число)", Head::quantity},
                        {"Всего школ", Head::total},
                        {"Нарастающим итогом", Head::cumulative},
                        {"Факт нарастающим итогом", Head::value},
                        {"Дата выполнения", Head::completed},
                        {"Дата проведения", Head::completed},
                        {"Фактическая дата наступления", Head::completed},
                        {"Документ", Head::evidence},
                        {"Подтверждающий документ", Head::evidence},
                        {"Вид документа", Head::evidence},
                        {"Номер документа", Head::evidence_number},
                        {"Подтверждающий документ №", Head::evidence_number},
                        {"Дата документа", Head::evidence_date},
                        {"Ссылка", Head::link},
                        {"Причина отклонения", Head::reason},
                        {"Примечание", Head::note},
                        {"Часть", Head::item},
                        {"Отметка о выполнении", Head::mark},
                        {"Статус данных", Head::status},
                        {"Отметка времени", Head::aside},
                        {"Единица измерения", Head::aside},
                        {"Ед. изм.", Head::aside},
                        {"Телефон", Head::aside},
                        {"Пункт дорожной карты", Head::number},
                        {"№ меропр.", Head::number},
                        {"Порядковый номер", Head::ordinal},
                        {"№ строки плана", Head::number},
                        {"Сведения о выполнении", Head::value},
                        {"Проведено", Head::value},
                        {"Итог", Head::value},
                        {"Actual value", Head::value},
                        {"Reporting period", Head::period},
                        {"Completion date", Head::completed},
                        {"Дата окончания", Head::completed},
                        {"Когда выполнено", Head::completed},
                        {"Основание", Head::evidence},
                        {"Подтверждающие документы (реквизиты, ссылка)", Head::evidence},
                        {"Вид документа, номер, дата", Head::evidence},
                        {"Приказ/протокол", Head::evidence},
                        {"МБОУ «СОШ № 1»", Head::unit},
                        {"", Head::unknown}};
  for (const Case& one : cases)
    EXPECT_EQ(read_head(one.text).head, one.expected) << one.text;
}

TEST(Head, TellsPercentAndRunningTotals) {
  EXPECT_TRUE(read_head("Выполнение, %").percent);
  EXPECT_FALSE(read_head("Выполнение").percent);
  EXPECT_TRUE(read_head("Факт нарастающим итогом").cumulative);
}

TEST(Head, OfPlanAndFactInOneCellIsThatOfValues) {
  EXPECT_EQ(read_head("План/факт"), (HeadReading{Head::value, false, false, true}));
  EXPECT_TRUE(read_head("План / факт, чел.").plan_before);
  for (const char* other : {"Факт", "План", "Дата (план/факт)", "Планируемый срок / факт"})
    EXPECT_FALSE(read_head(other).plan_before) << other;
}

TEST(Head, IsNoLongSentence) {
  std::string sentence = "Мероприятие";
  while (sentence.size() < 600)
    sentence += " и ещё одно мероприятие";
  EXPECT_EQ(read_head(sentence).head, Head::unknown);
}

}  // namespace
}  // namespace vekha::facts
