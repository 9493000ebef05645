#include "facts/reports.h"
#include "render/forms/annotated_copy.h"
#include "render/forms/form_book.h"
#include "render/forms/package.h"
#include "render/forms/plain_book.h"
#include "render/forms/xml_edit.h"
#include "table/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace vekha::render::forms {
namespace {

namespace fs = std::filesystem;
using facts::testing_support::programmes;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::UnorderedElementsAre;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "vekha-forms-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path operator/(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

const report::Phrases& russian() {
  static const report::Phrases phrases(
      report::Templates({fs::path(VEKHA_SOURCE_DIR) / "report_templates"}), Language::russian);
  return phrases;
}

report::ProgrammeReport report_of(const roadmap::Programme& programme) {
  report::ProgrammeReport report;
  report.id = programme.id;
  report.title = programme.title;
  roadmap::for_each_measure(programme,
                            [&](const auto&, const auto&, const roadmap::Measure& measure) {
                              report::MeasureReport one;
                              one.measure = measure;
                              report.measures.push_back(std::move(one));
                            });
  return report;
}

// The rows of the form as an office may send them back.
std::vector<std::vector<table::Cell>> filled_rows(const fs::path& form, const std::string& value) {
  const table::Document document = table::load(form);
  std::vector<std::vector<table::Cell>> rows;
  for (const table::Row& row : document.sheets.at(0).rows) {
    if (row.number < 5) continue;
    rows.push_back(row.cells);
    rows.back().resize(17);
    if (row.number > 5) rows.back()[9] = table::Cell(value);
  }
  return rows;
}

std::vector<std::string> read_back(const std::vector<std::vector<table::Cell>>& rows) {
  facts::testing_support::Report report;
  report.rows = rows;
  report.name = "форма.xlsx";
  return facts::testing_support::to_texts(
      facts::testing_support::read_report(report, programmes()).observations);
}

TEST(Form, IsReadBackByItsHiddenKeys) {
  const Folder folder;
  const auto known = programmes();
  write_form(report_of(known[0]), {"СОШ № 1", {0, 3}}, russian(), folder / "f.xlsx");
  EXPECT_THAT(read_back(filled_rows(folder / "f.xlsx", "2")),
              ElementsAre("plan-2024/4 [СОШ № 1] = 2", "plan-2024/4.10 [СОШ № 1] = 2"));
}

TEST(Form, IsReadBackSortedWithItsColumnsMovedAndWithoutItsTitle) {
  const Folder folder;
  const auto known = programmes();
  write_form(report_of(known[0]), {"СОШ № 1", {0, 3, 6}}, russian(), folder / "f.xlsx");
  auto rows = filled_rows(folder / "f.xlsx", "2");
  std::swap(rows[1], rows[3]);
  for (auto& row : rows)
    std::reverse(row.begin(), row.end());
  EXPECT_THAT(read_back(rows),
              UnorderedElementsAre("plan-2024/4 [СОШ № 1] = 2", "plan-2024/4.10 [СОШ № 1] = 2",
                                   "plan-2024/1-2 [СОШ № 1] = 2"));
}

TEST(Form, LeftEmptyReportsNothing) {
  const Folder folder;
  const auto known = programmes();
  write_form(report_of(known[0]), {"СОШ № 1", {0, 1, 2}}, russian(), folder / "f.xlsx");
  facts::testing_support::Report report;
  report.rows = filled_rows(folder / "f.xlsx", "");
  for (auto& row : report.rows)
    if (&row != &report.rows.front()) row[9] = table::Cell();
  const facts::FileFacts back = facts::testing_support::read_report(report, programmes());
  EXPECT_TRUE(back.observations.empty());
  EXPECT_TRUE(back.rejects.empty());
}

TEST(Form, LocksAllButTheCellsToFillAndChecksThem) {
  const Folder folder;
  auto known = programmes();
  report::ProgrammeReport report = report_of(known[0]);
  report.measures[0].measure.plan_reading.kind = roadmap::PlanKind::percent;
  report.measures[1].measure.plan_reading.kind = roadmap::PlanKind::count;
  write_form(report, {"СОШ № 1", {0, 1, 2}}, russian(), folder / "f.xlsx");
  const Package package = Package::open(folder / "f.xlsx");
  const std::string& sheet = package.part("xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("<sheetProtection sheet=\"1\""));
  EXPECT_THAT(sheet, HasSubstr("<formula2>100</formula2>"));
  EXPECT_THAT(sheet, HasSubstr("operator=\"greaterThanOrEqual\""));
  EXPECT_THAT(sheet, HasSubstr("\"да,нет,в работе,н/д\""));
  EXPECT_THAT(sheet, HasSubstr("hidden=\"1\""));
}

TEST(Form, OfTheSameSnapshotHasTheSameBytes) {
  const Folder folder;
  const auto known = programmes();
  write_form(report_of(known[0]), {"СОШ № 1", {0}}, russian(), folder / "a.xlsx");
  write_form(report_of(known[0]), {"СОШ № 1", {0}}, russian(), folder / "b.xlsx");
  std::ifstream a(folder / "a.xlsx", std::ios::binary);
  std::ifstream b(folder / "b.xlsx", std::ios::binary);
  const std::string first((std::istreambuf_iterator<char>(a)), {});
  const std::string second((std::istreambuf_iterator<char>(b)), {});
  EXPECT_EQ(first, second);
}

