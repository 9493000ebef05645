#include "service/passports.h"

#include "base/error.h"
#include "base/file_io.h"
#include "render/xlsx/passport_book.h"
#include "report/passport.h"
#include "roadmap/apply_decisions.h"
#include "roadmap/document_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace vekha::service {
namespace {

namespace fs = std::filesystem;
using roadmap::DecisionKind;
using roadmap::Measure;
using roadmap::PassportDecisions;
using roadmap::Programme;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::vector<std::string>& rows_of_two_years() {
  static const std::vector<std::string> rows = {
      "Дорожная карта школ на 2024-2025 годы",
      "№|Мероприятие|Показатель|Срок|Ответственный",
      "Раздел 1. Кадры",
      "1|Семинар для заместителей директоров школ|Не менее 3|до 1 декабря 2024 года|ИМЦ, УО",
      "2|Методический день для молодых учителей|2 дня|апрель|Управление образования",
      "3|Курсы повышения квалификации педагогов|Рост доли педагогов до уровня 90%|2025 год|ИМЦ",
      "Раздел 2. Мониторинг",
      "4|Анализ итогов диагностики|Справка|октябрь 2021 – март 2021|УО"};
  return rows;
}

class PassportTest : public ::testing::Test {
 protected:
  PassportTest()
      : templates_({fs::path(VEKHA_SOURCE_DIR) / "report_templates"}),
        phrases_(templates_, Language::russian),
        folder_(fs::temp_directory_path() /
                ("vekha-passport-" + std::to_string(::getpid()) + "-" +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::create_directories(folder_);
  }
  ~PassportTest() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  static Programme programme_of(std::vector<std::string> rows, const std::string& sha256 = "one") {
    table::Document document = roadmap::document_of(rows);
    document.summary.sha256 = sha256;
    return roadmap::read_programme(document);
  }

  report::PassportBook book_of(const Programme& programme) const {
    return report::build_passport({programme, programme, {}}, phrases_);
  }

  fs::path write(const report::PassportBook& book) const {
    const fs::path path = folder_ / "паспорт.xlsx";
    render::xlsx::write_passport(book, phrases_, make_date(2025, 1, 15), path);
    return path;
  }

  PassportDecisions read_back(const report::PassportBook& book, const Programme& programme) const {
    return roadmap::decisions_in(load_passport(write(book)), programme);
  }

  static std::string& cell(report::PassportBook& book, std::size_t sheet, const std::string& key,
                           const std::string& column) {
    report::PassportSheet& one = book.sheets[sheet];
    const auto at = std::ranges::find(one.columns, column, &report::PassportColumn::name);
    const auto line = std::ranges::find_if(
        one.lines, [&](const report::PassportLine& each) { return each.cells.front() == key; });
    return line->cells[static_cast<std::size_t>(at - one.columns.begin())];
  }

  static const Measure& measure(const Programme& programme, const std::string& id) {
    const Measure* found = nullptr;
    roadmap::for_each_measure(programme, [&](const auto&, const auto&, const Measure& one) {
      if (one.id == id) found = &one;
    });
    return *found;
  }

  report::Templates templates_;
  report::Phrases phrases_;
  fs::path folder_;
};

std::vector<std::string> codes(const Problems& problems) {
  std::vector<std::string> out;
  for (const Problem& problem : problems)
    out.push_back(problem.code);
  return out;
}

TEST_F(PassportTest, UnfilledPassportDecidesNothing) {
  const Programme programme = programme_of(rows_of_two_years());
  const PassportDecisions taken = read_back(book_of(programme), programme);
  EXPECT_THAT(taken.decisions, IsEmpty());
  EXPECT_THAT(taken.problems, IsEmpty());
  EXPECT_THAT(taken.questions, IsEmpty());
}

TEST_F(PassportTest, FilledValueIsThePlan) {
  Programme programme = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(programme);
  cell(book, 0, "1", "value") = "5";
  cell(book, 0, "1", "basis") = "протокол № 4";
  cell(book, 0, "1", "date") = "10.02.2025";
  const PassportDecisions taken = read_back(book, programme);
  ASSERT_THAT(taken.decisions, SizeIs(1));
  EXPECT_EQ(taken.decisions.front().basis, "протокол № 4");
  EXPECT_EQ(to_iso(*taken.decisions.front().date), "2025-02-10");
  EXPECT_FALSE(taken.decisions.front().sha256.empty());
  EXPECT_THAT(roadmap::apply_decisions(taken.decisions, std::span(&programme, 1)), IsEmpty());
  EXPECT_EQ(to_plain(*measure(programme, "1").plan_reading.value), "5");
}

TEST_F(PassportTest, DecisionWithoutADateHasTheDayOfTheFile) {
  const Programme programme = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(programme);
  cell(book, 0, "1", "value") = "5";
  const PassportDecisions taken = read_back(book, programme);
  ASSERT_TRUE(taken.decisions.front().date.has_value());
  EXPECT_EQ(to_iso(*taken.decisions.front().date), "2025-01-15");
}

TEST_F(PassportTest, FilledTermIsTheTerm) {
  Programme programme = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(programme);
  cell(book, 0, "4", "term_kind") = "контрольные даты";
  cell(book, 0, "4", "start") = "01.10.2024";
  cell(book, 0, "4", "due") = "31.03.2025; 31.12.2024";
  const PassportDecisions taken = read_back(book, programme);
  EXPECT_THAT(taken.problems, IsEmpty());
  roadmap::apply_decisions(taken.decisions, std::span(&programme, 1));
  const roadmap::TermReading& term = measure(programme, "4").term_reading;
  EXPECT_EQ(to_text(term),
            "points 2024-10-01..2025-03-31 due 2024-12-31,2025-03-31 !reversed_range !decided");
  EXPECT_TRUE(std::ranges::none_of(programme.questions,
                                   [](const auto& one) { return one.measure_id == "4"; }));
}

TEST_F(PassportTest, ChosenVariantIsTheTerm) {
  Programme programme = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(programme);
  cell(book, 0, "4", "answer") = "Вариант 1";
  const PassportDecisions taken = read_back(book, programme);
  EXPECT_THAT(roadmap::apply_decisions(taken.decisions, std::span(&programme, 1)), IsEmpty());
  EXPECT_FALSE(measure(programme, "4").term_reading.needs_decision);
  EXPECT_EQ(to_iso(measure(programme, "4").term_reading.due.back()), "2022-03-31");
}

TEST_F(PassportTest, EveryYearAnswersMonthsWithoutAYear) {
  Programme programme = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(programme);
  cell(book, 1, "no_year#1", "reply") = "каждый год";
  const PassportDecisions taken = read_back(book, programme);
  EXPECT_THAT(roadmap::apply_decisions(taken.decisions, std::span(&programme, 1)), IsEmpty());
  const roadmap::TermReading& term = measure(programme, "2").term_reading;
  ASSERT_THAT(term.due, SizeIs(2));
  EXPECT_EQ(to_iso(term.due.front()), "2024-04-30");
  EXPECT_EQ(to_iso(term.due.back()), "2025-04-30");
  EXPECT_TRUE(std::ranges::none_of(programme.questions,
                                   [](const auto& one) { return one.code == "no_year"; }));
}

const std::vector<std::string>& rows_of_one_schedule() {
  static const std::vector<std::string> rows = {
      "Дорожная карта школ на 2024-2025 годы", "№|Мероприятие|Показатель|Срок|Ответственный",
      "1|Семинар для заместителей|Не менее 3|по плану УО|ИМЦ",
      "2|Методический день|2 дня|по плану УО|УО",
      "3|Курсы повышения квалификации|Приказ|по графику школы|ИМЦ"};
  return rows;
}

TEST_F(PassportTest, OneReplySettlesAllRowsThatAskTheSame) {
  Programme programme = programme_of(rows_of_one_schedule());
  report::PassportBook book = book_of(programme);
  cell(book, 1, "schedule_ref#1", "reply") = "до 1 марта 2025 года";
  const PassportDecisions taken = read_back(book, programme);
  EXPECT_THAT(taken.problems, IsEmpty());
  EXPECT_THAT(roadmap::apply_decisions(taken.decisions, std::span(&programme, 1)), IsEmpty());
  EXPECT_EQ(to_iso(measure(programme, "1").term_reading.due.front()), "2025-03-01");
  EXPECT_EQ(to_iso(measure(programme, "2").term_reading.due.front()), "2025-03-01");
  EXPECT_TRUE(measure(programme, "3").term_reading.needs_decision);
  EXPECT_EQ(std::ranges::count_if(programme.questions,
                                  [](const auto& one) { return one.code == "schedule_ref"; }),
            1);
}

TEST_F(PassportTest, RowDecidedForItselfLeavesTheCommonQuestion) {
  Programme programme = programme_of(rows_of_one_schedule());
  report::PassportBook book = book_of(programme);
  cell(book, 0, "1", "due") = "01.03.2025";
  const PassportDecisions taken = read_back(book, programme);
  roadmap::apply_decisions(taken.decisions, std::span(&programme, 1));
  const auto question = std::ranges::find_if(
      programme.questions, [](const auto& one) { return one.text == "по плану УО"; });
  ASSERT_NE(question, programme.questions.end());
  EXPECT_EQ(question->measures, std::vector<std::string>{"2"});
}

TEST_F(PassportTest, ReplyWithoutAYearIsToldWithItsCell) {
  const Programme programme = programme_of(rows_of_one_schedule());
  report::PassportBook book = book_of(programme);
  cell(book, 1, "schedule_ref#1", "reply") = "весной";
  const PassportDecisions taken = read_back(book, programme);
  EXPECT_THAT(taken.decisions, IsEmpty());
  ASSERT_THAT(taken.problems, SizeIs(1));
  EXPECT_EQ(taken.problems.front().code, "passport_value");
}

TEST_F(PassportTest, OneYearAnswersMonthsWithoutAYear) {
  Programme programme = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(programme);
  cell(book, 1, "no_year#1", "reply") = "2025";
  const PassportDecisions taken = read_back(book, programme);
  roadmap::apply_decisions(taken.decisions, std::span(&programme, 1));
  EXPECT_EQ(to_iso(measure(programme, "2").term_reading.due.front()), "2025-04-30");
}

TEST_F(PassportTest, ValueThatDoesNotFitIsToldWithItsCell) {
  const Programme programme = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(programme);
  cell(book, 0, "1", "value") = "много";
  cell(book, 0, "2", "kind") = "штуки";
  cell(book, 0, "4", "due") = "весной";
  cell(book, 1, "no_year#1", "reply") = "когда-нибудь";
  const PassportDecisions taken = read_back(book, programme);
  EXPECT_THAT(taken.decisions, IsEmpty());
  ASSERT_THAT(taken.problems, SizeIs(4));
  for (const Problem& problem : taken.problems) {
    EXPECT_EQ(problem.code, "passport_value");
    EXPECT_NE(problem.place.row, 0U);
    EXPECT_NE(problem.place.column, 0U);
  }
  EXPECT_NE(taken.problems.front().text.ru.find("много"), std::string::npos);
}

TEST_F(PassportTest, DeletedRowIsToldAndTheOthersStand) {
  const Programme programme = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(programme);
  cell(book, 0, "1", "value") = "5";
  book.sheets[0].lines.erase(book.sheets[0].lines.begin() + 1);
  const PassportDecisions taken = read_back(book, programme);
  EXPECT_THAT(codes(taken.problems), Contains("passport_row_deleted"));
  EXPECT_THAT(taken.decisions, SizeIs(1));
}

TEST_F(PassportTest, MovedColumnsAreFoundByTheirNames) {
  const Programme programme = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(programme);
  cell(book, 0, "1", "value") = "5";
  report::PassportSheet& sheet = book.sheets[0];
  std::reverse(sheet.columns.begin(), sheet.columns.end());
  for (report::PassportLine& line : sheet.lines)
    std::reverse(line.cells.begin(), line.cells.end());
  const PassportDecisions taken = read_back(book, programme);
  EXPECT_THAT(taken.problems, IsEmpty());
  EXPECT_THAT(taken.decisions, SizeIs(1));
}

TEST_F(PassportTest, DeletedColumnIsTold) {
  const Programme programme = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(programme);
  cell(book, 0, "1", "value") = "5";
  report::PassportSheet& sheet = book.sheets[0];
  const auto at = std::ranges::find(sheet.columns, "scope", &report::PassportColumn::name) -
                  sheet.columns.begin();
  sheet.columns.erase(sheet.columns.begin() + at);
  for (report::PassportLine& line : sheet.lines)
    line.cells.erase(line.cells.begin() + at);
  const PassportDecisions taken = read_back(book, programme);
  EXPECT_THAT(codes(taken.problems), Contains("passport_column_missing"));
  EXPECT_THAT(taken.decisions, SizeIs(1));
}

TEST_F(PassportTest, WorkbookThatIsNoPassportIsRefused) {
  write_file_atomically(folder_ / "паспорт.xlsx", "не книга");
  EXPECT_THROW(load_passport(folder_ / "паспорт.xlsx"), InputError);
}

TEST_F(PassportTest, DecisionsFollowTheirMeasuresIntoANewRedaction) {
  const Programme before = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(before);
  cell(book, 0, "1", "value") = "5";
  cell(book, 0, "4", "answer") = "исключено, снято с контроля";
  Programme after = programme_of(
      {"Дорожная карта школ на 2024-2025 годы", "№|Мероприятие|Показатель|Срок|Ответственный",
       "Раздел 1. Кадры", "1|Приказ о наставниках|Приказ|март 2025|УО",
       "2|Методический день для молодых учителей|2 дня|апрель|Управление образования",
       "Раздел 2. Мониторинг", "3|Анализ итогов диагностики|Справка|октябрь 2021 – март 2021|УО",
       "4|Семинар для заместителей директоров школ|Не менее 3|до 1 декабря 2024 года|ИМЦ, УО"},
      "two");
  const PassportDecisions taken = read_back(book, after);
  ASSERT_THAT(taken.decisions, SizeIs(2));
  for (const roadmap::Decision& decision : taken.decisions)
    EXPECT_EQ(decision.measure_id, decision.kind == DecisionKind::plan ? "4" : "3");
  EXPECT_THAT(codes(taken.problems), Contains("decision_followed"));
}

TEST_F(PassportTest, ChangedPlanComesBackAsAQuestion) {
  const Programme before = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(before);
  cell(book, 0, "1", "value") = "5";
  std::vector<std::string> rows = rows_of_two_years();
  rows[3] = "1|Семинар для заместителей директоров школ|Не менее 7|до 1 декабря 2024 года|ИМЦ, УО";
  const PassportDecisions taken = read_back(book, programme_of(rows, "two"));
  EXPECT_THAT(taken.decisions, IsEmpty());
  ASSERT_THAT(taken.questions, SizeIs(1));
  EXPECT_EQ(taken.questions.front().code, "decision_outdated");
  EXPECT_EQ(taken.questions.front().measure_id, "1");
}

TEST_F(PassportTest, DecisionOnARemovedMeasureIsToldAndNotApplied) {
  const Programme before = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(before);
  cell(book, 0, "4", "answer") = "верно, как прочитано";
  std::vector<std::string> rows = rows_of_two_years();
  rows.resize(6);
  const PassportDecisions taken = read_back(book, programme_of(rows, "two"));
  EXPECT_THAT(taken.decisions, IsEmpty());
  EXPECT_THAT(codes(taken.problems), Contains("decision_removed"));
}

TEST_F(PassportTest, DictionaryMakesOneNameOfTwo) {
  Programme programme = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(programme);
  cell(book, 2, "УО", "name_as") = "Управление образования";
  const PassportDecisions taken = read_back(book, programme);
  EXPECT_THAT(roadmap::apply_decisions(taken.decisions, std::span(&programme, 1)), IsEmpty());
  EXPECT_EQ(measure(programme, "1").executors.back().name, "Управление образования");
}

TEST_F(PassportTest, CarriedOverPassportSaysTheSame) {
  const Programme programme = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(programme);
  cell(book, 0, "1", "value") = "5";
  cell(book, 0, "3", "answer") = "эксперт: выполнено";
  cell(book, 1, "no_year#1", "reply") = "каждый год";
  cell(book, 2, "УО", "name_as") = "Управление образования";
  const PassportDecisions first = read_back(book, programme);
  Programme decided = programme;
  roadmap::apply_decisions(first.decisions, std::span(&decided, 1));
  const PassportDecisions second =
      read_back(report::build_passport({programme, decided, first.decisions}, phrases_), programme);
  Programme again = programme;
  roadmap::apply_decisions(second.decisions, std::span(&again, 1));
  for (const char* id : {"1", "2", "3", "4"}) {
    EXPECT_EQ(to_text(measure(again, id).plan_reading), to_text(measure(decided, id).plan_reading));
    EXPECT_EQ(measure(again, id).term_reading.due, measure(decided, id).term_reading.due);
    EXPECT_EQ(measure(again, id).executors, measure(decided, id).executors);
  }
}

TEST_F(PassportTest, SameInputsGiveTheSameBytes) {
  const Programme programme = programme_of(rows_of_two_years());
  const std::string first = read_file(write(book_of(programme)));
  EXPECT_EQ(read_file(write(book_of(programme))), first);
}

TEST_F(PassportTest, RoundTripThroughLibreOfficeChangesNothing) {
  if (std::system("command -v soffice > /dev/null 2>&1") != 0) GTEST_SKIP() << "no LibreOffice";
  const Programme programme = programme_of(rows_of_two_years());
  report::PassportBook book = book_of(programme);
  cell(book, 0, "1", "value") = "5,5";
  cell(book, 0, "4", "start") = "01.10.2024";
  cell(book, 0, "4", "due") = "31.12.2024; 31.03.2025";
  cell(book, 1, "no_year#1", "reply") = "каждый год";
  const fs::path written = write(book);
  const fs::path saved = folder_ / "saved";
  const std::string command = "soffice -env:UserInstallation=file://" + folder_.string() +
                              "/profile --headless --convert-to xlsx --outdir '" + saved.string() +
                              "' '" + written.string() + "' > /dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0);
  const roadmap::Passport before = load_passport(written);
  const roadmap::Passport after = load_passport(saved / "паспорт.xlsx");
  EXPECT_EQ(before.keys, after.keys);
  EXPECT_EQ(before.words, after.words);
  ASSERT_EQ(before.rows.size(), after.rows.size());
  for (std::size_t i = 0; i < before.rows.size(); ++i) {
    EXPECT_EQ(before.rows[i].key, after.rows[i].key);
    for (const auto& [name, one] : before.rows[i].cells)
      EXPECT_EQ(one.text, after.rows[i].text(name)) << name;
  }
  const PassportDecisions first = roadmap::decisions_in(before, programme);
  const PassportDecisions second = roadmap::decisions_in(after, programme);
  ASSERT_EQ(first.decisions.size(), second.decisions.size());
  for (std::size_t i = 0; i < first.decisions.size(); ++i)
    EXPECT_EQ(first.decisions[i].text, second.decisions[i].text);
  EXPECT_THAT(second.problems, IsEmpty());
}

}  // namespace
}  // namespace vekha::service
