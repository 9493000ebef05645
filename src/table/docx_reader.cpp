#include "table/docx_reader.h"

#include <charconv>
#include <utility>

#include "base/text.h"
#include "table/fault.h"
#include "table/xml_reader.h"

namespace vekha::table {

namespace {

struct DocumentCell {
  std::string text;
  bool has_paragraph = false;
  std::uint32_t span = 1;
  bool continues_above = false;  // vMerge without "restart"
  bool spans_down = false;
};

struct DocumentRow {
  std::vector<Cell> cells;
  std::vector<std::pair<std::uint32_t, bool>> vertical;  // column and whether the merge goes on from above
};

struct DocumentTable {
  std::vector<std::string> text_above;
  std::vector<DocumentRow> rows;
  std::vector<Range> merged;
};

// Collects tables whole (a road map's are small) and hands them out in the order of their beginnings.
class Document : public XmlHandler {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "del" || name == "moveFrom" || name == "Fallback") ++ignored_;
    if (ignored_ > 0) return;
    if (name == "tbl") return start_table();
    if (name == "tr" && !open_.empty()) return start_row();
    if (name == "tc" && !open_.empty()) return open_.back().cells.push_back({});
    if (name == "p") return start_paragraph();
    if (name == "t" || name == "delText") collecting_ = name == "t";
    if (name == "tab" && in_run_) add("\t");
    if (name == "br" || name == "cr") add("\n");
    if (name == "noBreakHyphen") add("\u2011");
    if (name == "r") in_run_ = true;
    start_property(name, attributes);
  }

  void end(std::string_view name) override {
    if (name == "del" || name == "moveFrom" || name == "Fallback") --ignored_;
    if (ignored_ > 0) return;
    if (name == "t") collecting_ = false;
    if (name == "r") in_run_ = false;
    if (name == "p") return end_paragraph();
    if (name == "tr" && !open_.empty()) return end_row();
    if (name == "tbl" && !open_.empty()) open_.pop_back();
  }

  void text(std::string_view characters) override {
    if (collecting_ && ignored_ == 0) add(characters);
  }

  std::vector<DocumentTable> tables;
  std::vector<std::string> paragraphs;  // since the last table

 private:
  struct Open {
    std::size_t table;
    std::vector<DocumentCell> cells;
    std::uint32_t columns_before = 0;  // gridBefore
  };

  void start_table() {
    tables.push_back({.text_above = open_.empty() ? std::exchange(paragraphs, {}) : std::vector<std::string>{}});
    open_.push_back({.table = tables.size() - 1});
  }

  void start_row() {
    open_.back().cells.clear();
    open_.back().columns_before = 0;
  }

  static std::uint32_t count_of(const XmlAttributes& attributes) {
    const std::string_view text = attributes.get("val");
    std::uint32_t count = 1;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count >= 1 && count <= 1000 ? count : 1;
  }

  void start_property(std::string_view name, const XmlAttributes& attributes) {
    if (open_.empty()) return;
    if (name == "gridBefore") open_.back().columns_before = count_of(attributes);
    if (open_.back().cells.empty()) return;
    DocumentCell& cell = open_.back().cells.back();
    if (name == "gridSpan") cell.span = count_of(attributes);
    if (name == "vMerge") {
      cell.spans_down = attributes.get("val") == "restart";
      cell.continues_above = !cell.spans_down;
    }
  }

  DocumentCell* cell() { return open_.empty() || open_.back().cells.empty() ? nullptr : &open_.back().cells.back(); }

  void start_paragraph() {
    if (DocumentCell* target = cell()) {
      if (target->has_paragraph) target->text += "\n";
      target->has_paragraph = true;
    } else {
      paragraph_.clear();
    }
  }

  void end_paragraph() {
    if (cell() == nullptr && open_.empty() && !text::trim(paragraph_).empty()) paragraphs.push_back(paragraph_);
    paragraph_.clear();
  }

  void add(std::string_view characters) {
    if (DocumentCell* target = cell()) {
      target->text += characters;
    } else if (open_.empty()) {
      paragraph_ += characters;
    }
  }

  void end_row() {
    Open& open = open_.back();
    DocumentRow row;
    row.cells.resize(open.columns_before);
    for (DocumentCell& cell : open.cells) {
      const auto column = static_cast<std::uint32_t>(row.cells.size() + 1);
      if (cell.spans_down || cell.continues_above) row.vertical.emplace_back(column, cell.continues_above);
      row.cells.push_back(cell.text.empty() || cell.continues_above ? Cell() : Cell(std::move(cell.text)));
      row.cells.resize(row.cells.size() + cell.span - 1);
      if (cell.span > 1) {
        const auto number = static_cast<std::uint32_t>(tables[open.table].rows.size() + 1);
        tables[open.table].merged.push_back({number, column, number, column + cell.span - 1});
      }
    }
    tables[open.table].rows.push_back(std::move(row));
    open.cells.clear();
  }

  std::vector<Open> open_;
  std::string paragraph_;
  int ignored_ = 0;
  bool collecting_ = false;
  bool in_run_ = false;
};

void add_vertical_ranges(DocumentTable& table) {
  for (std::uint32_t row = 1; row <= table.rows.size(); ++row) {
    for (const auto& [column, continues] : table.rows[row - 1].vertical) {
      if (continues) continue;
      std::uint32_t last = row;
      const auto goes_on = [&](std::uint32_t below) {
        if (below > table.rows.size()) return false;
        for (const auto& [other, from_above] : table.rows[below - 1].vertical) {
          if (other == column && from_above) return true;
        }
        return false;
      };
      while (goes_on(last + 1)) ++last;
      if (last > row) table.merged.push_back({row, column, last, column});
    }
  }
}

void hand_out(DocumentTable& table, std::size_t number, Sink& sink) {
  sink.begin_sheet({.name = "Таблица " + std::to_string(number), .text_above = table.text_above});
  std::uint32_t row_number = 0;
  for (DocumentRow& row : table.rows) {
    ++row_number;
    while (!row.cells.empty() && is_blank(row.cells.back())) row.cells.pop_back();
    if (!row.cells.empty() && !sink.row(row_number, row.cells)) break;
  }
  add_vertical_ranges(table);
  sink.end_sheet(table.merged);
}

}  // namespace

void read_document(std::string_view xml, Package package, Sink& sink, Summary& summary) {
  Document document;
  read_xml(xml, document, package.place, package.limits);
  for (std::size_t i = 0; i < document.tables.size(); ++i) hand_out(document.tables[i], i + 1, sink);
  summary.format = Format::docx;
  summary.text_below = document.paragraphs;
}

}  // namespace vekha::table
