#pragma once

#include "render/docx/passage.h"
#include "render/value.h"

#include <cstdint>
#include <string>
#include <vector>

/// Fills the paragraphs and tables of one part of a Word document.
namespace vekha::render::docx {

/// Makes the run's content that stands for the picture of that name.
class PictureMaker {
 public:
  virtual ~PictureMaker() = default;
  virtual bool knows(const std::string& name) const = 0;
  virtual Node make(const std::string& name) = 0;  ///< a w:drawing
};

/// check: every passage is gone through once, also those that would be left out.
enum class Purpose { fill, check };

/// Makes a document's part from a template's. Sections repeat, stay or vanish as in Mustache. A tag
/// with a fault is left as it stands, and the fault is collected.
class Filler {
 public:
  Filler(const Value& model, PictureMaker& pictures, Purpose purpose)
      : pictures_(pictures), purpose_(purpose) {
    scopes_.push_back(&model);
  }
  Node fill(const Passage& root);
  const std::vector<Fault>& faults() const { return faults_; }

 private:
  void put(const Passage& passage, std::vector<Node>& out);
  void put_all(const std::vector<Passage>& passages, std::vector<Node>& out);
  void put_section(const Passage& section, std::vector<Node>& out);
  void put_children(const Passage& passage, Node& made);
  void fill_run(const Passage& passage, Node& run);
  void put_value(const Passage& passage, Node& run);

  const Value* find(const std::vector<std::string>& path) const;
  void complain(const Fault& fault);
  void complain(Fault::Kind kind, const Passage& passage);

  PictureMaker& pictures_;
  Purpose purpose_;
  std::vector<const Value*> scopes_;
  std::vector<Fault> faults_;
  bool clone_ = false;  // within a copy of a repeated passage that is not the first
};

}  // namespace vekha::render::docx
