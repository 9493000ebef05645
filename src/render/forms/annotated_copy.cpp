#include "render/forms/annotated_copy.h"

#include "base/text.h"
#include "render/forms/fix_list.h"
#include "render/forms/package.h"
#include "render/forms/plain_book.h"
#include "render/forms/xml_edit.h"
#include "table/sniff.h"
#include "table/table.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

namespace vekha::render::forms {

namespace {

constexpr std::string_view relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

struct SheetPart {
  std::string name;
  std::string part;  ///< "xl/worksheets/sheet1.xml"
};

// A relation's target, relative to the folder of its source or absolute.
std::string resolved(const std::string& folder, const std::string& target) {
  if (!target.empty() && target.front() == '/') return target.substr(1);
  std::string path = folder;
  std::string rest = target;
  while (rest.starts_with("../")) {
    rest.erase(0, 3);
    path.erase(path.find_last_of('/') == std::string::npos ? 0 : path.find_last_of('/'));
  }
  return path.empty() ? rest : path + "/" + rest;
}

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? std::string() : part.substr(0, slash);
}

std::string rels_of(const std::string& part) {
  return folder_of(part) + "/_rels/" + part.substr(part.rfind('/') + 1) + ".rels";
}

// What a relations part says: by Id, type and target.
struct Relation {
  std::string type;
  std::string target;
};
std::map<std::string, Relation> relations_in(const std::string& xml) {
  std::map<std::string, Relation> all;
  for (auto tag = find_tag(xml, "Relationship"); tag; tag = find_tag(xml, "Relationship", tag->end))
    all[attribute(xml, *tag, "Id")] = {attribute(xml, *tag, "Type"),
                                       attribute(xml, *tag, "Target")};
  return all;
}

std::string workbook_part(const Package& package) {
  const std::string& xml = package.part("_rels/.rels");
  for (const auto& [id, relation] : relations_in(xml)) {
    if (relation.type.ends_with("/officeDocument")) return resolved("", relation.target);
  }
  return "xl/workbook.xml";
}

std::vector<SheetPart> sheets_of(const Package& package, const std::string& workbook) {
  const std::string& xml = package.part(workbook);
  const auto targets = relations_in(package.part(rels_of(workbook)));
  std::vector<SheetPart> sheets;
  for (auto tag = find_tag(xml, "sheet"); tag; tag = find_tag(xml, "sheet", tag->end)) {
    std::string id;  // the attribute's prefix is the author's choice; sheetId is another one
    for (const auto& [candidate, relation] : targets) {
      const std::string_view text(xml.data() + tag->begin, tag->end - tag->begin);
      if (text.find(":id=\"" + candidate + "\"") != std::string_view::npos ||
          text.find(":id='" + candidate + "'") != std::string_view::npos)
        id = candidate;
    }
    const auto found = targets.find(id);
    if (found != targets.end())
      sheets.push_back(
          {attribute(xml, *tag, "name"), resolved(folder_of(workbook), found->second.target)});
  }
  return sheets;
}

void insert_before_closing(Package& package, const std::string& part, const std::string& element,
                           const std::string& text) {
  std::string xml = package.part(part);
  const auto closing = find_closing(xml, element);
  if (!closing) {  // <Relationships/>: nothing in it yet
    const auto open = find_tag(xml, element);
    if (!open || !open->empty) return;
    xml.replace(open->end - 2, 2, ">" + text + "</" + open->prefix + element + ">");
  } else {
    xml.insert(closing->begin, text);
  }
  package.put(part, std::move(xml));
}

void add_relation(Package& package, const std::string& source, const std::string& id,
                  const Relation& relation) {
  const std::string part = rels_of(source);
  if (!package.has(part)) {
    package.put(
        part,
        R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>)");
  }
  const auto root = find_tag(package.part(part), "Relationships");
  const std::string prefix = root ? root->prefix : std::string();
  insert_before_closing(package, part, "Relationships",
                        "<" + prefix + "Relationship Id=\"" + id + "\" Type=\"" + relation.type +
                            "\" Target=\"" + relation.target + "\"/>");
}

void add_content_type(Package& package, const std::string& element) {
  if (package.part("[Content_Types].xml").find(element) != std::string::npos) return;
  insert_before_closing(package, "[Content_Types].xml", "Types", element);
}

void add_override(Package& package, const std::string& part, const std::string& type) {
  add_content_type(
      package, "<Override PartName=\"/" + part +
                   "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." +
                   type + "+xml\"/>");
}

using Remarks = std::map<std::pair<std::uint32_t, std::uint32_t>, std::string>;  // by row, column

std::string comment_xml(const std::string& prefix, const std::string& cell, const std::string& text,
                        const std::string& author) {
  return "<" + prefix + "comment ref=\"" + cell + "\" authorId=\"" + author + "\"><" + prefix +
         "text><" + prefix + "t xml:space=\"preserve\">" + xml_escaped(text) + "</" + prefix +
         "t></" + prefix + "text></" + prefix + "comment>";
}

std::string shape_xml(std::uint32_t row, std::uint32_t column, std::size_t number) {
  const auto text = [](auto value) { return std::to_string(value); };
  const std::uint32_t top = row > 1 ? row - 2 : 0;
  return "<v:shape id=\"_vekha" + text(number) +
         "\" type=\"#_vekha_t202\" "
         "style=\"position:absolute;width:220pt;height:70pt;visibility:hidden\" "
         "fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:path "
         "o:connecttype=\"none\"/>"
         "<v:textbox style=\"mso-direction-alt:auto\"/><x:ClientData "
         "ObjectType=\"Note\"><x:MoveWithCells/>"
         "<x:SizeWithCells/><x:Anchor>" +
         text(column) + ", 15, " + text(top) + ", 2, " + text(column + 3) + ", 15, " +
         text(top + 5) + ", 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>" + text(row - 1) +
         "</x:Row><x:Column>" + text(column - 1) + "</x:Column></x:ClientData></v:shape>";
}

constexpr std::string_view shape_type =
    "<v:shapetype id=\"_vekha_t202\" coordsize=\"21600,21600\" o:spt=\"202\" "
    "path=\"m,l,21600r21600,l21600,xe\">"
    "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" "
    "o:connecttype=\"rect\"/></v:shapetype>";

std::string shapes_of(const Remarks& remarks) {
  std::string xml(shape_type);
  std::size_t number = 0;
  for (const auto& [cell, text] : remarks)
    xml += shape_xml(cell.first, cell.second, ++number);
  return xml;
}

// legacyDrawing has its place among the children of a worksheet (ECMA-376 part 1, 18.3.1.99).
void link_drawing(Package& package, const std::string& sheet, const std::string& id) {
  static const std::set<std::string> later = {"legacyDrawingHF", "drawingHF", "picture",
                                              "oleObjects",      "controls",  "webPublishItems",
                                              "tableParts",      "extLst"};
  std::string xml = package.part(sheet);
  int depth = 0;
  std::optional<XmlTag> place;
  std::string prefix;
  for (auto tag = next_tag(xml, 0); tag && !place; tag = next_tag(xml, tag->end)) {
    if (depth == 0) prefix = tag->prefix;
    const bool behind = depth == 1 && (tag->closing || later.count(tag->name) > 0);
    if (behind) place = tag;
    if (!tag->empty) depth += tag->closing ? -1 : 1;
  }
  if (!place) return;
  xml.insert(place->begin, "<" + prefix + "legacyDrawing xmlns:vekha=\"" + std::string(relations) +
                               "\" vekha:id=\"" + id + "\"/>");
  package.put(sheet, std::move(xml));
}

void add_first_comments(Package& package, const std::string& sheet, const Remarks& remarks,
                        const std::string& number) {
  const std::string comments = "xl/vekha/comments" + number + ".xml";
  const std::string drawing = "xl/vekha/comments" + number + ".vml";
  std::string list;
  for (const auto& [cell, text] : remarks)
    list += comment_xml("", cell_name(cell.first, cell.second), text, "0");
  package.put(
      comments,
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
      R"(<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Веха</author></authors><commentList>)" +
          list + "</commentList></comments>");
  package.put(
      drawing,
      R"(<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">)" +
          shapes_of(remarks) + "</xml>");
  add_relation(package, sheet, "vekhaComments",
               {std::string(relations) + "/comments", "/" + comments});
  add_relation(package, sheet, "vekhaDrawing",
               {std::string(relations) + "/vmlDrawing", "/" + drawing});
  add_override(package, comments, "comments");
  if (package.part("[Content_Types].xml").find("Extension=\"vml\"") == std::string::npos)
    add_content_type(
        package,
        R"(<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>)");
  link_drawing(package, sheet, "vekhaDrawing");
}

