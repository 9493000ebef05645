#include "table/xlsx_sheet.h"

#include "base/text.h"
#include "table/fault.h"
#include "table/xlsx_reference.h"
#include "table/xlsx_value.h"
#include "table/xml_text.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace vekha::table {

namespace {

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_true(const std::optional<std::string>& value) {
  return value && (*value == "1" || *value == "true" || *value == "on");
}

}  // namespace

XlsxSheetReader::XlsxSheetReader(XmlScanner& xml, const XlsxBook& book, Place place,
                                 std::uint64_t& cells_left)
    : xml_(&xml), book_(&book), place_(std::move(place)), cells_left_(&cells_left) {
  place_.cell_address = true;
}

void XlsxSheetReader::fail_here(const Words& what) const {
  Place place = place_;
  place.row = row_number_;
  place.column = column_;
  refuse_damaged(std::move(place), what);
}

XlsxSheetReader::Facts XlsxSheetReader::read(Sink& sink, MergedCells& covered, const Limits& limits,
                                             RowOrder order) {
  sink_ = &sink;
  order_ = order;
  covered_ = &covered;
  columns_ = std::min(limits.columns, xlsx_columns_limit);
  for (XmlEvent event = xml_->next(); event != XmlEvent::finish && wanted_; event = xml_->next()) {
    if (event != XmlEvent::start) continue;
    const std::string_view name = xml_->name();
    if (name == "sheetData" && xml_->depth() == 2) {
      read_rows();
      if (!wanted_) break;
    } else if (name == "col") {
      read_hidden_columns();
    } else if (name == "mergeCell") {
      const auto range = parse_range(xml_->attribute("ref").value_or(""));
      if (range) facts_.merged.push_back(*range);
      constexpr std::size_t most = 4'000'000;
      if (facts_.merged.size() > most)
        refuse_limit(place_, {"слишком много объединений", "too many merged ranges"});
    }
  }
  return std::move(facts_);
}

void XlsxSheetReader::read_hidden_columns() {
  if (!is_true(xml_->attribute("hidden"))) return;
  const auto first = whole_number(xml_->attribute("min").value_or(""));
  const auto last = whole_number(xml_->attribute("max").value_or(""));
  if (first && last && *first <= *last)
    facts_.hidden_columns += std::min<std::uint64_t>(*last, xlsx_columns) - *first + 1;
}

void XlsxSheetReader::read_rows() {
  while (wanted_) {
    const XmlEvent event = xml_->next();
    if (event == XmlEvent::end) break;
    if (event != XmlEvent::start) continue;
    if (xml_->name() != "row") {
      xml_->skip_element();
      continue;
    }
    usual_names_ = xml_->name_is_plain() && !xml_->element_is_empty();
    start_row();
    read_cells();
  }
  if (wanted_) finish_row();
}

void XlsxSheetReader::start_row() {
  if (is_true(xml_->attribute("hidden"))) ++facts_.hidden_rows;
  std::optional<std::string> written = xml_->attribute("r");
  // Some programs write an empty number, or 0, and mean none.
  if (written && text::trim(*written).find_first_not_of('0') == std::string_view::npos)
    written.reset();
  const std::optional<std::uint64_t> number =
      written ? whole_number(text::trim(*written)) : row_number_ + 1ULL;
  column_ = 0;
  if (!number || *number > xlsx_rows) {
    const std::string shown = text::shortened(written.value_or(""), 20);
    fail_here({"неверный номер строки «" + shown + "»", "a wrong row number \"" + shown + "\""});
  }
  go_to_row(static_cast<std::uint32_t>(*number));
}

/// A row that continues the one before belongs to it; one that goes back has no place in a stream.
void XlsxSheetReader::go_to_row(std::uint32_t number) {
  if (number == row_number_) return;
  if (number < row_number_ && order_ == RowOrder::rising)
    fail_here({"строки стоят не по порядку", "the rows are out of order"});
  finish_row();
  row_number_ = number;
}

void XlsxSheetReader::finish_row() {
  if (!row_.is_empty()) {
    covered_->blank_covered(row_number_, row_);
    const auto cells = row_.cells();
    if (!cells.empty()) wanted_ = sink_->row(row_number_, cells);
  }
  row_.start();
}

void XlsxSheetReader::read_cells() {
  while (wanted_) {
    if (usual_names_) read_usual_cells();
    if (!wanted_) return;
    const XmlEvent event = xml_->next();
    if (event == XmlEvent::end) return;
    if (event != XmlEvent::start) continue;
    if (xml_->name() == "c") {
      read_cell();
    } else {
      xml_->skip_element();
    }
  }
}

/// Takes cells and row changes as long as they have their usual forms; what follows is left to the
/// general scanner.
void XlsxSheetReader::read_usual_cells() {
  const char* at = xml_->position();
  const char* const end = xml_->window().end();
  ScannedCell cell;
  while (wanted_) {
    const char* const start = skip_blanks(at);
    std::uint32_t row = 0;
    if (const char* const behind = scan_cell(start, end, cell)) {
      if (!take_cell(cell)) break;
      at = behind;
    } else if (const char* const next = scan_row_change(start, row)) {
      if (row <= row_number_ || row > xlsx_rows) break;
      finish_row();
      row_number_ = row;
      column_ = 0;
      at = next;
    } else {
      break;
    }
  }
  xml_->set_position(at);
}

