#include "render/docx/places.h"

#include "base/text.h"
#include "render/docx/word_text.h"

namespace vekha::render::docx {

namespace {

Words joined(const Words& left, const Words& right) {
  if (left.ru.empty()) return right;
  return {left.ru + ", " + right.ru, left.en + ", " + right.en};
}

Words part_words(const Node& root) {
  if (root.is("w:hdr")) return {"верхний колонтитул", "header"};
  if (root.is("w:ftr")) return {"нижний колонтитул", "footer"};
  if (root.is("w:footnotes")) return {"сноски", "footnotes"};
  if (root.is("w:endnotes")) return {"концевые сноски", "endnotes"};
  return {};
}

class Walker {
 public:
  explicit Walker(std::vector<Words>& places) : places_(places) {}

  void walk(const Node& node, const Words& where) {
    int row = 0;
    int cell = 0;
    for (const Node& child : node.children) {
      if (child.is("w:p")) {
        add(child, where);
      } else if (child.is("w:tbl")) {
        const std::string number = std::to_string(++tables_);
        walk(child, joined(where, {"таблица " + number, "table " + number}));
      } else if (child.is("w:tr")) {
        const std::string number = std::to_string(++row);
        walk(child, joined(where, {"строка " + number, "row " + number}));
      } else if (child.is("w:tc")) {
        const std::string number = std::to_string(++cell);
        walk(child, joined(where, {"ячейка " + number, "cell " + number}));
      } else if (child.is("w:txbxContent")) {
        walk(child, joined(where, {"надпись", "text box"}));
      } else {
        walk(child, where);
      }
    }
  }

 private:
  void add(const Node& paragraph, const Words& where) {
    const std::string number = std::to_string(++paragraphs_);
    const std::string start = text::shortened(text::fold_space(text_of(paragraph)), 40);
    Words place = joined(where, {"абзац " + number, "paragraph " + number});
    if (!start.empty()) place = {place.ru + " «" + start + "»", place.en + " «" + start + "»"};
    if (places_.size() <= paragraph.origin) places_.resize(paragraph.origin + 1U);
    places_[paragraph.origin] = place;
    walk(paragraph, where);  // text boxes in it
  }

  std::vector<Words>& places_;
  int paragraphs_ = 0;
  int tables_ = 0;
};

}  // namespace

std::vector<Words> places_of(const Node& root, const std::string& part) {
  std::vector<Words> places(1);
  const Words here = part_words(root);
  places[0] = here.ru.empty() ? Words{part, part} : here;
  Walker(places).walk(root, here);
  return places;
}

}  // namespace vekha::render::docx