// A sheet with comments of its own: ours are added to the same list and the same drawing.
void add_more_comments(Package& package, const std::string& comments, const std::string& drawing,
                       Remarks remarks) {
  std::string xml = package.part(comments);
  std::set<std::string> taken;
  for (auto tag = find_tag(xml, "comment"); tag; tag = find_tag(xml, "comment", tag->end))
    taken.insert(attribute(xml, *tag, "ref"));
  std::erase_if(remarks, [&](const auto& one) {
    return taken.count(cell_name(one.first.first, one.first.second)) > 0;
  });
  std::size_t authors = 0;
  for (auto tag = find_tag(xml, "author"); tag; tag = find_tag(xml, "author", tag->end))
    ++authors;
  const auto root = find_tag(xml, "comments");
  const std::string prefix = root ? root->prefix : std::string();
  std::string list;
  for (const auto& [cell, text] : remarks)
    list += comment_xml(prefix, cell_name(cell.first, cell.second), text, std::to_string(authors));
  insert_before_closing(package, comments, "authors",
                        "<" + prefix + "author>Веха</" + prefix + "author>");
  insert_before_closing(package, comments, "commentList", list);
  const std::string vml = package.part(drawing);
  const std::size_t end = vml.rfind("</xml>");
  if (end == std::string::npos) return;
  package.put(drawing, vml.substr(0, end) + shapes_of(remarks) + vml.substr(end));
}