/// False: something is unusual about the cell; nothing was taken.
bool XlsxSheetReader::take_cell(const ScannedCell& cell) {
  const bool elsewhere = cell.row != row_number_ || cell.column > columns_ || *cells_left_ == 0;
  if (elsewhere) return false;
  using Type = ScannedCell::Type;
  const auto shared = cell.type == Type::shared ? book_->strings.text(cell.shared) : std::nullopt;
  if (cell.type == Type::shared && !shared) return false;
  if (cell.type == Type::text && !is_xml_text(cell.value)) return false;
  --*cells_left_;
  column_ = cell.column;
  switch (cell.type) {
    case Type::number: set_number(cell.value, cell.style); break;
    case Type::shared:
      if (!shared->empty()) row_.set_text(column_, *shared);
      break;
    case Type::text:
      if (!cell.value.empty()) row_.set_text(column_, cell.value);
      break;
    case Type::blank: break;
  }
  return true;
}

void XlsxSheetReader::place_cell(const std::optional<std::string>& reference) {
  if (reference && !text::trim(*reference).empty()) {
    // The cell's own address wins over the row's number.
    const auto parsed = parse_reference(text::trim(*reference));
    if (!parsed) {
      fail_here({"неверный адрес ячейки «" + text::shortened(*reference, 20) + "»",
                 "a wrong cell address \"" + text::shortened(*reference, 20) + "\""});
    }
    go_to_row(parsed->row);
    column_ = parsed->column;
  } else {
    ++column_;
  }
  if (column_ > columns_) {
    refuse_limit(place_, {"столбцов больше " + std::to_string(columns_),
                          "more than " + std::to_string(columns_) + " columns"});
  }
}

void XlsxSheetReader::read_cell() {
  place_cell(xml_->attribute("r"));
  if (*cells_left_ == 0) refuse_limit(place_, {"слишком много ячеек", "too many cells"});
  --*cells_left_;
  const CellHead head{.style = static_cast<std::uint32_t>(
                          whole_number(xml_->attribute("s").value_or("")).value_or(0)),
                      .type = xml_->attribute("t").value_or("n")};
  const std::uint32_t outside = xml_->depth() - 1;
  for (XmlEvent event = xml_->next(); event != XmlEvent::end || xml_->depth() != outside;
       event = xml_->next()) {
    if (event != XmlEvent::start) continue;
    if (xml_->name() == "v") {
      set_value(head, xml_->read_text());
    } else if (xml_->name() == "is") {
      set_text(read_string_item(*xml_));
    } else {
      xml_->skip_element();
    }
  }
}

void XlsxSheetReader::set_text(const std::string& text) {
  if (!text.empty()) row_.set_text(column_, text);
}

void XlsxSheetReader::set_shared(std::string_view index) {
  const std::string_view digits = text::trim(index);
  if (digits.empty()) return;
  const auto number = whole_number(digits);
  const auto text = number ? book_->strings.text(*number) : std::nullopt;
  if (!text) {
    ++facts_.dangling;
  } else if (!text->empty()) {
    row_.set_text(column_, *text);
  }
}

void XlsxSheetReader::set_number(std::string_view digits, std::uint32_t style) {
  const NumberFormat& format = book_->styles.format(style);
  const bool plain = format.is_uniform() &&
                     (format.kind() == FormatKind::number || format.kind() == FormatKind::percent);
  if (plain) {
    row_.set_number(column_, digits, format.kind() == FormatKind::percent);
    return;
  }
  Cell value = value_of_number(digits, format, book_->epoch_1904);
  const auto* const number = std::get_if<Number>(&value);
  if (number != nullptr && format.is_uniform() && format.kind() != FormatKind::elapsed)
    ++facts_.dateless;
  row_.set(column_, std::move(value));
}

void XlsxSheetReader::set_value(const CellHead& head, std::string_view value) {
  if (head.type == "s") return set_shared(value);
  if (head.type == "str" || head.type == "inlineStr") {
    std::string text(value);
    decode_x_escapes(text);
    return set_text(text);
  }
  const std::string_view trimmed = text::trim(value);
  if (trimmed.empty()) return;
  if (head.type == "b") {
    row_.set(column_, trimmed == "1" || text::to_lower(trimmed) == "true");
  } else if (head.type == "e") {
    row_.set(column_, ErrorValue{std::string(trimmed)});
  } else if (head.type == "d") {
    row_.set(column_, value_of_iso(trimmed, book_->styles.format(head.style)));
  } else if (is_number(trimmed)) {
    set_number(trimmed, head.style);
  } else {
    set_text(std::string(value));
  }
}

}  // namespace vekha::table
