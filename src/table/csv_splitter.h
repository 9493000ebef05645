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
/// - the places where fields may end are looked up stretch by stretch (some KiB, so that they stay
///   in the nearest cache); UTF-8 is checked along, so no stretch may be left out;
/// - a record that the window cuts off is split again from its start once there is more, so nothing
///   may be changed in the window and no text composed before the record is complete;
/// - the window is followed by zeros, so 64 bytes may be read from any place before its end.
class CsvSplitter {
 public:
  enum class Check : std::uint8_t { nothing, utf8 };
  struct Rules {
    std::uint64_t record_bytes = 0;  ///< a longer record is refused
    Check check = Check::nothing;
  };

  /// `source` must outlive the splitter. `place`: the file.
  CsvSplitter(ByteSource& source, const CsvDialect& dialect, Place place, const Rules& rules);

  /// Goes to the next record; false: there is none. An empty line is a record of one empty field.
  bool next();
  /// Valid until the next call of next().
  std::span<const std::string_view> fields() const { return fields_; }
  /// Number of the record, from 1.
  std::uint64_t record() const { return record_; }
  /// All fields so far are UTF-8. False: one of these or of the next ones is not, or nothing was
  /// checked.
  bool all_utf8() const { return all_utf8_; }

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

  void slide();
  bool look_further();
  void check_utf8(const char* until);
  void go_behind(const char* at);
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
  Rules rules_;
  const char* at_ = nullptr;
  bool started_ = false;
  const char* looked_from_ = nullptr;   ///< the stretch whose ends are known …
  const char* looked_until_ = nullptr;  ///< … and its end
  const char* checked_until_ = nullptr;
  bool all_utf8_ = false;
  std::vector<std::uint32_t> ends_;  ///< of the stretch: offsets from its start
  std::size_t next_end_ = 0;         ///< of ends_, not yet given
  std::size_t ends_found_ = 0;
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
