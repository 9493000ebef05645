#include "table/csv_reader.h"

#include "table/csv_dialect.h"
#include "table/csv_encoding.h"
#include "table/csv_splitter.h"
#include "table/fault.h"
#include "table/iconv_converter.h"
#include "table/mojibake.h"
#include "table/row_buffer.h"
#include "table/utf8_check.h"
#include "table/utf8_source.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

namespace vekha::table {

namespace {

constexpr std::uint64_t sampled_whole = 16ULL << 20;
constexpr std::uint64_t dialect_sample = 1ULL << 20;

bool is_binary(std::string_view sample) {
  const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1A' &&
           c != '\0' && c != '\x01' && c != '\x1F';
  });
  return static_cast<std::size_t>(controls) * 50 > sample.size();
}

class CsvReader {
 public:
  CsvReader(FileSource& file, const std::string& name, Sink& sink, const Options& options,
            Summary& summary)
      : file_(&file), place_{.file = name}, sink_(&sink), options_(&options), summary_(&summary) {}

  void read() {
    const std::string sample = take_sample();
    const bool complete = file_->size() <= sampled_whole;
    encoding_ = encoding_of(sample, complete);
    summary_->encoding = encoding_.name;
    const std::string text = beginning_as_text(sample);
    const bool whole = complete && file_->size() <= dialect_sample;
    dialect_ = options_->delimiter ? detect_quotes(text, whole, *options_->delimiter)
                                   : detect_dialect(text, whole);
    summary_->delimiter =
        dialect_.one_column && !options_->delimiter ? "" : std::string(1, dialect_.delimiter);
    note_what_is_doubtful(text);
    sink_->begin_sheet({});
    split(source());
    sink_->end_sheet({});
  }

 private:
  /// The whole of a small file; of a large one the beginning and pieces from all over it.
  std::string take_sample() const {
    if (file_->size() <= sampled_whole) return file_->read_at(0, file_->size());
    constexpr std::uint64_t beginning = 4ULL << 20;
    constexpr std::uint64_t pieces = 64;
    constexpr std::uint64_t piece = 16 << 10;
    std::string sample = file_->read_at(0, beginning);
    // The end may cut a letter, which what is appended would not complete.
    while (!sample.empty() && static_cast<unsigned char>(sample.back()) >= 0x80)
      sample.pop_back();
    for (std::uint64_t i = 1; i <= pieces; ++i) {
      const std::string bytes = file_->read_at((file_->size() - piece) / pieces * i, piece);
      // Whole lines only, for a piece may begin and end within a letter.
      const std::size_t first = bytes.find('\n');
      const std::size_t last = bytes.rfind('\n');
      if (first < last) sample.append(bytes, first, last - first);
    }
    return sample;
  }

  CsvEncoding encoding_of(std::string_view sample, bool complete) const {
    if (options_->encoding) {
      if (auto named = named_encoding(*options_->encoding)) return *named;
      refuse(
          place_, "encoding_unknown",
          {"неизвестная кодировка в настройках: " + *options_->encoding,
           "unknown encoding in the settings: " + *options_->encoding},
          {"укажите, например, UTF-8 или Windows-1251", "name for example UTF-8 or Windows-1251"});
    }
    auto found = detect_encoding(sample, complete);
    const bool eight_bit = !found || found->kind == CsvEncoding::Kind::single_byte ||
                           found->kind == CsvEncoding::Kind::utf8;
    if (eight_bit && is_binary(sample)) {
      refuse(place_, "file_kind",
             {"это не текст и не таблица: двоичные данные",
              "this is no text and no table: binary data"},
             {"сохраните таблицу как .xlsx, .docx или .csv",
              "save the table as .xlsx, .docx or .csv"});
    }
    if (!found) {
      refuse(place_, "encoding_unknown",
             {"кодировка не определена: текст не похож на UTF-8, Windows-1251, KOI8-R, CP866 и "
              "MacCyrillic",
              "the encoding cannot be told: the text does not look like UTF-8, Windows-1251, "
              "KOI8-R, CP866 or MacCyrillic"},
             {"сохраните файл как «CSV UTF-8» или укажите кодировку в настройках",
              "save the file as \"CSV UTF-8\" or name its encoding in the settings"});
    }
    return *found;
  }

  std::string beginning_as_text(std::string_view sample) const {
    const std::string_view raw = sample.substr(0, dialect_sample);
    std::string text;
    if (encoding_.kind == CsvEncoding::Kind::single_byte) {
      ByteTable(encoding_.name).append(text, raw);
      return text;
    }
    MemorySource memory{std::string(raw)};
    const std::unique_ptr<ByteSource> recoded = recode(memory);
    std::string block(64 << 10, '\0');
    for (std::size_t count = recoded->read(block.data(), block.size()); count > 0;
         count = recoded->read(block.data(), block.size())) {
      text.append(block, 0, count);
    }
    return text;
  }

  std::unique_ptr<ByteSource> recode(ByteSource& raw) const {
    switch (encoding_.kind) {
      case CsvEncoding::Kind::utf16_little:
        return std::make_unique<Utf8Source>(raw, Utf8Source::Form::utf16_little);
      case CsvEncoding::Kind::utf16_big:
        return std::make_unique<Utf8Source>(raw, Utf8Source::Form::utf16_big);
      case CsvEncoding::Kind::other:
        if (auto converter = IconvConverter::open(encoding_.name)) {
          return std::make_unique<IconvSource>(raw, std::move(*converter));
        }
        break;
      case CsvEncoding::Kind::utf8:
      case CsvEncoding::Kind::single_byte: break;
    }
    return std::make_unique<Utf8Source>(raw, Utf8Source::Form::as_is);
  }

