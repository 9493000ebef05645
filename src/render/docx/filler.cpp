#include "render/docx/filler.h"

#include "base/text.h"
#include "render/docx/scrub.h"

#include <algorithm>
#include <array>

namespace vekha::render::docx {

namespace {

template <std::size_t Size>
bool is_one_of(const Node& node, const std::array<std::string_view, Size>& names) {
  return std::find(names.begin(), names.end(), node.name) != names.end();
}

// What holds paragraphs, tables, rows, cells or runs.
bool is_container(const Node& node) {
  static constexpr std::array<std::string_view, 22> names = {
      "w:body",      "w:tbl", "w:tr",          "w:tc",       "w:sdt",       "w:sdtContent",
      "w:hdr",       "w:ftr", "w:footnotes",   "w:footnote", "w:endnotes",  "w:endnote",
      "w:hyperlink", "w:ins", "w:moveTo",      "w:smartTag", "w:fldSimple", "w:customXml",
      "w:dir",       "w:bdo", "w:txbxContent", "w:p"};
  return is_one_of(node, names);
}

// What must hold a paragraph, however much of it was left out (ECMA-376 part 1, 17.4.66 for cells).
bool needs_paragraph(const Node& node) {
  static constexpr std::array<std::string_view, 6> names = {"w:tc",  "w:txbxContent", "w:hdr",
                                                            "w:ftr", "w:footnote",    "w:endnote"};
  return is_one_of(node, names);
}

bool is_section_tag(const Tag& tag) {
  return tag.opens() || tag.closes();
}

void clear_run(Node& run) {
  run.children.clear();
}

bool is_blank(const std::string& text) {
  return text::trim(text).empty();
}

}  // namespace

// A run that is a tag, with the paragraph it stands in.
struct Filler::TagRun {
  Node* run = nullptr;
  Tag tag;
  std::uint32_t origin = 0;
};

namespace {

template <typename Run>
void collect_tags(Node& container, std::uint32_t origin, std::vector<Run>& runs) {
  for (Node& child : container.children) {
    if (child.is("w:r")) {
      const std::string text = plain_text(child);
      if (is_tag(text)) runs.push_back({&child, read_tag(text), origin});
    } else if (child.is("w:p")) {
      isolate_tags(child);
      collect_tags(child, child.origin, runs);
    } else if (is_container(child) && !child.is("w:tbl") && !child.is("w:txbxContent")) {
      collect_tags(child, origin, runs);
    }
  }
}

// Those section tags that have no partner in the list; order kept.
template <typename Run>
std::vector<Run> without_partner(const std::vector<Run>& runs) {
  std::vector<Run> open;
  for (const Run& run : runs) {
    if (!is_section_tag(run.tag)) continue;
    const bool closes_last = run.tag.closes() && !open.empty() && open.back().tag.opens() &&
                             open.back().tag.name == run.tag.name;
    if (closes_last) {
      open.pop_back();
    } else {
      open.push_back(run);
    }
  }
  return open;
}

}  // namespace

void Filler::fill(Node& root) {
  if (Node* body = root.child("w:body")) return fill_children(*body);
  fill_children(root);
}

void Filler::fill_children(Node& container) {
  const Items items = items_of(container);
  std::vector<Node> out;
  expand(items, 0, items.size(), out);
  container.children = std::move(out);
  std::erase_if(container.children, is_empty_table);
  if (!needs_paragraph(container)) return;
  if (container.children.empty() || !container.children.back().is("w:p"))
    container.children.push_back(element("w:p"));
}

Filler::Items Filler::items_of(Node& container) {
  Items items;
  for (Node& child : container.children) {
    if (child.is("w:p")) {
      add_paragraph(items, child);
    } else if (child.is("w:tr")) {
      add_row(items, child);
    } else if (child.is("w:r")) {
      add_run(items, child);
    } else {
      items.push_back({.node = std::move(child), .origin = origin_});
    }
  }
  return items;
}

// Section tags at the edges of a paragraph stand before or behind it; one that has nothing else
// vanishes.
void Filler::add_paragraph(Items& items, Node& paragraph) {
  const std::uint32_t origin = paragraph.origin;
  if (!isolate_tags(paragraph)) complain(Fault::Kind::braces, text_of(paragraph), origin);
  std::vector<TagRun> runs;
  collect_tags(paragraph, origin, runs);
  const std::vector<TagRun> alone = without_partner(runs);
  if (alone.empty()) {
    items.push_back({.node = std::move(paragraph), .origin = origin});
    return;
  }
  std::string before = text_of(paragraph);
  std::vector<Tag> behind;
  for (const TagRun& run : alone) {
    const std::size_t at = before.find(run.tag.text);
    const bool leads = is_blank(before.substr(0, at));
    const std::string rest = before.substr(at + run.tag.text.size());
    const auto is_text_left = [&] {
      std::string left = rest;
      for (const TagRun& other : alone) {
        const std::size_t found = left.find(other.tag.text);
        if (found != std::string::npos) left.erase(found, other.tag.text.size());
      }
      return !is_blank(left);
    };
    if (leads) {
      items.push_back({.tag = run.tag, .origin = origin});
      before = rest;
    } else if (!is_text_left()) {
      behind.push_back(run.tag);
    } else {
      complain(Fault::Kind::in_the_middle, run.tag.text, origin);
    }
    clear_run(*run.run);
  }
  drop_empty_runs(paragraph);
  const bool vanishes = text_of(paragraph).empty() && !holds_section_break(paragraph);
  if (!vanishes) items.push_back({.node = std::move(paragraph), .origin = origin});
  for (Tag& tag : behind)
    items.push_back({.tag = std::move(tag), .origin = origin});
}

// A section that begins in one cell and ends in another, or in another row, takes whole rows.
void Filler::add_row(Items& items, Node& row) {
  std::vector<TagRun> alone;
  for (Node& cell : row.children) {
    std::vector<TagRun> runs;
    if (is_container(cell)) collect_tags(cell, origin_, runs);
    for (TagRun& run : without_partner(runs))
      alone.push_back(std::move(run));
  }
  if (alone.empty()) {
    items.push_back({.node = std::move(row), .origin = origin_});
    return;
  }
  std::vector<Item> behind;
  for (const TagRun& run : alone) {
    (run.tag.opens() ? items : behind).push_back({.tag = run.tag, .origin = run.origin});
    clear_run(*run.run);
  }
  drop_empty_runs(row);
  if (has_content(row)) items.push_back({.node = std::move(row), .origin = origin_});
  for (Item& item : behind)
    items.push_back(std::move(item));
}

void Filler::add_run(Items& items, Node& run) const {
  const std::string text = plain_text(run);
  if (is_tag(text)) {
    Tag tag = read_tag(text);
    if (is_section_tag(tag)) {
      items.push_back({.tag = std::move(tag), .origin = origin_});
      return;
    }
  }
  items.push_back({.node = std::move(run), .origin = origin_});
}

void Filler::expand(const Items& items, std::size_t begin, std::size_t end,
                    std::vector<Node>& out) {
  for (std::size_t i = begin; i < end; ++i) {
    const Item& item = items[i];
    if (item.tag.closes()) {
      complain(Fault::Kind::unopened, item.tag.text, item.origin);
    } else if (item.tag.opens()) {
      const std::size_t close = closing_of(items, i, end);
      if (close == end) {
        complain(Fault::Kind::unclosed, item.tag.text, item.origin);
        continue;
      }
      repeat(items, i, close, out);
      i = close;
    } else {
      out.push_back(item.node);
      if (clone_) make_copy_unique(out.back());
      fill_node(out.back());
    }
  }
}

std::size_t Filler::closing_of(const Items& items, std::size_t open, std::size_t end) {
  std::size_t depth = 0;
  for (std::size_t i = open; i < end; ++i) {
    if (items[i].tag.name != items[open].tag.name) continue;
    if (items[i].tag.opens()) ++depth;
    if (items[i].tag.closes() && --depth == 0) return i;
  }
  return end;
}

void Filler::repeat(const Items& items, std::size_t open, std::size_t close,
                    std::vector<Node>& out) {
  const Tag& tag = items[open].tag;
  const Value* value = find(tag.name);
  if (value == nullptr) {
    complain(Fault::Kind::unknown, tag.text, items[open].origin);
    return;
  }
  if (tag.sigil == '^' || value->is_absent()) {
    const bool shown = purpose_ == Purpose::check || (tag.sigil == '^') == value->is_absent();
    if (shown) expand(items, open + 1, close, out);
    return;
  }
  const bool was_clone = clone_;
  const Value::List* list = value->items();
  const std::size_t count = list == nullptr ? 1 : list->size();
  for (std::size_t i = 0; i < count; ++i) {
    scopes_.push_back(list == nullptr ? value : &(*list)[i]);
    clone_ = was_clone || i > 0;
    expand(items, open + 1, close, out);
    scopes_.pop_back();
  }
  clone_ = was_clone;
}

void Filler::fill_node(Node& node) {
  if (node.is("w:p")) {
    const std::uint32_t outer = origin_;
    origin_ = node.origin;
    fill_children(node);
    origin_ = outer;
  } else if (node.is("w:r")) {
    fill_run(node);
  } else if (node.is("w:sdt")) {
    unbind_control(node);
    fill_children(node);
  } else if (is_container(node)) {
    fill_children(node);
  }
}

void Filler::fill_run(Node& run) {
  const std::string text = plain_text(run);
  if (!is_tag(text)) return fill_text_boxes(run);
  const Tag tag = read_tag(text);
  if (tag.sigil == '!') return clear_run(run);
  if (tag.sigil == '%') {
    if (!pictures_.knows(tag.name)) return complain(Fault::Kind::no_picture, text, origin_);
    if (purpose_ == Purpose::check) return;
    std::erase_if(run.children, [](const Node& child) { return child.is("w:t"); });
    run.children.push_back(pictures_.make(tag.name));
    return;
  }
  if (tag.sigil != 0) return complain(Fault::Kind::sigil, text, origin_);
  put_value(run, tag);
}

// Line breaks of the value become the paragraph's own.
void Filler::put_value(Node& run, const Tag& tag) {
  const Value* value = find(tag.name);
  if (value == nullptr || tag.name.empty())
    return complain(Fault::Kind::unknown, tag.text, origin_);
  if (value->is_object() || (value->items() != nullptr && !value->is_absent()))
    return complain(Fault::Kind::no_text, tag.text, origin_);
  std::erase_if(run.children, [](const Node& child) { return child.is("w:t"); });
  if (value->text() == nullptr) return;
  bool first = true;
  for (const std::string& line : text::split(*value->text(), '\n')) {
    if (!first) run.children.push_back(element("w:br"));
    first = false;
    run.children.push_back(element("w:t", {{"xml:space", "preserve"}}, {text_node(line)}));
  }
}

void Filler::fill_text_boxes(Node& node) {
  for (Node& child : node.children) {
    if (child.is("w:txbxContent")) {
      fill_children(child);
    } else {
      fill_text_boxes(child);
    }
  }
}

// «a.b»: the innermost scope that has «a» decides.
const Value* Filler::find(const std::string& name) const {
  if (name == ".") return scopes_.back();
  const std::vector<std::string> path = text::split(name, '.');
  for (std::size_t i = scopes_.size(); i-- > 0;) {
    const Value* value = scopes_[i]->find(path.front());
    for (std::size_t step = 1; value != nullptr && step < path.size(); ++step)
      value = value->find(path[step]);
    if (value != nullptr) return value;
  }
  return nullptr;
}

void Filler::complain(Fault::Kind kind, const std::string& tag, std::uint32_t origin) {
  const Fault fault{kind, tag, origin};
  const bool told = std::ranges::any_of(faults_, [&](const Fault& other) {
    return other.kind == kind && other.tag == tag && other.origin == origin;
  });
  if (!told) faults_.push_back(fault);
}

}  // namespace vekha::render::docx
