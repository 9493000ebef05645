#include "render/template_source.h"

#include "base/error.h"
#include "base/text.h"
#include "render/template_scanner.h"

#include <algorithm>
#include <cstdint>

namespace vekha::render {

namespace {

using Pieces = std::vector<Piece>;

constexpr std::string_view blanks = " \t";

bool may_stand_alone(char sigil) {
  return std::string_view("#^/>!=").find(sigil) != std::string_view::npos;
}

// The start of the blanks before a tag when nothing else stands before it on its line.
std::size_t line_start(std::string_view source, std::size_t tag_begin) {
  const std::size_t last =
      tag_begin == 0 ? std::string_view::npos : source.find_last_not_of(blanks, tag_begin - 1);
  if (last == std::string_view::npos) return 0;
  return source[last] == '\n' ? last + 1 : std::string_view::npos;
}

// The start of the next line when nothing but blanks stands behind a tag.
std::size_t next_line(std::string_view source, std::size_t tag_end) {
  const std::size_t next = source.find_first_not_of(blanks, tag_end);
  if (next == std::string_view::npos) return source.size();
  if (source[next] == '\n') return next + 1;
  return source.compare(next, 2, "\r\n") == 0 ? next + 2 : std::string_view::npos;
}

std::string indented(std::string_view source, std::string_view indentation) {
  if (indentation.empty()) return std::string(source);
  std::string out;
  bool at_line_start = true;
  for (const char c : source) {
    if (at_line_start) out += indentation;
    out += c;
    at_line_start = c == '\n';
  }
  return out;
}

class Expander {
 public:
  explicit Expander(const report::Templates& templates)
      : templates_(templates), known_(templates.list("")) {}

  void expand(const std::string& name, std::string_view indentation) {
    open_files_.push_back(name);
    const std::string file = name + ".mustache";
    Scanner scanner(indented(templates_.read(file), indentation), templates_.path(file).string());
    std::vector<Piece> open;
    std::size_t at = 0;
    while (const auto tag = scanner.next())
      at = take(scanner, *tag, at, open);
    add_text(scanner.source().substr(at));
    if (!open.empty())
      throw template_error(open.back().place, section_not_closed(open.back().text));
    open_files_.pop_back();
  }

  Pieces take_pieces() { return std::move(pieces_); }

 private:
  // Puts in the text before the tag and what the tag stands for; returns where the text goes on.
  std::size_t take(const Scanner& scanner, const Tag& tag, std::size_t at, Pieces& open) {
    const std::string_view source = scanner.source();
    std::size_t text_end = tag.begin;
    std::size_t rest = tag.end;
    std::string_view indentation;
    if (may_stand_alone(tag.sigil)) {
      const std::size_t start = line_start(source, tag.begin);
      const std::size_t next = next_line(source, tag.end);
      if (start != std::string_view::npos && start >= at && next != std::string_view::npos) {
        indentation = source.substr(start, tag.begin - start);
        text_end = start;
        rest = next;
      }
    }
    add_text(source.substr(at, text_end - at));
    add_tag(tag, indentation, open);
    return rest;
  }

  void add_text(std::string_view text) {
    if (!text.empty()) pieces_.push_back({.text = std::string(text), .place = {}});
  }

  void add_tag(const Tag& tag, std::string_view indentation, Pieces& open) {
    switch (tag.sigil) {
      case '!':
      case '=': return;
      case '>': return add_partial(tag, indentation);
      case '#': return add_section(Piece::Kind::section, tag, open);
      case '^': return add_section(Piece::Kind::inverted, tag, open);
      case '/': return close_section(tag, open);
      case '&': pieces_.push_back({Piece::Kind::unescaped, tag.name, tag.place}); return;
      default: pieces_.push_back({Piece::Kind::variable, tag.name, tag.place}); return;
    }
  }

  void add_partial(const Tag& tag, std::string_view indentation) {
    if (std::ranges::find(open_files_, tag.name) != open_files_.end()) {
      throw template_error(
          tag.place, {"часть «" + tag.name + "» вставляет сама себя", "partial contains itself"});
    }
    if (std::ranges::find(known_, tag.name + ".mustache") == known_.end()) {
      throw template_error(
          tag.place, {"нет части «" + tag.name + "»", "there is no partial «" + tag.name + "»"});
    }
    expand(tag.name, indentation);
  }

  void add_section(Piece::Kind kind, const Tag& tag, Pieces& open) {
    open.push_back({kind, tag.name, tag.place});
    pieces_.push_back(open.back());
  }

  void close_section(const Tag& tag, Pieces& open) {
    if (open.empty()) {
      throw template_error(tag.place, {"раздел «" + tag.name + "» закрыт, но не открыт",
                                       "section «" + tag.name + "» is closed but was not opened"});
    }
    if (open.back().text != tag.name)
      throw template_error(open.back().place, section_not_closed(open.back().text));
    open.pop_back();
    pieces_.push_back({Piece::Kind::close, tag.name, tag.place});
  }

  static Words section_not_closed(const std::string& name) {
    return {"раздел «" + name + "» не закрыт", "section «" + name + "» is not closed"};
  }

  const report::Templates& templates_;
  const std::vector<std::string> known_;
  std::vector<std::string> open_files_;
  Pieces pieces_;
};

}  // namespace

std::vector<Piece> load_pieces(const report::Templates& templates, const std::string& name) {
  Expander expander(templates);
  expander.expand(name, "");
  return expander.take_pieces();
}

}  // namespace vekha::render
