#include "roadmap/read_programme.h"

#include "base/error.h"
#include "document_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct Invented {
  std::string name;
  std::vector<std::string> lines;
  std::string expected;
};

class ProgrammeOf : public ::testing::TestWithParam<Invented> {};

TEST_P(ProgrammeOf, ReadsEveryRow) {
  EXPECT_EQ(to_text(read_programme(document_of(GetParam().lines))), GetParam().expected);
}

const std::vector<Invented> invented = {
    {"ColumnsInAnyOrder",
     {"Ответственный|Срок исполнения|Содержание работы|Форма завершения|№",
      "УО|май 2025|Совещание|Протокол|1", "ОО|июнь 2025|Семинар|Программа|2"},
     "1 Совещание [Протокол] <май 2025> (УО)\n2 Семинар [Программа] <июнь 2025> (ОО)\n"},
    {"YearsUnderOneHead",
     {"№|Мероприятие|Ед. изм.|Плановое значение по годам|||Исполнитель",
      "|||2024 г.|2025 год|2026|", "1|2|3|4|5|6|7", "1.|Охват обучением|%|70|80|90|ММЦ"},
     "1 Охват обучением 2024=70 2025=80 2026=90 (ММЦ)\n"},
    {"QuartersUnderTheirYear",
     {"№|Мероприятие|2025|||", "||I квартал|II квартал|3 кв.|IV кв.", "1|Мониторинг|х||х|"},
     "1 Мониторинг 2025-Q1=х 2025-Q3=х\n"},
    {"MonthsOfTheProgrammesYear",
     {"План мероприятий на 2025 год", "№|Мероприятие|сентябрь|октябрь|Отв.", "1|Диктант|+||УО"},
     "1 Диктант 2025-09=+ (УО)\n"},
    {"SchoolYearColumns",
     {"№|Наименование мероприятия|Показатель|2024/25|2025/26", "1|Курсы|Доля|50|60"},
     "1 Курсы [Доля] 2024=50 2025=60\n"},
    {"SectionsByWord",
     {"№|Мероприятие|Срок|Исполнитель", "Раздел 1. Кадры", "1.1|Курсы|май 2025|УО",
      "Раздел 2. Контроль|||", "2.1|Проверка|июнь 2025|УО"},
     "1:Кадры / 1.1 Курсы <май 2025> (УО)\n2:Контроль / 2.1 Проверка <июнь 2025> (УО)\n"},
    {"SectionNumberInItsOwnCell",
     {"№|Мероприятие|Срок", "1|Кадры|", "1.1|Курсы|май 2025", "2|Контроль|",
      "2.1|Проверка|июнь 2025"},
     "1:Кадры / 1.1 Курсы <май 2025>\n2:Контроль / 2.1 Проверка <июнь 2025>\n"},
    {"PlainSectionTitles",
     {"№|Мероприятие|Срок", "|Работа с кадрами|", "1|Курсы|май 2025", "|Контроль и анализ|",
      "2|Проверка|июнь 2025"},
     ":Работа с кадрами / 1 Курсы <май 2025>\n:Контроль и анализ / 2 Проверка <июнь 2025>\n"},
    {"SectionsInAColumnOfTheirOwn",
     {"Направление|Мероприятие|Срок", "Кадры|Курсы|май 2025", "|Стажировка|июнь 2025",
      "Контроль|Проверка|июль 2025"},
     ":Кадры / 1-1-1 Курсы <май 2025>\n:Кадры / 1-1-2 Стажировка <июнь 2025>\n:Контроль / 1-2-1 "
     "Проверка <июль 2025>\n"},
    {"NumbersBeforeTheTitles",
     {"Мероприятие|Срок|Ответственные", "1.1. Курсы|май 2025|УО", "1.2. Проверка|июнь 2025|УО"},
     "1.1 Курсы <май 2025> (УО)\n1.2 Проверка <июнь 2025> (УО)\n"},
    {"RowsBrokenBetweenRepeatedHeads",
     {"№|Мероприятие|Срок|Результат", "1|Разработка плана работы со|май 2025|Утверждён план", "",
      "№|Мероприятие|Срок|Результат", "|школами района||работы", "2|Отчёт|июнь 2025|Справка"},
     "1 Разработка плана работы со школами района [Утверждён план работы] <май 2025>\n2 Отчёт "
     "[Справка] <июнь 2025>\n"},
    {"SecondIndicatorOfAMeasure",
     {"№|Мероприятие|Показатель|План|Срок", "1|Курсы|Число курсов|3|май 2025",
      "||Доля педагогов|80|", "2|Проверка|Справка|1|июнь 2025"},
     "1 Курсы [Число курсов] {3} <май 2025>\n1-2 Курсы [Доля педагогов] {80} <май 2025>\n2 "
     "Проверка [Справка] {1} <июнь 2025>\n"},
    {"TableOfIndicators",
     {"№|Наименование показателя|Ед. изм.|Базовое значение|2024|2025", "1|Доля школ|%|10|20|30"},
     "1 Доля школ [Доля школ] 2024=20 2025=30\n"},
    {"TotalsAndNotesAreNoMeasures",
     {"№|Мероприятие|План|Срок", "1|Курсы|3|май 2025", "|Итого|3|", "Примечание: план уточняется"},
     "1 Курсы {3} <май 2025>\n"},
    {"TwoTables",
     {"№|Мероприятие|Срок", "1|Курсы|май 2025", "Показатели дорожной карты",
      "№|Показатель|План|Ед. изм.|Мероприятие|Ответственный", "1|Доля|5|%|Опрос|УО"},
     "1 Курсы <май 2025>\n1-2 Опрос [Доля] {5} (УО)\n"},
    {"TermsOfTwoColumns",
     {"№|Мероприятие|Дата начала|Дата окончания", "1|Курсы|01.02.2025|31.05.2025"},
     "1 Курсы <01.02.2025 – 31.05.2025>\n"},
};

