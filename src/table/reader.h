#pragma once

#include "base/problem.h"
#include "table/cell.h"
#include "table/record_sink.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// One reader over CSV, XLSX and DOCX: sheets one after the other, rows as a stream.
namespace vekha::table {

enum class Format { csv, xlsx, docx };
enum class Visibility { visible, hidden, very_hidden };

/// A closed rectangle of cells, from 1.
struct Range {
  std::uint32_t first_row = 0;
  std::uint32_t first_column = 0;
  std::uint32_t last_row = 0;
  std::uint32_t last_column = 0;
  auto operator<=>(const Range&) const = default;
};
std::string to_text(const Range& range);  ///< "A1:C1"

/// What is known of a sheet before its rows.
struct SheetHead {
  std::string name;  ///< XLSX: as in the workbook; CSV: ""; DOCX: «Таблица 1» …
  Visibility visibility = Visibility::visible;
  /// DOCX only: paragraphs between the table before this one and this one, in order, blanks left
  /// out.
  std::vector<std::string> text_above;
};

/// Receives what a reader sees, in the file's order. Views live until the call returns.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void begin_sheet(const SheetHead& head) = 0;
  /// `number` from 1, rising; cells from column 1, trailing blanks cut, never empty. A spanned cell
  /// stands at its top left, the rest are blank. Return false to skip the rest of this sheet.
  virtual bool row(std::uint32_t number, std::span<const Cell> cells) = 0;
  virtual void end_sheet(std::span<const Range> merged) = 0;
  /// Asked before each record of a CSV: where to give it instead of row(). A sink may take the rows
  /// up to a head as cells and the many below as they stand; nullptr: as cells.
  virtual RecordSink* records() { return nullptr; }
};

/// Bounds against hostile files; a file beyond one is refused with its name. Counts are inclusive.
struct Limits {
  std::uint64_t part_bytes = 2ULL << 30;   ///< inflated bytes of one part
  std::uint64_t total_bytes = 4ULL << 30;  ///< inflated bytes in all
  std::uint64_t ratio = 500;               ///< inflated to packed bytes, judged over 10 MiB
  std::uint64_t parts = 10'000;
  std::uint64_t cells = 200'000'000;
  std::uint32_t columns = 16'384;
  std::uint32_t depth = 256;                ///< nesting of XML elements
  std::uint64_t text_bytes = 128ULL << 20;  ///< one cell's text, one record of a CSV
  /// What a file must hold in memory to be read: an XLSX its shared strings, a DOCX its main part.
  std::uint64_t held_bytes = 256ULL << 20;
};

struct Options {
  std::optional<std::string>
      encoding;  ///< CSV: wins over what the bytes look like; a name that iconv knows
  std::optional<char> delimiter;  ///< CSV: wins over what the structure looks like
  bool checksum = true;           ///< fill Summary::sha256, which reads the file once more
  Limits limits;
};

/// What there is to say of a file once it is read.
struct Summary {
  Format format = Format::csv;
  std::string sha256;  ///< of the file's bytes
  std::uint64_t bytes = 0;
  std::string encoding;     ///< CSV: "UTF-8", "Windows-1251" …; else ""
  std::string delimiter;    ///< CSV: ";"; else ""
  bool epoch_1904 = false;  ///< XLSX
  std::vector<std::string>
      text_below;  ///< DOCX: paragraphs after the last table; all of them when there is none
  Problems notes;  ///< hidden rows, guessed encoding, repaired references …
};

/// Reads the whole file into `sink`. The format is told by the bytes, not by the name. Throws
/// InputError for a file that is missing, empty, damaged, encrypted, of another kind (named for
/// what it is) or beyond the limits. `name`: how messages call the file (default: its file name).
Summary read(const std::filesystem::path& path, Sink& sink, const Options& options = {});

}  // namespace vekha::table
