#include "render/template_engine.h"

#include "base/text.h"
#include "render/escape.h"
#include "render/template_scanner.h"
#include "render/template_source.h"

#include <kainjow/mustache.hpp>

#include <cassert>
#include <charconv>

namespace vekha::render {

namespace {

using Data = kainjow::mustache::data;

// What a tag of the text given to kainjow stands for; tags are named by their index here. So a
// lookup needs no parsing, an error knows its line, and text between tags, white space too, passes
// kainjow as one value.
struct Entry {
  Data literal;                    // of text between tags
  std::vector<std::string> names;  // of a tag: the parts of its dotted name; empty for text
  bool printed = false;            // a variable, not a section
  std::string name;
  Place place;
};

// kainjow drops an output of nothing but blanks when a section had part in it; with this before it
// none is blank.
constexpr char guard = '|';

// Gives kainjow the model: it sees markers, whose addresses say which of our values is meant.
class ModelContext : public kainjow::mustache::basic_context<std::string> {
 public:
  ModelContext(const Value& model, const std::vector<Entry>& entries)
      : entries_(entries), scopes_{&model}, found_(2) {}

  const Data* get(const std::string& tag) const override {
    std::size_t index = 0;
    std::from_chars(tag.data(), tag.data() + tag.size(), index);
    const Entry& entry = entries_[index];
    if (entry.names.empty()) return &entry.literal;
    const Value& value = lookup(entry);
    found_[scopes_.size()] = &value;
    if (entry.printed) return printed(entry, value);
    if (value.is_absent()) return &no_;
    return value.items() != nullptr ? &markers(value.items()->size()) : &yes_;
  }

  // The section that is being entered was looked up last on this level.
  void push(const Data* marker) override {
    const Value* value = found_[scopes_.size()];
    const Value::List* items = value->items();
    if (items != nullptr && items->empty()) {
      value = scopes_.back();  // an inverted section is entered for a list without elements
    } else if (items != nullptr) {
      const Data* first = markers(items->size()).list_value().data();
      value = &(*items)[static_cast<std::size_t>(marker - first)];
    }
    scopes_.push_back(value);
    found_.resize(scopes_.size() + 1);
  }

  void pop() override { scopes_.pop_back(); }
  const Data* get_partial(const std::string&) const override { return nullptr; }

 private:
  // Outer scopes are asked for the first part of a name only.
  const Value& lookup(const Entry& entry) const {
    if (entry.name == ".") return *scopes_.back();
    const Value* value = nullptr;
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend() && value == nullptr; ++scope) {
      value = (*scope)->find(entry.names.front());
    }
    for (std::size_t i = 1; i < entry.names.size() && value != nullptr; ++i)
      value = value->find(entry.names[i]);
    if (value == nullptr) {
      throw template_error(entry.place, {"имени «" + entry.name + "» на этой странице нет",
                                         "the page does not know the name «" + entry.name + "»"});
    }
    return *value;
  }

  const Data* printed(const Entry& entry, const Value& value) const {
    if (value.text() == nullptr) {
      throw template_error(
          entry.place, {"«" + entry.name + "» здесь не текст: нужен раздел {{#" + entry.name + "}}",
                        "«" + entry.name + "» is no text here: a section is needed"});
    }
    text_ = *value.text();
    return &text_;
  }

  const Data& markers(std::size_t count) const {
    const auto found = markers_.find(count);
    if (found != markers_.end()) return found->second;
    return markers_.emplace(count, Data{kainjow::mustache::list(count, Data{true})}).first->second;
  }

  const std::vector<Entry>& entries_;
  std::vector<const Value*> scopes_;
  mutable std::vector<const Value*> found_;  // by level, the value looked up last
  mutable Data text_;
  mutable std::map<std::size_t, Data> markers_;
  const Data yes_{true};
  const Data no_{false};
};

struct Output {
  std::string bytes;
  Output& operator<<(const std::string& more) {
    bytes += more;
    return *this;
  }
};

}  // namespace

class TemplateEngine::Page {
 public:
  Page(const std::vector<Piece>& pieces, const report::Phrases& phrases)
      : mustache_(canonical(pieces, phrases)) {
    mustache_.set_custom_escape([](const std::string& text) { return escape_html(text); });
    assert(mustache_.is_valid());
  }

  std::string render(const Value& model) {
    ModelContext context(model, entries_);
    Output out;
    mustache_.render(context, out);
    assert(mustache_.is_valid());
    return out.bytes.substr(1);
  }

 private:
  std::string canonical(const std::vector<Piece>& pieces, const report::Phrases& phrases) {
    std::string text(1, guard);
    std::string literal;
    std::vector<std::size_t> open;
    for (const Piece& piece : pieces) {
      if (add_literal(piece, phrases, literal)) continue;
      flush(literal, text);
      if (piece.kind == Piece::Kind::close) {
        text += "{{/" + std::to_string(open.back()) + "}}";
        open.pop_back();
        continue;
      }
      const std::size_t index = add_entry(piece);
      if (!entries_[index].printed) open.push_back(index);
      text += tag(piece.kind, index);
    }
    flush(literal, text);
    return text;
  }

  static bool add_literal(const Piece& piece, const report::Phrases& phrases,
                          std::string& literal) {
    if (piece.kind == Piece::Kind::text) {
      literal += piece.text;
      return true;
    }
    if (piece.kind != Piece::Kind::variable || !piece.text.starts_with("t.")) return false;
    const std::string key = piece.text.substr(2);
    if (!phrases.has(key)) {
      throw template_error(piece.place,
                           {"нет фразы «" + key + "»", "there is no phrase «" + key + "»"});
    }
    literal += escape_html(phrases.text(key));
    return true;
  }

  void flush(std::string& literal, std::string& text) {
    if (literal.empty()) return;
    text += tag(Piece::Kind::unescaped, entries_.size());
    entries_.push_back({.literal = Data{literal}});
    literal.clear();
  }

  std::size_t add_entry(const Piece& piece) {
    const bool printed =
        piece.kind == Piece::Kind::variable || piece.kind == Piece::Kind::unescaped;
    const bool itself = piece.text == ".";
    entries_.push_back(
        {.literal = {},
         .names = itself ? std::vector<std::string>{"."} : text::split(piece.text, '.'),
         .printed = printed,
         .name = piece.text,
         .place = piece.place});
    return entries_.size() - 1;
  }

  static std::string tag(Piece::Kind kind, std::size_t index) {
    const std::string name = std::to_string(index);
    switch (kind) {
      case Piece::Kind::section: return "{{#" + name + "}}";
      case Piece::Kind::inverted: return "{{^" + name + "}}";
      case Piece::Kind::unescaped: return "{{{" + name + "}}}";
      default: return "{{" + name + "}}";
    }
  }

  std::vector<Entry> entries_;
  kainjow::mustache::mustache mustache_;
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
