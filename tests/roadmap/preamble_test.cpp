#include "roadmap/preamble.h"

#include "document_of.h"
#include "roadmap/dates_in_text.h"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

Preamble preamble_of(const std::vector<std::string>& lines) {
  Problems remarks;
  return read_preamble(lines_of(document_of(lines), remarks));
}

std::string shown(const std::optional<Period>& period) {
  return period ? to_iso(period->first) + ".." + to_iso(period->last) : "none";
}

TEST(Preamble, JoinsTheLinesOfTheTitle) {
  const Preamble preamble = preamble_of(
      {"УТВЕРЖДЕНО", "приказом Управления образования", "от 05.09.2024 № 12-од", "ПЛАН МЕРОПРИЯТИЙ",
       "(«дорожная карта»)", "по повышению качества образования", "на 2024-2025 учебный год"});
  EXPECT_EQ(preamble.title,
            "ПЛАН МЕРОПРИЯТИЙ («дорожная карта») по повышению качества образования на 2024-2025 "
            "учебный год");
  EXPECT_EQ(shown(preamble.period), "2024-09-01..2025-08-31");
  EXPECT_EQ(preamble.organisation, "Управление образования");
  EXPECT_EQ(preamble.approval->text, "от 05.09.2024 № 12-од");
  EXPECT_EQ(preamble.approval->number, "12-од");
}

TEST(Preamble, SpanOfTheWorkIsNoPartOfTheTitle) {
  const Preamble preamble =
      preamble_of({"Дорожная карта", "реализации проекта «Успех каждого ребёнка»",
                   "Срок реализации: 01.02.2025 – 31.12.2027"});
  EXPECT_EQ(preamble.title, "Дорожная карта реализации проекта «Успех каждого ребёнка»");
  EXPECT_EQ(shown(preamble.period), "2025-02-01..2027-12-31");
}

TEST(Preamble, AnEndAloneIsAPeriodFromTheYearOfTheOrder) {
  const std::string title =
      "Дорожная карта по достижению целей развития на период до 2030 года и на перспективу до 2036 "
      "года";
  EXPECT_EQ(shown(preamble_of({"Утверждена постановлением", "от 14.03.2025 № 2", title}).period),
            "2025-01-01..2030-12-31");
  EXPECT_EQ(shown(preamble_of({title}).period), "none");
}

TEST(Preamble, APassportIsNoTitle) {
  const Preamble preamble =
      preamble_of({"Программа повышения качества", "«Шаг к успеху» (дорожная карта)", "1. Паспорт",
                   "Наименование программы|Программа «Шаг»",
                   "Сроки реализации|с сентября 2024 года по май 2026 года"});
  EXPECT_EQ(preamble.title, "Программа повышения качества «Шаг к успеху» (дорожная карта)");
}

TEST(Preamble, MonthsMayBeThePeriod) {
  EXPECT_EQ(
      shown(
          preamble_of({"Дорожная карта", "Период реализации: январь 2024 - декабрь 2025"}).period),
      "2024-01-01..2025-12-31");
  EXPECT_EQ(shown(preamble_of({"План с сентября 2024 года по май 2025 года"}).period),
            "2024-09-01..2025-05-31");
}

TEST(Preamble, NamesTheBodyThatTheTitleNames) {
  EXPECT_EQ(preamble_of({"План работы методического центра на 2025 год"}).organisation,
            "Методический центр");
  EXPECT_EQ(preamble_of({"Дорожная карта внедрения ФГОС ООО на 2025 год"}).organisation, "");
  EXPECT_EQ(preamble_of({"Дорожная карта МБУДО «Центр» на 2025 год"}).organisation,
            "МБУДО «Центр»");
}

TEST(Preamble, ReadsTwoBlocksBesideEachOther) {
  const Preamble preamble = preamble_of(
      {"СОГЛАСОВАНО||УТВЕРЖДАЮ", "Председатель||Директор МБУ «Центр развития»", "||И.И. Петрова",
       "||«01» сентября 2025 г.", "Дорожная карта наставничества на 2025 год"});
  EXPECT_EQ(preamble.organisation, "МБУ «Центр развития»");
  EXPECT_EQ(to_iso(*preamble.approval->date), "2025-09-01");
  EXPECT_EQ(preamble.title, "Дорожная карта наставничества на 2025 год");
}

TEST(Preamble, TakesTheDocumentsOwnOrder) {
  const Preamble preamble =
      preamble_of({"УПРАВЛЕНИЕ ОБРАЗОВАНИЯ", "ПРИКАЗ", "24.04.2023 г.", "№ 155-РМК",
                   "Во исполнение приказа № 154 от 20.04.2023 г.", "Дорожная карта",
                   "поддержки школ на 2023г."});
  EXPECT_EQ(preamble.approval->number, "155-РМК");
  EXPECT_EQ(preamble.approval->text, "24.04.2023 г. № 155-РМК");
  EXPECT_EQ(preamble.organisation, "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ");
}

TEST(Preamble, KeepsAStampWithoutADay) {
  const Preamble preamble = preamble_of({"УТВЕРЖДАЮ", "Начальник отдела образования", "2022 г.",
                                         "План работы на период 2021- 2023 годы"});
  ASSERT_TRUE(preamble.approval.has_value());
  EXPECT_FALSE(preamble.approval->date.has_value());
  EXPECT_EQ(preamble.approval->text, "2022 г.");
  EXPECT_EQ(shown(preamble.period), "2021-01-01..2023-12-31");
}

