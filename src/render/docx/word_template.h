#pragma once

#include "base/problem.h"
#include "render/docx/package.h"
#include "render/docx/passage.h"
#include "render/value.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace vekha::render::docx {

/// A picture to be put in: vector graphics for Word (EMF) and, for programs that know it, SVG.
struct Picture {
  std::string emf;
  std::string svg;
  double width_mm = 0;
  double height_mm = 0;
  std::string description;  ///< for readers who don't see it
};
using Pictures = std::map<std::string, Picture>;

/// What a template may name: a model that has every name once (each list with one item), and the
/// names of pictures.
struct Vocabulary {
  Value sample;
  std::set<std::string> pictures;
};

/// What the finished document is called.
struct DocumentTexts {
  std::string title;
  std::string day;  ///< "2024-07-01", its date of making and change
};

/// A Word document (DOCX or DOTX, transitional or strict) with Mustache tags in its paragraphs,
/// tables, headers, footers, notes and text boxes:
///   {{name}}                          the text of that name
///   {{#name}} … {{/name}}             for each item of a list, or when there is such a text
///   {{^name}} … {{/name}}             when there is none
///   {{%name}}                         a picture
///   {{! remark}}                      nothing
/// Tags may be split over runs, as Word and LibreOffice do. A section whose tags stand in
/// paragraphs of their own takes these paragraphs with it; one whose tags stand in different cells
/// takes whole rows. Read once, it fills any number of documents, from any threads.
class WordTemplate {
 public:
  /// InputError when the bytes are no Word document or hold macros.
  WordTemplate(const std::string& bytes, std::string file);

  /// Every tag that is wrong, with its place and what is meant.
  Problems check(const Vocabulary& vocabulary) const;
  /// The template with a remark at each wrong tag.
  std::string annotated(const Vocabulary& vocabulary) const;
  /// The document. To be called when check() finds nothing; a tag that is wrong stays as it stands.
  std::string fill(const Value& model, const Pictures& pictures, const DocumentTexts& texts) const;

 private:
  struct Finding;
  struct ReadyPart {
    std::string name;
    std::vector<Words> places;  // of its paragraphs, by number
    Passage text;
  };
  void add_part(const std::string& name);
  std::vector<Finding> findings(const Vocabulary& vocabulary) const;

  Package package_;
  std::string file_;
  std::string document_;           // name of the main part
  std::vector<ReadyPart> filled_;  // it, headers, footers, notes
};

}  // namespace vekha::render::docx
