#include "base/error.h"
#include "cli/command.h"
#include "cli/json_text.h"
#include "table/limit_names.h"
#include "table/reader.h"

#include <charconv>
#include <filesystem>

namespace vekha::cli {

namespace {

enum class Shape { document, lines };

constexpr std::size_t flush_size = 1U << 16U;

std::string_view name(table::Visibility visibility) {
  switch (visibility) {
    case table::Visibility::visible: return "visible";
    case table::Visibility::hidden: return "hidden";
    case table::Visibility::very_hidden: return "veryHidden";
  }
  return "";
}

std::string_view name(table::Format format) {
  switch (format) {
    case table::Format::csv: return "csv";
    case table::Format::xlsx: return "xlsx";
    case table::Format::docx: return "docx";
  }
  return "";
}

// Writes rows as they come: a sheet of a million rows is never held.
class JsonSink : public table::Sink {
 public:
  JsonSink(Console& console, Shape shape) : console_(console), shape_(shape) {}

  void begin_sheet(const table::SheetHead& head) override {
    in_sheet_ = true;
    sheet_ = to_line(Json(head.name));
    rows_ = 0;
    if (shape_ == Shape::lines) return;
    out_ += sheets_++ == 0 ? "\n" : ",\n";
    out_ += R"({"name":)" + sheet_ + R"(,"state":")" + std::string(name(head.visibility)) +
            R"(","rows":[)";
  }

  bool row(std::uint32_t number, std::span<const table::Cell> cells) override {
    if (shape_ == Shape::lines) {
      out_ += R"({"sheet":)" + sheet_ + R"(,"row":[)";
    } else {
      out_ += rows_++ == 0 ? "\n[" : ",\n[";
    }
    out_ += std::to_string(number) + ",[";
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out_ += ',';
      append_cell(out_, cells[i]);
    }
    out_ += shape_ == Shape::lines ? "]]}\n" : "]]";
    if (out_.size() > flush_size) flush();
    return true;
  }

  void end_sheet(std::span<const table::Range> merged) override {
    in_sheet_ = false;
    Json ranges = Json::array();
    for (const table::Range& range : merged)
      ranges.push_back(to_text(range));
    out_ += shape_ == Shape::lines
                ? R"({"sheet":)" + sheet_ + R"(,"merged":)" + to_line(ranges) + "}\n"
                : R"(],"merged":)" + to_line(ranges) + "}";
  }

  void begin_document() {
    if (shape_ == Shape::document) out_ += R"({"sheets":[)";
  }

  void end_document(const Json& summary) {
    const std::string text = to_line(summary);
    out_ += shape_ == Shape::lines ? text + "\n" : "]," + text.substr(1) + "\n";
    flush();
  }

  /// What was printed before the file turned out to be damaged is ended as JSON that says so;
  /// nothing is printed when nothing was.
  void end_refused(const Json& error) {
    if (!printed_) return;
    if (shape_ == Shape::document) {
      out_ += in_sheet_ ? R"(],"merged":[]}],"error":)" : R"(],"error":)";
      out_ += to_line(error) + "}\n";
    } else {
      out_ += R"({"error":)" + to_line(error) + "}\n";
    }
    flush();
  }

 private:
  void flush() {
    console_.out(out_);
    out_.clear();
    printed_ = true;
  }

  Console& console_;
  Shape shape_;
  std::string out_;
  std::string sheet_;
  std::size_t sheets_ = 0;
  std::size_t rows_ = 0;
  bool in_sheet_ = false;
  bool printed_ = false;
};

Json summary_of(const std::filesystem::path& path, const table::Summary& summary,
                Language language) {
  Json notes = Json::array();
  for (const Problem& note : summary.notes) {
    notes.push_back({{"where", to_words(note.place).in(language)},
                     {"code", note.code},
                     {"text", note.text.in(language)}});
  }
  return {{"file", path.filename().string()},
          {"format", name(summary.format)},
          {"sha256", summary.sha256},
          {"encoding", summary.encoding},
          {"delimiter", summary.delimiter},
          {"date1904", summary.epoch_1904},
          {"notes", notes}};
}

