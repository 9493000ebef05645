#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::roadmap {

/// A printed number of a section or measure, taken apart: «4.1.1.» is {4, 1, 1}, «II.» is {2}.
struct RowNumber {
  std::string label;       ///< as printed, without the dot or bracket behind it
  std::vector<int> parts;  ///< never empty
  std::string letter;      ///< «а» of «4а»
  bool roman = false;

  bool operator==(const RowNumber& other) const {
    return parts == other.parts && letter == other.letter;
  }
};

/// The whole text must be a number: «1», «1.», «1)», «№ 3», «4.1.1.», «II.», «4а»,
/// «4.а», «п. 4», and the date «01.мар» that stands for 1.3 (repaired_number). nullopt otherwise.
std::optional<RowNumber> row_number(std::string_view text);

/// A number that a text begins with, and the rest: «4. Реализация мер». A bare «4» counts only
/// before a capital letter.
struct NumberedText {
  RowNumber number;
  std::string rest;
};
std::optional<NumberedText> leading_number(std::string_view text);

/// `next` follows `before` with nothing left out: 4.9 and 4.10, 4.3 and 4.3.1, 4.10 and 5.1.
bool follows(const RowNumber& before, const RowNumber& next);

/// A number that a spreadsheet damaged, as it was meant: «4.1» behind 4.9 is 4.10, the date
/// «01.03.2024» is 1.3. nullopt when nothing looks damaged.
std::optional<RowNumber> repaired_number(const RowNumber& number,
                                         const std::optional<RowNumber>& before);

/// Both belong to one parent: 4.9 and 4.10; 7 and 8.
bool are_siblings(const RowNumber& a, const RowNumber& b);

}  // namespace vekha::roadmap
