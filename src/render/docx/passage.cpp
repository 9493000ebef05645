#include "render/docx/passage.h"

#include "base/text.h"
#include "render/docx/scrub.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vekha::render::docx {

namespace {

// What holds paragraphs, tables, rows, cells or runs.
bool is_container(const Node& node) {
  static constexpr std::array<std::string_view, 22> names = {
      "w:body",      "w:tbl", "w:tr",          "w:tc",       "w:sdt",       "w:sdtContent",
      "w:hdr",       "w:ftr", "w:footnotes",   "w:footnote", "w:endnotes",  "w:endnote",
      "w:hyperlink", "w:ins", "w:moveTo",      "w:smartTag", "w:fldSimple", "w:customXml",
      "w:dir",       "w:bdo", "w:txbxContent", "w:p"};
  return std::ranges::find(names, node.name) != names.end();
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

std::vector<std::string> path_of(const Tag& tag) {
  if (tag.name == ".") return {};
  return text::split(tag.name, '.');
}

bool holds_text_box(const Node& node) {
  return std::ranges::any_of(node.children, [](const Node& child) {
    return child.is("w:txbxContent") || holds_text_box(child);
  });
}

// A run that is a tag, with the paragraph it stands in.
struct TagRun {
  Node* run = nullptr;
  Tag tag;
  std::uint32_t origin = 0;
};

void collect_tags(Node& container, std::uint32_t origin, std::vector<TagRun>& runs) {
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
std::vector<TagRun> without_partner(const std::vector<TagRun>& runs) {
  std::vector<TagRun> open;
  for (const TagRun& run : runs) {
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

bool is_text_left(std::string text, const std::vector<TagRun>& tags) {
  for (const TagRun& other : tags) {
    const std::size_t found = text.find(other.tag.text);
    if (found != std::string::npos) text.erase(found, other.tag.text.size());
  }
  return !is_blank(text);
}

class Maker {
 public:
  Passage container(Node node) {
    std::vector<Item> items = items_of(node);
    node.children.clear();
    Passage made{.kind = Passage::Kind::container, .node = std::move(node), .origin = origin_};
    made.inner = paired(items, 0, items.size());
    return made;
  }

  Passage root(Node node) {
    if (node.child("w:body") == nullptr) return container(std::move(node));
    Passage made{.kind = Passage::Kind::boxes};
    for (Node& child : node.children) {
      made.inner.push_back(child.is("w:body") ? container(std::move(child))
                                              : Passage{.node = std::move(child)});
    }
    node.children.clear();
    made.node = std::move(node);
    return made;
  }

 private:
  // A child of a container, or a tag that opens or closes a section between children, or a fault.
  struct Item {
    Node node;
    Tag tag;  // of a section
    std::uint32_t origin = 0;
    bool is_fault = false;
    Fault::Kind fault{};
  };

  Item child(Node& node) const { return {.node = std::move(node), .tag = {}, .origin = origin_}; }
  static Item fault(Fault::Kind kind, std::string text, std::uint32_t origin) {
    return {.node = {},
            .tag = {.text = std::move(text)},
            .origin = origin,
            .is_fault = true,
            .fault = kind};
  }

  std::vector<Item> items_of(Node& container) {
    std::vector<Item> items;
    for (Node& node : container.children) {
      if (node.is("w:p")) {
        add_paragraph(items, node);
      } else if (node.is("w:tr")) {
        add_row(items, node);
      } else if (node.is("w:r")) {
        add_run(items, node);
      } else {
        items.push_back(child(node));
      }
    }
    return items;
  }

  // Section tags at the edges of a paragraph stand before or behind it; one that has nothing else
  // vanishes.
  static void add_paragraph(std::vector<Item>& items, Node& paragraph) {
    const std::uint32_t origin = paragraph.origin;
    if (!isolate_tags(paragraph))
      items.push_back(fault(Fault::Kind::braces, text_of(paragraph), origin));
    std::vector<TagRun> runs;
    collect_tags(paragraph, origin, runs);
    const std::vector<TagRun> alone = without_partner(runs);
    std::vector<Tag> behind;
    std::string before = alone.empty() ? "" : text_of(paragraph);
    for (const TagRun& run : alone) {
      const std::size_t at = before.find(run.tag.text);
      const std::string rest = before.substr(at + run.tag.text.size());
      if (is_blank(before.substr(0, at))) {
        items.push_back({.node = {}, .tag = run.tag, .origin = origin});
        before = rest;
      } else if (!is_text_left(rest, alone)) {
        behind.push_back(run.tag);
      } else {
        items.push_back(fault(Fault::Kind::in_the_middle, run.tag.text, origin));
      }
      clear_run(*run.run);
    }
    if (!alone.empty()) drop_empty_runs(paragraph);
    const bool vanishes =
        !alone.empty() && text_of(paragraph).empty() && !holds_section_break(paragraph);
    if (!vanishes) items.push_back({.node = std::move(paragraph), .tag = {}, .origin = origin});
    for (Tag& tag : behind)
      items.push_back({.node = {}, .tag = std::move(tag), .origin = origin});
  }

  // A section that begins in one cell and ends in another, or in another row, takes whole rows.
  void add_row(std::vector<Item>& items, Node& row) const {
    std::vector<TagRun> alone;
    for (Node& cell : row.children) {
      std::vector<TagRun> runs;
      if (is_container(cell)) collect_tags(cell, origin_, runs);
      for (TagRun& run : without_partner(runs))
        alone.push_back(std::move(run));
    }
    std::vector<Item> behind;
    for (const TagRun& run : alone) {
      (run.tag.opens() ? items : behind)
          .push_back({.node = {}, .tag = run.tag, .origin = run.origin});
      clear_run(*run.run);
    }
    if (!alone.empty()) drop_empty_runs(row);
    if (alone.empty() || has_content(row)) items.push_back(child(row));
    for (Item& item : behind)
      items.push_back(std::move(item));
  }

  void add_run(std::vector<Item>& items, Node& run) const {
    const std::string text = plain_text(run);
    Tag tag = is_tag(text) ? read_tag(text) : Tag{};
    if (is_section_tag(tag)) {
      items.push_back({.node = {}, .tag = std::move(tag), .origin = origin_});
    } else {
      items.push_back(child(run));
    }
  }

  std::vector<Passage> paired(std::vector<Item>& items, std::size_t begin, std::size_t end) {
    std::vector<Passage> made;
    for (std::size_t i = begin; i < end; ++i) {
      Item& item = items[i];
      if (item.is_fault) {
        made.push_back(faulty(item, item.fault));
      } else if (item.tag.closes()) {
        made.push_back(faulty(item, Fault::Kind::unopened));
      } else if (!item.tag.opens()) {
        made.push_back(passage(item.node));
      } else {
        const std::size_t close = closing_of(items, i, end);
        if (close == end) {
          made.push_back(faulty(item, Fault::Kind::unclosed));
          continue;
        }
        made.push_back({.kind = Passage::Kind::section,
                        .tag = item.tag,
                        .path = path_of(item.tag),
                        .origin = item.origin,
                        .inner = paired(items, i + 1, close)});
        i = close;
      }
    }
    return made;
  }

  static std::size_t closing_of(const std::vector<Item>& items, std::size_t open, std::size_t end) {
    std::size_t depth = 0;
    for (std::size_t i = open; i < end; ++i) {
      if (items[i].is_fault || items[i].tag.name != items[open].tag.name) continue;
      if (items[i].tag.opens()) ++depth;
      if (items[i].tag.closes() && --depth == 0) return i;
    }
    return end;
  }

  static Passage faulty(const Item& item, Fault::Kind kind) {
    return {.kind = Passage::Kind::fault, .fault = {kind, item.tag.text, item.origin}};
  }

  Passage passage(Node& node) {
    if (node.is("w:p")) {
      const std::uint32_t outer = std::exchange(origin_, node.origin);
      Passage made = container(std::move(node));
      origin_ = outer;
      return made;
    }
    if (node.is("w:r")) return run(node);
    if (node.is("w:sdt")) unbind_control(node);
    if (is_container(node)) return container(std::move(node));
    return {.node = std::move(node), .origin = origin_};
  }

  Passage run(Node& node) {
    const std::string text = plain_text(node);
    if (!is_tag(text)) return boxes(node);
    Passage made{.kind = Passage::Kind::tag, .tag = read_tag(text), .origin = origin_};
    made.path = path_of(made.tag);
    made.node = std::move(node);
    return made;
  }

  Passage boxes(Node& node) {
    if (!holds_text_box(node)) return {.node = std::move(node), .origin = origin_};
    Passage made{.kind = Passage::Kind::boxes, .origin = origin_};
    for (Node& child : node.children)
      made.inner.push_back(child.is("w:txbxContent") ? container(std::move(child)) : boxes(child));
    node.children.clear();
    made.node = std::move(node);
    return made;
  }

  std::uint32_t origin_ = 0;  // of the paragraph that is gone through
};

}  // namespace

Passage passage_of(Node root) {
  return Maker().root(std::move(root));
}

}  // namespace vekha::render::docx
