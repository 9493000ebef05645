#include "table/xml_scanner.h"

#include "base/text.h"
#include "table/fault.h"
#include "table/iconv_converter.h"
#include "table/xml_text.h"

#include <algorithm>
#include <cstring>
#include <ranges>

namespace vekha::table {

namespace {

constexpr std::size_t scanned_block = 128 << 10;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view skip_space(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_space(text[at]))
    ++at;
  return text.substr(at);
}

std::string_view local_part(std::string_view qualified) {
  const std::size_t colon = qualified.find(':');
  return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

std::string_view prefix_part(std::string_view qualified) {
  const std::size_t colon = qualified.find(':');
  return colon == std::string_view::npos ? std::string_view{} : qualified.substr(0, colon);
}

/// Transitional (ECMA-376 part 4) and strict (part 1) names.
XmlNamespace space_of_uri(std::string_view uri) {
  if (uri == "http://schemas.openxmlformats.org/spreadsheetml/2006/main" ||
      uri == "http://purl.oclc.org/ooxml/spreadsheetml/main") {
    return XmlNamespace::spreadsheet;
  }
  if (uri == "http://schemas.openxmlformats.org/wordprocessingml/2006/main" ||
      uri == "http://purl.oclc.org/ooxml/wordprocessingml/main") {
    return XmlNamespace::word;
  }
  if (uri == "http://schemas.openxmlformats.org/markup-compatibility/2006")
    return XmlNamespace::compatibility;
  if (uri == "http://schemas.openxmlformats.org/officeDocument/2006/math" ||
      uri == "http://purl.oclc.org/ooxml/officeDocument/math") {
    return XmlNamespace::math;
  }
  return uri.empty() ? XmlNamespace::none : XmlNamespace::other;
}

struct Attribute {
  std::string_view name;
  std::string_view value;  ///< raw
};

/// XML 1.0, 3.3.3: white space in a value is a blank each, unless it is written as a reference.
std::string with_blanks_for_white_space(std::string_view raw) {
  std::string value;
  value.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool first_of_two = raw[i] == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n';
    if (!first_of_two) value += is_space(raw[i]) ? ' ' : raw[i];
  }
  return value;
}

enum class Next : std::uint8_t { found, none, wrong };

/// Takes one attribute off the front of `rest`.
Next take_attribute(std::string_view& rest, Attribute& attribute) {
  const std::string_view start = skip_space(rest);
  if (start.empty()) return Next::none;
  if (start.size() == rest.size()) return Next::wrong;
  const std::size_t equals = start.find('=');
  if (equals == std::string_view::npos || equals == 0) return Next::wrong;
  std::string_view name = start.substr(0, equals);
  while (!name.empty() && is_space(name.back()))
    name.remove_suffix(1);
  if (name.empty() || name.find_first_of(" \t\r\n\"'<") != std::string_view::npos)
    return Next::wrong;
  const std::string_view value = skip_space(start.substr(equals + 1));
  if (value.empty() || (value[0] != '"' && value[0] != '\'')) return Next::wrong;
  const std::size_t close = value.find(value[0], 1);
  if (close == std::string_view::npos) return Next::wrong;
  attribute = {name, value.substr(1, close - 1)};
  rest = value.substr(close + 1);
  return Next::found;
}

}  // namespace

XmlScanner::XmlScanner(ByteSource& source, Place place, Bounds bounds)
    : source_(source), window_(source_, scanned_block), place_(std::move(place)), bounds_(bounds) {}

void XmlScanner::fail(const Words& what) const {
  refuse_damaged(place_, what);
}

void XmlScanner::fail_limit(const Words& what) const {
  refuse_limit(place_, what);
}

bool XmlScanner::more() {
  const auto before = static_cast<std::size_t>(window_.end() - at_);
  if (before > bounds_.token_bytes) {
    const std::string mebibytes = std::to_string(bounds_.token_bytes >> 20);
    refuse_limit(place_, {"текст длиннее " + mebibytes + " МиБ",
                          "a text longer than " + mebibytes + " MiB"});
  }
  at_ = window_.slide(at_);
  return static_cast<std::size_t>(window_.end() - at_) > before;
}

XmlEvent XmlScanner::next() {
  if (!prepared_) {
    prepared_ = true;
    at_ = window_.slide(nullptr);
  }
  if (empty_element_) {
    empty_element_ = false;
    return close_element();
  }
  while (true) {
    if (at_ == window_.end() && !more()) return finish_document();
    if (*at_ == '<') {
      if (const auto event = read_markup()) return *event;
    } else if (read_text_piece()) {
      return XmlEvent::text;
    }
  }
}

