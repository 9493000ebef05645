#include "render/docx/scrub.h"

#include "render/docx/word_text.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace vekha::render::docx {

namespace {

bool has_any(const Node& node, std::string_view first, std::string_view second) {
  return std::ranges::any_of(node.children, [&](const Node& child) {
    return child.is(first) || child.is(second) ||
           (child.is("w:sdt") || child.is("w:sdtContent") ? has_any(child, first, second) : false);
  });
}

/// Ids of one kind of marks that stand in pairs.
struct Ends {
  std::string_view start;
  std::string_view end;
  std::set<std::string, std::less<>> starts;
  std::set<std::string, std::less<>> ends;

  bool any() const { return !starts.empty() || !ends.empty(); }
  bool is_half(const Node& node) const {
    return (node.name == start && !ends.contains(node.attribute("w:id"))) ||
           (node.name == end && !starts.contains(node.attribute("w:id")));
  }
};

using Marks = std::array<Ends, 2>;

// All that a long note needs of these walks is that they are short: most nodes are no marks.
void collect_ends(const Node& node, Marks& marks) {
  for (const Node& child : node.children) {
    for (Ends& found : marks) {
      if (child.name == found.start) found.starts.emplace(child.attribute("w:id"));
      if (child.name == found.end) found.ends.emplace(child.attribute("w:id"));
    }
    collect_ends(child, marks);
  }
}

void drop_half_marks(Node& node, const Marks& marks) {
  std::erase_if(node.children, [&](const Node& child) {
    return std::ranges::any_of(marks, [&](const Ends& found) { return found.is_half(child); });
  });
  for (Node& child : node.children)
    drop_half_marks(child, marks);
}

void number_drawings(Node& node, std::uint32_t& next) {
  if (node.is("wp:docPr")) node.set_attribute("id", std::to_string(next++));
  for (Node& child : node.children)
    number_drawings(child, next);
}

}  // namespace

bool is_mark(const Node& node) {
  static constexpr std::array<std::string_view, 5> names = {
      "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd",
      "w:commentReference"};
  return std::ranges::find(names, node.name) != names.end();
}

bool is_empty_table(const Node& node) {
  if (node.is("w:tbl")) return !has_any(node, "w:tr", "w:tr");
  if (node.is("w:tr")) return !has_any(node, "w:tc", "w:tc");
  return false;
}

bool has_content(const Node& node) {
  static constexpr std::array<std::string_view, 5> things = {"w:drawing", "w:pict", "w:object",
                                                             "mc:AlternateContent", "w:fldSimple"};
  if (std::ranges::find(things, node.name) != things.end()) return true;
  if (node.is("w:t")) {
    return std::ranges::any_of(node.children, [](const Node& text) {
      return text.text.find_first_not_of(" \t\n") != std::string::npos;
    });
  }
  return std::ranges::any_of(node.children, has_content);
}

bool holds_section_break(const Node& paragraph) {
  const Node* properties = paragraph.child("w:pPr");
  return properties != nullptr && properties->child("w:sectPr") != nullptr;
}

void drop_empty_runs(Node& node) {
  std::erase_if(node.children, [](const Node& child) {
    return child.is("w:r") && std::ranges::all_of(child.children, [](const Node& inner) {
             return inner.is("w:rPr") || (inner.is("w:t") && inner.children.empty());
           });
  });
  for (Node& child : node.children)
    drop_empty_runs(child);
}

void make_copy_unique(Node& node) {
  node.remove_attribute("w14:paraId");
  node.remove_attribute("w14:textId");
  const bool of_control = node.is("w:sdtPr");
  std::erase_if(node.children, [of_control](const Node& child) {
    return is_mark(child) || (of_control && child.is("w:id"));
  });
  for (Node& child : node.children)
    make_copy_unique(child);
}

void unbind_control(Node& control) {
  Node* properties = control.child("w:sdtPr");
  if (properties == nullptr) return;
  std::erase_if(properties->children, [](const Node& child) {
    return child.is("w:dataBinding") || child.is("w15:dataBinding") || child.is("w:showingPlcHdr");
  });
}

void settle(Node& root, std::uint32_t& next_drawing) {
  Marks marks{
      {{.start = "w:bookmarkStart", .end = "w:bookmarkEnd", .starts = {}, .ends = {}},
       {.start = "w:commentRangeStart", .end = "w:commentRangeEnd", .starts = {}, .ends = {}}}};
  collect_ends(root, marks);
  if (std::ranges::any_of(marks, &Ends::any)) drop_half_marks(root, marks);
  number_drawings(root, next_drawing);
}

void number_paragraphs(Node& root) {
  std::uint32_t number = 0;
  const auto walk = [&number](auto&& self, Node& node) -> void {
    if (node.is("w:p")) node.origin = ++number;
    for (Node& child : node.children)
      self(self, child);
  };
  walk(walk, root);
}

}  // namespace vekha::render::docx
