#pragma once

#include "render/docx/package.h"
#include "render/docx/xml_tree.h"

#include <string>

/// Small Word documents for tests, made on the spot.
namespace vekha::render::docx::testing {

inline const std::string word_declaration =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
    "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";

inline Package package_of(const std::string& body, const std::string& header = "") {
  const std::string type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  Package package;
  package.set("[Content_Types].xml",
              "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              "<Default Extension=\"rels\" "
              "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              "<Override PartName=\"/word/document.xml\" ContentType=\"" +
                  type + "document.main+xml\"/>" +
                  "<Override PartName=\"/word/header1.xml\" ContentType=\"" + type +
                  "header+xml\"/></Types>");
  package.set("word/document.xml", "<w:document " + word_declaration + "><w:body>" + body +
                                       "<w:sectPr/></w:body></w:document>");
  package.set("word/header1.xml", "<w:hdr " + word_declaration + ">" +
                                      (header.empty() ? "<w:p/>" : header) + "</w:hdr>");
  return package;
}

inline std::string run(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
inline std::string paragraph(const std::string& text) {
  return "<w:p>" + run(text) + "</w:p>";
}
inline std::string cell(const std::string& text) {
  return "<w:tc>" + paragraph(text) + "</w:tc>";
}

/// The body's text: paragraphs as lines, cells behind «|», rows as lines.
inline void append_text(const Node& node, std::string& out) {
  if (node.is_text()) out += node.text;
  if (node.is("w:br")) out += "⏎";
  if (node.is("w:drawing")) out += "[picture]";
  if (node.is("w:instrText") || node.is("w:delText")) return;
  for (const Node& child : node.children)
    append_text(child, out);
  if (node.is("w:tc")) {
    out += "|";
  } else if (node.is("w:tr") || node.is("w:p")) {
    out += "\n";
  }
}
inline std::string text_of_part(const std::string& bytes, const std::string& part) {
  const Package package = Package::read(bytes, "test");
  std::string out;
  append_text(parse_xml(package.find(part)->bytes, part), out);
  std::string flat;  // a cell's single paragraph needs no line of its own
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] == '\n' && i + 1 < out.size() && out[i + 1] == '|') continue;
    flat += out[i];
  }
  return flat;
}

}  // namespace vekha::render::docx::testing
