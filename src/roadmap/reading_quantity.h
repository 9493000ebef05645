#pragma once

#include "roadmap/reading.h"
#include "roadmap/reading_normalise.h"
#include "roadmap/reading_tokens.h"

#include <optional>
#include <vector>

/// Numbers that a plan asks for, with their comparators; numbers that it does not ask for.
namespace vekha::roadmap::reading {

struct Quantity {
  std::size_t begin = 0;   ///< its comparator, or its number
  std::size_t number = 0;  ///< its number
  std::size_t end = 0;     ///< after number, bracketed repetition, per cent sign
  Decimal value;
  std::optional<Decimal> upper;          ///< «3–5», «от 3 до 5»
  std::optional<Comparator> comparator;  ///< nullopt: a bare number
  bool percent = false;
  bool points = false;  ///< «2 п.п.»: percentage points, so a difference
  bool until = false;   ///< «до 10»: which way is for the context to tell
  bool in_words = false;
  bool approximate = false;
  bool by = false;     ///< «на 5 %»: a change by
  bool shift = false;  ///< «30 % → 50 %»: from the value to `upper`
  bool all = false;    ///< «все школы», «каждая школа»
  bool each = false;
  bool beyond = false;           ///< larger than any plan can mean
  std::optional<Decimal> total;  ///< «10 из 12 школ»: twelve
};

/// Quantities from left to right, traps left out: grades, ages, years, numbers of papers and of
/// schools, dates, marks in a list, «500+», whatever stands in quotes.
std::vector<Quantity> find_quantities(const Tokens& tokens);

/// The quantity that begins at `at`, trap or not; nullopt when none does.
std::optional<Quantity> quantity_at(const Tokens& tokens, std::size_t at);

/// A number in figures or words at `at`: «1,5», «10 тыс.», «двадцать пять», «10 000».
struct Figure {
  Decimal value;
  std::size_t end = 0;
  bool in_words = false;
  bool percent = false;  ///< «половина», «треть»: the value is a per cent already
  bool beyond = false;   ///< more than any plan can mean; the value is the largest we count to
};
std::optional<Figure> figure_at(const Tokens& tokens, std::size_t at);

/// True when the number is part of a name: «№ 191», «п. 3», «СОШ 5», «273-ФЗ».
bool names_something(const Tokens& tokens, const Quantity& quantity);

/// True when the number between the tokens is no target.
bool is_trap(const Tokens& tokens, const Quantity& quantity);

}  // namespace vekha::roadmap::reading
