#include "table/xlsx_preview.h"

#include "table/tag_search.h"
#include "table/text_window.h"
#include "table/utf8_source.h"
#include "table/xlsx_reference.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace vekha::table {

namespace {

constexpr std::size_t window_bytes = 128 << 10;
constexpr std::size_t longest_tag = 512;
constexpr std::size_t longest_prefix = 64;

/// True when what stands before `at` opens a tag, with or without a prefix.
bool opens_tag(std::string_view bytes, std::size_t at) {
  if (at == 0) return false;
  if (bytes[at - 1] == '<') return true;
  if (bytes[at - 1] != ':') return false;
  const std::size_t open = bytes.rfind('<', at);
  if (open == std::string_view::npos) return false;
  return bytes.substr(open + 1, at - open - 1).find_first_of(" \t\r\n/>\"'") ==
         std::string_view::npos;
}

/// The value of an attribute in what follows a tag's name; "" when there is none.
std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    const std::size_t quote = at + name.size() + 1;
    const bool whole = at > 0 && std::strchr(" \t\r\n", tag[at - 1]) != nullptr;
    if (!whole || quote >= tag.size() || tag[quote - 1] != '=') continue;
    const std::string_view value = tag.substr(quote + 1);
    return value.substr(0, value.find(tag[quote]));
  }
  return {};
}

/// Whether the root element is written with a prefix; its children are then, too.
bool root_has_prefix(std::string_view bytes) {
  std::size_t at = bytes.find('<');
  while (at != std::string_view::npos && at + 1 < bytes.size() &&
         (bytes[at + 1] == '?' || bytes[at + 1] == '!'))
    at = bytes.find('<', at + 1);
  if (at == std::string_view::npos) return false;
  const std::string_view name = bytes.substr(at + 1, longest_prefix);
  return name.substr(0, name.find_first_of(" \t\r\n/>")).find(':') != std::string_view::npos;
}

class Looker {
 public:
  explicit Looker(XlsxPreview& preview) : preview_(&preview) {}

  /// Looks at all tags whose names begin from `from` on and before `until`.
  void look(std::string_view bytes, std::size_t from, std::size_t until) {
    if (!prefixed_) prefixed_ = root_has_prefix(bytes);
    if (!*prefixed_) return look_at_plain_tags(bytes, from, until);
    for_each_tag(bytes, from, until, "row", [this](std::string_view tag) { take_row(tag); });
    for_each_tag(bytes, from, until, "mergeCell",
                 [this](std::string_view tag) { take_range(tag); });
  }

 private:
  template <typename Take>
  static void for_each_tag(std::string_view bytes, std::size_t from, std::size_t until,
                           std::string_view name, Take take) {
    std::size_t at = from;
    while (true) {
      const void* const found =
          ::memmem(bytes.data() + at, bytes.size() - at, name.data(), name.size());
      if (found == nullptr) return;
      at = static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
      if (at >= until) return;
      const std::string_view rest = bytes.substr(at, longest_tag);
      const bool named = rest.size() > name.size() &&
                         std::strchr(" \t\r\n>/", rest[name.size()]) != nullptr &&
                         opens_tag(bytes, at);
      if (named) take(rest.substr(name.size(), rest.find('>') - name.size()));
      at += name.size();
    }
  }

  void look_at_plain_tags(std::string_view bytes, std::size_t from, std::size_t until) {
    for_each_opening(bytes.substr(0, until), std::max<std::size_t>(from, 1), [&](std::size_t at) {
      const std::string_view rest = bytes.substr(at, longest_tag);
      const std::string_view name = rest[0] == 'r' ? "row" : "mergeCell";
      if (!rest.starts_with(name) || rest.size() == name.size()) return;
      const std::string_view tag = rest.substr(name.size());
      if (std::strchr(" \t\r\n>/", tag[0]) == nullptr) return;
      if (rest[0] == 'r') {
        take_row(tag);
      } else {
        take_range(tag.substr(0, tag.find('>')));
      }
    });
  }

  void take_row(std::string_view tag) {
    // As nearly all rows begin; the others are looked at more closely.
    constexpr std::string_view usual = " r=\"";
    if (tag.starts_with(usual)) {
      const char* const digits = tag.data() + usual.size();
      const char* const end = tag.data() + tag.size();
      std::uint32_t number = 0;
      const auto [behind, error] = std::from_chars(digits, end, number);
      if (error == std::errc{} && behind != end && *behind == '"') return take_row_number(number);
    }
    take_odd_row(tag.substr(0, tag.find('>')));
  }

  void take_row_number(std::uint32_t number) {
    if (number <= row_) preview_->rows_rise = false;
    row_ = number;
  }

  void take_odd_row(std::string_view tag) {
    const std::string_view written = attribute(tag, "r");
    std::uint32_t number = row_ + 1;
    std::from_chars(written.data(), written.data() + written.size(), number);
    take_row_number(number);
  }

  void take_range(std::string_view tag) {
    const auto range = parse_range(attribute(tag, "ref"));
    if (range) preview_->merged.push_back(*range);
  }

  XlsxPreview* preview_;
  std::optional<bool> prefixed_;
  std::uint32_t row_ = 0;
};

}  // namespace

XlsxPreview preview_sheet(ByteSource& source) {
  XlsxPreview preview;
  Looker looker(preview);
  Utf8Source utf8(source);
  TextWindow window(utf8, window_bytes);
  const char* keep = nullptr;
  std::size_t from = 0;
  while (!window.at_end_of_source()) {
    window.slide(keep);
    const std::string_view bytes(window.begin(),
                                 static_cast<std::size_t>(window.end() - window.begin()));
    // A tag may lie across two blocks: what may begin one stays for the next.
    const std::size_t until = window.at_end_of_source()
                                  ? bytes.size()
                                  : bytes.size() - std::min(bytes.size(), longest_tag);
    looker.look(bytes, from, until);
    // What stands before a name stays too, for its prefix.
    from = std::min(until, longest_prefix);
    keep = window.begin() + (until - from);
  }
  return preview;
}

}  // namespace vekha::table
