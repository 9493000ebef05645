#include "table/xlsx_merges.h"

#include "table/text_window.h"
#include "table/utf8_source.h"
#include "table/xlsx_reference.h"

#include <algorithm>
#include <string_view>

namespace vekha::table {

namespace {

constexpr std::size_t window_bytes = 128 << 10;
constexpr std::size_t longest_tag = 256;
constexpr std::string_view tag_name = "mergeCell";

/// True when what stands before `at` opens a tag, with or without a prefix.
bool opens_tag(std::string_view bytes, std::size_t at) {
  const std::size_t open = bytes.rfind('<', at);
  if (open == std::string_view::npos) return false;
  const std::string_view prefix = bytes.substr(open + 1, at - open - 1);
  return prefix.empty() ||
         (prefix.ends_with(':') && prefix.find_first_of(" \t\r\n/>\"'") == std::string_view::npos);
}

void take_range(std::string_view tag, std::vector<Range>& ranges) {
  const std::size_t at = tag.find("ref=");
  if (at == std::string_view::npos || at + 5 >= tag.size()) return;
  const std::string_view value = tag.substr(at + 5);
  const auto range = parse_range(value.substr(0, value.find(tag[at + 4])));
  if (range) ranges.push_back(*range);
}

}  // namespace

std::vector<Range> find_merged_ranges(ByteSource& source) {
  std::vector<Range> ranges;
  Utf8Source utf8(source);
  TextWindow window(utf8, window_bytes);
  const char* keep = nullptr;
  while (!window.at_end_of_source()) {
    window.slide(keep);
    const std::string_view bytes(window.begin(),
                                 static_cast<std::size_t>(window.end() - window.begin()));
    // A tag may lie across two blocks: what may begin one stays for the next.
    const bool last = window.at_end_of_source();
    const std::size_t until =
        last ? bytes.size() : bytes.size() - std::min(bytes.size(), longest_tag);
    std::size_t at = bytes.find(tag_name);
    for (; at < until; at = bytes.find(tag_name, at + 1)) {
      const std::string_view tag = bytes.substr(at, bytes.substr(at, longest_tag).find('>'));
      if (tag.size() > tag_name.size() && tag[tag_name.size()] != 's' && opens_tag(bytes, at))
        take_range(tag, ranges);
    }
    keep = window.begin() + until;
  }
  return ranges;
}

}  // namespace vekha::table
