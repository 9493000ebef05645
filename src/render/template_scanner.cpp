#include "render/template_scanner.h"

#include "base/text.h"

#include <algorithm>

namespace vekha::render {

InputError template_error(const Place& place, const Words& text) {
  return InputError({.place = place,
                     .code = "template_broken",
                     .text = text,
                     .advice = {"исправьте шаблон или верните файл из поставки Вехи",
                                "mend the template or restore the file that comes with Vekha"}});
}

std::optional<Tag> Scanner::next() {
  const std::size_t begin = source_.find(open_, position_);
  if (begin == std::string::npos) return std::nullopt;
  Tag tag = read_tag(begin);
  position_ = tag.end;
  return tag;
}

Tag Scanner::read_tag(std::size_t begin) {
  Tag tag{.begin = begin, .place = place_of(begin)};
  std::size_t inside = begin + open_.size();
  const char first = inside < source_.size() ? source_[inside] : '\0';
  std::string closing = close_;
  if (first == '{' && open_ == "{{") {
    closing = "}}}";
    tag.sigil = '&';
  } else if (first == '=') {
    closing = "=" + close_;
    tag.sigil = '=';
  } else if (first != '\0' && std::string_view("#^/>!&").find(first) != std::string_view::npos) {
    tag.sigil = first;
  }
  if (tag.sigil != 0) ++inside;
  const std::size_t end = source_.find(closing, inside);
  if (end == std::string::npos)
    throw template_error(tag.place, {"тег не закрыт", "the tag is not closed"});
  tag.end = end + closing.size();
  const std::string_view content =
      text::trim(std::string_view(source_).substr(inside, end - inside));
  if (tag.sigil == '=') {
    set_delimiters(tag, content);
  } else if (tag.sigil != '!') {
    tag.name = content;
    const bool broken =
        content.empty() || content.find_first_of(" \t\r\n") != std::string_view::npos;
    if (broken) throw template_error(tag.place, {"у тега нет имени", "the tag has no name"});
  }
  return tag;
}

void Scanner::set_delimiters(const Tag& tag, std::string_view content) {
  const std::size_t blank = content.find_first_of(" \t\r\n");
  const bool two = blank != std::string_view::npos;
  const std::string_view opening = content.substr(0, blank);
  const std::string_view closing = two ? text::trim(content.substr(blank)) : std::string_view();
  const bool impossible = closing.empty() || content.find('=') != std::string_view::npos ||
                          closing.find_first_of(" \t\r\n") != std::string_view::npos;
  if (impossible)
    throw template_error(tag.place, {"непонятные границы тегов", "impossible delimiters"});
  open_ = opening;
  close_ = closing;
}

Place Scanner::place_of(std::size_t position) {
  const auto begin = source_.begin();
  line_ +=
      static_cast<std::uint32_t>(std::count(begin + static_cast<std::ptrdiff_t>(counted_to_),
                                            begin + static_cast<std::ptrdiff_t>(position), '\n'));
  counted_to_ = position;
  return {.file = file_, .row = line_};
}

}  // namespace vekha::render
