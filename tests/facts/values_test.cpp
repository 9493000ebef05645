#include "facts/values.h"

#include "base/text.h"

#include <gtest/gtest.h>

#include <string>

namespace vekha::facts {
namespace {

std::string to_text(const Value& value) {
  switch (value.kind) {
    case ValueKind::blank: return "blank";
    case ValueKind::number:
      return to_plain(value.number) + (value.percent ? "%" : "") +
             (value.words_after ? " words" : "");
    case ValueKind::share: return to_plain(value.number) + " of " + to_plain(value.of);
    case ValueKind::several: {
      std::string text;
      for (const Decimal& one : value.several)
        text += (text.empty() ? "" : ";") + to_plain(one);
      return text;
    }
    case ValueKind::done: return "done";
    case ValueKind::not_done: return "not done";
    case ValueKind::dash: return "dash";
    case ValueKind::missing: return "missing";
    case ValueKind::date: return "date";
    case ValueKind::senseless: return "senseless";
  }
  return "";
}

struct Case {
  std::string name;
  std::string text;
  std::string expected;
};

TEST(Values, AHostileCellIsNoMillionOfValues) {
  std::string many;
  for (int i = 0; i < 100'000; ++i)
    many += "1;";
  EXPECT_EQ(read_value(table::Cell(many + "3")).kind, ValueKind::senseless);
}

class ValuesAsWritten : public testing::TestWithParam<Case> {};

TEST_P(ValuesAsWritten, AreRead) {
  EXPECT_EQ(to_text(read_value(table::Cell(GetParam().text))), GetParam().expected)
      << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, ValuesAsWritten,
    testing::Values(
        Case{"Whole", "5", "5"}, Case{"Comma", "2,5", "2.5"},
        Case{"Thousands", "1\u00a0234,5", "1234.5"}, Case{"Percent", "85 %", "85%"},
        Case{"PercentTight", "85,5%", "85.5%"}, Case{"PercentWord", "85 процентов", "85%"},
        Case{"Share", "3 из 5", "3 of 5"}, Case{"Slash", "3/5", "3 of 5"},
        Case{"Several", "1;3", "1;3"}, Case{"Yes", "Да", "done"}, Case{"Plus", "+", "done"},
        Case{"Done", "Выполнено", "done"}, Case{"DoneInFull", "выполнено в полном объёме", "done"},
        Case{"Approved", "утверждён", "done"}, Case{"No", "нет", "not done"},
        Case{"NotDone", "не выполнено", "not done"}, Case{"NotHeld", "не проводилось", "not done"},
        Case{"InWork", "в работе", "not done"}, Case{"Dash", "-", "dash"},
        Case{"LongDash", "—", "dash"}, Case{"NoData", "н/д", "missing"},
        Case{"NoDataInWords", "нет данных", "missing"}, Case{"NoMark", "Нет отметки", "missing"},
        Case{"CyrillicX", "Х", "missing"}, Case{"LatinX", "x", "missing"},
        Case{"WithNoun", "5 собеседований", "5 words"},
        Case{"NoRequests", "запросов не поступало", "0"}, Case{"Blank", " \u00a0", "blank"},
        Case{"Soon", "скоро", "senseless"}, Case{"Partly", "выполнено частично", "senseless"},
        Case{"Month", "3 февраля", "senseless"}, Case{"Thousand", "3 тыс.", "senseless"},
        Case{"Date", "01.03.2024", "date"}, Case{"TwoNumbers", "3 и 4", "senseless"},
        Case{"PercentOfSchools", "100 % школ", "100%"},
        Case{"PercentAndShare", "100 % (10 из 10)", "10 of 10"},
        Case{"ShareAndPercent", "10 из 10 (100 %)", "10 of 10"},
        Case{"NumberAndWord", "6 (шесть)", "6 words"}, Case{"NumberWord", "шесть", "6"},
        Case{"DoneAndNumber", "Выполнено (6)", "6"}, Case{"HeldSix", "проведено 6", "6 words"},
        Case{"DoneToPercent", "выполнено на 85 %", "85% words"},
        Case{"About", "около 6", "6 words"}, Case{"FullStop", "6.", "6"},
        Case{"All", "в полном объёме", "done"}, Case{"OrderIssued", "Приказ издан", "done"},
        Case{"OrderApproved", "Приказ утверждён 17.04.2024", "done"},
        Case{"DoneWithOrder", "выполнено, приказ № 191", "done"},
        Case{"MeetingHeld", "проведено совещание", "done"}, Case{"EnglishYes", "yes", "done"},
        Case{"Planned", "запланировано", "not done"}, Case{"Postponed", "перенесено", "not done"},
        Case{"NotBegun", "не начато", "not done"}, Case{"Cancelled", "отменено", "senseless"},
        Case{"WillBe", "будет выполнено в июле", "senseless"},
        Case{"DraftMade", "подготовлен проект", "senseless"},
        Case{"AtLeast", "не менее 6", "senseless"},
        Case{"Sentence", "проведено два семинара и одна консультация", "senseless"}),
    [](const auto& one) { return one.param.name; });

TEST(Value, OfPercentCellIsWhatAPersonSees) {
  EXPECT_EQ(to_text(read_value(table::Cell(table::Number{"0.85", true}))), "85%");
  EXPECT_EQ(to_text(read_value(table::Cell(table::Number{"0.84999999999999998", true}))), "85%");
  EXPECT_EQ(to_text(read_value(table::Cell(table::Number{"8.5E-1", true}))), "85%");
}

TEST(Value, OfOtherCells) {
  EXPECT_EQ(to_text(read_value(table::Cell(true))), "done");
  EXPECT_EQ(to_text(read_value(table::Cell(make_date(2024, 3, 1)))), "date");
  EXPECT_EQ(to_text(read_value(table::Cell(table::ErrorValue{"#N/A"}))), "missing");
  EXPECT_EQ(to_text(read_value(table::Cell(table::ErrorValue{"#DIV/0!"}))), "senseless");
}

std::string day(const table::Cell& cell) {
  const Day day = read_day(cell);
  switch (day.kind) {
    case DayKind::blank: return "blank";
    case DayKind::senseless: return "senseless";
    case DayKind::month: return "month " + to_iso(day.date);
    case DayKind::day: return to_iso(day.date);
  }
  return "";
}

TEST(Day, InAllItsForms) {
  for (const std::string text :
       {"01.05.2024", "1.5.24", "2024-05-01", "01/05/2024", "1 мая 2024 г.", "01.05.2024 10:00:00",
        "2024-05-01T10:00:00", "01.05.2024 г.", "«1» мая 2024 г.", "45413"}) {
    EXPECT_EQ(day(table::Cell(text)), "2024-05-01") << text;
  }
  EXPECT_EQ(day(table::Cell(table::Number{"45413", false})), "2024-05-01");
  EXPECT_EQ(day(table::Cell(std::string("май 2024"))), "month 2024-05-31");
}

TEST(Day, ThatIsNoneIsSenseless) {
  for (const std::string text : {"31.06.2024", "скоро", "2024", "5", "30.02.24"}) {
    EXPECT_EQ(day(table::Cell(text)), "senseless") << text;
  }
  EXPECT_EQ(day(table::Cell(table::Number{"3", false})), "senseless");
}

}  // namespace
}  // namespace vekha::facts
