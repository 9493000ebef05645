#include "roadmap/section_heading.h"

#include "base/text.h"
#include "roadmap/phrases.h"
#include "roadmap/row_number.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace vekha::roadmap {
namespace {

constexpr std::array<std::string_view, 9> section_words = {
    "раздел", "подраздел", "задача", "направление", "блок", "цель", "этап", "часть", "модуль"};

std::string without_leading_marks(std::string_view text) {
  std::string rest(text::trim(text));
  for (bool cut = true; cut && !rest.empty();) {
    cut = false;
    for (const std::string_view mark : {".", ":", "-", "–", "—", ")"}) {
      if (!rest.starts_with(mark)) continue;
      rest = std::string(text::trim(std::string_view(rest).substr(mark.size())));
      cut = true;
    }
  }
  return rest;
}

/// What follows «Раздел», «Задача № »…: nullopt when the text begins with no such word.
std::optional<std::string> behind_section_word(std::string_view text) {
  const std::string folded = text::fold_space(text);
  const std::size_t blank = folded.find(' ');
  if (blank == std::string::npos) return std::nullopt;
  if (std::ranges::find(section_words, text::key(folded.substr(0, blank))) == section_words.end())
    return std::nullopt;
  std::string rest(text::trim(std::string_view(folded).substr(blank)));
  if (rest.starts_with("№"))
    rest = std::string(text::trim(std::string_view(rest).substr(std::string_view("№").size())));
  return rest;
}

std::optional<SectionHeading> worded_heading(const std::string& rest, std::string_view whole) {
  const std::size_t end = std::min(rest.find(' '), rest.size());
  std::string head = rest.substr(0, end);
  while (head.ends_with(':') || head.ends_with(','))
    head.pop_back();
  const std::optional<RowNumber> number = row_number(head);
  if (!number) return std::nullopt;
  SectionHeading heading{number->label, without_leading_marks(rest.substr(end))};
  if (heading.title.empty()) heading.title = text::fold_space(whole);
  return heading;
}

}  // namespace

SectionHeading section_heading(std::string_view text) {
  if (const std::optional<std::string> rest = behind_section_word(text)) {
    if (const std::optional<SectionHeading> heading = worded_heading(*rest, text)) return *heading;
  }
  if (const std::optional<NumberedText> numbered = leading_number(text)) {
    return {numbered->number.label, without_leading_marks(numbered->rest)};
  }
  return {{}, text::fold_space(text)};
}

bool names_a_section(std::string_view text) {
  const std::optional<std::string> rest = behind_section_word(text);
  return rest && worded_heading(*rest, text);
}

bool has_section_mark(std::string_view text) {
  return names_a_section(text) || leading_number(text).has_value();
}

bool is_total(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  return !words.empty() && (words.front() == "итого" || words.front() == "всего");
}

}  // namespace vekha::roadmap
