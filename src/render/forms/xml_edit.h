#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Small surgery on parts of a workbook: the sender's own markup stays byte for byte about the cut.
namespace vekha::render::forms {

struct XmlTag {
  std::size_t begin = 0;  ///< of '<'
  std::size_t end = 0;    ///< behind '>'
  std::string name;       ///< without its prefix
  std::string prefix;     ///< with its colon, "x:"; empty: none
  bool closing = false;
  bool empty = false;  ///< <a/>
};

/// The next tag at or behind `from`; comments, CDATA and declarations are passed over.
std::optional<XmlTag> next_tag(std::string_view xml, std::size_t from);

/// The first tag of that name, from `from` on.
std::optional<XmlTag> find_tag(std::string_view xml, std::string_view name, std::size_t from = 0);
std::optional<XmlTag> find_closing(std::string_view xml, std::string_view name);

/// Value of an attribute, with or without a prefix; entities replaced. Empty when absent.
std::string attribute(std::string_view xml, const XmlTag& tag, std::string_view name);

/// Text for element content and attributes; what XML 1.0 can't hold is left out.
std::string xml_escaped(std::string_view text);

}  // namespace vekha::render::forms
