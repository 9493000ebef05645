#include "publish/page_links.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <utility>

namespace vekha::publish {

namespace {

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// A letter of any script or a digit: what makes a page more than frames and dashes. In UTF-8 the
// quotes, dashes and arrows begin with C2 or E2.
bool speaks(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_ascii_letter(c) || (c >= '0' && c <= '9') || (byte >= 0xC3U && byte != 0xE2U);
  });
}

std::string without_entities(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
      {{"&amp;", '&'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&lt;", '<'}, {"&gt;", '>'}}};
  if (text.find('&') == std::string_view::npos) return std::string(text);
  std::string out;
  while (!text.empty()) {
    const auto entity = std::ranges::find_if(
        entities, [&](const auto& each) { return text.starts_with(each.first); });
    const bool found = entity != entities.end();
    out += found ? entity->second : text.front();
    text.remove_prefix(found ? entity->first.size() : 1);
  }
  return out;
}

class Reader {
 public:
  Reader(std::string_view html, const PageParts& parts) : rest_(html), parts_(parts) {}

  bool read() {
    while (!rest_.empty()) {
      const std::size_t tag = std::min(rest_.find('<'), rest_.size());
      take_text(rest_.substr(0, tag));
      rest_.remove_prefix(tag);
      if (!rest_.empty()) take_markup();
    }
    return says_something_;
  }

 private:
  void take_text(std::string_view text) {
    if (in_main_ && !in_heading_ && !says_something_) says_something_ = speaks(text);
  }

  void take_markup() {
    if (rest_.starts_with("<!--")) return skip_past("-->");
    const bool closing = rest_.size() > 1 && rest_[1] == '/';
    const std::size_t begin = closing ? 2 : 1;
    if (rest_.size() <= begin || !is_ascii_letter(rest_[begin])) return rest_.remove_prefix(1);
    std::size_t end = begin;
    while (end < rest_.size() && !is_space(rest_[end]) && rest_[end] != '>' && rest_[end] != '/')
      ++end;
    const std::string_view name = rest_.substr(begin, end - begin);
    rest_.remove_prefix(end);
    take_attributes();
    enter_or_leave(name, closing);
    if (!closing && (name == "script" || name == "style"))
      skip_past(name == "script" ? "</script" : "</style");
  }

  void enter_or_leave(std::string_view name, bool closing) {
    if (name == "main") {
      if (!closing) says_something_ = false;  // what stood before it was the frame
      in_main_ = !closing;
    }
    if (name == "body") in_main_ = !closing;
    if (name == "h1") in_heading_ = !closing;
  }

  void skip_past(std::string_view mark) {
    const std::size_t at = rest_.find(mark);
    rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + mark.size());
  }

  // Up to the tag's «>», which is taken too.
  void take_attributes() {
    while (!rest_.empty() && rest_.front() != '>') {
      if (is_space(rest_.front()) || rest_.front() == '/') {
        rest_.remove_prefix(1);
      } else {
        take_attribute();
      }
    }
    if (!rest_.empty()) rest_.remove_prefix(1);
  }

  void take_attribute() {
    std::size_t end = 0;
    while (end < rest_.size() && !is_space(rest_[end]) && rest_[end] != '=' && rest_[end] != '>')
      ++end;
    const std::string_view name = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (rest_.empty() || rest_.front() != '=') return;
    rest_.remove_prefix(1);
    tell(name, take_value());
  }

  std::string_view take_value() {
    if (rest_.empty()) return {};
    const char quote = rest_.front();
    if (quote != '"' && quote != '\'') {
      const std::size_t end = std::min(rest_.find_first_of(" \n\t\r>"), rest_.size());
      return std::exchange(rest_, rest_.substr(end)).substr(0, end);
    }
    const std::size_t end = std::min(rest_.find(quote, 1), rest_.size());
    const std::string_view value = rest_.substr(1, end - 1);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return value;
  }

  void tell(std::string_view name, std::string_view value) const {
    if (name == "href" || name == "src") parts_.link(without_entities(value));
    if (name == "id") parts_.id(without_entities(value));
  }

  std::string_view rest_;
  const PageParts& parts_;
  bool in_main_ = false;
  bool in_heading_ = false;
  bool says_something_ = false;
};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string without_escapes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    out += low >= 0 ? static_cast<char>(high * 16 + low) : text[i];
    if (low >= 0) i += 2;
  }
  return out;
}

// «mailto:», «https:», «data:» (RFC 3986, 3.1), «//host» and «/from/the/root».
bool leads_away(std::string_view link) {
  if (link.starts_with('/')) return true;
  const std::size_t end = link.find_first_of(":/?#");
  return end != std::string_view::npos && link[end] == ':';
}

}  // namespace

bool read_page(std::string_view html, const PageParts& parts) {
  return Reader(html, parts).read();
}

std::string resolved_link(std::string_view page, std::string_view link) {
  if (leads_away(link)) return {};
  const std::size_t hash = std::min(link.find('#'), link.size());
  const std::string fragment = without_escapes(link.substr(hash));
  const std::string path = without_escapes(link.substr(0, std::min(link.find('?'), hash)));
  if (path.empty()) return std::string(page) + fragment;
  namespace fs = std::filesystem;
  std::string file = (fs::path(page).parent_path() / path).lexically_normal().generic_string();
  // The archive of releases lies beside the release, and a link in it leads there.
  if (file.starts_with("..") || file.starts_with("releases/")) return {};
  if (file == ".") file.clear();
  if (file.empty() || file.ends_with('/')) file += "index.html";
  if (file.starts_with("./")) file.erase(0, 2);
  return file + fragment;
}

}  // namespace vekha::publish
