#include "render/docx/relations.h"

#include "render/docx/xml_tree.h"

#include <algorithm>

namespace vekha::render::docx {

namespace {

constexpr const char* types_part = "[Content_Types].xml";
constexpr const char* package_relations =
    "http://schemas.openxmlformats.org/package/2006/relationships";

Node types_of(const Package& package) {
  const Part* part = package.find(types_part);
  return part == nullptr ? element("Types") : parse_xml(part->bytes, types_part);
}

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

std::string_view without_slash(std::string_view name) {
  return name.substr(0, 1) == "/" ? name.substr(1) : name;
}

std::string file_name(std::string_view part) {
  return std::string(part.substr(part.rfind('/') + 1));
}

}  // namespace

std::vector<std::string> parts_of_type(const Package& package, std::string_view ending) {
  std::vector<std::string> names;
  const Node types = types_of(package);
  for (const Node& type : types.children) {
    const std::string_view name = without_slash(type.attribute("PartName"));
    const bool wanted = ends_with(type.attribute("ContentType"), ending);
    if (type.is("Override") && wanted && package.find(name) != nullptr) names.emplace_back(name);
  }
  return names;
}

void set_part_type(Package& package, const std::string& part, const std::string& type) {
  Node types = types_of(package);
  for (Node& node : types.children) {
    if (without_slash(node.attribute("PartName")) != part) continue;
    node.set_attribute("ContentType", type);
    return package.set(types_part, to_xml(types));
  }
  types.children.push_back(element("Override", {{"PartName", "/" + part}, {"ContentType", type}}));
  package.set(types_part, to_xml(types));
}

void set_extension_type(Package& package, const std::string& extension, const std::string& type) {
  Node types = types_of(package);
  const bool known = std::ranges::any_of(
      types.children, [&](const Node& node) { return node.attribute("Extension") == extension; });
  if (known) return;
  types.children.insert(types.children.begin(),
                        element("Default", {{"Extension", extension}, {"ContentType", type}}));
  package.set(types_part, to_xml(types));
}

std::string relations_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  return folder + "_rels/" + file_name(part) + ".rels";
}

std::string add_relation(Package& package, const std::string& part, const std::string& type,
                         const std::string& target) {
  const std::string name = relations_of(part);
  const Part* known = package.find(name);
  Node relations = known == nullptr ? element("Relationships", {{"xmlns", package_relations}})
                                    : parse_xml(known->bytes, name);
  std::size_t number = relations.children.size() + 1;
  const auto taken = [&](const std::string& id) {
    return std::ranges::any_of(
        relations.children, [&](const Node& relation) { return relation.attribute("Id") == id; });
  };
  while (taken("rId" + std::to_string(number)))
    ++number;
  std::string id = "rId" + std::to_string(number);
  relations.children.push_back(
      element("Relationship", {{"Id", id}, {"Type", type}, {"Target", target}}));
  package.set(name, to_xml(relations));
  return id;
}

void remove_parts_of_type(Package& package, std::string_view ending) {
  for (const std::string& name : parts_of_type(package, ending)) {
    Node types = types_of(package);
    std::erase_if(types.children, [&](const Node& type) {
      return without_slash(type.attribute("PartName")) == name;
    });
    package.set(types_part, to_xml(types));
    std::erase_if(package.parts(), [&](const Part& part) { return part.name == name; });
    for (Part& part : package.parts()) {
      if (!ends_with(part.name, ".rels") || part.bytes.find(file_name(name)) == std::string::npos)
        continue;
      Node relations = parse_xml(part.bytes, part.name);
      std::erase_if(relations.children, [&](const Node& relation) {
        return file_name(relation.attribute("Target")) == file_name(name);
      });
      part.bytes = to_xml(relations);
    }
  }
}

}  // namespace vekha::render::docx
