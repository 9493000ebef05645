#include "render/docx/annotation.h"

#include "render/docx/relations.h"
#include "render/docx/word_text.h"

#include <algorithm>
#include <charconv>

namespace vekha::render::docx {

namespace {

constexpr const char* comments_part = "word/comments.xml";
constexpr const char* comments_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
constexpr const char* comments_relation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
constexpr const char* word_namespace =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

// The paragraph of that number; one within a text box gives the paragraph that holds the box.
Node* paragraph_of(Node& node, std::uint32_t origin, Node* outer) {
  if (node.is("w:p") && outer == nullptr) outer = &node;
  if (node.is("w:p") && (node.origin == origin || origin == 0)) return outer;
  for (Node& child : node.children) {
    if (Node* found = paragraph_of(child, origin, outer)) return found;
  }
  return nullptr;
}

int next_id(const Node& comments) {
  int next = 0;
  for (const Node& comment : comments.children) {
    const std::string_view text = comment.attribute("w:id");
    int id = 0;
    std::from_chars(text.data(), text.data() + text.size(), id);
    next = std::max(next, id + 1);
  }
  return next;
}

Node comment_of(const std::string& id, const std::string& text) {
  Node run = element("w:r", {}, {element("w:t", {{"xml:space", "preserve"}}, {text_node(text)})});
  return element("w:comment", {{"w:id", id}, {"w:author", "Веха"}, {"w:initials", "В"}},
                 {element("w:p", {}, {std::move(run)})});
}

// Around the tag's own run where it can be found, else around the whole paragraph.
void mark(Node& paragraph, const std::string& tag, const std::string& id) {
  isolate_tags(paragraph);
  auto& children = paragraph.children;
  const auto found = std::ranges::find_if(
      children, [&](const Node& child) { return child.is("w:r") && plain_text(child) == tag; });
  std::ptrdiff_t first = found - children.begin();
  std::ptrdiff_t behind = first + 1;
  if (found == children.end()) {
    first = !children.empty() && children.front().is("w:pPr") ? 1 : 0;
    behind = static_cast<std::ptrdiff_t>(children.size());
  }
  const auto put = [&](std::ptrdiff_t at, Node node) {
    children.insert(children.begin() + at, std::move(node));
  };
  put(behind, element("w:r", {}, {element("w:commentReference", {{"w:id", id}})}));
  put(behind, element("w:commentRangeEnd", {{"w:id", id}}));
  put(first, element("w:commentRangeStart", {{"w:id", id}}));
}

}  // namespace

void annotate(Package& package, const std::string& part, Node& document,
              const std::vector<Remark>& remarks) {
  if (remarks.empty()) return;
  const auto known = parts_of_type(package, "wordprocessingml.comments+xml");
  const std::string name = known.empty() ? comments_part : known.front();
  Node comments = known.empty() ? element("w:comments", {{"xmlns:w", word_namespace}})
                                : parse_xml(package.find(name)->bytes, name);
  for (const Remark& remark : remarks) {
    Node* paragraph = paragraph_of(document, remark.origin, nullptr);
    if (paragraph == nullptr) paragraph = paragraph_of(document, 0, nullptr);
    if (paragraph == nullptr) continue;
    const std::string id = std::to_string(next_id(comments));
    mark(*paragraph, remark.tag, id);
    comments.children.push_back(comment_of(id, remark.text));
  }
  package.set(name, to_xml(comments));
  package.set(part, to_xml(document));
  if (!known.empty()) return;
  set_part_type(package, name, comments_type);
  add_relation(package, part, comments_relation, "comments.xml");
}

void remove_remarks(Node& root) {
  std::erase_if(root.children, [](const Node& child) {
    return child.is("w:commentRangeStart") || child.is("w:commentRangeEnd") ||
           (child.is("w:r") && child.child("w:commentReference") != nullptr);
  });
  for (Node& child : root.children)
    remove_remarks(child);
}

}  // namespace vekha::render::docx
