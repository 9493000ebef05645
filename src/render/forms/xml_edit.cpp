#include "render/forms/xml_edit.h"

#include "base/text.h"

#include <array>
#include <utility>

namespace vekha::render::forms {

namespace {

constexpr std::string_view blanks = " \t\r\n";

// Behind what is no tag at `at`; npos: it is one.
std::size_t behind_no_tag(std::string_view xml, std::size_t at) {
  struct Kind {
    std::string_view begin;
    std::string_view end;
  };
  static constexpr std::array<Kind, 4> kinds = {
      {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}}};
  for (const Kind& kind : kinds) {
    if (xml.substr(at, kind.begin.size()) != kind.begin) continue;
    const std::size_t end = xml.find(kind.end, at + kind.begin.size());
    return end == std::string_view::npos ? xml.size() : end + kind.end.size();
  }
  return std::string_view::npos;
}

std::size_t end_of_tag(std::string_view xml, std::size_t at) {
  char quote = '\0';
  for (; at < xml.size(); ++at) {
    const char c = xml[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

std::string without_entities(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&amp;", '&'}}};
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    bool replaced = false;
    for (const auto& [entity, letter] : entities) {
      if (text.substr(i, entity.size()) != entity) continue;
      plain += letter;
      i += entity.size();
      replaced = true;
      break;
    }
    if (!replaced) plain += text[i++];
  }
  return plain;
}

}  // namespace

std::optional<XmlTag> next_tag(std::string_view xml, std::size_t from) {
  for (std::size_t at = xml.find('<', from); at != std::string_view::npos; at = xml.find('<', at)) {
    if (const std::size_t behind = behind_no_tag(xml, at); behind != std::string_view::npos) {
      at = behind;
      continue;
    }
    const std::size_t end = end_of_tag(xml, at);
    if (end == std::string_view::npos) return std::nullopt;
    XmlTag tag;
    tag.begin = at;
    tag.end = end;
    tag.closing = xml[at + 1] == '/';
    tag.empty = xml[end - 2] == '/';
    const std::size_t name_begin = at + (tag.closing ? 2 : 1);
    const std::size_t name_end = xml.find_first_of(" \t\r\n/>", name_begin);
    tag.name = xml.substr(name_begin, name_end - name_begin);
    if (const std::size_t colon = tag.name.find(':'); colon != std::string::npos) {
      tag.prefix = tag.name.substr(0, colon + 1);
      tag.name.erase(0, colon + 1);
    }
    return tag;
  }
  return std::nullopt;
}

std::optional<XmlTag> find_tag(std::string_view xml, std::string_view name, std::size_t from) {
  auto tag = next_tag(xml, from);
  while (tag && (tag->closing || tag->name != name))
    tag = next_tag(xml, tag->end);
  return tag;
}

std::optional<XmlTag> find_closing(std::string_view xml, std::string_view name) {
  auto tag = next_tag(xml, 0);
  while (tag && (!tag->closing || tag->name != name))
    tag = next_tag(xml, tag->end);
  return tag;
}

std::string attribute(std::string_view xml, const XmlTag& tag, std::string_view name) {
  const std::string_view text = xml.substr(tag.begin, tag.end - tag.begin);
  for (std::size_t at = text.find(name); at != std::string_view::npos;
       at = text.find(name, at + 1)) {
    const char before = at == 0 ? '<' : text[at - 1];
    const bool whole = blanks.find(before) != std::string_view::npos || before == ':';
    const std::size_t equals = text.find_first_not_of(blanks, at + name.size());
    if (!whole || equals == std::string_view::npos || text[equals] != '=') continue;
    const std::size_t open = text.find_first_of("\"'", equals);
    if (open == std::string_view::npos) return {};
    const std::size_t close = text.find(text[open], open + 1);
    if (close == std::string_view::npos) return {};
    return without_entities(text.substr(open + 1, close - open - 1));
  }
  return {};
}

std::string xml_escaped(std::string_view text) {
  std::string escaped;
  for (const char32_t c : text::decode(text)) {
    const bool control = c < 0x20 && c != U'\n' && c != U'\t';
    if (control || c == 0xFFFE || c == 0xFFFF) continue;
    switch (c) {
      case U'&': escaped += "&amp;"; break;
      case U'<': escaped += "&lt;"; break;
      case U'>': escaped += "&gt;"; break;
      case U'"': escaped += "&quot;"; break;
      case U'\n': escaped += "&#10;"; break;
      default: text::append(escaped, c);
    }
  }
  return escaped;
}

}  // namespace vekha::render::forms
