#pragma once

#include "table/xml_scanner.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::table {

/// The workbook's table of texts (ECMA-376 part 1, 18.4), in one piece of memory.
class XlsxSharedStrings {
 public:
  XlsxSharedStrings() = default;
  /// More than `most` bytes of memory are refused.
  XlsxSharedStrings(XmlScanner& xml, std::uint64_t most);

  std::size_t size() const { return ends_.size(); }
  /// nullopt: no such text, the file is damaged.
  std::optional<std::string_view> text(std::uint64_t index) const {
    if (index >= ends_.size()) return std::nullopt;
    const std::uint64_t start = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(all_).substr(start, ends_[index] - start);
  }

 private:
  std::string all_;
  std::vector<std::uint64_t> ends_;  ///< of each text, in all_
};

/// After the start of <si> or <is>: its text, the runs of a rich one joined, phonetic hints left
/// out.
std::string read_string_item(XmlScanner& xml);

}  // namespace vekha::table