void add_comments(Package& package, const std::string& sheet, const Remarks& remarks,
                  const std::string& number) {
  std::string comments;
  std::string drawing;
  for (const auto& [id, relation] : relations_in(package.part(rels_of(sheet)))) {
    const std::string target = resolved(folder_of(sheet), relation.target);
    if (relation.type.ends_with("/comments")) comments = target;
    if (relation.type.ends_with("/vmlDrawing") &&
        package.part(target).find("ObjectType=\"Note\"") != std::string::npos)
      drawing = target;
  }
  if (comments.empty() || drawing.empty()) {
    add_first_comments(package, sheet, remarks, number);
  } else {
    add_more_comments(package, comments, drawing, remarks);
  }
}

void add_sheet(Package& package, const std::string& workbook, const std::vector<SheetPart>& sheets,
               const std::string& title, const std::string& sheet_xml) {
  std::string name = title;
  for (int i = 2;
       std::ranges::any_of(sheets, [&](const SheetPart& one) { return one.name == name; }); ++i)
    name = title + " " + std::to_string(i);
  std::string number;  // a copy that came back has such a sheet already
  for (int i = 2; package.has("xl/vekha/fix" + number + ".xml"); ++i)
    number = std::to_string(i);
  const std::string part = "xl/vekha/fix" + number + ".xml";
  const std::string id = "vekhaFix" + number;
  package.put(part, sheet_xml);
  add_override(package, part, "worksheet");
  add_relation(package, workbook, id, {std::string(relations) + "/worksheet", "/" + part});
  const std::string& xml = package.part(workbook);
  unsigned long most = 0;
  for (auto tag = find_tag(xml, "sheet"); tag; tag = find_tag(xml, "sheet", tag->end))
    most = std::max(most, std::strtoul(attribute(xml, *tag, "sheetId").c_str(), nullptr, 10));
  const auto list = find_tag(xml, "sheets");
  const std::string prefix = list ? list->prefix : std::string();
  insert_before_closing(package, workbook, "sheets",
                        "<" + prefix + "sheet xmlns:vekha=\"" + std::string(relations) +
                            "\" name=\"" + xml_escaped(name) + "\" sheetId=\"" +
                            std::to_string(most + 1) + "\" vekha:id=\"" + id + "\"/>");
}

Package book_of(const std::filesystem::path& sent, const report::Phrases& phrases) {
  const table::Document document = table::load(sent);
  if (document.summary.format == table::Format::xlsx) return Package::open(sent);
  std::vector<PlainSheet> sheets;
  for (const table::Sheet& sheet : document.sheets) {
    PlainSheet plain{sheet.head.name.empty() ? phrases.text("returns.report") : sheet.head.name,
                     {}};
    for (const table::Row& row : sheet.rows) {
      plain.rows.resize(std::max<std::size_t>(plain.rows.size(), row.number));
      for (const table::Cell& cell : row.cells)
        plain.rows[row.number - 1].push_back(table::to_text(cell));
    }
    sheets.push_back(std::move(plain));
  }
  return plain_book(sheets);
}

}  // namespace

void write_annotated_copy(const std::filesystem::path& sent, std::span<const facts::Reject> rejects,
                          const report::Phrases& phrases, const std::filesystem::path& copy) {
  Package package = book_of(sent, phrases);
  const std::string workbook = workbook_part(package);
  const std::vector<SheetPart> sheets = sheets_of(package, workbook);
  std::size_t number = 0;
  for (const SheetPart& sheet : sheets) {
    Remarks remarks;
    for (const facts::Reject& one : rejects) {
      const Place& place = one.problem.place;
      const bool here = place.sheet == sheet.name || (place.sheet.empty() && sheets.size() == 1);
      if (!here || place.row == 0) continue;
      std::string& text = remarks[{place.row, std::max(place.column, 1U)}];
      text += (text.empty() ? "" : "\n") + remark_of(one.problem, phrases);
    }
    ++number;
    if (!remarks.empty()) add_comments(package, sheet.part, remarks, std::to_string(number));
  }
  add_sheet(package, workbook, sheets, phrases.text("returns.sheet"), fix_sheet(rejects, phrases));
  package.write(copy);
}

std::string copy_name(const std::string& file_name, const report::Phrases& phrases) {
  constexpr std::size_t longest = 80;  // characters: a file's name has at most 255 bytes
  const std::string stem = std::filesystem::path(file_name).stem().string();
  return phrases.fill("returns.file", {{"file", text::shortened(stem, longest)}}) + ".xlsx";
}

}  // namespace vekha::render::forms
