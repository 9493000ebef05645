#include "base/text.h"
#include "office/ooxml_order.h"
#include "office/workspace.h"
#include "table/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

namespace vekha::office {
namespace {

using render::docx::parse_xml;
using render::docx::Part;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

bool is_xml(const Part& part) {
  const std::string ending = part.name.substr(part.name.rfind('.') + 1);
  return ending == "xml" || ending == "rels" || ending == "vml";
}

std::vector<std::string> order_faults(const std::string& bytes) {
  std::vector<std::string> faults;
  const auto package = parts_of(bytes);
  for (const Part& part : package.parts()) {
    if (is_xml(part)) check_order(parse_xml(part.bytes, part.name), faults);
  }
  return faults;
}

table::Document read_book(const std::string& bytes) {
  const fs::path path =
      fs::temp_directory_path() / ("vekha-read-" + std::to_string(::getpid()) + ".xlsx");
  std::ofstream(path, std::ios::binary) << bytes;
  table::Document book = table::load(path);
  fs::remove(path);
  return book;
}

const table::Sheet& sheet_of(const table::Document& book, const std::string& name) {
  for (const table::Sheet& sheet : book.sheets) {
    if (sheet.head.name == name) return sheet;
  }
  throw std::runtime_error("no sheet " + name);
}

std::vector<std::string> texts(const table::Row& row) {
  std::vector<std::string> cells;
  for (const table::Cell& cell : row.cells)
    cells.push_back(table::to_text(cell));
  return cells;
}

TEST(Workbook, HasTheThirteenSheetsOfTheOutlineInOrder) {
  std::vector<std::string> names;
  for (const table::Sheet& sheet : read_book(Made(render::example_snapshot()).workbook()).sheets)
    names.push_back(sheet.head.name);
  EXPECT_THAT(names,
              ElementsAre("Титул", "Сводка", "Исполнение мероприятий", "Показатели план-факт",
                          "По разделам", "По исполнителям", "По школам", "Контроль сроков",
                          "Требует уточнения", "Подтверждающие документы", "Исходные данные",
                          "Методика", "Журнал обработки"));
}

TEST(Workbook, MeasuresHaveTheSeventeenColumnsOfTheOutline) {
  const table::Document book = read_book(Made(render::example_snapshot()).workbook());
  EXPECT_THAT(
      texts(sheet_of(book, "Исполнение мероприятий").rows.front()),
      ElementsAre("№ п/п", "Раздел", "Мероприятие", "Исполнители", "Срок по плану",
                  "Контрольная дата", "Плановое значение (по тексту)", "План", "Ед. изм.", "Факт",
                  "Степень достижения, %", "Дата выполнения", "Подтверждающий документ", "Статус",
                  "Просрочено, дн.", "Причина отклонения", "Примечание"));
}

TEST(Workbook, EveryPartKeepsTheOrderOfTheSchema) {
  EXPECT_THAT(order_faults(Made(render::example_snapshot()).workbook()), ElementsAre());
  EXPECT_THAT(order_faults(Made(render::hostile_snapshot()).workbook()), ElementsAre());
}

// No formula shows 0 or an error before recalculation: each has the value that it gives.
TEST(Workbook, EveryFormulaHasItsValue) {
  std::size_t formulas = 0;
  const auto visit = [&](auto&& self, const Node& node, const std::string& part) -> void {
    if (node.is("c") && node.child("f") != nullptr) {
      ++formulas;
      ASSERT_NE(node.child("v"), nullptr) << part;
      const std::string value = node.child("v")->children.front().text;
      EXPECT_EQ(value.find_first_not_of("-0123456789.eE+"), std::string::npos)
          << part << " " << value;
    }
    for (const Node& child : node.children)
      self(self, child, part);
  };
  const auto package = parts_of(Made(render::example_snapshot()).workbook());
  for (const Part& part : package.parts()) {
    if (part.name.rfind("xl/worksheets/sheet", 0) == 0)
      visit(visit, parse_xml(part.bytes, part.name), part.name);
  }
  EXPECT_GT(formulas, 60U);
}

TEST(Workbook, ChartsAreExcelsOwnAndHaveData) {
  std::size_t charts = 0;
  const auto package = parts_of(Made(render::example_snapshot()).workbook());
  for (const Part& part : package.parts()) {
    if (part.name.rfind("xl/charts/chart", 0) != 0) continue;
    ++charts;
    EXPECT_THAT(part.bytes, HasSubstr("<c:pt idx=\"0\"><c:v>")) << part.name;
  }
  EXPECT_EQ(charts, 3U) << "statuses, months, sections";
}

// Headings, filters, print titles, frozen heads and the comment on a fact: by meaning, not by
// bytes.
TEST(Workbook, ATableSheetIsReadyForWork) {
  const auto package = parts_of(Made(render::example_snapshot()).workbook());
  const Node sheet = parse_xml(package.find("xl/worksheets/sheet3.xml")->bytes, "sheet3");
  EXPECT_EQ(sheet.child("autoFilter")->attribute("ref"), "A1:Q17");
  const Node* pane = sheet.child("sheetViews")->children.front().child("pane");
  EXPECT_EQ(pane->attribute("topLeftCell"), "D2");
  EXPECT_EQ(pane->attribute("state"), "frozen");
  EXPECT_EQ(sheet.child("pageSetup")->attribute("paperSize"), "9");
  EXPECT_EQ(sheet.child("pageSetup")->attribute("orientation"), "landscape");
  EXPECT_THAT(package.find("xl/workbook.xml")->bytes, HasSubstr("_xlnm.Print_Titles"));
  EXPECT_THAT(package.find("xl/comments1.xml")->bytes, HasSubstr("otchet-1kv.xlsx"));
  EXPECT_THAT(package.find("docProps/core.xml")->bytes, HasSubstr("2024-07-01T00:00:00Z"));
  EXPECT_THAT(package.find("docProps/custom.xml")->bytes,
              HasSubstr(Made(render::example_snapshot()).snapshot.id));
}

TEST(Workbook, TextsThatLookLikeFormulasAreTexts) {
  report::Snapshot snapshot = render::example_snapshot();
  auto& measures = snapshot.programmes.back().measures;
  const std::vector<std::string> texts = {"=cmd|' /C calc'!A0", "+7", "-", "@SUM(A1)"};
  for (std::size_t i = 0; i < texts.size(); ++i)
    measures[i].measure.title.text = texts[i];
  const table::Document book = read_book(Made(snapshot).workbook());
  const auto& rows = sheet_of(book, "Исполнение мероприятий").rows;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(table::to_text(rows[i + 1].cells[2]), texts[i]);
  }
}

TEST(Workbook, HostileTextsAreHarmless) {
  report::Snapshot snapshot = render::hostile_snapshot();
  auto& title = snapshot.programmes.back().measures.front().measure.title.text;
  title = std::string("\x01\x1F ]]> \xED\xA0\x80 \xFF") + std::string(40'000, 'x');
  const table::Document book = read_book(Made(snapshot).workbook());
  const std::string read =
      table::to_text(sheet_of(book, "Исполнение мероприятий").rows[1].cells[2]);
  EXPECT_THAT(read, HasSubstr("]]>"));
  EXPECT_EQ(text::length(read), 32'767U);
}

TEST(Workbook, AProgrammeWithoutAnythingIsABookToo) {
  report::Snapshot snapshot = render::example_snapshot();
  report::ProgrammeReport& programme = snapshot.programmes.back();
  programme.measures.clear();
  programme.sections.clear();
  programme.executors.clear();
  programme.questions.clear();
  programme.attention.clear();
  programme.rollup = {};
  const std::string bytes = Made(snapshot).workbook();
  EXPECT_EQ(read_book(bytes).sheets.size(), 13U);
  EXPECT_THAT(order_faults(bytes), ElementsAre());
}

TEST(Workbook, ManyObservationsAreWrittenRowByRow) {
  report::Snapshot snapshot = render::example_snapshot();
  auto& observations = snapshot.programmes.back().measures.front().observations;
  observations.resize(25'000, observations.front());
  const table::Document book = read_book(Made(snapshot).workbook());
  EXPECT_GE(sheet_of(book, "Исходные данные").rows.size(), 25'001U);
  EXPECT_EQ(sheet_of(book, "Исполнение мероприятий").rows.size(), 17U);
}

TEST(Workbook, EnglishPhrasesAreComplete) {
  const table::Document book =
      read_book(Made(render::example_snapshot(), Language::english).workbook());
  EXPECT_EQ(book.sheets.size(), 13U);
  EXPECT_EQ(book.sheets[1].head.name, "Summary");
}

// Every figure of the snapshot's roll-ups, read back out of the book.
TEST(Workbook, FiguresAreThoseOfTheSnapshot) {
  const Made made(render::example_snapshot());
  const table::Document book = read_book(made.workbook());
  const auto& sections = made.programme().sections;
  const auto& rows = sheet_of(book, "По разделам").rows;
  for (std::size_t i = 0; i <= sections.size(); ++i) {
    const evaluation::Rollup& rollup =
        i < sections.size() ? sections[i].rollup : made.programme().rollup;
    const auto cells = texts(rows[i + 1]);
    using evaluation::Status;
    EXPECT_EQ(cells[1], std::to_string(rollup.total)) << i;
    EXPECT_EQ(cells[2], std::to_string(rollup.srm.due)) << i;
    EXPECT_EQ(cells[3], std::to_string(rollup.srm.done)) << i;
    EXPECT_EQ(cells[4], std::to_string(rollup.count(Status::done_late))) << i;
    EXPECT_EQ(cells[5], std::to_string(rollup.count(Status::partial))) << i;
    EXPECT_EQ(cells[7], std::to_string(rollup.count(Status::no_data))) << i;
  }
}

}  // namespace
}  // namespace vekha::office