  std::unique_ptr<ByteSource> source() { return recode(*file_); }

  void note(const char* code, Severity severity, Words text, Words advice) {
    summary_->notes.push_back({.place = place_,
                               .code = code,
                               .text = std::move(text),
                               .advice = std::move(advice),
                               .severity = severity});
  }

  void note_what_is_doubtful(const std::string& text) {
    if (!encoding_.certain) {
      note("encoding_guessed", Severity::warning,
           {"кодировка определена по немногим буквам: " + encoding_.name,
            "the encoding was told by few letters: " + encoding_.name},
           {"проверьте русский текст; при ошибке укажите кодировку в настройках",
            "check the Russian text; if it is wrong, name the encoding in the settings"});
    }
    if (const auto mistake = find_mojibake(text)) {
      note("mojibake", Severity::warning,
           {"текст испорчен перекодировкой: написан в " + mistake->written + ", а прочитан как " +
                mistake->read_as,
            "the text was garbled by recoding: written in " + mistake->written + ", but read as " +
                mistake->read_as},
           {"выгрузите файл заново в кодировке UTF-8", "export the file anew in UTF-8"});
    }
    if (text.find('\0') != std::string::npos) {
      note("nul_bytes", Severity::warning,
           {"в тексте есть нулевые байты", "the text contains NUL bytes"},
           {"выгрузите файл заново", "export the file anew"});
    }
  }

  void split(const std::unique_ptr<ByteSource>& bytes) {
    const bool single_byte = encoding_.kind == CsvEncoding::Kind::single_byte;
    if (single_byte) table_.emplace(encoding_.name);
    const FieldText text(table_ ? &*table_ : nullptr);
    CsvSplitter splitter(
        *bytes, dialect_, place_,
        {.record_bytes = options_->limits.text_bytes,
         .check = single_byte ? CsvSplitter::Check::nothing : CsvSplitter::Check::utf8});
    if (dialect_.sep_line) splitter.next();
    cells_left_ = options_->limits.cells;
    while (splitter.next()) {
      const auto fields = without_blank_tail(splitter.fields());
      if (fields.empty()) continue;
      start_record(fields, splitter.record());
      if (!single_byte && !splitter.all_utf8()) refuse_other_than_utf8(fields);
      if (!give(fields, text)) break;
    }
    if (splitter.unclosed_quote()) {
      note("unclosed_quote", Severity::warning,
           {"кавычка открыта и не закрыта до конца файла; прочитана как знак",
            "a quote is never closed; it was read as a character"},
           {"проверьте кавычки в файле", "check the quotes in the file"});
    }
  }

  static std::span<const std::string_view> without_blank_tail(
      std::span<const std::string_view> fields) {
    std::size_t width = fields.size();
    while (width > 0 && fields[width - 1].empty())
      --width;
    // CP/M's and DOS's mark of a text's end.
    if (width == 1 && fields[0] == "\x1A") width = 0;
    return fields.first(width);
  }

  bool give(std::span<const std::string_view> fields, const FieldText& text) {
    if (RecordSink* const records = sink_->records())
      return records->record(place_.row, fields, text);
    row_.start();
    for (std::uint32_t i = 0; i < fields.size(); ++i) {
      if (!fields[i].empty()) row_.set_text(i + 1, text.utf8(fields[i], recoded_));
    }
    return sink_->row(place_.row, row_.cells());
  }

  void start_record(std::span<const std::string_view> fields, std::uint64_t record) {
    place_.row = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(record, std::numeric_limits<std::uint32_t>::max()));
    if (fields.size() > options_->limits.columns) {
      const std::string most = std::to_string(options_->limits.columns);
      refuse_limit(place_, {"столбцов больше " + most, "more than " + most + " columns"});
    }
    if (fields.size() > cells_left_)
      refuse_limit(place_, {"слишком много ячеек", "too many cells"});
    cells_left_ -= fields.size();
  }

  /// Of the first field that is something else; the splitter knows only that there is one.
  void refuse_other_than_utf8(std::span<const std::string_view> fields) {
    for (const std::string_view field : fields) {
      ++place_.column;
      if (is_utf8_fast(field)) continue;
      refuse(place_, "encoding_mixed",
             {"текст не в UTF-8, хотя начало файла в UTF-8",
              "text that is not UTF-8, though the file begins in it"},
             {"сохраните файл заново в одной кодировке или укажите её в настройках",
              "save the file anew in one encoding or name it in the settings"});
    }
    place_.column = 0;
  }

  FileSource* file_;
  Place place_;
  Sink* sink_;
  const Options* options_;
  Summary* summary_;
  CsvEncoding encoding_;
  CsvDialect dialect_;
  std::optional<ByteTable> table_;
  RowBuffer row_;
  std::string recoded_;
  std::uint64_t cells_left_ = 0;
};

}  // namespace

void read_csv(FileSource& file, const std::string& name, Sink& sink, const Options& options,
              Summary& summary) {
  CsvReader(file, name, sink, options, summary).read();
}

}  // namespace vekha::table
