#include "table/docx_reader.h"

#include "base/text.h"
#include "table/docx_grid.h"
#include "table/docx_numbering.h"
#include "table/docx_paragraph.h"
#include "table/fault.h"
#include "table/table.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

namespace vekha::table {

namespace {

using Paragraphs = std::vector<std::string>;

Paragraphs without_blanks(Paragraphs paragraphs) {
  std::erase_if(paragraphs, [](const std::string& text) { return text::trim(text).empty(); });
  return paragraphs;
}

std::string cell_text(const Paragraphs& paragraphs) {
  const bool blank =
      std::ranges::all_of(paragraphs, [](const std::string& text) { return text.empty(); });
  return blank ? std::string() : text::join(paragraphs, "\n");
}

/// A table while it is read. A nested one is kept, for its parent is still being given to the sink.
struct OpenTable {
  explicit OpenTable(std::uint32_t most_columns) : grid(most_columns) {}

  DocxGrid grid;
  std::uint32_t number = 0;
  bool nested = false;
  bool wanted = true;
  Sheet kept;
};

class DocumentReader final : private DocxBoxReader {
 public:
  DocumentReader(const OoxmlPackage& package, const std::string& part, Sink& sink, Summary& summary)
      : place_{.file = package.file()},
        limits_(package.archive().limits()),
        sink_(&sink),
        summary_(&summary),
        numbering_(package, part),
        source_(package.open_kept(part, limits_.held_bytes / 2)),
        xml_(*source_, place_, package.bounds()),
        alternatives_(xml_),
        paragraphs_(xml_, alternatives_, numbering_, *this),
        cells_left_(std::min(limits_.cells, most_held)),
        paragraphs_left_(most_held) {}

  void read() {
    for (XmlEvent event = xml_.next(); event != XmlEvent::finish; event = xml_.next()) {
      if (event == XmlEvent::start && xml_.is("body", XmlNamespace::word)) read_blocks(body_);
    }
    summary_->text_below = without_blanks(body_.take());
    note("footnote_marks_left_out", paragraphs_.footnote_marks(), "знаки сносок не показаны, их ",
         "footnote marks are not shown, their number is ");
    note("hidden_text_left_out", paragraphs_.hidden_runs(),
         "скрытый текст не показан, мест: ", "hidden text is not shown, number of places: ");
    note("foreign_pieces_left_out", foreign_pieces_,
         "вставленные файлы других форматов (altChunk) не прочитаны, их ",
         "embedded files of other formats (altChunk) were not read, their number is ");
  }

 private:
  void note(const char* code, std::uint64_t count, const char* ru, const char* en) {
    if (count == 0) return;
    summary_->notes.push_back({.place = place_,
                               .code = code,
                               .text = {ru + std::to_string(count), en + std::to_string(count)},
                               .advice = {},
                               .severity = Severity::remark});
  }

  /// Calls `handle` at each start within the element just begun, up to and with its end.
  template <typename Handle>
  void for_each_start(Handle handle) {
    const std::uint32_t outside = xml_.depth() - 1;
    for (XmlEvent event = xml_.next(); event != XmlEvent::end || xml_.depth() != outside;
         event = xml_.next()) {
      if (event == XmlEvent::end) alternatives_.handle_end();
      if (event != XmlEvent::start || alternatives_.handles_start()) continue;
      if (xml_.space() == XmlNamespace::word) handle(xml_.name());
    }
  }

  void read_box(DocxFlow& flow) override {
    ++boxes_open_;
    DocxFields outer = paragraphs_.enter();
    read_blocks(flow);
    paragraphs_.leave(std::move(outer));
    --boxes_open_;
  }

  void read_blocks(DocxFlow& flow) {
    for_each_start([this, &flow](std::string_view name) {
      if (name == "p") {
        read_paragraph(flow);
        if (tables_open_ == 0 && boxes_open_ == 0) emit_nested();
      } else if (name == "tbl") {
        read_table();
      } else {
        skip_what_is_not_shown(name);
      }
    });
  }

  void read_paragraph(DocxFlow& flow) {
    if (paragraphs_left_ == 0)
      refuse_limit(place_, {"слишком много абзацев", "too many paragraphs"});
    --paragraphs_left_;
    paragraphs_.read(flow);
  }

  void skip_what_is_not_shown(std::string_view name) {
    if (name == "altChunk") ++foreign_pieces_;
    if (name == "del" || name == "moveFrom" || name.ends_with("Pr") || name == "tblGrid")
      xml_.skip_element();
  }

  void read_table() {
    OpenTable table(limits_.columns);
    table.number = ++tables_;
    table.nested = tables_open_ > 0 || boxes_open_ > 0;
    table.kept.head.name = "Таблица " + std::to_string(table.number);
    if (!table.nested) {
      table.kept.head.text_above = without_blanks(body_.take());
      sink_->begin_sheet(table.kept.head);
    }
    ++tables_open_;
    for_each_start([this, &table](std::string_view name) {
      if (name == "tr") {
        read_row(table);
      } else {
        skip_what_is_not_shown(name);
      }
    });
    --tables_open_;
    finish_table(table);
  }