XmlEvent XmlScanner::finish_document() const {
  if (!open_.empty() || !seen_root_) fail({"часть XML обрывается", "an XML part ends too early"});
  return XmlEvent::finish;
}

std::optional<XmlEvent> XmlScanner::read_markup() {
  constexpr std::ptrdiff_t longest_opening = 9;  // <![CDATA[
  if (window_.end() - at_ < longest_opening) more();
  switch (at_[1]) {
    case '/': return read_end();
    case '!':
    case '?': return read_special();
    default: return read_start();
  }
}

std::optional<XmlEvent> XmlScanner::read_special() {
  const std::string_view head(at_, static_cast<std::size_t>(window_.end() - at_));
  if (head.starts_with("<![CDATA[")) {
    constexpr std::size_t opening = 9;
    const std::size_t close = find_mark("]]>", opening);
    const std::string_view raw(at_ + opening, close - opening);
    if (open_.empty()) fail({"текст вне корневого элемента", "text outside of the root element"});
    check_text(raw);
    unescaped_.clear();
    append_with_line_ends(unescaped_, raw);
    text_ = unescaped_;
    at_ += close + 3;
    return XmlEvent::text;
  }
  if (head.starts_with("<!--")) {
    at_ += find_mark("-->", 4) + 3;
  } else if (head.starts_with("<?")) {
    const std::size_t close = find_mark("?>", 2);
    read_declaration({at_, close});
    at_ += close + 2;
  } else {
    fail({"объявление типа документа (DOCTYPE) в пакете OOXML недопустимо",
          "a document type declaration (DOCTYPE) is not allowed in an OOXML package"});
  }
  return std::nullopt;
}

void XmlScanner::read_declaration(std::string_view declaration) const {
  if (!declaration.starts_with("<?xml ")) return;
  std::string_view rest = declaration.substr(5);
  Attribute attribute;
  while (take_attribute(rest, attribute) == Next::found) {
    if (attribute.name != "encoding") continue;
    const std::string name = text::to_lower(attribute.value);
    if (name.starts_with("utf") || name.starts_with("ucs")) continue;
    // Utf8Source has recoded what iconv knows.
    if (IconvConverter::open(std::string(attribute.value))) continue;
    fail({"часть XML в неизвестной кодировке " + std::string(attribute.value),
          "an XML part in an unknown encoding, " + std::string(attribute.value)});
  }
}

std::size_t XmlScanner::find_mark(std::string_view mark, std::size_t from) {
  while (true) {
    const std::string_view all(at_, static_cast<std::size_t>(window_.end() - at_));
    const std::size_t found = all.find(mark, from);
    if (found != std::string_view::npos) return found;
    from = std::max(from, all.size() - std::min(all.size(), mark.size()));
    if (!more()) fail({"часть XML обрывается", "an XML part ends too early"});
  }
}

std::size_t XmlScanner::find_tag_end() {
  char quote = 0;
  for (std::size_t i = 1;; ++i) {
    if (at_ + i == window_.end() && !more())
      fail({"часть XML обрывается", "an XML part ends too early"});
    const char c = at_[i];
    if (c == '<' || c == 0) fail({"ошибка в теге XML", "an error in an XML tag"});
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i;
    }
  }
}

XmlEvent XmlScanner::read_start() {
  const std::size_t close = find_tag_end();
  std::string_view tag(at_ + 1, close - 1);
  empty_element_ = tag.ends_with('/');
  if (empty_element_) tag.remove_suffix(1);
  const std::size_t name_size = std::min(tag.find_first_of(" \t\r\n"), tag.size());
  const std::string_view qualified = tag.substr(0, name_size);
  if (qualified.empty() || (open_.empty() && seen_root_))
    fail({"ошибка в теге XML", "an error in an XML tag"});
  seen_root_ = true;
  if (open_.size() >= bounds_.depth) {
    const std::string depth = std::to_string(bounds_.depth);
    refuse_limit(place_, {"вложенность XML больше " + depth, "XML nested deeper than " + depth});
  }
  open_.push_back({static_cast<std::uint32_t>(names_.size()), XmlNamespace::none});
  names_ += qualified;
  attributes_ = tag.substr(name_size);
  read_attributes();
  set_name(qualified);
  open_.back().space = space_;
  at_ += close + 1;
  return XmlEvent::start;
}

