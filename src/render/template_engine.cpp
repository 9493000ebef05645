#include "render/template_engine.h"

#include "base/text.h"
#include "render/escape.h"
#include "render/template_scanner.h"
#include "render/template_source.h"

#include <algorithm>

namespace vekha::render {

namespace {

// A step of a page. What load_pieces found is kept in the order in which it is written out, and
// each section knows where it ends: filling a page is one walk over them.
struct Step {
  Piece::Kind kind = Piece::Kind::text;
  std::string text;                // the text, or the tag's name
  std::vector<std::string> names;  // of a tag: the parts of its dotted name
  std::size_t end = 0;             // of a section: its closing step
  Place place;
};

using Steps = std::vector<Step>;

// One filling of a page.
class Filling {
 public:
  Filling(const Steps& steps, const Value& model, std::string& out)
      : steps_(steps), scopes_{&model}, out_(out) {}

  void fill(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
      const Step& step = steps_[at];
      switch (step.kind) {
        case Piece::Kind::text: out_ += step.text; break;
        case Piece::Kind::variable: append_html(out_, printed(step)); break;
        case Piece::Kind::unescaped: out_ += printed(step); break;
        case Piece::Kind::section:
          fill_section(at, lookup(step));
          at = step.end;
          break;
        case Piece::Kind::inverted:
          if (!lookup(step).is_absent()) at = step.end;
          break;
        case Piece::Kind::close: break;
      }
    }
  }

 private:
  void fill_section(std::size_t at, const Value& value) {
    if (value.is_absent()) return;
    const Value::List* items = value.items();
    if (items == nullptr) return fill_within(at, value);
    for (const Value& item : *items)
      fill_within(at, item);
  }

  void fill_within(std::size_t section, const Value& scope) {
    scopes_.push_back(&scope);
    fill(section + 1, steps_[section].end);
    scopes_.pop_back();
  }

  // Outer scopes are asked for the first part of a name only.
  const Value& lookup(const Step& step) const {
    if (step.names.empty()) return *scopes_.back();
    const Value* value = nullptr;
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend() && value == nullptr; ++scope)
      value = (*scope)->find(step.names.front());
    for (std::size_t i = 1; i < step.names.size() && value != nullptr; ++i)
      value = value->find(step.names[i]);
    if (value == nullptr) {
      throw template_error(step.place, {"имени «" + step.text + "» на этой странице нет",
                                        "the page does not know the name «" + step.text + "»"});
    }
    return *value;
  }

  const std::string& printed(const Step& step) const {
    const std::string* text = lookup(step).text();
    if (text == nullptr) {
      throw template_error(
          step.place, {"«" + step.text + "» здесь не текст: нужен раздел {{#" + step.text + "}}",
                       "«" + step.text + "» is no text here: a section is needed"});
    }
    return *text;
  }

  const Steps& steps_;
  std::vector<const Value*> scopes_;
  std::string& out_;
};

}  // namespace

class TemplateEngine::Page {
 public:
  Page(const std::vector<Piece>& pieces, const report::Phrases& phrases) {
    std::vector<std::size_t> open;
    for (const Piece& piece : pieces) {
      if (piece.kind == Piece::Kind::close) {
        steps_[open.back()].end = steps_.size();
        open.pop_back();
      }
      if (is_phrase(piece)) {
        add_text(escape_html(phrase(piece, phrases)));
      } else if (piece.kind == Piece::Kind::text) {
        add_text(piece.text);
      } else {
        if (opens(piece)) open.push_back(steps_.size());
        add_tag(piece);
      }
    }
  }

  std::string render(const Value& model) {
    std::string out;
    out.reserve(longest_);
    Filling(steps_, model, out).fill(0, steps_.size());
    longest_ = std::max(longest_, out.size());
    return out;
  }

 private:
  static bool is_phrase(const Piece& piece) {
    return piece.kind == Piece::Kind::variable && piece.text.starts_with("t.");
  }
  static bool opens(const Piece& piece) {
    return piece.kind == Piece::Kind::section || piece.kind == Piece::Kind::inverted;
  }

  static const std::string& phrase(const Piece& piece, const report::Phrases& phrases) {
    const std::string key = piece.text.substr(2);
    if (!phrases.has(key)) {
      throw template_error(piece.place,
                           {"нет фразы «" + key + "»", "there is no phrase «" + key + "»"});
    }
    return phrases.text(key);
  }

  void add_text(const std::string& text) {
    if (steps_.empty() || steps_.back().kind != Piece::Kind::text) steps_.emplace_back();
    steps_.back().text += text;
  }

  void add_tag(const Piece& piece) {
    const bool itself = piece.text == ".";
    steps_.push_back({.kind = piece.kind,
                      .text = piece.text,
                      .names = itself ? std::vector<std::string>() : text::split(piece.text, '.'),
                      .place = piece.place});
  }

  Steps steps_;
  std::size_t longest_ = 0;  // so that the next page needs room once
};

TemplateEngine::TemplateEngine(const report::Templates& templates, const report::Phrases& phrases)
    : templates_(templates), phrases_(phrases) {}

TemplateEngine::~TemplateEngine() = default;

void TemplateEngine::load(const std::string& name) {
  page(name);
}

std::string TemplateEngine::render(const std::string& name, const Value& model) {
  return page(name).render(model);
}

TemplateEngine::Page& TemplateEngine::page(const std::string& name) {
  const auto found = pages_.find(name);
  if (found != pages_.end()) return *found->second;
  auto made = std::make_unique<Page>(load_pieces(templates_, name), phrases_);
  return *pages_.emplace(name, std::move(made)).first->second;
}

}  // namespace vekha::render
