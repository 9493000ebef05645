#include "table/make_ooxml.h"

#include "base/error.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace vekha::table::testing {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "vekha-table-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TemporaryFolder::write(const std::string& name,
                                             const std::string& bytes) const {
  std::filesystem::path file = path_ / name;
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw std::runtime_error("not written: " + file.string());
  return file;
}

std::string zip(const Parts& parts) {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "a.zip").string();
  zip_t* const archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
  for (const auto& [name, content] : parts) {
    zip_source_t* const source = zip_source_buffer(archive, content.data(), content.size(), 0);
    if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0)
      throw std::runtime_error("not added: " + name);
  }
  if (zip_close(archive) != 0) throw std::runtime_error("archive not written");
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

namespace {

constexpr const char* declaration = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr const char* main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* relations_space =
    "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* relation_types =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string element(const std::string& name, const std::string& attributes,
                    const std::string& content) {
  return declaration + ("<" + name + " " + attributes + ">") + content + "</" + name + ">";
}

std::string space(const char* uri) {
  return std::string("xmlns=\"") + uri + "\"";
}

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + relation_types + ("/" + type) +
         "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& content) {
  return element("Relationships", space(relations_space), content);
}

std::string content_types(const std::string& part, const std::string& type) {
  return element(
      "Types", space("http://schemas.openxmlformats.org/package/2006/content-types"),
      R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
      R"(<Default Extension="xml" ContentType="application/xml"/><Override PartName=")" +
          part + "\" ContentType=\"application/vnd.openxmlformats-officedocument." + type + "\"/>");
}

}  // namespace

Parts workbook_parts(const Workbook& book) {
  Parts parts{
      {"[Content_Types].xml", content_types("/xl/workbook.xml", "spreadsheetml.sheet.main+xml")},
      {"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml",
       element("workbook", space(main_space) + " xmlns:r=\"" + relation_types + "\"",
               book.workbook + "<sheets><sheet name=\"Лист1\" sheetId=\"1\" " +
                   book.sheet_attributes + " r:id=\"rId1\"/></sheets>")},
      {"xl/_rels/workbook.xml.rels",
       relations(relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                 relation("rId2", "sharedStrings", "sharedStrings.xml") +
                 relation("rId3", "styles", "styles.xml"))},
      {"xl/worksheets/sheet1.xml", element("worksheet", space(main_space), book.sheet)}};
  if (!book.shared.empty())
    parts.emplace_back("xl/sharedStrings.xml", element("sst", space(main_space), book.shared));
  if (!book.styles.empty())
    parts.emplace_back("xl/styles.xml", element("styleSheet", space(main_space), book.styles));
  return parts;
}

std::string xlsx(const Workbook& book) {
  return zip(workbook_parts(book));
}

std::string xlsx_rows(const std::string& rows) {
  return xlsx({.sheet = "<sheetData>" + rows + "</sheetData>"});
}

Parts document_parts(const std::string& body) {
  const std::string spaces =
      R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
      R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" )"
      R"(xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wps="urn:wps" xmlns:v="urn:v")";
  return {
      {"[Content_Types].xml",
       content_types("/word/document.xml", "wordprocessingml.document.main+xml")},
      {"_rels/.rels", relations(relation("rId1", "officeDocument", "word/document.xml"))},
      {"word/_rels/document.xml.rels", relations(relation("rId1", "numbering", "numbering.xml") +
                                                 relation("rId2", "styles", "styles.xml"))},
      {"word/document.xml", element("w:document", spaces, "<w:body>" + body + "</w:body>")}};
}

std::string docx(const std::string& body) {
  return zip(document_parts(body));
}

std::string& part(Parts& parts, const std::string& name) {
  const auto found = std::find_if(parts.begin(), parts.end(),
                                  [&name](const auto& entry) { return entry.first == name; });
  if (found == parts.end()) throw std::runtime_error("no part " + name);
  return found->second;
}

Document load_bytes(const std::string& bytes, const std::string& name, const Options& options) {
  const TemporaryFolder folder;
  return load(folder.write(name, bytes), options);
}

namespace {

std::string time_text(const TimeOfDay& time) {
  return to_text(Cell(time));
}

struct Debug {
  std::string operator()(std::monostate /*blank*/) const { return ""; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Number& number) const {
    return number.percent ? number.text + "%" : "#" + number.text;
  }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(Date day) const { return to_iso(day); }
  std::string operator()(const DateTime& moment) const {
    return to_iso(moment.date) + "T" + time_text(moment.time);
  }
  std::string operator()(const TimeOfDay& time) const { return time_text(time); }
  std::string operator()(const ErrorValue& error) const { return "!" + error.text; }
};

std::string debug(const Sheet& sheet) {
  std::string out;
  for (const Row& row : sheet.rows) {
    if (!out.empty()) out += " / ";
    out += std::to_string(row.number) + ": ";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) out += "|";
      out += testing::debug(row.cells[i]);
    }
  }
  return out;
}

}  // namespace

std::string debug(const Cell& cell) {
  return std::visit(Debug{}, cell);
}

std::string debug(const Document& document) {
  std::string out;
  for (const Sheet& sheet : document.sheets)
    out += sheet.head.name + "{" + debug(sheet) + "}";
  return out;
}

std::string rows(const Document& document) {
  return document.sheets.size() == 1 ? debug(document.sheets.front()) : debug(document);
}

std::string refusal(const std::string& bytes, const Options& options) {
  try {
    load_bytes(bytes, "f", options);
  } catch (const InputError& error) {
    if (error.problem().text.ru.empty() || error.problem().advice.ru.empty())
      return "no Russian words or no advice";
    return error.problem().text.en;
  }
  return "read";
}

}  // namespace vekha::table::testing
