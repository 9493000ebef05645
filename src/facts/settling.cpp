#include "facts/settling.h"

#include <algorithm>

namespace vekha::facts {

namespace {

bool same_document(const Observation& a, const Observation& b) {
  return std::ranges::any_of(a.evidence, [&](const Evidence& one) {
    return std::ranges::any_of(b.evidence, [&](const Evidence& other) {
      const bool same_link = !one.link.empty() && one.link == other.link;
      const bool same_number =
          !one.number.empty() && one.number == other.number && one.date == other.date;
      return same_link || same_number;
    });
  });
}

}  // namespace

bool says_nothing(const Observation& one, const std::optional<Decimal>& value) {
  return !value && !one.done && !one.numerator && one.evidence.empty();
}

bool says_the_same(const Observation& a, const std::optional<Decimal>& value_of_a,
                   const Observation& b, const std::optional<Decimal>& value_of_b) {
  const bool both_counted = value_of_a && value_of_b;
  if (both_counted && (*value_of_a != *value_of_b || a.percent != b.percent)) return false;
  if (a.numerator != b.numerator || a.denominator != b.denominator) return false;
  if (both_counted || (!value_of_a && !value_of_b)) return both_counted || a.done == b.done;
  const bool counts_a = value_of_a.has_value();
  const Decimal counted = counts_a ? *value_of_a : *value_of_b;
  const std::optional<bool> said = counts_a ? b.done : a.done;
  return said && *said == (counted > Decimal());
}

bool are_two_occurrences(const Observation& a, const Observation& b) {
  const bool dated_apart = a.completed && b.completed && *a.completed != *b.completed;
  const bool documented = !a.evidence.empty() && !b.evidence.empty();
  return dated_apart && documented && !same_document(a, b);
}

bool documents_less(const Observation& newer, const Observation& older) {
  return (newer.evidence.empty() && !older.evidence.empty()) ||
         (!newer.completed && older.completed);
}

}  // namespace vekha::facts