/// "cells=1000" as a bound of its own.
void take_limit(table::Limits& limits, const std::string& text) {
  const std::size_t equals = std::min(text.find('='), text.size());
  const std::string digits = text.substr(std::min(equals + 1, text.size()));
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = error == std::errc{} && end == digits.data() + digits.size();
  if (!whole || !table::set_limit(limits, text.substr(0, equals), value)) {
    throw UsageError({"предел «" + text + "» не читается; образец: cells=1000",
                      "no limit: \"" + text + "\"; an example: cells=1000"});
  }
}

table::Options options_of(const Arguments& arguments) {
  table::Options options;
  options.encoding = arguments.value("--encoding");
  if (const auto delimiter = arguments.value("--delimiter")) {
    const std::string text = *delimiter == "\\t" ? "\t" : *delimiter;
    if (text.size() != 1)
      throw UsageError({"разделитель — один знак", "the delimiter is one character"});
    options.delimiter = text.front();
  }
  for (const std::string& limit : arguments.values("--limit"))
    take_limit(options.limits, limit);
  return options;
}

Exit show_table(const Arguments& arguments, Console& console) {
  const std::filesystem::path path = arguments.word(0);
  JsonSink sink(console, arguments.has("--jsonl") ? Shape::lines : Shape::document);
  const table::Options options = options_of(arguments);
  sink.begin_document();
  try {
    const table::Summary summary = table::read(path, sink, options);
    sink.end_document(summary_of(path, summary, console.language()));
    return exit_of(summary.notes);
  } catch (const InputError& error) {
    const Problem& problem = error.problem();
    sink.end_refused({{"where", to_words(problem.place).in(console.language())},
                      {"code", problem.code},
                      {"text", problem.text.in(console.language())}});
    throw;
  }
}

}  // namespace

Command table_command() {
  return {
      .name = "table",
      .rule = {.options = {{"--jsonl", Takes::nothing},
                           {"--encoding", Takes::value},
                           {"--delimiter", Takes::value},
                           {"--limit", Takes::values}},
               .least = 1,
               .most = 1},
      .summary = {"что видно в файле CSV, XLSX или DOCX (JSON)",
                  "what the reader sees in a CSV, XLSX or DOCX (JSON)"},
      .help =
          {R"(Вызов: vekha table ФАЙЛ [--jsonl] [--encoding ИМЯ] [--delimiter ЗНАК] [--limit ИМЯ=N…]

Печатает листы и ячейки файла так, как их видит Веха, в JSON: docs/formats/json.md.
  --jsonl            по строке на строку таблицы, в конце строка сведений о файле
  --encoding ИМЯ     кодировка CSV, если определилась неверно: windows-1251, utf-8, koi8-r, cp866
  --delimiter ЗНАК   разделитель CSV: ; , | или \t
  --limit ИМЯ=N…     пределы против враждебных файлов: part_mib, total_mib, ratio, parts, cells,
                     columns, depth, text_mib, held_mib; они же в [limits] vekha.toml
)",
           R"(Usage: vekha table FILE [--jsonl] [--encoding NAME] [--delimiter CHAR] [--limit NAME=N…]

Prints the file's sheets and cells as Vekha sees them, as JSON: docs/formats/json.md.
  --jsonl            a line a row, at the end a line about the file
  --encoding NAME    encoding of a CSV when the guess is wrong: windows-1251, utf-8, koi8-r, cp866
  --delimiter CHAR   delimiter of a CSV: ; , | or \t
  --limit NAME=N…    bounds against hostile files: part_mib, total_mib, ratio, parts, cells,
                     columns, depth, text_mib, held_mib; the same in [limits] of vekha.toml
)"},
      .run = show_table};
}

}  // namespace vekha::cli
