#include "roadmap/row_number.h"

#include "base/text.h"
#include "roadmap/phrases.h"

#include <algorithm>

namespace vekha::roadmap {
namespace {

std::string without_number_sign(std::string_view text) {
  std::string out = text::fold_space(text);
  for (const std::string_view sign : {"№", "N", "пункт ", "п. ", "п."}) {
    if (out.starts_with(sign))
      return std::string(text::trim(std::string_view(out).substr(sign.size())));
  }
  return out;
}

std::optional<int> small_number(std::string_view digits) {
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// «4а» is 4 with a letter; plain digits are themselves.
std::optional<int> last_part(std::string_view part, std::string& letter) {
  const std::u32string points = text::decode(part);
  if (points.size() >= 2 && text::is_cyrillic(points.back())) {
    letter = text::to_lower(text::encode(points.substr(points.size() - 1)));
    return small_number(text::encode(points.substr(0, points.size() - 1)));
  }
  return small_number(part);
}

/// «01.мар» is what a spreadsheet made of 1.3: a date of some year.
std::optional<RowNumber> short_date(std::string_view label) {
  const std::vector<std::string> parts = text::split(label, '.');
  if (parts.size() != 2 || parts[0].size() != 2) return std::nullopt;
  const std::optional<int> day = small_number(parts[0]);
  const std::optional<unsigned> month = month_of_word(text::key(parts[1]));
  if (!day || !month) return std::nullopt;
  return RowNumber{.label = std::string(label), .parts = {*day, static_cast<int>(*month), 2000}};
}

/// «4.а»: the letter alone behind its dot belongs to the four.
std::string with_letter_joined(std::string_view label) {
  const std::size_t dot = label.rfind('.');
  std::string joined(label);
  if (dot == std::string_view::npos || dot == 0) return joined;
  const std::u32string behind = text::decode(label.substr(dot + 1));
  if (behind.size() == 1 && text::is_cyrillic(behind[0])) joined.erase(dot, 1);
  return joined;
}

std::optional<RowNumber> parse(std::string_view label) {
  if (std::optional<RowNumber> date = short_date(label)) return date;
  RowNumber number{.label = std::string(label)};
  if (const std::optional<int> value = roman(label)) {
    number.parts = {*value};
    number.roman = true;
    return number;
  }
  const std::vector<std::string> parts = text::split(with_letter_joined(label), '.');
  if (parts.size() > 5) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    if (i == 0 && !last) {
      if (const std::optional<int> value = roman(parts[0])) {
        number.parts.push_back(*value);
        continue;
      }
    }
    const std::optional<int> value =
        last ? last_part(parts[i], number.letter) : small_number(parts[i]);
    if (!value) return std::nullopt;
    number.parts.push_back(*value);
  }
  return number;
}

bool begins_with_capital(std::string_view text) {
  const std::u32string points = text::decode(text);
  return !points.empty() && (points[0] == U'«' || text::lower(points[0]) != points[0]);
}

}  // namespace

std::optional<RowNumber> row_number(std::string_view text) {
  std::string label = without_number_sign(text);
  std::erase(label, ' ');
  bool marked = false;
  while (!label.empty() && (label.back() == '.' || label.back() == ')')) {
    label.pop_back();
    marked = true;
  }
  if (label.empty() || label.size() > 20) return std::nullopt;
  std::optional<RowNumber> number = parse(label);
  // A bare year or a big number is a value, not a place in a list.
  if (number && !marked && number->parts.size() == 1 && number->parts[0] > 999) return std::nullopt;
  return number;
}

std::optional<NumberedText> leading_number(std::string_view text) {
  const std::string folded = text::fold_space(text);
  std::size_t end = folded.find(' ');
  if (end == std::string::npos) return std::nullopt;
  std::string head = folded.substr(0, end);
  std::string rest(text::trim(std::string_view(folded).substr(end)));
  // «1.Название» without a blank
  const std::size_t dot = head.rfind('.');
  if (!row_number(head) && dot != std::string::npos && dot + 1 < head.size() &&
      has_letters(head.substr(dot + 1))) {
    rest = head.substr(dot + 1) + " " + rest;
    head = head.substr(0, dot + 1);
  }
  std::optional<RowNumber> number = row_number(head);
  if (!number) return std::nullopt;
  const bool marked = head.back() == '.' || head.back() == ')' || number->parts.size() > 1;
  if (!marked && !begins_with_capital(rest)) return std::nullopt;
  if (!number->letter.empty() && !marked) return std::nullopt;
  return NumberedText{std::move(*number), std::move(rest)};
}

bool are_siblings(const RowNumber& a, const RowNumber& b) {
  return a.parts.size() == b.parts.size() &&
         std::equal(a.parts.begin(), a.parts.end() - 1, b.parts.begin());
}

std::optional<RowNumber> repaired_number(const RowNumber& number,
                                         const std::optional<RowNumber>& before) {
  RowNumber repaired = number;
  if (number.parts.size() == 3 && number.parts.back() >= 1990) {
    repaired.parts.pop_back();
  } else if (before && number.parts.size() == 2 && are_siblings(*before, number) &&
             number.parts.back() == 1 && before->parts.back() == 9) {
    repaired.parts.back() = 10;
  } else {
    return std::nullopt;
  }
  repaired.label = std::to_string(repaired.parts[0]) + "." + std::to_string(repaired.parts[1]);
  return repaired;
}

bool follows(const RowNumber& before, const RowNumber& next) {
  if (are_siblings(before, next)) {
    const int step = next.parts.back() - before.parts.back();
    return step == 1 || (step == 0 && next.letter > before.letter);
  }
  if (next.parts.back() != 1) {
    // back from 4.3.2 to 4.4
    if (next.parts.size() >= before.parts.size()) return false;
    RowNumber parent = before;
    parent.parts.resize(next.parts.size());
    return follows(parent, next);
  }
  if (next.parts.size() > before.parts.size()) {
    return std::equal(before.parts.begin(), before.parts.end(), next.parts.begin());
  }
  RowNumber parent = before;
  RowNumber next_parent = next;
  parent.parts.resize(next.parts.size() - 1);
  next_parent.parts.pop_back();
  return !parent.parts.empty() && follows(parent, next_parent);
}

}  // namespace vekha::roadmap
