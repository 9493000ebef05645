#include "table/xlsx_sheet.h"

#include <charconv>
#include <cmath>
#include <optional>

#include "table/fault.h"
#include "table/xml_reader.h"

namespace vekha::table {

namespace {

constexpr std::uint32_t last_row = 1'048'576;
constexpr std::uint32_t last_column = 16'384;
constexpr int seconds_of_day = 24 * 60 * 60;

struct Reference {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
};

// "C7" -> row 7, column 3; nullopt for anything else.
std::optional<Reference> parse_reference(std::string_view text) {
  Reference reference;
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && at < 4; ++at) {
    reference.column = reference.column * 26 + static_cast<std::uint32_t>(text[at] - 'A' + 1);
  }
  const auto result = std::from_chars(text.data() + at, text.data() + text.size(), reference.row);
  const bool whole = at > 0 && result.ec == std::errc() && result.ptr == text.data() + text.size();
  const bool inside = reference.row >= 1 && reference.row <= last_row && reference.column >= 1 && reference.column <= last_column;
  return whole && inside ? std::optional(reference) : std::nullopt;
}

std::optional<Range> parse_range(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto first = parse_reference(text.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : parse_reference(text.substr(colon + 1));
  if (!first || !last) return std::nullopt;
  return Range{first->row, first->column, last->row, last->column};
}

class Sheet : public XmlHandler {
 public:
  Sheet(const SheetContext& context, const Place& place, const Limits& limits, Sink& sink)
      : context_(context), place_(place), limits_(limits), sink_(sink) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "row") return start_row(attributes);
    if (name == "c") return start_cell(attributes);
    if (name == "rPh") ++phonetic_;
    collecting_ = in_cell_ && (name == "v" || (name == "t" && phonetic_ == 0));
    if (name == "mergeCell") {
      if (const auto range = parse_range(attributes.get("ref"))) merged.push_back(*range);
    }
  }

  void end(std::string_view name) override {
    if (name == "row") return end_row();
    if (name == "c") return end_cell();
    if (name == "rPh") --phonetic_;
    if (name == "v" || name == "t") collecting_ = false;
  }

  void text(std::string_view characters) override {
    if (collecting_) value_ += characters;
  }

  std::vector<Range> merged;

 private:
  void start_row(const XmlAttributes& attributes) {
    std::uint32_t number = row_number_ + 1;
    const std::string_view written = attributes.get("r");
    if (!written.empty()) std::from_chars(written.data(), written.data() + written.size(), number);
    if (number <= row_number_ || number > last_row) {
      refuse_damaged(place_, {"номера строк идут не по порядку", "row numbers do not rise"});
    }
    row_number_ = number;
    column_ = 0;
    row_.clear();
  }

  void end_row() {
    while (!row_.empty() && is_blank(row_.back())) row_.pop_back();
    if (!row_.empty() && wanted_) wanted_ = sink_.row(row_number_, row_);
  }

  void start_cell(const XmlAttributes& attributes) {
    in_cell_ = true;
    value_.clear();
    type_ = attributes.get("t");
    style_ = 0;
    const std::string_view style = attributes.get("s");
    std::from_chars(style.data(), style.data() + style.size(), style_);
    ++column_;
    const std::string_view written = attributes.get("r");
    if (written.empty()) return;
    const auto reference = parse_reference(written);
    if (!reference || reference->column < column_) {
      refuse_damaged(place_, {"адрес ячейки «" + std::string(written) + "» невозможен", "cell reference «" + std::string(written) + "» is impossible"});
    }
    column_ = reference->column;
  }

  void end_cell() {
    in_cell_ = false;
    Cell cell = cell_of_value();
    if (is_blank(cell)) return;
    if (++cells_ > limits_.cells || column_ > limits_.columns) refuse_limit(place_, {"слишком много ячеек", "too many cells"});
    row_.resize(column_);
    row_[column_ - 1] = std::move(cell);
  }

  Cell cell_of_value() {
    if (type_ == "s") return shared_string();
    if (type_ == "inlineStr" || type_ == "str") return value_.empty() ? Cell() : Cell(unescaped(value_));
    if (value_.empty()) return {};
    if (type_ == "b") return value_ == "1" || value_ == "true";
    if (type_ == "e") return ErrorValue{value_};
    if (type_ == "d") {
      const auto date = parse_iso_date(std::string_view(value_).substr(0, 10));
      return date ? Cell(*date) : Cell(value_);
    }
    const NumberLook look = style_ < context_.looks.size() ? context_.looks[style_] : NumberLook::plain;
    return cell_of_number(value_, look, context_.epoch_1904);
  }

  Cell shared_string() const {
    std::size_t index = context_.strings.size();
    std::from_chars(value_.data(), value_.data() + value_.size(), index);
    if (index >= context_.strings.size()) {
      refuse_damaged(place_, {"ячейка ссылается на текст, которого нет", "a cell refers to a text that is not there"});
    }
    const std::string& text = context_.strings[index];
    return text.empty() ? Cell() : Cell(text);
  }

  const SheetContext& context_;
  const Place& place_;
  const Limits& limits_;
  Sink& sink_;
  std::vector<Cell> row_;
  std::string value_;
  std::string type_;
  std::size_t style_ = 0;
  std::uint32_t row_number_ = 0;
  std::uint32_t column_ = 0;
  std::uint64_t cells_ = 0;
  int phonetic_ = 0;
  bool in_cell_ = false;
  bool collecting_ = false;
  bool wanted_ = true;
};

}  // namespace

Cell cell_of_number(std::string_view text, NumberLook look, bool epoch_1904) {
  const Number number{std::string(text), look == NumberLook::percent};
  if (look == NumberLook::plain || look == NumberLook::percent) return number;
  double value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || value < 0 || value > 2958466) return number;
  const double day = std::floor(value);
  const auto seconds = static_cast<int>(std::llround((value - day) * seconds_of_day));
  const TimeOfDay time{seconds / 3600 % 24, seconds / 60 % 60, seconds % 60};
  if (look == NumberLook::time && value < 1) return time;
  const auto date = date_of_serial(static_cast<int>(day) + seconds / seconds_of_day, epoch_1904);
  if (!date) return number;
  return seconds % seconds_of_day == 0 ? Cell(*date) : Cell(DateTime{*date, time});
}

void read_sheet(std::string_view xml, const SheetContext& context, const Place& place, const Limits& limits, Sink& sink) {
  Sheet sheet(context, place, limits, sink);
  read_xml(xml, sheet, place, limits);
  sink.end_sheet(sheet.merged);
}

}  // namespace vekha::table
