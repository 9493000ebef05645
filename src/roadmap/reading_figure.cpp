// Numbers in figures and in words.
#include "roadmap/reading_quantity.h"

#include <algorithm>
#include <limits>

namespace vekha::roadmap::reading {

namespace {

// A plan with more is a slip; and the sum of two hundred year columns stays exact.
constexpr std::int64_t largest_whole = 1'000'000'000'000;
constexpr std::size_t most_groups = 4;

Decimal bounded(std::int64_t whole) {
  return Decimal::of(std::min(whole, largest_whole));
}

Decimal times(Decimal value, std::int64_t factor) {
  if (value.units() > largest_whole * Decimal::scale / factor) return Decimal::of(largest_whole);
  return Decimal::of_units(value.units() * factor);
}

// «,5» after the digits: tenths to ten-thousandths.
std::optional<Decimal> fraction_at(const Tokens& tokens, std::size_t at) {
  const Token& sign = tokens.at(at);
  const Token& digits = tokens.at(at + 1);
  const bool decimal = (sign.is_sign(',') || sign.is_sign('.')) && !sign.blank_before &&
                       digits.is_number() && !digits.blank_before && digits.digits <= 4 &&
                       !digits.ordinal;
  const bool date = tokens.at(at + 2).is_sign('.') && !tokens.at(at + 2).blank_before &&
                    tokens.at(at + 3).is_number() && !tokens.at(at + 3).blank_before;
  const bool within_date = at >= 3 && tokens.at(at - 2).is_sign('.') &&
                           !tokens.at(at - 1).blank_before && tokens.at(at - 3).is_number();
  if (!decimal || date || within_date) return std::nullopt;
  std::int64_t units = digits.number;
  for (int place = digits.digits; place < 4; ++place)
    units *= 10;
  return Decimal::of_units(units);
}

bool is_group(const Token& token) {
  return token.is_number() && token.digits == 3 && token.blank_before && !token.newline_before &&
         !token.ordinal;
}

std::optional<Figure> figures_at(const Tokens& tokens, std::size_t at) {
  const Token& first = tokens.at(at);
  if (!first.is_number()) return std::nullopt;
  std::int64_t whole = first.number;
  std::size_t end = at + 1;
  if (first.digits <= 3 && !first.ordinal && first.number > 0) {
    for (std::size_t i = 0; i < most_groups && is_group(tokens.at(end)); ++i)
      whole = whole * 1000 + tokens.at(end++).number;
  }
  Figure out{bounded(whole), end};
  out.beyond = whole > largest_whole;
  if (const auto fraction = fraction_at(tokens, end)) {
    out.value = out.value + *fraction;
    out.end = end + 2;
  }
  return out;
}

// «двадцать пять», «сто двадцать»: each word is smaller than the one before.
std::optional<Figure> words_at(const Tokens& tokens, std::size_t at) {
  std::int64_t sum = 0;
  std::int64_t previous = std::numeric_limits<std::int64_t>::max();
  std::size_t end = at;
  while (tokens.at(end).is(Word::cardinal)) {
    const std::int64_t value = tokens.at(end).lexeme.value;
    const bool smaller =
        value < previous && (previous >= 100 || (previous >= 20 && value < 10) || end == at);
    if (!smaller) break;
    sum += value;
    previous = value;
    ++end;
  }
  if (end == at) return std::nullopt;
  return Figure{bounded(sum), end, true};
}

// «половина», «треть», «две трети», «четверть педагогов»: a share in words.
std::optional<Figure> share_at(const Tokens& tokens, std::size_t at) {
  const auto share = [&](std::int64_t part, std::int64_t of, std::size_t end) {
    return Figure{Decimal::of_units((part * 100 * Decimal::scale + of / 2) / of), end, true, true};
  };
  const Token& here = tokens.at(at);
  if (here.lower == "большинство" || here.lower == "большинства") return share(1, 2, at + 1);
  // «2/3 педагогов»
  const Token& part_of = tokens.at(at + 2);
  const bool fraction = here.is_number() && tokens.at(at + 1).is_sign('/') && part_of.is_number() &&
                        !part_of.blank_before && here.number > 0 && here.number < part_of.number &&
                        part_of.number <= 10 && tokens.at(at + 3).is_word();
  if (fraction && tokens.at(at + 3).lower.starts_with("став")) {  // «1/2 ставки»
    return Figure{Decimal::of_units(here.number * Decimal::scale / part_of.number), at + 3};
  }
  if (fraction) return share(here.number, part_of.number, at + 3);
  const bool counted = here.is(Word::cardinal) && here.lexeme.value <= 3;
  const std::size_t noun = counted ? at + 1 : at;
  const std::int64_t part = counted ? here.lexeme.value : 1;
  const Token& unit = tokens.at(noun);
  if (unit.is(Word::half)) return share(part, 2, noun + 1);
  if (unit.is(Word::third_part)) return share(part, 3, noun + 1);
  if (unit.is(Word::ordinal) && unit.lexeme.value == 3 &&
      tokens.at(noun + 1).lower.starts_with("част"))
    return share(1, 3, noun + 2);
  const bool quarter =
      unit.is(Word::school_quarter) && unit.lexeme.value == 0 && tokens.at(noun + 1).is_word();
  if (quarter && (counted || at == 0 || !tokens.at(at - 1).is(Word::in)))
    return share(part, 4, noun + 1);
  return std::nullopt;
}

}  // namespace

namespace {

std::optional<Figure> one_and_a_half(const Token& here, std::size_t at) {
  constexpr std::int64_t units = 15'000;
  const bool named = here.lower == "полтора" || here.lower == "полутора" || here.lower == "полторы";
  return named ? std::optional(Figure{Decimal::of_units(units), at + 1, true}) : std::nullopt;
}

std::int64_t factor_of(const Token& scale) {
  return scale.is(Word::thousand) ? 1'000 : scale.is(Word::million) ? 1'000'000 : 1;
}

// «одна тысяча двести»: each further part is smaller than the scale before it.
void add_smaller_parts(const Tokens& tokens, std::int64_t scale, Figure& figure) {
  while (const auto part = words_at(tokens, figure.end)) {
    const std::int64_t factor = factor_of(tokens.at(part->end));
    if (factor >= scale) return;
    figure.value = figure.value + times(part->value, factor);
    figure.end = part->end + (factor > 1 ? 1U : 0U);
    scale = factor;
  }
}

}  // namespace

std::optional<Figure> figure_at(const Tokens& tokens, std::size_t at) {
  const Token& here = tokens.at(at);
  if (here.is(Word::hundred_percent)) return Figure{Decimal::of(100), at + 1, true, true};
  if (here.lower.starts_with("полн") && tokens.at(at + 1).lower.starts_with("охват"))
    return Figure{Decimal::of(100), at + 1, true, true};  // «полный охват»
  auto figure = share_at(tokens, at);
  if (figure) return figure;
  figure = figures_at(tokens, at);
  if (!figure) figure = one_and_a_half(here, at);
  if (!figure && !here.lexeme.abbreviated && factor_of(here) > 1)  // «тысяча участников»
    return Figure{Decimal::of(factor_of(here)), at + 1, true};
  if (!figure) figure = words_at(tokens, at);
  if (!figure) return std::nullopt;
  const std::int64_t factor = factor_of(tokens.at(figure->end));
  if (factor == 1) return figure;
  figure->value = times(figure->value, factor);
  const bool abbreviated = tokens.at(figure->end).lexeme.abbreviated;
  ++figure->end;
  if (abbreviated && tokens.at(figure->end).is_sign('.')) ++figure->end;
  if (figure->in_words) add_smaller_parts(tokens, factor, *figure);
  return figure;
}

}  // namespace vekha::roadmap::reading
