#pragma once

#include "table/ooxml_package.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace vekha::table {

/// The automatic numbers of a document's paragraphs (ECMA-376 part 1, 17.9), counted as the
/// paragraphs pass.
class DocxNumbering {
 public:
  /// What a paragraph's properties say of its number; a style may say the rest.
  struct Reference {
    std::string style;
    std::optional<std::uint32_t> number;  ///< w:numId; 0: none, though the style has one
    std::optional<std::uint32_t> level;   ///< w:ilvl, from 0
  };

  /// `document`: the main part, whose relations name numbering.xml and styles.xml; either may be
  /// missing.
  DocxNumbering(const OoxmlPackage& package, const std::string& document);
  ~DocxNumbering();

  /// The number that Word shows before the paragraph, with a blank behind it: "1. ", "1.1. ", "IV
  /// "; "" when there is none. Counts: to be asked once for each paragraph that is shown, in the
  /// document's order.
  std::string next_label(Reference reference);

 private:
  struct Definitions;
  std::unique_ptr<Definitions> definitions_;
};

}  // namespace vekha::table
