#pragma once

#include "facts/observation.h"

/// How two reports on one key are held against each other (docs/method.md, «Противоречия»).
namespace vekha::facts {

/// Neither a number, nor a yes or no, nor a document.
bool says_nothing(const Observation& one, const std::optional<Decimal>& value);

/// «Да» and a number over zero are the same.
bool says_the_same(const Observation& a, const std::optional<Decimal>& value_of_a,
                   const Observation& b, const std::optional<Decimal>& value_of_b);

/// Two documents, two days: two occurrences, not two words on one.
bool are_two_occurrences(const Observation& a, const Observation& b);

/// Of two reports that say the same, `newer` is the one without the document or the date.
bool documents_less(const Observation& newer, const Observation& older);

}  // namespace vekha::facts
