#include "render/docx/word_text.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace vekha::render::docx {

namespace {

constexpr std::string_view opening = "{{";
constexpr std::string_view closing = "}}";

// What may stand between a paragraph and its runs.
bool is_inline_container(const Node& node) {
  static constexpr std::array names = {"w:hyperlink", "w:ins",        "w:moveTo",    "w:smartTag",
                                       "w:sdt",       "w:sdtContent", "w:fldSimple", "w:customXml",
                                       "w:dir",       "w:bdo"};
  return std::ranges::find(names, node.name) != names.end();
}

bool is_barrier(const Node& node) {
  static constexpr std::array names = {
      "w:br", "w:tab", "w:cr", "w:drawing", "w:pict", "w:object", "mc:AlternateContent"};
  return std::ranges::find(names, node.name) != names.end();
}

std::string text_of_t(const Node& t) {
  return t.children.empty() ? std::string() : t.children.front().text;
}

void set_text(Node& t, std::string_view text) {
  t.children.clear();
  if (text.empty()) return;
  t.children.push_back(text_node(text));
  t.set_attribute("xml:space", "preserve");
}

// A piece of the paragraph's text: a w:t, or nullptr for what no tag reaches over.
struct Piece {
  Node* t = nullptr;
  std::size_t begin = 0;  // in the joined text
};

void collect_run(Node& run, std::vector<Piece>& pieces, std::string& text) {
  for (Node& child : run.children) {
    if (child.is("w:t")) {
      pieces.push_back({&child, text.size()});
      text += text_of_t(child);
    } else if (is_barrier(child)) {
      pieces.push_back({nullptr, text.size()});
      text += '\n';
    }
  }
}

void collect(Node& container, std::vector<Piece>& pieces, std::string& text) {
  for (Node& child : container.children) {
    if (child.is("w:r")) {
      collect_run(child, pieces, text);
    } else if (is_inline_container(child)) {
      collect(child, pieces, text);
    }
  }
}

struct Span {
  std::size_t begin;
  std::size_t end;
};

// The tags of a text; `whole` is false when braces are left over.
std::vector<Span> spans_of(std::string_view text, bool& whole) {
  std::vector<Span> spans;
  whole = true;
  for (std::size_t at = 0;;) {
    const std::size_t begin = text.find(opening, at);
    const std::size_t stray = text.find(closing, at);
    if (stray < begin) whole = false;
    if (begin == std::string_view::npos) return spans;
    const std::size_t end = text.find(closing, begin);
    const std::size_t line = text.find('\n', begin);
    if (end == std::string_view::npos || line < end) {
      whole = false;
      at = begin + opening.size();
      continue;
    }
    std::size_t behind = end + closing.size();
    if (behind < text.size() && text[behind] == '}' && text.substr(begin, 3) == "{{{") ++behind;
    spans.push_back({begin, behind});
    at = behind;
  }
}

// Moves the span's letters into the w:t that holds its first one.
void gather(const std::vector<Piece>& pieces, const Span& span, std::string_view text) {
  Node* first = nullptr;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::size_t begin = pieces[i].begin;
    const std::size_t end = i + 1 < pieces.size() ? pieces[i + 1].begin : text.size();
    if (pieces[i].t == nullptr || end <= span.begin || begin >= span.end) continue;
    const std::string own(text.substr(begin, end - begin));
    if (first == nullptr) {
      first = pieces[i].t;
      const std::size_t kept = span.begin - begin;
      const std::string rest = end > span.end ? own.substr(span.end - begin) : "";
      set_text(*first, own.substr(0, kept) +
                           std::string(text.substr(span.begin, span.end - span.begin)) + rest);
    } else {
      set_text(*pieces[i].t, end > span.end ? own.substr(span.end - begin) : "");
    }
  }
}

Node run_like(const Node& run, std::string_view text) {
  Node copy = element("w:r");
  if (const Node* look = run.child("w:rPr")) copy.children.push_back(*look);
  Node t = element("w:t");
  set_text(t, text);
  copy.children.push_back(std::move(t));
  return copy;
}

Node run_with(const Node& run, Node child) {
  Node copy = element("w:r");
  if (const Node* look = run.child("w:rPr")) copy.children.push_back(*look);
  copy.children.push_back(std::move(child));
  return copy;
}

bool holds_tag(const Node& run) {
  return std::ranges::any_of(run.children, [](const Node& child) {
    return child.is("w:t") && text_of_t(child).find(opening) != std::string::npos;
  });
}

void split_run(const Node& run, std::vector<Node>& out) {
  for (const Node& child : run.children) {
    if (child.is("w:rPr")) continue;
    if (!child.is("w:t")) {
      out.push_back(run_with(run, child));
      continue;
    }
    const std::string text = text_of_t(child);
    bool whole = true;
    std::size_t at = 0;
    for (const Span& span : spans_of(text, whole)) {
      if (span.begin > at) out.push_back(run_like(run, text.substr(at, span.begin - at)));
      out.push_back(run_like(run, text.substr(span.begin, span.end - span.begin)));
      at = span.end;
    }
    if (at < text.size()) out.push_back(run_like(run, text.substr(at)));
  }
}

void split_runs(Node& container) {
  std::vector<Node> out;
  for (Node& child : container.children) {
    if (child.is("w:r") && holds_tag(child)) {
      split_run(child, out);
      continue;
    }
    if (is_inline_container(child)) split_runs(child);
    out.push_back(std::move(child));
  }
  container.children = std::move(out);
}

}  // namespace

Tag read_tag(std::string_view text) {
  Tag tag{.text = std::string(text)};
  std::string inner(text);
  std::erase_if(inner, [](char c) { return c == '{' || c == '}'; });
  inner = text::fold_space(inner);
  static constexpr std::string_view sigils = "#^/%!&>=";
  if (!inner.empty() && sigils.find(inner.front()) != std::string_view::npos) {
    tag.sigil = inner.front() == '&' ? '\0' : inner.front();
    inner = text::fold_space(inner.substr(1));
  }
  tag.name = inner;
  return tag;
}

bool is_tag(std::string_view text) {
  return text.size() >= opening.size() + closing.size() && text.substr(0, 2) == opening &&
         text.substr(text.size() - 2) == closing && text.find(opening, 2) == std::string_view::npos;
}

std::string text_of(const Node& paragraph) {
  std::vector<Piece> pieces;
  std::string text;
  collect(const_cast<Node&>(paragraph), pieces, text);
  return text;
}

std::vector<Tag> tags_of(const Node& paragraph) {
  const std::string text = text_of(paragraph);
  bool whole = true;
  std::vector<Tag> tags;
  for (const Span& span : spans_of(text, whole))
    tags.push_back(read_tag(std::string_view(text).substr(span.begin, span.end - span.begin)));
  return tags;
}

bool isolate_tags(Node& paragraph) {
  std::vector<Piece> pieces;
  std::string text;
  collect(paragraph, pieces, text);
  bool whole = true;
  const std::vector<Span> spans = spans_of(text, whole);
  // From the back, so that what stands before keeps its place.
  for (std::size_t i = spans.size(); i-- > 0;) {
    std::vector<Piece> now;
    std::string current;
    collect(paragraph, now, current);
    gather(now, spans[i], current);
  }
  split_runs(paragraph);
  return whole;
}

std::string plain_text(const Node& run) {
  std::string text;
  for (const Node& child : run.children) {
    if (child.is("w:rPr")) continue;
    if (!child.is("w:t")) return "";
    text += text_of_t(child);
  }
  return text;
}

}  // namespace vekha::render::docx
