#pragma once

#include <cstdint>
#include <string_view>

namespace vekha::table {

/// How a CSV separates and quotes its fields. Lines end with \n, \r\n or \r, also mixed.
struct CsvDialect {
  char delimiter = ';';
  char quote = '"';                ///< doubled within a quoted field
  bool backslash_escapes = false;  ///< \" within a quoted field, instead of doubled quotes
  bool one_column = false;         ///< no delimiter was found; the one above is only a default
  bool sep_line = false;           ///< the first record is "sep=;" and no data
};

/// Finds the dialect from the structure of the whole sample: the delimiter under which the records
/// agree best on their number of fields, titles above and totals below notwithstanding. `sample`:
/// the file's beginning in an encoding that keeps ASCII; `complete`: it is the whole file, so its
/// last record is whole too.
CsvDialect detect_dialect(std::string_view sample, bool complete);

/// Quotes and escapes for a delimiter that is given.
CsvDialect detect_quotes(std::string_view sample, bool complete, char delimiter);

}  // namespace vekha::table