INSTANTIATE_TEST_SUITE_P(Invented, ProgrammeOf, ::testing::ValuesIn(invented),
                         [](const auto& test) { return test.param.name; });

TEST(Programme, RefusesADocumentWithoutARoadMap) {
  try {
    read_programme(document_of({"Фамилия|Класс", "А|5"}));
    FAIL() << "no InputError";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problem().code, "no_table");
    EXPECT_THAT(to_text(error.problem(), Language::russian), HasSubstr("план.csv"));
  }
}

TEST(Programme, KeepsATailWithoutItsHeadAsAnOrphan) {
  const Programme programme =
      read_programme(document_of({"№|Мероприятие|Срок", "1.1|Курсы для|май 2025",
                                  "|педагогов школ|", "3.4|Проверка|июнь 2025"}));
  ASSERT_EQ(programme.orphans.size(), 1U);
  EXPECT_EQ(programme.orphans.front().text, "педагогов школ");
  EXPECT_EQ(programme.orphans.front().place.row, 3U);
  EXPECT_THAT(codes(programme.questions), Contains("orphan_row"));
}

TEST(Programme, TellsOfNumbersLeftOutAndTakenTwice) {
  const Programme programme = read_programme(document_of(
      {"№|Мероприятие|Срок", "1|Первое|май 2025", "3|Третье|май 2025", "3|Ещё одно|май 2025"}));
  EXPECT_THAT(codes(programme.remarks), Contains("number_gap"));
  EXPECT_THAT(codes(programme.remarks), Contains("number_double"));
  EXPECT_EQ(programme.tables.front().sections.front().measures.back().id, "3-2");
}

TEST(Programme, MendsANumberThatLostItsZero) {
  const Programme programme = read_programme(
      document_of({"№|Мероприятие|Срок", "4.8|Первое|май 2025", "4.9|Второе|май 2025",
                   "4.1|Третье|май 2025", "4.11|Четвёртое|май 2025"}));
  EXPECT_EQ(programme.tables[0].sections[0].measures[2].id, "4.10");
  EXPECT_THAT(codes(programme.remarks), Contains("number_repaired"));
  EXPECT_THAT(codes(programme.remarks), Not(Contains("number_gap")));
}

TEST(Programme, AsksOnceForTheYearOfAllMonths) {
  const Programme programme = read_programme(
      document_of({"План мероприятий на 2024-2026 годы", "№|Мероприятие|Срок|Результат",
                   "1|Курсы|май|Приказ", "2|Проверка|июнь|Справка"}));
  const auto asked = std::ranges::count(programme.questions, "no_year", &Question::code);
  EXPECT_EQ(asked, 1);
  const auto question = std::ranges::find(programme.questions, "no_year", &Question::code);
  ASSERT_NE(question, programme.questions.end());
  EXPECT_EQ(question->measure_id, "");
  EXPECT_EQ(question->text, "1: май; 2: июнь");
}

