#include "render/forms/plain_book.h"

#include "base/place.h"
#include "base/text.h"
#include "render/forms/xml_edit.h"

#include <algorithm>
#include <set>

namespace vekha::render::forms {

namespace {

constexpr std::string_view declaration =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view worksheet =
    R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)";
constexpr std::size_t longest_cell = 32'767;  // characters; Excel refuses a longer one

constexpr std::string_view plain_styles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";

// Excel: up to 31 characters, none of []:*?/\, unique.
std::string sheet_name(const std::string& wanted, std::set<std::string>& taken) {
  std::string clean;
  for (const char32_t c : text::decode(wanted))
    text::append(clean,
                 std::u32string_view(U"[]:*?/\\'").find(c) == std::u32string_view::npos ? c : U' ');
  std::string name = text::fold_space(text::shortened(clean, 28));
  if (name.empty()) name = "Лист";
  std::string unique = name;
  for (int i = 2; !taken.insert(text::key(unique)).second; ++i)
    unique = name + " " + std::to_string(i);
  return unique;
}

std::string rows_of(const std::vector<std::vector<std::string>>& rows) {
  std::string xml = "<sheetData>";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto number = static_cast<std::uint32_t>(r + 1);
    std::string cells;
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      if (!rows[r][c].empty())
        cells += text_cell(number, static_cast<std::uint32_t>(c + 1), rows[r][c]);
    }
    if (!cells.empty()) xml += "<row r=\"" + std::to_string(number) + "\">" + cells + "</row>";
  }
  return xml + "</sheetData>";
}

}  // namespace

std::string text_cell(std::uint32_t row, std::uint32_t column, const std::string& text,
                      unsigned style) {
  const std::string kept =
      text::length(text) > longest_cell ? text::shortened(text, longest_cell) : text;
  return "<c r=\"" + cell_name(row, column) + "\"" +
         (style > 0 ? " s=\"" + std::to_string(style) + "\"" : "") +
         (kept.empty() ? "/>"
                       : R"( t="inlineStr"><is><t xml:space="preserve">)" + xml_escaped(kept) +
                             "</t></is></c>");
}

std::string sheet_of_texts(const std::vector<std::vector<std::string>>& rows,
                           const std::vector<unsigned>& widths) {
  std::string columns;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    const std::string number = std::to_string(c + 1);
    columns += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" +
               std::to_string(widths[c]) + R"(" customWidth="1"/>)";
  }
  return std::string(declaration) + std::string(worksheet) +
         R"(<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>)" +
         "<cols>" + columns + "</cols>" + rows_of(rows) + "</worksheet>";
}

void put_book(Package& package, const std::vector<std::string>& sheet_names,
              const std::string& styles) {
  constexpr std::string_view relations =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  constexpr std::string_view types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  std::string overrides;
  std::string list;
  std::string links;
  std::set<std::string> taken;
  for (std::size_t i = 0; i < sheet_names.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    overrides += "<Override PartName=\"/xl/worksheets/sheet" + number + ".xml\" ContentType=\"" +
                 std::string(types) + "worksheet+xml\"/>";
    list += "<sheet name=\"" + xml_escaped(sheet_name(sheet_names[i], taken)) + "\" sheetId=\"" +
            number + "\" r:id=\"rId" + number + "\"/>";
    links += "<Relationship Id=\"rId" + number + "\" Type=\"" + std::string(relations) +
             "/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
  }
  const std::string head(declaration);
  package.put(
      "[Content_Types].xml",
      head +
          R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType=")" +
          std::string(types) +
          R"(sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType=")" +
          std::string(types) + "styles+xml\"/>" + overrides + "</Types>");
  package.put(
      "_rels/.rels",
      head +
          R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type=")" +
          std::string(relations) +
          R"(/officeDocument" Target="xl/workbook.xml"/></Relationships>)");
  package.put(
      "xl/workbook.xml",
      head +
          R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r=")" +
          std::string(relations) + R"("><sheets>)" + list + "</sheets></workbook>");
  package.put(
      "xl/_rels/workbook.xml.rels",
      head +
          R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)" +
          links + R"(<Relationship Id="rIdStyles" Type=")" + std::string(relations) +
          R"(/styles" Target="styles.xml"/></Relationships>)");
  package.put("xl/styles.xml", head + (styles.empty() ? std::string(plain_styles) : styles));
}

Package plain_book(const std::vector<PlainSheet>& sheets) {
  Package package;
  std::vector<std::string> names;
  names.reserve(sheets.size());
  for (const PlainSheet& sheet : sheets)
    names.push_back(sheet.name);
  put_book(package, names, "");
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    package.put("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml",
                std::string(declaration) + std::string(worksheet) + rows_of(sheets[i].rows) +
                    "</worksheet>");
  }
  return package;
}

}  // namespace vekha::render::forms
