#include "whole/golden.h"

#include "office/workspace.h"
#include "render/docx/xml_tree.h"

#include <gtest/gtest.h>

/// The workbook's parts as they lie in its container, an element a line: what Excel is told, not
/// how the bytes are packed.
namespace vekha::office {
namespace {

using render::docx::Node;
using render::docx::parse_xml;
using render::docx::Part;

using Strings = std::vector<std::string>;

std::string inner_text(const Node& node) {
  if (node.is_text()) return node.text;
  std::string text;
  for (const Node& child : node.children)
    text += inner_text(child);
  return text;
}

Strings shared_strings(const render::docx::Package& book) {
  Strings strings;
  const Part* part = book.find("xl/sharedStrings.xml");
  if (part == nullptr) return strings;
  const Node root = parse_xml(part->bytes, part->name);
  for (const Node& item : root.children)
    strings.push_back(inner_text(item));
  return strings;
}

std::string one_line(std::string text) {
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at))
    text.replace(at, 1, "⏎");
  return text;
}

// «B7 s12 =SUM(B2:B6) 14» or «A1 s3 «Сводка»».
std::string cell_line(const Node& cell, const Strings& strings) {
  std::string line(cell.attribute("r"));
  if (!cell.attribute("s").empty()) line += " s" + std::string(cell.attribute("s"));
  const Node* formula = cell.child("f");
  const Node* value = cell.child("v");
  if (formula != nullptr) line += " =" + inner_text(*formula);
  const std::string_view type = cell.attribute("t");
  if (type == "s")
    line += " «" + strings.at(std::stoul(inner_text(*value))) + "»";
  else if (type == "inlineStr")
    line += " «" + inner_text(cell) + "»";
  else if (value != nullptr)
    line += " " + inner_text(*value);
  return one_line(line);
}

void outline(const Node& node, const Strings& strings, const std::string& indent,
             std::string& out) {
  if (node.is_text()) {
    if (node.text.find_first_not_of(" \n") != std::string::npos)
      out += indent + one_line(node.text) + "\n";
    return;
  }
  if (node.is("c") && !node.attribute("r").empty()) {
    if (!node.children.empty()) out += indent + cell_line(node, strings) + "\n";
    return;
  }
  out += indent + node.name;
  for (const auto& [name, value] : node.attributes)
    if (!name.starts_with("xmlns")) out += " " + name + "=" + one_line(value);
  out += "\n";
  for (const Node& child : node.children)
    outline(child, strings, indent + " ", out);
}

bool is_outlined(const std::string& name) {
  return name.ends_with(".xml") && name != "xl/sharedStrings.xml" &&
         !name.starts_with("xl/theme") && !name.starts_with("docProps/core");
}

TEST(Golden, TheWorkbooksParts) {
  const auto book = parts_of(Made(render::example_snapshot()).workbook());
  const Strings strings = shared_strings(book);
  std::string out;
  for (const Part& part : book.parts()) {
    if (!is_outlined(part.name)) continue;
    out += part.name + "\n";
    outline(parse_xml(part.bytes, part.name), strings, " ", out);
  }
  expect_golden(out, "tests/office/golden/workbook.txt");
}

}  // namespace
}  // namespace vekha::office
