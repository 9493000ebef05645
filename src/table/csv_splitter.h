#pragma once

#include "base/place.h"
#include "table/byte_source.h"
#include "table/csv_dialect.h"
#include "table/text_window.h"

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::table {

/// Splits bytes into records and fields (RFC 4180, leniently): bytes in, views out, no allocation
/// for a field. Works on any encoding that keeps ASCII.
///
/// This code is too clever for its own good; when changing it, mind:
/// - the cursor looks at 64 bytes at once and remembers which of them end a field; after a jump (a
/// quoted field) it
///   must be set anew;
/// - a record that the window cuts off is split again from its start once there is more, so nothing
/// may be changed
///   in the window and no text composed before the record is complete;
/// - the window is followed by zeros, so 64 bytes may be read from any place before its end.
class CsvSplitter {
 public:
  /// `source` must outlive the splitter. A record of more than `record_bytes` is refused with
  /// `place`.
  CsvSplitter(ByteSource& source, const CsvDialect& dialect, Place place,
              std::uint64_t record_bytes);

  /// Goes to the next record; false: there is none. An empty line is a record of one empty field.
  bool next();
  /// Valid until the next call of next().
  std::span<const std::string_view> fields() const { return fields_; }
  /// Number of the record, from 1.
  std::uint64_t record() const { return record_; }

  /// Fields that began and ended with a quote so far, and those where a quote stood amiss.
  std::uint64_t quoted_fields() const { return quoted_fields_; }
  std::uint64_t odd_fields() const { return odd_fields_; }
  /// A quote opened a field and was never closed; from there on quotes are plain characters.
  bool unclosed_quote() const { return quotes_off_; }

 private:
  /// How a field that begins with a quote goes on.
  struct Quoted {
    const char* end = nullptr;  ///< of the field; nullptr: the quote is never closed
    bool cut_off = false;       ///< the window ends too early to tell
    bool plain =
        true;  ///< the text is what stands between the first quote and the one before `end`
    bool odd = false;
  };
  struct Composed {
    std::size_t field;
    const char* start;  ///< after the opening quote
  };
  enum class Split : std::uint8_t { complete, cut_off };

  void look(const char* at);
  const char* next_end();
  Split split();
  bool take_quoted(const char* opening);
  Split finish_record(const char* end);
  Quoted walk_quoted(const char* start, std::string* out);
  const char* find_field_end(const char* at);
  bool ends_field(const char* at);
  bool is_escaped(const char* quote, const char* start) const;
  void compose_fields();

  TextWindow window_;
  CsvDialect dialect_;
  Place place_;
  std::uint64_t record_bytes_;
  const char* at_ = nullptr;
  bool started_ = false;
  const char* looked_at_ = nullptr;  ///< start of the 64 bytes of ends_
  std::uint64_t ends_ = 0;  ///< a bit for each byte that ends a field and was not yet given
  std::vector<std::string_view> fields_;
  std::vector<Composed> to_compose_;
  std::deque<std::string>
      texts_;  ///< of fields that are not a piece of the window; kept for their storage
  std::uint64_t record_ = 0;
  std::uint64_t quoted_fields_ = 0;
  std::uint64_t odd_fields_ = 0;
  bool quotes_off_ = false;
};

}  // namespace vekha::table