  void finish_table(OpenTable& table) {
    table.kept.merged = table.grid.merged();
    if (table.nested) {
      nested_.emplace(table.number, std::move(table.kept));
    } else {
      sink_->end_sheet(table.kept.merged);
      emit_nested();
    }
  }

  void emit_nested() {
    for (const auto& [number, sheet] : std::exchange(nested_, {})) {
      sink_->begin_sheet(sheet.head);
      for (const Row& row : sheet.rows) {
        if (!sink_->row(row.number, row.cells)) break;
      }
      sink_->end_sheet(sheet.merged);
    }
  }

  void read_row(OpenTable& table) {
    table.grid.start_row();
    bool deleted = false;
    for_each_start([this, &table, &deleted](std::string_view name) {
      if (name == "tc" && deleted) {
        xml_.skip_element();  // not counted in lists either
      } else if (name == "tc") {
        read_cell(table);
      } else if (name == "trPr") {
        deleted = read_row_properties(table);
      } else {
        skip_what_is_not_shown(name);
      }
    });
    if (deleted) {
      table.grid.drop_row();
      return;
    }
    const std::uint32_t number = table.grid.finish_row();
    const std::span<const Cell> cells = table.grid.cells();
    if (cells.empty() || !table.wanted) return;
    if (table.nested) {
      table.kept.rows.push_back({number, {cells.begin(), cells.end()}});
    } else {
      table.wanted = sink_->row(number, cells);
    }
  }

  std::uint32_t value_attribute(std::uint32_t fallback) const {
    const std::string text = xml_.attribute("val").value_or("");
    std::uint32_t value = fallback;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }

  void check_width(bool fits) const {
    if (fits) return;
    const std::string most = std::to_string(limits_.columns);
    refuse_limit(place_, {"столбцов больше " + most, "more than " + most + " columns"});
  }

  /// True when the row was deleted with tracked changes.
  bool read_row_properties(OpenTable& table) {
    bool deleted = false;
    for_each_start([this, &table, &deleted](std::string_view name) {
      if (name == "gridBefore") check_width(table.grid.skip_columns(value_attribute(0)));
      if (name == "del" || name == "moveFrom") deleted = true;
      if (name == "trPrChange") xml_.skip_element();  // what they were before the change
    });
    return deleted;
  }

  DocxCellSpan::Merge merge_attribute() const {
    return xml_.attribute("val").value_or("continue") == "restart" ? DocxCellSpan::Merge::start
                                                                   : DocxCellSpan::Merge::goes_on;
  }

  /// nullopt when the cell was deleted with tracked changes.
  std::optional<DocxCellSpan> read_cell_properties() {
    DocxCellSpan span;
    bool deleted = false;
    for_each_start([this, &span, &deleted](std::string_view name) {
      if (name == "gridSpan") span.columns = std::max(1U, value_attribute(1));
      if (name == "vMerge") span.vertical = merge_attribute();
      if (name == "hMerge") span.horizontal = merge_attribute();
      if (name == "cellDel") deleted = true;
      if (name == "tcPrChange") xml_.skip_element();
    });
    return deleted ? std::nullopt : std::optional(span);
  }

  void read_cell(OpenTable& table) {
    if (cells_left_ == 0) refuse_limit(place_, {"слишком много ячеек", "too many cells"});
    --cells_left_;
    std::optional<DocxCellSpan> span = DocxCellSpan{};
    DocxFlow flow;
    DocxFields outer = paragraphs_.enter();
    for_each_start([this, &span, &flow](std::string_view name) {
      if (!span) {
        xml_.skip_element();
      } else if (name == "tcPr") {
        span = read_cell_properties();
      } else if (name == "p") {
        read_paragraph(flow);
      } else if (name == "tbl") {
        read_table();
      } else {
        skip_what_is_not_shown(name);
      }
    });
    paragraphs_.leave(std::move(outer));
    if (span) check_width(table.grid.add_cell(*span, cell_text(flow.take())));
  }

  /// Cells of nested tables and paragraphs around tables are held in memory until they are given.
  static constexpr std::uint64_t most_held = 4'000'000;

  const Place place_;
  const Limits limits_;
  Sink* sink_;
  Summary* summary_;
  DocxNumbering numbering_;
  std::unique_ptr<ByteSource> source_;
  XmlScanner xml_;
  DocxAlternatives alternatives_;
  DocxParagraphReader paragraphs_;
  std::uint64_t cells_left_;
  std::uint64_t paragraphs_left_;
  DocxFlow body_;
  std::uint32_t tables_ = 0;
  std::uint32_t tables_open_ = 0;
  std::uint32_t boxes_open_ = 0;
  std::uint64_t foreign_pieces_ = 0;
  std::map<std::uint32_t, Sheet> nested_;  ///< read but not yet given to the sink, by number
};

}  // namespace

void read_docx(const OoxmlPackage& package, const std::string& document, Sink& sink,
               Summary& summary) {
  DocumentReader(package, document, sink, summary).read();
}

}  // namespace vekha::table