TEST(Preamble, PutsLetterSpacedTitlesTogether) {
  EXPECT_EQ(preamble_of({"П Л А Н", "работы на 2025 год"}).title, "ПЛАН работы на 2025 год");
}

TEST(Preamble, NeverTakesAPersonForAnOrganisation) {
  const Preamble preamble =
      preamble_of({"УТВЕРЖДАЮ", "Начальник отдела образования Петров И.И.", "План мероприятий"});
  EXPECT_EQ(preamble.organisation.find("Петров"), std::string::npos);
  EXPECT_EQ(preamble.title, "План мероприятий");
}

TEST(PreambleTest, TitleCutByAColonAfterTheOfficesName) {
  const Preamble preamble =
      preamble_of({"ПРИКАЗ", "24.04.2023 г.", "№ 155-ПР",
                   "приказываю:", "1. Утвердить «Дорожную карту» (Приложение № 1)", "Начальник",
                   "Дорожная карта", "Управления образования Приозёрного района:", "поддержка школ",
                   "Цели:", "- помочь школам"});
  EXPECT_EQ(preamble.title,
            "Дорожная карта Управления образования Приозёрного района: поддержка школ");
  EXPECT_EQ(preamble.organisation, "Управление образования Приозёрного района");
  EXPECT_EQ(preamble.approval->number, "155-ПР");
}

TEST(PreambleTest, StampsBesideEachOtherAreNotMixed) {
  Problems remarks;
  table::Document document =
      document_of({"СОГЛАСОВАНО|УТВЕРЖДАЮ", "Председатель профсоюза|Начальник МКУ «Центр»",
                   "«10» января 2025 г.|«15» января 2025 г.", "План мероприятий на 2025 год"});
  const Preamble preamble = read_preamble(lines_of(document, remarks));
  EXPECT_EQ(preamble.approval->text, "«15» января 2025 г.");
  EXPECT_EQ(preamble.organisation, "МКУ «Центр»");
  EXPECT_EQ(preamble.title, "План мероприятий на 2025 год");
}

TEST(PreambleTest, OfficeBehindTheOrderInOneLine) {
  EXPECT_EQ(preamble_of({"УТВЕРЖДЕН приказом Комитета по образованию от 10.01.2024 № 5",
                         "Дорожная карта на 2024 год"})
                .organisation,
            "Комитет по образованию");
  EXPECT_EQ(preamble_of({"Приложение 1 к распоряжению Министерства образования Энской области",
                         "от 01.02.2024 № 100-р", "Дорожная карта"})
                .organisation,
            "Министерство образования Энской области");
}

struct Span {
  std::string name;
  std::string text;
  PeriodWording wording;
  std::string expected;
};

class PeriodInText : public ::testing::TestWithParam<Span> {};

TEST_P(PeriodInText, IsItsYears) {
  EXPECT_EQ(shown(period_in(GetParam().text, GetParam().wording)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Spans, PeriodInText,
    ::testing::Values(
        Span{"Range", "на период 2021- 2023 годы", PeriodWording::with_purpose,
             "2021-01-01..2023-12-31"},
        Span{"Short", "по поддержке школ на 2023г.", PeriodWording::with_purpose,
             "2023-01-01..2023-12-31"},
        Span{"TwoDigits", "на 2024-25 гг.", PeriodWording::with_purpose, "2024-01-01..2025-12-31"},
        Span{"SchoolYear", "2024/2025 учебный год", PeriodWording::with_purpose,
             "2024-09-01..2025-08-31"},
        Span{"Dates", "с 01.10.2024 по 31.05.2025", PeriodWording::with_purpose,
             "2024-10-01..2025-05-31"},
        Span{"DaysOfOneYear", "Месячник 23 января – 23 февраля 2024 года", PeriodWording::any_year,
             "2024-01-23..2024-02-23"},
        Span{"HalfYear", "на второе полугодие 2024 года", PeriodWording::with_purpose,
             "2024-07-01..2024-12-31"},
        Span{"SchoolHalf", "на I полугодие 2024/2025 учебного года", PeriodWording::with_purpose,
             "2024-09-01..2024-12-31"},
        Span{"Quarter", "План работы на 2 квартал 2025 г.", PeriodWording::any_year,
             "2025-04-01..2025-06-30"},
        Span{"Stamp", "2022 г.", PeriodWording::with_purpose, "none"},
        Span{"OrderDate", "от 17.04.2024 № 191", PeriodWording::any_year, "none"},
        Span{"Title", "Дорожная карта 2025", PeriodWording::any_year, "2025-01-01..2025-12-31"}),
    [](const auto& test) { return test.param.name; });

TEST(DateInText, IsReadInDigitsAndWords) {
  EXPECT_EQ(to_iso(date_in("от 17.04.2024 № 191")->date), "2024-04-17");
  EXPECT_EQ(to_iso(date_in("«17» апреля 2024 года")->date), "2024-04-17");
  EXPECT_FALSE(date_in("31.02.2024").has_value());
  EXPECT_FALSE(date_in("на 2024 год").has_value());
}

}  // namespace
}  // namespace vekha::roadmap
