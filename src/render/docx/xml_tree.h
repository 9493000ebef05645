#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vekha::render::docx {

/// An element or, without a name, a piece of text. Names keep their prefix as written, but the
/// elements of WordprocessingML always have «w:», whatever the document calls it.
struct Node {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<Node> children;
  std::string text;
  std::uint32_t origin = 0;  ///< of a paragraph: its number in the template's part, from 1

  bool is(std::string_view wanted) const { return name == wanted; }
  bool is_text() const { return name.empty(); }
  /// Empty when there is no such attribute.
  std::string_view attribute(std::string_view wanted) const;
  void set_attribute(std::string_view wanted, std::string value);
  void remove_attribute(std::string_view wanted);
  /// The first child of that name; nullptr when there is none.
  Node* child(std::string_view wanted);
  const Node* child(std::string_view wanted) const;
};

/// An element with children.
Node element(std::string name, std::vector<std::pair<std::string, std::string>> attributes = {},
             std::vector<Node> children = {});
/// A piece of text; what XML 1.0 forbids becomes U+FFFD.
Node text_node(std::string_view text);

/// The root element. InputError with `file` and line when the bytes are no XML, hold a document
/// type, or nest deeper than 400 elements. Comments and processing instructions are dropped.
Node parse_xml(std::string_view bytes, const std::string& file);

/// With an XML declaration; UTF-8.
std::string to_xml(const Node& root);

}  // namespace vekha::render::docx