TEST(Programme, AsksOnceOfTermsThatSayTheSame) {
  const Programme programme = read_programme(
      document_of({"План мероприятий на 2024-2026 годы", "№|Мероприятие|Срок|Результат",
                   "1|Курсы|по плану УО|Приказ", "2|Проверка|май 2025|Справка",
                   "3|Семинар|По плану  УО|Приказ", "4|Сбор|по графику школы|Приказ"}));
  ASSERT_EQ(std::ranges::count(programme.questions, "schedule_ref", &Question::code), 2);
  const auto question = std::ranges::find(programme.questions, "schedule_ref", &Question::code);
  EXPECT_EQ(question->measure_id, "");
  EXPECT_EQ(question->measures, (std::vector<std::string>{"1", "3"}));
  EXPECT_TRUE(is_about(*question, "3"));
  EXPECT_FALSE(is_about(*question, "4"));
}

TEST(Programme, AsksOnceWhichSchoolYearIsMeant) {
  const Programme programme = read_programme(document_of(
      {"План мероприятий на 2024-2026 годы", "№|Мероприятие|Срок|Результат",
       "1|Курсы|в течение учебного года|Приказ", "2|Проверка|конец учебного года|Справка"}));
  EXPECT_EQ(std::ranges::count(programme.questions, "school_year_ambiguous", &Question::code), 1);
}

TEST(Programme, AsksForARowWithoutPlanAndTerm) {
  const Programme programme = read_programme(
      document_of({"№|Мероприятие|План|Срок|Отв.", "1|Курсы|3|май 2025|УО", "2|Гранты|||УО"}));
  EXPECT_THAT(codes(programme.questions), Contains("blank_plan_and_term"));
}

TEST(Programme, ReadsCellsThatAMergedCellCovers) {
  table::Document document = document_of(
      {"№|Мероприятие|Показатель|План|Срок|Отв.", "1|Курсы|Число|3|май 2025|УО", "||Доля|80||"});
  for (const std::uint32_t column : {1U, 2U, 5U, 6U})
    document.sheets[0].merged.push_back({2, column, 3, column});
  EXPECT_EQ(to_text(read_programme(document)),
            "1 Курсы [Число] {3} <май 2025> (УО)\n1-2 Курсы [Доля] {80} <май 2025> (УО)\n");
}

TEST(Programme, TakesParagraphsBetweenPagesForSections) {
  table::Document document = document_of({"№|Мероприятие|Срок", "1|Курсы|май 2025"});
  document.sheets[0].head.text_above = {"Дорожная карта", "на 2025 год", "1. Кадры"};
  table::Document second = document_of({"№|Мероприятие|Срок", "2|Проверка|июнь 2025"});
  second.sheets[0].head.text_above = {"2. Контроль"};
  document.sheets.push_back(second.sheets[0]);
  EXPECT_THAT(to_text(read_programme(document)), HasSubstr("2:Контроль / 2 Проверка"));
}

TEST(Programme, LeavesOutAForeignTableAndSaysSo) {
  table::Document document = document_of({"№|Мероприятие|Срок", "1|Курсы|май 2025"});
  document.sheets.push_back(document_of({"№ п/п|Школа|Адрес", "1|Школа 1|Мира, 1"}).sheets[0]);
  const Programme programme = read_programme(document);
  EXPECT_EQ(to_text(programme), "1 Курсы <май 2025>\n");
  EXPECT_THAT(codes(programme.remarks), Contains("foreign_table"));
}

TEST(Programme, NeverQuotesASignature) {
  const Programme programme =
      read_programme(document_of({"№|Мероприятие|Срок", "1|Курсы|май 2025",
                                  "|Начальник отдела ________|", "|Начальник|И.И. Петров"}));
  for (const Problem& problem : programme.remarks)
    EXPECT_THAT(problem.text.ru, Not(HasSubstr("Петров")));
  EXPECT_THAT(programme.orphans, IsEmpty());
  EXPECT_EQ(to_text(programme), "1 Курсы <май 2025>\n");
}

TEST(Programme, MakesAnAddressOfTheFilesName) {
  table::Document document = document_of({"№|Мероприятие|Срок", "1|Курсы|май 2025"});
  document.file = "Дорожная карта ШНОР (2025).docx";
  EXPECT_EQ(read_programme(document).id, "dorozhnaia-karta-shnor-2025");
}

}  // namespace
}  // namespace vekha::roadmap
