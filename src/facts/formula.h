#pragma once

#include "base/decimal.h"
#include "base/words.h"
#include "facts/condition.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vekha::facts {

/// What is gathered over the rows of an export.
enum class Aggregate {
  count,  ///< rows
  sum,    ///< of the numbers of a column
  mean,   ///< their mean; nothing when there are none
  least,
  greatest,
  latest,    ///< the number in the last row that has one
  distinct,  ///< different texts of a column
  listed,    ///< schools of the office's list that a column names
  schools    ///< schools of that list, whatever the rows say
};

/// `sum("Баллы | Класс = 9")`: an aggregate of a column, over the rows where all conditions hold.
struct Call {
  Aggregate aggregate = Aggregate::count;
  std::string column;  ///< text::key of the head; empty: none
  std::vector<Condition> conditions;
};

/// An arithmetic expression over such calls: `100 * count("Прошли = да") / count()`. Numbers have a
/// point. A formula that is one call alone is exact; others are worked out in binary floating point
/// (muparser) and rounded to four decimals.
class Formula {
 public:
  /// The formula, or what is wrong with it.
  static std::variant<Formula, Words> parse(std::string_view text);

  const std::vector<Call>& calls() const { return calls_; }
  const std::string& text() const { return text_; }

  /// `values`: of the calls, in their order. nullopt where one is missing or the result is no
  /// number, as when divided by zero.
  std::optional<Decimal> evaluate(std::span<const std::optional<Decimal>> values) const;

 private:
  std::string text_;
  std::string expression_;  ///< with v0, v1 … for the calls
  std::vector<Call> calls_;
};

}  // namespace vekha::facts
