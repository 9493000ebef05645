#include "render/docx/filler.h"

#include "base/text.h"
#include "render/docx/scrub.h"

#include <algorithm>
#include <array>

namespace vekha::render::docx {

namespace {

// What must hold a paragraph, however much of it was left out (ECMA-376 part 1, 17.4.66 for cells).
bool needs_paragraph(const Node& node) {
  static constexpr std::array<std::string_view, 6> names = {"w:tc",  "w:txbxContent", "w:hdr",
                                                            "w:ftr", "w:footnote",    "w:endnote"};
  return std::ranges::find(names, node.name) != names.end();
}

void drop_texts(Node& run) {
  std::erase_if(run.children, [](const Node& child) { return child.is("w:t"); });
}

}  // namespace

Node Filler::fill(const Passage& root) {
  std::vector<Node> made;
  put(root, made);
  return std::move(made.front());
}

void Filler::put_all(const std::vector<Passage>& passages, std::vector<Node>& out) {
  out.reserve(passages.size());
  for (const Passage& passage : passages)
    put(passage, out);
}

void Filler::put(const Passage& passage, std::vector<Node>& out) {
  if (passage.kind == Passage::Kind::fault) return complain(passage.fault);
  if (passage.kind == Passage::Kind::section) return put_section(passage, out);
  if (clone_ && is_mark(passage.node)) return;
  Node& made = out.emplace_back(passage.node);
  if (clone_) make_copy_unique(made);
  if (passage.kind == Passage::Kind::tag) return fill_run(passage, made);
  if (passage.kind != Passage::Kind::copy) put_children(passage, made);
}

void Filler::put_children(const Passage& passage, Node& made) {
  put_all(passage.inner, made.children);
  if (passage.kind == Passage::Kind::boxes) return;
  std::erase_if(made.children, is_empty_table);
  if (!needs_paragraph(made)) return;
  if (made.children.empty() || !made.children.back().is("w:p"))
    made.children.push_back(element("w:p"));
}

void Filler::put_section(const Passage& section, std::vector<Node>& out) {
  const Value* value = find(section.path);
  if (value == nullptr) return complain(Fault::Kind::unknown, section);
  const bool inverted = section.tag.sigil == '^';
  if (inverted || value->is_absent()) {
    const bool shown = purpose_ == Purpose::check || inverted == value->is_absent();
    if (shown) {
      for (const Passage& passage : section.inner)
        put(passage, out);
    }
    return;
  }
  const bool was_clone = clone_;
  const Value::List* list = value->items();
  const std::size_t count = list == nullptr ? 1 : list->size();
  for (std::size_t i = 0; i < count; ++i) {
    scopes_.push_back(list == nullptr ? value : &(*list)[i]);
    clone_ = was_clone || i > 0;
    for (const Passage& passage : section.inner)
      put(passage, out);
    scopes_.pop_back();
  }
  clone_ = was_clone;
}

void Filler::fill_run(const Passage& passage, Node& run) {
  const Tag& tag = passage.tag;
  if (tag.sigil == '!') return run.children.clear();
  if (tag.sigil == '%') {
    if (!pictures_.knows(tag.name)) return complain(Fault::Kind::no_picture, passage);
    if (purpose_ == Purpose::check) return;
    drop_texts(run);
    run.children.push_back(pictures_.make(tag.name));
    return;
  }
  if (tag.sigil != 0) return complain(Fault::Kind::sigil, passage);
  put_value(passage, run);
}

// Line breaks of the value become the paragraph's own.
void Filler::put_value(const Passage& passage, Node& run) {
  const Value* value = passage.tag.name.empty() ? nullptr : find(passage.path);
  if (value == nullptr) return complain(Fault::Kind::unknown, passage);
  if (value->is_object() || (value->items() != nullptr && !value->is_absent()))
    return complain(Fault::Kind::no_text, passage);
  drop_texts(run);
  if (value->text() == nullptr) return;
  bool first = true;
  for (const std::string& line : text::split(*value->text(), '\n')) {
    if (!first) run.children.push_back(element("w:br"));
    first = false;
    Node piece = element("w:t", {{"xml:space", "preserve"}});
    piece.children.push_back(text_node(line));
    run.children.push_back(std::move(piece));
  }
}

// «a.b»: the innermost scope that has «a» decides.
const Value* Filler::find(const std::vector<std::string>& path) const {
  if (path.empty()) return scopes_.back();
  for (std::size_t i = scopes_.size(); i-- > 0;) {
    const Value* value = scopes_[i]->find(path.front());
    for (std::size_t step = 1; value != nullptr && step < path.size(); ++step)
      value = value->find(path[step]);
    if (value != nullptr) return value;
  }
  return nullptr;
}

void Filler::complain(const Fault& fault) {
  const bool told = std::ranges::any_of(faults_, [&](const Fault& other) {
    return other.kind == fault.kind && other.tag == fault.tag && other.origin == fault.origin;
  });
  if (!told) faults_.push_back(fault);
}

void Filler::complain(Fault::Kind kind, const Passage& passage) {
  complain({kind, passage.tag.text, passage.origin});
}

}  // namespace vekha::render::docx
