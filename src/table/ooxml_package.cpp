#include "table/ooxml_package.h"

#include "base/text.h"
#include "table/fault.h"

#include <algorithm>
#include <array>

namespace vekha::table {

namespace {

std::string_view last_segment(std::string_view uri) {
  return uri.substr(uri.rfind('/') + 1);
}

std::string decoded_percents(std::string_view target) {
  const auto digit = [](char c) {
    const std::size_t at = std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
  };
  std::string out;
  for (std::size_t i = 0; i < target.size(); ++i) {
    if (target[i] == '%' && i + 2 < target.size() && digit(target[i + 1]) >= 0 &&
        digit(target[i + 2]) >= 0) {
      out += static_cast<char>(digit(target[i + 1]) * 16 + digit(target[i + 2]));
      i += 2;
    } else {
      out += target[i] == '\\' ? '/' : target[i];
    }
  }
  return out;
}

std::string relations_part(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder(slash == std::string_view::npos ? std::string_view{}
                                                           : part.substr(0, slash + 1));
  return folder + "_rels/" + std::string(last_segment(part)) + ".rels";
}

bool is_main_type(std::string_view type) {
  static constexpr std::array<std::string_view, 3> kinds{"spreadsheetml", "wordprocessingml",
                                                         "presentationml"};
  const bool known = std::ranges::any_of(
      kinds, [type](std::string_view kind) { return type.find(kind) != std::string_view::npos; });
  const bool macro = type.find("macroenabled") != std::string_view::npos;
  return (known || macro) && type.ends_with("main+xml");
}

}  // namespace

std::string resolve_part(std::string_view part, std::string_view target) {
  const std::string wanted = decoded_percents(target);
  std::vector<std::string> path;
  if (!wanted.starts_with('/')) {
    path = text::split(part, '/');
    path.pop_back();
  }
  for (std::string& segment : text::split(wanted, '/')) {
    if (segment == "..") {
      if (!path.empty()) path.pop_back();
    } else if (!segment.empty() && segment != ".") {
      path.push_back(std::move(segment));
    }
  }
  std::erase_if(path, [](const std::string& segment) { return segment.empty(); });
  return text::join(path, "/");
}

const Relation* find_relation(const std::vector<Relation>& relations, std::string_view type) {
  const auto found = std::ranges::find_if(relations, [type](const Relation& relation) {
    return !relation.external && relation.type == type;
  });
  return found == relations.end() ? nullptr : &*found;
}

OoxmlPackage::OoxmlPackage(ZipArchive& archive) : archive_(&archive) {
  read_content_types();
}

XmlScanner::Bounds OoxmlPackage::bounds() const {
  return {.depth = archive_->limits().depth, .token_bytes = archive_->limits().text_bytes};
}

void OoxmlPackage::read_content_types() {
  if (!has("[Content_Types].xml")) return;
  const auto source = open_kept("[Content_Types].xml");
  XmlScanner xml(*source, {.file = file()}, bounds());
  for (XmlEvent event = xml.next(); event != XmlEvent::finish; event = xml.next()) {
    if (event != XmlEvent::start) continue;
    const std::string type = text::to_lower(xml.attribute("ContentType").value_or(""));
    if (xml.name() == "Default") {
      defaults_.push_back({text::to_lower(xml.attribute("Extension").value_or("")), type});
    } else if (xml.name() == "Override") {
      overrides_.push_back(
          {text::to_lower(resolve_part("", xml.attribute("PartName").value_or(""))), type});
    }
  }
}

std::string OoxmlPackage::content_type(std::string_view part) const {
  const std::string name = text::to_lower(part);
  for (const ContentType& entry : overrides_) {
    if (entry.key == name) return entry.type;
  }
  const std::string extension = name.substr(name.rfind('.') + 1);
  for (const ContentType& entry : defaults_) {
    if (entry.key == extension) return entry.type;
  }
  return "";
}

std::vector<Relation> OoxmlPackage::relations(std::string_view part) const {
  std::vector<Relation> found;
  const std::string name = relations_part(part);
  if (!has(name)) return found;
  const auto source = open_kept(name);
  XmlScanner xml(*source, {.file = file()}, bounds());
  for (XmlEvent event = xml.next(); event != XmlEvent::finish; event = xml.next()) {
    if (event != XmlEvent::start || xml.name() != "Relationship") continue;
    const bool external = xml.attribute("TargetMode").value_or("") == "External";
    std::string target = xml.attribute("Target").value_or("");
    if (!external) target.resize(std::min(target.size(), target.find('#')));  // a place in the part
    found.push_back({.id = xml.attribute("Id").value_or(""),
                     .type = std::string(last_segment(xml.attribute("Type").value_or(""))),
                     .target = external ? target : resolve_part(part, target),
                     .external = external});
  }
  return found;
}

std::optional<std::string> OoxmlPackage::main_part() const {
  const std::vector<Relation> all = relations("");
  const Relation* const main = find_relation(all, "officeDocument");
  if (main != nullptr && has(main->target)) return main->target;
  for (const ContentType& entry : overrides_) {
    if (is_main_type(entry.type) && has(entry.key)) return entry.key;
  }
  for (const char* usual : {"xl/workbook.xml", "word/document.xml"}) {
    if (has(usual)) return usual;
  }
  return std::nullopt;
}

std::unique_ptr<ByteSource> OoxmlPackage::open(std::string_view part) const {
  const ZipArchive::Entry* const entry = archive_->find(part);
  if (entry == nullptr) {
    refuse_damaged({.file = file()},
                   {"нет части " + std::string(part), "part " + std::string(part) + " is missing"});
  }
  return archive_->open(*entry);
}

std::unique_ptr<ByteSource> OoxmlPackage::open_kept(std::string_view part,
                                                    std::uint64_t most) const {
  const ZipArchive::Entry* const entry = archive_->find(part);
  if (entry != nullptr && entry->size > most) {
    const std::string shown = entry->name;
    const std::string mebibytes = std::to_string(most >> 20);
    refuse_limit({.file = file()}, {shown + ": больше " + mebibytes + " МиБ",
                                    shown + ": more than " + mebibytes + " MiB"});
  }
  return open(part);
}

}  // namespace vekha::table