XmlEvent XmlScanner::read_end() {
  const std::size_t close = find_tag_end();
  std::string_view qualified(at_ + 2, close - 2);
  while (!qualified.empty() && is_space(qualified.back()))
    qualified.remove_suffix(1);
  if (open_.empty() || std::string_view(names_).substr(open_.back().name_at) != qualified) {
    fail({"теги XML не парные: </" + std::string(qualified.substr(0, 40)) + ">",
          "XML tags do not match: </" + std::string(qualified.substr(0, 40)) + ">"});
  }
  name_ = local_part(qualified);
  at_ += close + 1;
  return close_element();
}

XmlEvent XmlScanner::close_element() {
  space_ = open_.back().space;
  names_.resize(open_.back().name_at);
  while (!bindings_.empty() && bindings_.back().depth == open_.size()) {
    bindings_.pop_back();
    last_known_ = false;
  }
  open_.pop_back();
  return XmlEvent::end;
}

bool XmlScanner::read_text_piece() {
  std::size_t size = 0;
  while (true) {
    const auto all = static_cast<std::size_t>(window_.end() - at_);
    const void* tag = std::memchr(at_ + size, '<', all - size);
    if (tag != nullptr) {
      size = static_cast<std::size_t>(static_cast<const char*>(tag) - at_);
      break;
    }
    size = all;
    if (!more()) break;
  }
  const std::string_view raw(at_, size);
  at_ += size;
  if (open_.empty()) {
    if (!skip_space(raw).empty())
      fail({"текст вне корневого элемента", "text outside of the root element"});
    return false;
  }
  check_text(raw);
  text_ = raw;
  if (raw.find_first_of("&\r") != std::string_view::npos) {
    unescaped_.clear();
    if (!append_unescaped(unescaped_, raw))
      fail({"неверная ссылка «&…;» в XML", "a wrong reference \"&…;\" in XML"});
    text_ = unescaped_;
  }
  return true;
}

void XmlScanner::check_text(std::string_view raw) const {
  if (!is_xml_text(raw)) {
    fail({"недопустимые знаки или неверная кодировка в XML",
          "characters or an encoding that XML does not allow"});
  }
}

void XmlScanner::read_attributes() {
  std::string_view rest = attributes_;
  Attribute attribute;
  Next next = Next::found;
  while ((next = take_attribute(rest, attribute)) == Next::found) {
    if (attribute.name.starts_with("xmlns")) bind(attribute.name, attribute.value);
  }
  if (next == Next::wrong) fail({"ошибка в атрибутах XML", "an error in XML attributes"});
}

void XmlScanner::bind(std::string_view attribute, std::string_view value) {
  if (attribute != "xmlns" && !attribute.starts_with("xmlns:")) return;
  const std::string_view prefix = attribute == "xmlns" ? std::string_view{} : attribute.substr(6);
  constexpr std::size_t most = 1'000;
  if (bindings_.size() == most)
    fail_limit({"пространств имён XML больше тысячи", "more than a thousand XML namespaces"});
  bindings_.push_back(
      {std::string(prefix), space_of_uri(value), static_cast<std::uint32_t>(open_.size())});
  last_known_ = false;
}

XmlNamespace XmlScanner::resolve(std::string_view prefix) {
  if (last_known_ && prefix == last_prefix_) return last_space_;
  last_prefix_ = prefix;
  last_known_ = true;
  last_space_ = XmlNamespace::none;
  const auto found =
      std::ranges::find_if(std::ranges::reverse_view(bindings_),
                           [prefix](const Binding& binding) { return binding.prefix == prefix; });
  if (found != bindings_.rend()) last_space_ = found->space;
  return last_space_;
}

void XmlScanner::set_name(std::string_view qualified) {
  name_ = local_part(qualified);
  space_ = resolve(prefix_part(qualified));
}

std::optional<std::string> XmlScanner::attribute(std::string_view local) const {
  std::string_view rest = attributes_;
  Attribute attribute;
  while (take_attribute(rest, attribute) == Next::found) {
    if (local_part(attribute.name) != local || attribute.name.starts_with("xmlns:")) continue;
    std::string value;
    const std::string raw = with_blanks_for_white_space(attribute.value);
    if (!is_xml_text(raw) || !append_unescaped(value, raw)) {
      fail({"ошибка в атрибутах XML", "an error in XML attributes"});
    }
    return value;
  }
  return std::nullopt;
}

void XmlScanner::skip_element() {
  const std::uint32_t outside = depth() - 1;
  while (next() != XmlEvent::end || depth() != outside) {
  }
}

std::string XmlScanner::read_text() {
  const std::uint32_t outside = depth() - 1;
  std::string all;
  for (XmlEvent event = next(); event != XmlEvent::end || depth() != outside; event = next()) {
    if (event == XmlEvent::text) all += text_;
  }
  return all;
}

}  // namespace vekha::table
