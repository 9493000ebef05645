#pragma once

#include "render/docx/package.h"

#include <string>
#include <string_view>
#include <vector>

/// Which part is what and what it refers to: [Content_Types].xml and the .rels parts (ECMA-376
/// part 2, 10.1 and 9.3).
namespace vekha::render::docx {

/// Names of the parts of that content type ("…header+xml"), in the order of the list.
std::vector<std::string> parts_of_type(const Package& package, std::string_view ending);

void set_part_type(Package& package, const std::string& part, const std::string& type);
/// Type of every part with that ending of its name: "emf" -> "image/x-emf".
void set_extension_type(Package& package, const std::string& extension, const std::string& type);

/// Adds a relation from `part` to `target` (relative to its folder), returns its id.
std::string add_relation(Package& package, const std::string& part, const std::string& type,
                         const std::string& target);

/// Takes out parts of content types that end so, with everything that names them.
void remove_parts_of_type(Package& package, std::string_view ending);

/// "word/_rels/document.xml.rels" for "word/document.xml".
std::string relations_of(const std::string& part);

}  // namespace vekha::render::docx
