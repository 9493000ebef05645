#include "table/csv_dialect.h"

#include "table/byte_source.h"
#include "table/csv_splitter.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace vekha::table {

namespace {

/// Strongest first: a comma also stands in prose and in decimal numbers, a tab hardly ever.
constexpr std::array delimiters{';', '\t', '|', ','};
/// What databases write when all that people use may stand in the texts; tried last, and believed
/// only when all records agree.
constexpr std::array rare_delimiters{'\x1F', '\x01', '^', '~', '#', ':'};

struct Structure {
  double score = 0;
  std::size_t width = 1;  ///< the most common number of fields over 1
  std::size_t records = 0;
};

bool is_quoted_by(std::string_view field, char quote) {
  return field.size() >= 2 && field.front() == quote && field.back() == quote;
}

/// Calls `take` with each whole record of the sample.
template <typename Take>
void for_each_record(std::string_view sample, bool complete, const CsvDialect& dialect, Take take) {
  if (!complete) sample = sample.substr(0, sample.find_last_of("\r\n") + 1);
  MemorySource source{std::string(sample)};
  CsvSplitter splitter(source, dialect, {}, {.record_bytes = sample.size() + 1});
  while (splitter.next())
    take(splitter);
}

struct QuoteUse {
  std::uint64_t quoted = 0;  ///< fields
  std::uint64_t odd = 0;     ///< fields where a quote stands amiss
};

QuoteUse quote_use(std::string_view sample, bool complete, const CsvDialect& dialect) {
  QuoteUse use;
  for_each_record(sample, complete, dialect, [&use](const CsvSplitter& splitter) {
    use = {splitter.quoted_fields(), splitter.odd_fields() + (splitter.unclosed_quote() ? 1 : 0)};
  });
  return use;
}

/// The share of records that have more than one field, the share of those that agree, less what
/// quotes say against the delimiter.
Structure judge(std::string_view sample, bool complete, const CsvDialect& dialect) {
  std::map<std::size_t, std::size_t> widths;
  std::size_t records = 0;
  std::size_t odd = 0;
  for_each_record(sample, complete, dialect, [&](const CsvSplitter& splitter) {
    const auto fields = splitter.fields();
    if (fields.size() == 1 && fields[0].empty()) return;
    ++records;
    ++widths[fields.size()];
    odd = splitter.odd_fields() + (splitter.unclosed_quote() ? 1 : 0);
  });
  Structure structure{.records = records};
  std::size_t several = 0;
  std::size_t agreeing = 0;
  for (const auto& [width, count] : widths) {
    if (width == 1) continue;
    several += count;
    if (count >= agreeing) {
      agreeing = count;
      structure.width = width;
    }
  }
  if (several == 0) return structure;
  const auto share = [](std::size_t part, std::size_t all) {
    return static_cast<double>(part) / static_cast<double>(all);
  };
  const double covered = share(several, records);
  const double agreed = share(agreeing, several);
  const double trusted = 1 - std::min(0.6, share(odd, records));
  // One record of many is a sentence with a semicolon, not a table.
  const double single = several == 1 && records > 2 ? 0.3 : 1.0;
  structure.score = covered * (0.3 + 0.7 * agreed) * trusted * single;
  return structure;
}

bool has_letter(std::string_view field) {
  return std::ranges::any_of(field, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80U;
  });
}

/// «10:30:15» in each line is one column of times; «root:x:0» is three columns.
bool parts_words(std::string_view sample, bool complete, const CsvDialect& dialect) {
  std::size_t records = 0;
  std::size_t worded = 0;
  for_each_record(sample, complete, dialect, [&](const CsvSplitter& splitter) {
    ++records;
    worded += std::ranges::any_of(splitter.fields(), has_letter) ? 1U : 0U;
  });
  return worded * 2 >= records;
}

char sep_line_delimiter(std::string_view sample) {
  const std::string_view line = sample.substr(0, sample.find_first_of("\r\n"));
  const std::string_view bare = is_quoted_by(line, '"') ? line.substr(1, line.size() - 2) : line;
  const bool named = bare.size() == 5 && (bare.starts_with("sep=") || bare.starts_with("SEP="));
  return named && bare[4] != '"' && bare[4] != '\0' ? bare[4] : '\0';
}

}  // namespace

CsvDialect detect_quotes(std::string_view sample, bool complete, char delimiter) {
  CsvDialect dialect{.delimiter = delimiter};
  const QuoteUse usual = quote_use(sample, complete, dialect);
  const QuoteUse single = quote_use(sample, complete, {.delimiter = delimiter, .quote = '\''});
  if (usual.quoted + usual.odd == 0 && single.quoted >= 2 && single.odd == 0) dialect.quote = '\'';
  const std::string escaped{'\\', dialect.quote};
  if (sample.find(escaped) != std::string_view::npos) {
    // Either reading may be right («"C:\";»): the one with fewer odd quotes wins.
    CsvDialect trial = dialect;
    trial.backslash_escapes = true;
    dialect.backslash_escapes =
        quote_use(sample, complete, trial).odd < quote_use(sample, complete, dialect).odd;
  }
  return dialect;
}

CsvDialect detect_dialect(std::string_view sample, bool complete) {
  if (const char named = sep_line_delimiter(sample); named != '\0') {
    CsvDialect dialect = detect_quotes(sample, complete, named);
    dialect.sep_line = true;
    return dialect;
  }
  // A column of texts is split by nothing that stands in texts.
  CsvDialect best{.delimiter = '\x1E', .one_column = true};
  double best_score = 0;
  for (const char delimiter : delimiters) {
    CsvDialect dialect = detect_quotes(sample, complete, delimiter);
    const Structure structure = judge(sample, complete, dialect);
    // A weaker delimiter must be clearly better than a stronger one; commas of prose agree on
    // nothing, and a few semicolons in a column of prose make no table.
    const double needed =
        delimiter == ',' ? std::max(0.35, best_score * 1.15) : std::max(0.12, best_score * 1.02);
    if (structure.score > needed) {
      best = dialect;
      best_score = structure.score;
    }
  }
  for (const char delimiter : rare_delimiters) {
    constexpr double all_agree = 0.999;
    CsvDialect dialect = detect_quotes(sample, complete, delimiter);
    const Structure structure = judge(sample, complete, dialect);
    if (best_score < all_agree && structure.score >= all_agree && structure.records >= 2 &&
        structure.width >= 3 && (delimiter != ':' || parts_words(sample, complete, dialect)))
      return dialect;
  }
  return best;
}

}  // namespace vekha::table