facts::Reject reject(const std::string& sheet, std::uint32_t row, std::uint32_t column,
                     const std::string& text) {
  facts::Reject one;
  one.problem.place = {"отчёт", sheet, row, column, true};
  one.problem.text = {text, text};
  one.problem.advice = {"впишите число", "write a number"};
  one.raw = "4 | скоро";
  return one;
}

std::string all_comments(const fs::path& file) {
  const Package package = Package::open(file);
  return package.part("xl/vekha/comments1.xml");
}

TEST(AnnotatedCopy, HasANameThatADiskTakes) {
  std::string name;
  for (int i = 0; i < 125; ++i)
    name += "д";  // 250 bytes, as long as a disk takes
  EXPECT_LE(copy_name(name + ".csv", russian()).size(), 255U);
}

TEST(AnnotatedCopy, OfACsvIsAWorkbookWithCommentsAndAList) {
  const Folder folder;
  std::ofstream(folder / "отчёт.csv") << "№;Значение\n4;скоро\n";
  const std::vector<facts::Reject> rejects = {reject("", 2, 2, "ждали число, стоит «скоро»")};
  write_annotated_copy(folder / "отчёт.csv", rejects, russian(), folder / "copy.xlsx");
  const table::Document copy = table::load(folder / "copy.xlsx");
  ASSERT_EQ(copy.sheets.size(), 2U);
  EXPECT_EQ(table::to_text(copy.sheets[0].rows.at(1).cells.at(1)), "скоро");
  EXPECT_EQ(copy.sheets[1].head.name, "Что исправить");
  EXPECT_EQ(table::to_text(copy.sheets[1].rows.at(1).cells.at(1)), "B2");
  EXPECT_THAT(all_comments(folder / "copy.xlsx"), HasSubstr("ref=\"B2\""));
  EXPECT_THAT(all_comments(folder / "copy.xlsx"), HasSubstr("Ждали число, стоит «скоро»"));
}

TEST(AnnotatedCopy, LeavesTheSendersPartsAsTheyAre) {
  const Folder folder;
  Package sent = plain_book({{"Лист1", {{"№", "Значение"}, {"4", "скоро"}}}});
  sent.put("xl/media/stamp.png", "picture");
  sent.write(folder / "отчёт.xlsx");
  const std::vector<facts::Reject> rejects = {reject("Лист1", 2, 2, "ждали число")};
  write_annotated_copy(folder / "отчёт.xlsx", rejects, russian(), folder / "copy.xlsx");
  const Package copy = Package::open(folder / "copy.xlsx");
  EXPECT_EQ(copy.part("xl/media/stamp.png"), "picture");
  EXPECT_EQ(copy.part("xl/styles.xml"), sent.part("xl/styles.xml"));
  EXPECT_THAT(copy.part("xl/worksheets/sheet1.xml"), HasSubstr("legacyDrawing"));
}

// A copy that comes back unmended has comments already.
TEST(AnnotatedCopy, AddsToCommentsThatAreThere) {
  const Folder folder;
  plain_book({{"Лист1", {{"№", "Значение"}, {"4", "скоро"}, {"5", "потом"}}}})
      .write(folder / "1.xlsx");
  const std::vector<facts::Reject> first = {reject("Лист1", 2, 2, "первое")};
  write_annotated_copy(folder / "1.xlsx", first, russian(), folder / "2.xlsx");
  const std::vector<facts::Reject> second = {reject("Лист1", 3, 2, "второе"),
                                             reject("Лист1", 2, 2, "снова")};
  write_annotated_copy(folder / "2.xlsx", second, russian(), folder / "3.xlsx");
  const std::string comments = all_comments(folder / "3.xlsx");
  EXPECT_THAT(comments, HasSubstr("Первое"));
  EXPECT_THAT(comments, HasSubstr("Второе"));
  EXPECT_THAT(comments, Not(HasSubstr("Снова")));  // told on the sheet; a cell has one comment
  EXPECT_EQ(table::load(folder / "3.xlsx").sheets.size(), 3U);
}

TEST(AnnotatedCopy, EscapesWhatASenderWrote) {
  const Folder folder;
  std::ofstream(folder / "отчёт.csv") << "№;Значение\n4;<b>&\n";
  const std::vector<facts::Reject> rejects = {reject("", 2, 2, "стоит «<b>&\"»")};
  write_annotated_copy(folder / "отчёт.csv", rejects, russian(), folder / "copy.xlsx");
  EXPECT_EQ(table::to_text(table::load(folder / "copy.xlsx").sheets[0].rows.at(1).cells.at(1)),
            "<b>&");
  EXPECT_THAT(all_comments(folder / "copy.xlsx"), HasSubstr("&lt;b&gt;&amp;&quot;"));
}

TEST(XmlEdit, FindsTagsPastCommentsAndQuotes) {
  const std::string xml =
      "<?xml?><!-- <sheet/> --><x:sheets a='>'><x:sheet name=\"А &amp; Б\" "
      "r:id=\"rId1\"/></x:sheets>";
  const auto tag = find_tag(xml, "sheet");
  ASSERT_TRUE(tag);
  EXPECT_EQ(tag->prefix, "x:");
  EXPECT_EQ(attribute(xml, *tag, "name"), "А & Б");
  EXPECT_EQ(attribute(xml, *tag, "id"), "rId1");
  EXPECT_TRUE(find_closing(xml, "sheets"));
  EXPECT_FALSE(find_tag("<a", "a"));
}

}  // namespace
}  // namespace vekha::render::forms
