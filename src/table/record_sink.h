#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace vekha::table {

class ByteTable;

/// How the bytes of a CSV's fields become text. Most files are UTF-8, and nothing is to be done; a
/// file in a single-byte encoding is recoded where somebody asks, not byte by byte.
class FieldText {
 public:
  /// nullptr: UTF-8. `table` must outlive this.
  explicit FieldText(const ByteTable* table) : table_(table) {}

  bool is_utf8() const { return table_ == nullptr; }
  /// `raw` itself where it is UTF-8 already, else recoded into `storage`, which the view is of.
  std::string_view utf8(std::string_view raw, std::string& storage) const;

 private:
  const ByteTable* table_;
};

/// Takes the records of a CSV as they stand in the file, without a copy: for a sink that needs few
/// of the columns, or has met most of the texts before.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  /// `number` as of Sink::row(). `fields` from column 1, quotes taken off, never empty, the last
  /// one never blank; equal bytes are equal texts, and `text` makes UTF-8 of them. Views live until
  /// the call returns. Return false to skip the rest.
  virtual bool record(std::uint32_t number, std::span<const std::string_view> fields,
                      const FieldText& text) = 0;
};

}  // namespace vekha::table
