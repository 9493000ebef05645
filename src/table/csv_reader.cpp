#include "table/csv_reader.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "table/csv_encoding.h"
#include "table/fault.h"

namespace vekha::table {

namespace {

// Takes a text apart, record by record.
class Splitter {
 public:
  Splitter(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  bool at_end() const { return at_ >= text_.size(); }

  // The fields of the next record; one empty field for an empty line.
  void next(std::vector<std::string>& fields) {
    fields.clear();
    do {
      fields.push_back(field());
    } while (take_delimiter());
    take_line_end();
  }

 private:
  bool is_line_end(char c) const { return c == '\n' || c == '\r'; }

  std::string field() {
    if (at_ < text_.size() && text_[at_] == '"') return quoted();
    return plain();
  }

  std::string plain() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != delimiter_ && !is_line_end(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  // A quote that never closes is an ordinary character: the field then ends with its line.
  std::string quoted() {
    const std::size_t begin = at_++;
    std::string value;
    while (true) {
      const std::size_t quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        at_ = begin;
        return plain();
      }
      value += text_.substr(at_, quote - at_);
      at_ = quote + 1;
      if (at_ >= text_.size() || text_[at_] != '"') break;
      value += '"';
      ++at_;
    }
    return value + plain();  // what stands between the closing quote and the delimiter belongs to the value
  }

  bool take_delimiter() {
    if (at_ >= text_.size() || text_[at_] != delimiter_) return false;
    ++at_;
    return true;
  }

  void take_line_end() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n' ) ++at_;
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
};

// How many records share the commonest number of fields (two or more), weighted by that number.
std::size_t agreement(std::string_view text, char delimiter) {
  constexpr std::size_t judged = 200;
  std::map<std::size_t, std::size_t> records_by_width;
  Splitter splitter(text, delimiter);
  std::vector<std::string> fields;
  for (std::size_t i = 0; i < judged && !splitter.at_end(); ++i) {
    splitter.next(fields);
    if (fields.size() > 1) ++records_by_width[fields.size()];
  }
  std::size_t best = 0;
  for (const auto& [width, records] : records_by_width) best = std::max(best, records * std::min<std::size_t>(width, 12));
  return best;
}

}  // namespace

char find_delimiter(std::string_view text) {
  if (text.rfind("sep=", 0) == 0 && text.size() > 4) return text[4];
  constexpr std::array<char, 4> candidates = {';', ',', '\t', '|'};
  return *std::max_element(candidates.begin(), candidates.end(),
                           [&](char a, char b) { return agreement(text, a) < agreement(text, b); });
}

namespace {

class CsvRun {
 public:
  CsvRun(const Place& place, const Limits& limits, Sink& sink) : place_(place), limits_(limits), sink_(sink) {}

  // False when the sink wants no more.
  bool record(std::vector<std::string>& fields) {
    ++number_;
    while (!fields.empty() && fields.back().empty()) fields.pop_back();
    if (fields.empty()) return true;
    cells_ += fields.size();
    if (cells_ > limits_.cells || fields.size() > limits_.columns) {
      refuse_limit(place_, {"ячеек или столбцов слишком много", "too many cells or columns"});
    }
    row_.clear();
    for (std::string& field : fields) {
      row_.push_back(field.empty() ? Cell() : Cell(std::move(field)));
    }
    return sink_.row(number_, row_);
  }

  void skip_record() { ++number_; }

 private:
  const Place& place_;
  const Limits& limits_;
  Sink& sink_;
  std::uint32_t number_ = 0;
  std::uint64_t cells_ = 0;
  std::vector<Cell> row_;
};

}  // namespace

void read_csv(std::string_view bytes, const Place& place, const Options& options, Sink& sink, Summary& summary) {
  const Decoded decoded = decode(bytes, options.encoding, place);
  const std::string_view text = decoded.text;
  const char delimiter = options.delimiter.value_or(find_delimiter(text));
  summary.format = Format::csv;
  summary.encoding = decoded.encoding;
  summary.delimiter = std::string(1, delimiter);
  summary.notes = decoded.notes;

  sink.begin_sheet({});
  CsvRun run(place, options.limits, sink);
  Splitter splitter(text, delimiter);
  std::vector<std::string> fields;
  const bool has_mark = text.rfind("sep=", 0) == 0;
  for (bool first = true; !splitter.at_end(); first = false) {
    splitter.next(fields);
    if (first && has_mark) {
      run.skip_record();
      continue;
    }
    if (!run.record(fields)) break;
  }
  sink.end_sheet({});
}

}  // namespace vekha::table
