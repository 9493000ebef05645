#include "table/xlsx_parts.h"

#include <charconv>
#include <filesystem>

#include "base/text.h"
#include "table/fault.h"
#include "table/xml_reader.h"

namespace vekha::table {

namespace {

int to_int(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_true(std::string_view text) { return text == "1" || text == "true" || text == "on"; }

class Relations : public XmlHandler {
 public:
  explicit Relations(std::string_view part) : folder_(std::filesystem::path(part).parent_path()) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || attributes.get("TargetMode") == "External") return;
    const std::string type(attributes.get("Type"));
    const std::filesystem::path target(std::string(attributes.get("Target")));
    const std::filesystem::path whole = target.is_absolute() ? target.relative_path() : folder_ / target;
    found[std::string(attributes.get("Id"))] = {type.substr(type.rfind('/') + 1), whole.lexically_normal().generic_string()};
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::map<std::string, Relation> found;

 private:
  std::filesystem::path folder_;
};

class Workbook : public XmlHandler {
 public:
  explicit Workbook(const std::map<std::string, Relation>& relations) : relations_(relations) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr") found.epoch_1904 = is_true(attributes.get("date1904"));
    if (name != "sheet") return;
    const auto relation = relations_.find(std::string(attributes.get("id")));
    if (relation == relations_.end() || relation->second.type != "worksheet") return;
    found.sheets.push_back({std::string(attributes.get("name")), visibility(attributes.get("state")), relation->second.target});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  WorkbookPart found;

 private:
  static Visibility visibility(std::string_view state) {
    if (state == "hidden") return Visibility::hidden;
    return state == "veryHidden" ? Visibility::very_hidden : Visibility::visible;
  }

  const std::map<std::string, Relation>& relations_;
};

class SharedStrings : public XmlHandler {
 public:
  void start(std::string_view name, const XmlAttributes&) override {
    if (name == "si") strings.emplace_back();
    if (name == "rPh") ++phonetic_;
    in_text_ = name == "t" && phonetic_ == 0 && !strings.empty();
  }
  void end(std::string_view name) override {
    if (name == "rPh") --phonetic_;
    if (name == "t") in_text_ = false;
    if (name == "si") strings.back() = unescaped(strings.back());
  }
  void text(std::string_view characters) override {
    if (in_text_) strings.back() += characters;
  }

  std::vector<std::string> strings;

 private:
  int phonetic_ = 0;
  bool in_text_ = false;
};

class Styles : public XmlHandler {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmt") {
      custom_[to_int(attributes.get("numFmtId"), -1)] = look_of_format(attributes.get("formatCode"));
    }
    if (name == "cellXfs") in_formats_ = true;
    if (name != "xf" || !in_formats_) return;
    const int id = to_int(attributes.get("numFmtId"), 0);
    const auto custom = custom_.find(id);
    looks.push_back(custom == custom_.end() ? look_of_builtin(id) : custom->second);
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_formats_ = false;
  }
  void text(std::string_view) override {}

  std::vector<NumberLook> looks;

 private:
  std::map<int, NumberLook> custom_;
  bool in_formats_ = false;
};

void parse(Package package, std::string_view part, XmlHandler& handler) {
  Place place = package.place;
  place.file += "/" + std::string(part);
  read_xml(package.archive.read(part), handler, place, package.limits);
}

}  // namespace

std::map<std::string, Relation> read_relations(Package package, std::string_view part) {
  const std::filesystem::path path(part);
  const std::string name = (path.parent_path() / "_rels" / (path.filename().string() + ".rels")).generic_string();
  if (!package.archive.has(name)) return {};
  Relations relations(part);
  parse(package, name, relations);
  return std::move(relations.found);
}

std::string target_of_type(const std::map<std::string, Relation>& relations, std::string_view type) {
  for (const auto& [id, relation] : relations) {
    if (relation.type == type) return relation.target;
  }
  return {};
}

WorkbookPart read_workbook(Package package, std::string_view part, const std::map<std::string, Relation>& relations) {
  Workbook workbook(relations);
  parse(package, part, workbook);
  return std::move(workbook.found);
}

std::vector<std::string> read_shared_strings(Package package, std::string_view part) {
  if (part.empty() || !package.archive.has(part)) return {};
  SharedStrings handler;
  parse(package, part, handler);
  return std::move(handler.strings);
}

std::vector<NumberLook> read_styles(Package package, std::string_view part) {
  if (part.empty() || !package.archive.has(part)) return {};
  Styles handler;
  parse(package, part, handler);
  return std::move(handler.looks);
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    unsigned code = 0;
    const bool shaped = rest.size() >= 7 && rest[0] == '_' && rest[1] == 'x' && rest[6] == '_';
    const bool escape = shaped && std::from_chars(rest.data() + 2, rest.data() + 6, code, 16).ptr == rest.data() + 6;
    if (!escape || (code >= 0xD800 && code <= 0xDFFF)) {
      out.push_back(text[i]);
      continue;
    }
    text::append(out, code);
    i += 6;
  }
  return out;
}

}  // namespace vekha::table
