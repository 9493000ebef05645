#pragma once

#include "render/docx/word_text.h"
#include "render/value.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// Fills the paragraphs and tables of one part of a Word document.
namespace vekha::render::docx {

/// A tag that can't be filled.
struct Fault {
  enum class Kind {
    unknown,
    unclosed,
    unopened,
    no_text,
    no_picture,
    in_the_middle,
    braces,
    sigil
  };
  Kind kind = Kind::unknown;
  std::string tag;           ///< as it stands: «{{срок}}»
  std::uint32_t origin = 0;  ///< number of its paragraph in the part, from 1
};

/// Makes the run's content that stands for the picture of that name.
class PictureMaker {
 public:
  virtual ~PictureMaker() = default;
  virtual bool knows(const std::string& name) const = 0;
  virtual Node make(const std::string& name) = 0;  ///< a w:drawing
};

/// check: every passage is gone through once, also those that would be left out.
enum class Purpose { fill, check };

/// Fills what `root` holds, in place. Sections repeat, stay or vanish as in Mustache; a section
/// whose tags stand in paragraphs or rows of their own takes the paragraphs or rows between them.
/// A tag with a fault is left as it stands, and the fault is collected.
class Filler {
 public:
  Filler(const Value& model, PictureMaker& pictures, Purpose purpose)
      : pictures_(pictures), purpose_(purpose) {
    scopes_.push_back(&model);
  }
  void fill(Node& root);
  const std::vector<Fault>& faults() const { return faults_; }

 private:
  // A child of a container, or a tag that opens or closes a section between children.
  struct Item {
    Node node;
    Tag tag;  // of a node: empty
    std::uint32_t origin = 0;
  };
  using Items = std::vector<Item>;
  struct TagRun;

  void fill_children(Node& container);
  void fill_node(Node& node);
  void fill_run(Node& run);
  void fill_text_boxes(Node& node);
  void put_value(Node& run, const Tag& tag);

  Items items_of(Node& container);
  void add_paragraph(Items& items, Node& paragraph);
  void add_row(Items& items, Node& row);
  void add_run(Items& items, Node& run) const;
  void expand(const Items& items, std::size_t begin, std::size_t end, std::vector<Node>& out);
  void repeat(const Items& items, std::size_t open, std::size_t close, std::vector<Node>& out);
  static std::size_t closing_of(const Items& items, std::size_t open, std::size_t end);

  const Value* find(const std::string& name) const;
  void complain(Fault::Kind kind, const std::string& tag, std::uint32_t origin);

  PictureMaker& pictures_;
  Purpose purpose_;
  std::vector<const Value*> scopes_;
  std::vector<Fault> faults_;
  std::uint32_t origin_ = 0;  // of the paragraph being filled
  bool clone_ = false;        // within a copy of a repeated passage that is not the first
};

}  // namespace vekha::render::docx
