#include "facts/observation_sink.h"

#include "reports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::facts {
namespace {

using namespace testing_support;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(ObservationSink, ReadsALongTable) {
  const FileFacts facts = read_report(
      {{
          cells({"Дорожная карта", "№", "Школа", "Период", "Значение", "Документ",
                 "Номер документа", "Дата документа", "Ссылка"}),
          cells({"plan-2024", "4.", "МБОУ СОШ № 3", "январь 2024", "1", "Протокол", "3",
                 "12.01.2024", "https://edu.example/docs/3"}),
          cells({"plan-2024", "14", "МБОУ СОШ № 5", "I квартал 2024", "85 %", "", "", "", ""}),
      }},
      programmes());
  EXPECT_THAT(to_texts(facts.observations),
              ElementsAre("plan-2024/4 [МБОУ СОШ № 3] 2024-01-01..2024-01-31 = 1",
                          "plan-2024/14 [МБОУ СОШ № 5] 2024-01-01..2024-03-31 = 85%"));
  EXPECT_THAT(facts.rejects, IsEmpty());
  EXPECT_THAT(facts.layouts, ElementsAre("long"));
  const Observation& first = facts.observations.front();
  EXPECT_EQ(first.place.row, 2U);
  EXPECT_EQ(first.place.column, 5U);
  EXPECT_EQ(first.raw, "1");
  ASSERT_EQ(first.evidence.size(), 1U);
  EXPECT_EQ(first.evidence[0].kind, "протокол");
  EXPECT_EQ(first.evidence[0].number, "3");
  EXPECT_EQ(first.evidence[0].date, make_date(2024, 1, 12));
  EXPECT_TRUE(first.evidence[0].confirms());
}

TEST(ObservationSink, FindsAHeadOfTwoRowsBelowATitle) {
  const FileFacts facts =
      read_report({{
                      cells({"Отчёт центра о выполнении мероприятий"}),
                      cells({"Дорожная карта:", "plan-2024"}),
                      cells({"Отчётный период: I полугодие 2024 года"}),
                      {},
                      cells({"№ п/п", "Сведения о мероприятии", "", "Факт", "",
                             "Подтверждающий документ", "", ""}),
                      cells({"", "номер", "наименование", "значение", "дата выполнения", "вид",
                             "номер", "дата"}),
                      cells({"1", "2", "3", "4", "5", "6", "7", "8"}),
                      cells({"1", "4", "", "2", "15.02.2024", "протокол", "№ 7", "15.02.2024"}),
                      cells({"2", "14", "", "выполнено", "20.03.2024", "справка", "", ""}),
                      cells({"", "Итого", "", "3", "", "", "", ""}),
                  }},
                  programmes());
  EXPECT_THAT(to_texts(facts.observations),
              ElementsAre("plan-2024/4 2024-01-01..2024-06-30 = 2 on 2024-02-15",
                          "plan-2024/14 2024-01-01..2024-06-30 done on 2024-03-20"));
  EXPECT_EQ(facts.observations[0].evidence[0].number, "7");
  EXPECT_EQ(facts.rows_read, 4U);
  EXPECT_EQ(facts.rows_taken, 2U);
  EXPECT_EQ(facts.rows_skipped, 2U);
}

TEST(ObservationSink, ReadsMonthsAcross) {
  const FileFacts facts =
      read_report({{
                       cells({"№", "Мероприятие", "2024 год", "", "", "Примечание"}),
                       cells({"", "", "январь", "февраль", "март", ""}),
                       cells({"4", "Собеседования с командами школ", "1", "", "2", "по графику"}),
                       cells({"14", "", "скоро", "3", "", ""}),
                   },
                   "месяцы.xlsx",
                   "Лист1",
                   "plan-2024"},
                  programmes());
  EXPECT_THAT(to_texts(facts.observations), ElementsAre("plan-2024/4 2024-01-01..2024-01-31 = 1",
                                                        "plan-2024/4 2024-03-01..2024-03-31 = 2",
                                                        "plan-2024/14 2024-02-01..2024-02-29 = 3"));
  EXPECT_THAT(reject_codes(facts), ElementsAre("value_senseless 4:3"));
  EXPECT_THAT(facts.layouts, ElementsAre("wide by month"));
}

TEST(ObservationSink, TakesTheYearOfMonthsFromSettingsTitleOrRoadMap) {
  const std::vector<std::vector<table::Cell>> rows = {cells({"№", "январь", "февраль"}),
                                                      cells({"4", "1", ""})};
  Report report{rows, "месяцы.csv", "", "plan-2024"};
  EXPECT_EQ(to_text(read_report(report, programmes()).observations.at(0)),
            "plan-2024/4 2024-01-01..2024-01-31 = 1");
  report.year = 2025;
  EXPECT_EQ(to_text(read_report(report, programmes()).observations.at(0)),
            "plan-2024/4 2025-01-01..2025-01-31 = 1");
  auto several_years = programmes();
  several_years[0].period = Period{make_date(2023, 1, 1), make_date(2025, 12, 31)};
  report.year.reset();
  EXPECT_THAT(reject_codes(read_report(report, several_years)),
              ElementsAre("period_without_year 2:2"));
}

TEST(ObservationSink, LeavesColumnsOfSumsAndPlansOut) {
  const FileFacts facts =
      read_report({{
                       cells({"№", "I квартал", "", "II квартал", "", "2024 год"}),
                       cells({"", "план", "факт", "план", "факт", "факт"}),
                       cells({"4", "1", "2", "3", "4", "6"}),
                   },
                   "к.csv",
                   "",
                   "plan-2024"},
                  programmes());
  EXPECT_THAT(to_texts(facts.observations), ElementsAre("plan-2024/4 2024-01-01..2024-03-31 = 2",
                                                        "plan-2024/4 2024-04-01..2024-06-30 = 4"));
  EXPECT_THAT(facts.layouts, ElementsAre("wide by quarter"));
}

TEST(ObservationSink, NeverLosesAGoodRowForABadOne) {
  const FileFacts facts =
      read_report({{
                      cells({"Дорожная карта", "№", "Период", "Значение", "Дата выполнения"}),
                      cells({"plan-2024", "4", "январь 2024", "скоро", ""}),
                      cells({"нет такой", "4", "январь 2024", "1", ""}),
                      cells({"plan-2024", "99", "январь 2024", "1", ""}),
                      cells({"plan-2024", "4", "когда-нибудь", "1", ""}),
                      cells({"plan-2024", "4", "январь 2024", "-3", ""}),
                      cells({"plan-2024", "4", "февраль 2024", "1", "31.06.2024"}),
                      cells({"plan-2024", "", "", "1", ""}),
                  }},
                  programmes());
  EXPECT_THAT(reject_codes(facts),
              ElementsAre("value_senseless 2:4", "programme_unknown 3:1", "measure_unknown 4:2",
                          "period_senseless 5:3", "value_negative 6:4", "date_senseless 7:5",
                          "measure_missing 8:0"));
  EXPECT_THAT(to_texts(facts.observations),
              ElementsAre("plan-2024/4 2024-01-01..2024-01-31 = -3",
                          "plan-2024/4 2024-02-01..2024-02-29 = 1 !completed_unreadable"));
  EXPECT_EQ(facts.rows_read, facts.rows_taken + facts.rows_rejected + facts.rows_skipped);
  EXPECT_EQ(facts.rejects[0].raw, "plan-2024 | 4 | январь 2024 | скоро");
  EXPECT_EQ(to_text(facts.rejects[0].problem, Language::russian),
            "отчёт.csv, строка 2, столбец 4: ждали число, процент или «да»/«нет», стоит «скоро». "
            "Что делать: впишите число; "
            "если данных нет, оставьте ячейку пустой или напишите «н/д»");
}

TEST(ObservationSink, TakesNothingFromBlanks) {
  const FileFacts facts = read_report({{
                                           cells({"№", "Период", "Значение"}),
                                           cells({"4", "январь 2024", ""}),
                                           cells({"4", "февраль 2024", "н/д"}),
                                       },
                                       "а.csv",
                                       "",
                                       "plan-2024"},
                                      programmes());
  EXPECT_THAT(to_texts(facts.observations),
              ElementsAre("plan-2024/4 2024-02-01..2024-02-29 missing"));
  EXPECT_EQ(facts.rows_skipped, 1U);
}

TEST(ObservationSink, ReadsADashByItsColumn) {
  Report report{{cells({"№", "Период", "Значение"}), cells({"4", "январь 2024", "-"}),
                 cells({"5", "январь 2024", "3"})},
                "а.csv",
                "",
                "plan-2024"};
  EXPECT_EQ(to_text(read_report(report, programmes()).observations.at(0)),
            "plan-2024/4 2024-01-01..2024-01-31 missing");
  report.rows.push_back(cells({"14", "январь 2024", "+"}));
  EXPECT_EQ(to_text(read_report(report, programmes()).observations.at(0)),
            "plan-2024/4 2024-01-01..2024-01-31 not done");
}

TEST(ObservationSink, TakesACompletionDateForDoneWhereNoValueStands) {
  const FileFacts facts =
      read_report({{
                       cells({"№", "Дата проведения", "Подтверждающий документ"}),
                       cells({"4", "12.02.2024", "приказ от 12.02.2024 № 44"}),
                       cells({"5", "", "справка"}),
                   },
                   "а.csv",
                   "",
                   "plan-2024"},
                  programmes());
  EXPECT_THAT(to_texts(facts.observations),
              ElementsAre("plan-2024/4 done on 2024-02-12 !done_by_date", "plan-2024/5"));
  EXPECT_EQ(facts.observations[0].evidence.at(0).number, "44");
  EXPECT_FALSE(facts.observations[1].evidence.at(0).confirms());
}

TEST(ObservationSink, GivesAMergedSchoolToAllItsRows) {
  const FileFacts facts = read_report({{
                                           cells({"Школа", "№", "Значение"}),
                                           cells({"МБОУ СОШ № 3", "4", "1"}),
                                           cells({"", "5", "2"}),
                                           cells({"", "14", "3"}),
                                       },
                                       "а.xlsx",
                                       "Лист1",
                                       "plan-2024",
                                       std::nullopt,
                                       {{2, 1, 3, 1}}},
                                      programmes());
  EXPECT_THAT(to_texts(facts.observations),
              ElementsAre("plan-2024/4 [МБОУ СОШ № 3] = 1", "plan-2024/5 [МБОУ СОШ № 3] = 2",
                          "plan-2024/14 = 3"));
}

TEST(ObservationSink, TakesHeadingsOfSectionsForTheRowsBelow) {
  const FileFacts facts = read_report({{
                                           cells({"№", "Значение"}),
                                           cells({"II. Мониторинги"}),
                                           cells({"1", "3"}),
                                           cells({"№", "Значение"}),
                                           cells({"Методическое сопровождение"}),
                                           cells({"1", "4"}),
                                       },
                                       "а.csv",
                                       "",
                                       "plan-2024"},
                                      programmes());
  EXPECT_THAT(to_texts(facts.observations), ElementsAre("plan-2024/1-2 = 3", "plan-2024/1 = 4"));
}

TEST(ObservationSink, AsksForTheSectionOfADoubleNumber) {
  const FileFacts facts = read_report(
      {{cells({"№", "Значение"}), cells({"1", "3"})}, "а.csv", "", "plan-2024"}, programmes());
  ASSERT_THAT(reject_codes(facts), ElementsAre("measure_ambiguous 2:1"));
  EXPECT_NE(facts.rejects[0].problem.text.ru.find("«Мониторинги»"), std::string::npos);
}

TEST(ObservationSink, SplitsSeveralValuesOverSubTargets) {
  const FileFacts facts = read_report(
      {{cells({"№", "Значение"}), cells({"4", "1;3"})}, "а.csv", "", "plan-2024"}, programmes());
  EXPECT_THAT(to_texts(facts.observations), ElementsAre("plan-2024/4#1 = 1", "plan-2024/4#2 = 3"));
}

TEST(ObservationSink, ReadsNumeratorsAndDenominators) {
  const FileFacts facts =
      read_report({{
                       cells({"№", "Количество школ, прошедших анкетирование", "Всего школ"}),
                       cells({"4", "3", "5"}),
                       cells({"5", "3", "0"}),
                       cells({"14", "6", "5"}),
                   },
                   "а.csv",
                   "",
                   "plan-2024"},
                  programmes());
  EXPECT_THAT(to_texts(facts.observations),
              ElementsAre("plan-2024/4 3 of 5", "plan-2024/14 6 of 5 !over_hundred_percent"));
  EXPECT_THAT(reject_codes(facts), ElementsAre("denominator_is_zero 3:3"));
}

TEST(ObservationSink, ReadsBareNumbersByAPlanInPercents) {
  auto known = programmes();
  known[0].tables[0].sections[0].measures[0].plan_reading.kind = roadmap::PlanKind::percent;
  const FileFacts facts = read_report(
      {{cells({"№", "Месяц", "Значение"}), cells({"4", "январь", "85"}),
        cells({"4", "февраль", "0,85"}), cells({"4", "март", "1"}), cells({"4", "апрель", "120"})},
       "а.csv",
       "",
       "plan-2024"},
      known);
  EXPECT_THAT(
      to_texts(facts.observations),
      ElementsAre(
          "plan-2024/4 2024-01-01..2024-01-31 = 85% !percent_assumed",
          "plan-2024/4 2024-02-01..2024-02-29 = 85% !share_read_as_percent",
          "plan-2024/4 2024-03-01..2024-03-31 = 1",
          "plan-2024/4 2024-04-01..2024-04-30 = 120% !percent_assumed !over_hundred_percent"));
}

TEST(ObservationSink, RefusesATableWithoutAHead) {
  const FileFacts facts =
      read_report({{cells({"Просто", "слова"}), cells({"и", "ещё"})}}, programmes());
  EXPECT_THAT(reject_codes(facts), ElementsAre("head_missing 0:0"));
}

TEST(ObservationSink, KnowsTheRoadMapByTheNameOfTheSheetOrTheTitle) {
  const std::vector<std::vector<table::Cell>> rows = {cells({"№", "Значение"}), cells({"4", "1"})};
  EXPECT_EQ(
      to_text(read_report({rows, "а.xlsx", "district-2023"}, programmes()).observations.at(0)),
      "district-2023/4 = 1");
  EXPECT_THAT(reject_codes(read_report({rows, "а.xlsx", "Лист1"}, programmes())),
              ElementsAre("programme_missing 2:0"));
  Report titled{rows, "а.xlsx", "Лист1"};
  titled.rows.insert(titled.rows.begin(), cells({"Отчёт: План мероприятий 2024"}));
  EXPECT_EQ(to_text(read_report(titled, programmes()).observations.at(0)), "plan-2024/4 = 1");
}

TEST(ObservationSink, ReadsSchoolsAcross) {
  const FileFacts facts =
      read_report({{
                       cells({"№", "Мероприятие", "МБОУ «СОШ № 1»", "Гимназия", "СОШ № 3", "Итого",
                              "Документ"}),
                       cells({"4", "", "1", "2", "", "3", "протокол № 1 от 01.03.2024"}),
                       cells({"", "Итого", "1", "2", "", "3"}),
                   },
                   "школы.xlsx",
                   "Лист1",
                   "plan-2024"},
                  programmes());
  EXPECT_THAT(to_texts(facts.observations),
              ElementsAre("plan-2024/4 [МБОУ «СОШ № 1»] = 1", "plan-2024/4 [Гимназия] = 2"));
  EXPECT_THAT(facts.layouts, ElementsAre("wide by school"));
  EXPECT_EQ(facts.observations[0].evidence.at(0).number, "1");
}

TEST(ObservationSink, ReadsMeasuresAcross) {
  const FileFacts facts =
      read_report({{
                       cells({"Отчёт школ"}),
                       cells({"Образовательная организация", "Период", "№ 4",
                              "Участие команд управления в цикле методических встреч"}),
                       cells({"СОШ № 1", "январь 2024", "1", "3"}),
                       cells({"СОШ № 2", "январь 2024", "скоро", "2"}),
                       cells({"Итого", "", "1", "5"}),
                   },
                   "школы.xlsx",
                   "Лист1",
                   "plan-2024"},
                  programmes());
  EXPECT_THAT(to_texts(facts.observations),
              ElementsAre("plan-2024/4 [СОШ № 1] 2024-01-01..2024-01-31 = 1",
                          "plan-2024/14 [СОШ № 1] 2024-01-01..2024-01-31 = 3",
                          "plan-2024/14 [СОШ № 2] 2024-01-01..2024-01-31 = 2"));
  EXPECT_THAT(reject_codes(facts), ElementsAre("value_senseless 4:3"));
  EXPECT_THAT(facts.layouts, ElementsAre("wide by measure"));
}

TEST(ObservationSink, ReadsQuestionsThatNameTheirMeasure) {
  const FileFacts facts = read_report(
      {{
           cells({"Отметка времени", "Школа", "Отчётный период", "Сколько прошло? (п. 4)",
                  "Встречи проведены? [5]", "Мероприятие № 14. Сделано?", "Сколько человек (5)"}),
           cells({"15.05.2024 10:12:01", "СОШ № 1", "апрель 2024", "2", "Да", "1", "30"}),
       },
       "форма.csv",
       "",
       "plan-2024"},
      programmes());
  EXPECT_THAT(to_texts(facts.observations),
              ElementsAre("plan-2024/4 [СОШ № 1] 2024-04-01..2024-04-30 = 2",
                          "plan-2024/5 [СОШ № 1] 2024-04-01..2024-04-30 done",
                          "plan-2024/14 [СОШ № 1] 2024-04-01..2024-04-30 = 1"));
}

TEST(ObservationSink, NumbersTwelveBareColumnsAsMonths) {
  const FileFacts facts = read_report(
      {{cells({"№", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}),
        cells({"4", "", "2", "", "", "", "", "", "", "", "", "", "1"})},
       "месяцы.csv",
       "",
       "plan-2024"},
      programmes());
  EXPECT_THAT(to_texts(facts.observations), ElementsAre("plan-2024/4 2024-02-01..2024-02-29 = 2",
                                                        "plan-2024/4 2024-12-01..2024-12-31 = 1"));
}

// «Охвачено» says nothing known; passing it over would make "done" of every date.
TEST(ObservationSink, TakesTheOnlyUnnamedColumnBesideDatesForTheValue) {
  const FileFacts facts =
      read_report({{cells({"№", "Охвачено", "Дата выполнения"}), cells({"4", "2", "15.02.2024"})},
                   "отчёт.csv",
                   "",
                   "plan-2024"},
                  programmes());
  EXPECT_THAT(to_texts(facts.observations), ElementsAre("plan-2024/4 = 2 on 2024-02-15"));
}

TEST(ObservationSink, KnowsAMeasureByItsNumberHoweverItIsWritten) {
  for (const std::string number : {"4", "№ 4", "п. 4", "пункт 4", "Мероприятие 4", "04", "4.0"}) {
    const FileFacts facts = read_report(
        {{cells({"№", "Факт"}), cells({number, "2"})}, "отчёт.csv", "", "plan-2024"}, programmes());
    EXPECT_THAT(to_texts(facts.observations), ElementsAre("plan-2024/4 = 2")) << number;
  }
  for (const std::string title :
       {"4", "4. Собеседования с командами школ", "4 Собеседования с командами школ"}) {
    const FileFacts facts = read_report(
        {{cells({"Мероприятие", "Факт"}), cells({title, "2"})}, "отчёт.csv", "", "plan-2024"},
        programmes());
    EXPECT_THAT(to_texts(facts.observations), ElementsAre("plan-2024/4 = 2")) << title;
  }
}

TEST(ObservationSink, TakesANumberAndADateBehindADocumentForTheDocuments) {
  const FileFacts facts =
      read_report({{cells({"№", "Факт", "Дата", "Документ", "№", "от"}),
                    cells({"4", "2", "15.02.2024", "протокол", "7", "16.02.2024"})},
                   "отчёт.csv",
                   "",
                   "plan-2024"},
                  programmes());
  ASSERT_EQ(facts.observations.size(), 1U);
  EXPECT_EQ(facts.observations[0].evidence.at(0).number, "7");
  EXPECT_EQ(facts.observations[0].evidence.at(0).date, make_date(2024, 2, 16));
}

TEST(ObservationSink, TakesTheSchoolOfALineAbove) {
  Report report{{
      cells({"Отчёт за II квартал 2024 г. МБОУ СОШ № 4"}),
      cells({"№", "Мероприятие", "Факт"}),
      cells({"4", "", "5"}),
  }};
  report.programme_id = "plan-2024";
  EXPECT_THAT(to_texts(read_report(report, programmes()).observations),
              ElementsAre("plan-2024/4 [МБОУ СОШ № 4] 2024-04-01..2024-06-30 = 5"));
}

TEST(ObservationSink, TakesSchoolsThatHeadTheirRows) {
  const FileFacts facts = read_report({{
                                          cells({"План: plan-2024; за март 2024 года"}),
                                          cells({"№", "Мероприятие", "Факт"}),
                                          cells({"МБОУ СОШ № 1"}),
                                          cells({"4", "", "1"}),
                                          cells({"5", "", "2"}),
                                          cells({"МБОУ СОШ № 2"}),
                                          cells({"4", "", "3"}),
                                      }},
                                      programmes());
  EXPECT_THAT(to_texts(facts.observations),
              ElementsAre("plan-2024/4 [МБОУ СОШ № 1] 2024-03-01..2024-03-31 = 1",
                          "plan-2024/5 [МБОУ СОШ № 1] 2024-03-01..2024-03-31 = 2",
                          "plan-2024/4 [МБОУ СОШ № 2] 2024-03-01..2024-03-31 = 3"));
  EXPECT_THAT(facts.rejects, IsEmpty());
}

TEST(ObservationSink, TakesAPeriodOfTwoColumns) {
  const FileFacts facts =
      read_report({{
                      cells({"Дорожная карта", "№", "Период с", "Период по", "Значение"}),
                      cells({"plan-2024", "4", "01.01.2024", "31.03.2024", "2"}),
                      cells({"plan-2024", "5", "январь 2024", "февраль 2024", "3"}),
                      cells({"plan-2024", "4", "31.03.2024", "01.01.2024", "4"}),
                  }},
                  programmes());
  EXPECT_THAT(to_texts(facts.observations), ElementsAre("plan-2024/4 2024-01-01..2024-03-31 = 2",
                                                        "plan-2024/5 2024-01-01..2024-02-29 = 3"));
  EXPECT_EQ(facts.rejects.size(), 1U) << "it ends before it begins";
}

TEST(ObservationSink, TakesSchoolAndPeriodFromTheSheet) {
  Report report{{
      cells({"Дорожная карта", "№", "Факт"}),
      cells({"plan-2024", "4", "1"}),
  }};
  report.sheet = "МБОУ СОШ № 2";
  EXPECT_THAT(to_texts(read_report(report, programmes()).observations),
              ElementsAre("plan-2024/4 [МБОУ СОШ № 2] = 1"));
  report.sheet = "Январь 2024";
  EXPECT_THAT(to_texts(read_report(report, programmes()).observations),
              ElementsAre("plan-2024/4 2024-01-01..2024-01-31 = 1"));
  report.sheet = "Лист1";
  EXPECT_THAT(to_texts(read_report(report, programmes()).observations),
              ElementsAre("plan-2024/4 = 1"));
}

TEST(ObservationSink, MonthsOfASchoolYearAreOfItsTwoYears) {
  const FileFacts facts =
      read_report({{
                      cells({"Отчёт за 2023/24 учебный год"}),
                      cells({"Дорожная карта", "№", "сентябрь", "декабрь", "январь"}),
                      cells({"plan-2024", "4", "1", "2", "3"}),
                  }},
                  programmes());
  EXPECT_THAT(to_texts(facts.observations), ElementsAre("plan-2024/4 2023-09-01..2023-09-30 = 1",
                                                        "plan-2024/4 2023-12-01..2023-12-31 = 2",
                                                        "plan-2024/4 2024-01-01..2024-01-31 = 3"));
}

TEST(ObservationSink, CountsThoseOfAllBesideATotalOfWhom) {
  const FileFacts facts =
      read_report({{
                      cells({"Дорожная карта", "№", "Прошли курсы, чел.", "Всего педагогов, чел."}),
                      cells({"plan-2024", "4", "12", "15"}),
                  }},
                  programmes());
  ASSERT_EQ(facts.observations.size(), 1U);
  EXPECT_EQ(facts.observations[0].numerator, Decimal::of(12));
  EXPECT_EQ(facts.observations[0].denominator, Decimal::of(15));
}

TEST(ObservationSink, ReadsASchoolAColumnBelowAHeadOfAll) {
  Report report{{
      cells({"№", "Мероприятие", "Школы", ""}),
      cells({"", "", "СОШ № 1", "СОШ № 2"}),
      cells({"4", "", "3", "5"}),
  }};
  report.programme_id = "plan-2024";
  const FileFacts facts = read_report(report, programmes());
  EXPECT_THAT(to_texts(facts.observations),
              ElementsAre("plan-2024/4 [СОШ № 1] = 3", "plan-2024/4 [СОШ № 2] = 5"));
}

TEST(ObservationSink, FindsAHeadOfThreeRowsWhoseMiddleIsOneYear) {
  Report report{{
      cells({"Отчёт"}),
      cells({"№ п/п", "Мероприятие", "Показатели"}),
      cells({"", "", "2024 год"}),
      cells({"", "", "I кв.", "II кв.", "III кв."}),
      cells({"4", "Собеседования с командами школ", "1", "2", "3"}),
  }};
  report.programme_id = "plan-2024";
  EXPECT_THAT(to_texts(read_report(report, programmes()).observations),
              ElementsAre("plan-2024/4 2024-01-01..2024-03-31 = 1",
                          "plan-2024/4 2024-04-01..2024-06-30 = 2",
                          "plan-2024/4 2024-07-01..2024-09-30 = 3"));
}

TEST(ObservationSink, OfPlanAndFactInOneCellTakesTheFact) {
  const FileFacts facts = read_report({{
                                          cells({"Дорожная карта", "№", "План/факт"}),
                                          cells({"plan-2024", "4", "2/3"}),
                                      }},
                                      programmes());
  EXPECT_THAT(to_texts(facts.observations), ElementsAre("plan-2024/4 = 3"));
}

TEST(ObservationSink, SpreadsAPeriodOverItsMergedRows) {
  Report report{{
      cells({"Дорожная карта", "Период", "№", "Факт"}),
      cells({"plan-2024", "март 2024", "4", "1"}),
      cells({"plan-2024", "", "5", "2"}),
      cells({"plan-2024", "", "4", "3"}),
  }};
  report.sheet = "Отчёт";
  report.merged = {{.first_row = 2, .first_column = 2, .last_row = 3, .last_column = 2}};
  EXPECT_THAT(to_texts(read_report(report, programmes()).observations),
              ElementsAre("plan-2024/4 2024-03-01..2024-03-31 = 1",
                          "plan-2024/5 2024-03-01..2024-03-31 = 2", "plan-2024/4 = 3"));
}

}  // namespace
}  // namespace vekha::facts
