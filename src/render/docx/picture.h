#pragma once

#include "render/docx/filler.h"
#include "render/docx/word_template.h"

namespace vekha::render::docx {

/// Puts pictures into one part: the files once into the package, a relation from the part, a
/// drawing (ECMA-376 part 1, 20.4.2.8) for each tag.
class PartPictures : public PictureMaker {
 public:
  PartPictures(Package& package, std::string part, const Pictures& pictures)
      : package_(package), part_(std::move(part)), pictures_(pictures) {}

  bool knows(const std::string& name) const override { return pictures_.count(name) > 0; }
  Node make(const std::string& name) override;

 private:
  struct Ids {
    std::string emf;
    std::string svg;  ///< empty: there is none
  };
  const Ids& ids_of(const std::string& name);
  std::string add_file(const std::string& name, const std::string& extension,
                       const std::string& bytes);

  Package& package_;
  std::string part_;
  const Pictures& pictures_;
  std::map<std::string, Ids> ids_;
};

}  // namespace vekha::render::docx
