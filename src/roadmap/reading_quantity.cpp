#include "roadmap/reading_quantity.h"

#include "roadmap/reading_term_parser.h"

namespace vekha::roadmap::reading {

namespace {

struct Lead {
  std::size_t end = 0;
  std::optional<Comparator> comparator;
  bool until = false;
  bool from = false;
  bool approximate = false;
  bool by = false;
};

Comparator comparator_denied(Word word) {
  const bool low = word == Word::less || word == Word::lower || word == Word::rarer;
  return low ? Comparator::at_least : Comparator::at_most;
}

bool is_comparative(const Token& token) {
  return token.is(Word::less) || token.is(Word::more) || token.is(Word::lower) ||
         token.is(Word::higher) || token.is(Word::rarer);
}

// «, чем в», «чем у», «в»: what may stand between the comparator and the number.
std::size_t past_link(const Tokens& tokens, std::size_t at) {
  if (tokens.at(at).is_sign(',') && tokens.at(at + 1).is(Word::than)) ++at;
  if (tokens.at(at).is(Word::than)) ++at;
  const bool loose = tokens.at(at).is_sign('-') && tokens.at(at + 1).blank_before;
  if (loose || tokens.at(at).is_sign(':') || tokens.at(at).is_sign('.')) ++at;  // «не менее: 5»
  const Token& here = tokens.at(at);
  if (here.is(Word::in) || here.is(Word::on) || here.lower == "у" || here.lower == "из" ||
      here.is(Word::to))
    ++at;
  return at;
}

std::optional<Comparator> comparator_of_sign(const Token& token) {
  if (token.is_sign('G')) return Comparator::at_least;
  if (token.is_sign('L')) return Comparator::at_most;
  if (token.is_sign('>')) return Comparator::more_than;
  if (token.is_sign('<')) return Comparator::less_than;
  if (token.is_sign('=')) return Comparator::equal;
  return std::nullopt;
}

std::optional<Lead> lead_in_words(const Tokens& tokens, std::size_t at) {
  const Token& here = tokens.at(at);
  if (here.is(Word::not_) && is_comparative(tokens.at(at + 1)))
    return Lead{past_link(tokens, at + 2), comparator_denied(tokens.at(at + 1).lexeme.word)};
  if (here.is(Word::not_) && tokens.at(at + 1).is(Word::exceeds))
    return Lead{past_link(tokens, at + 2), Comparator::at_most};
  if (here.is(Word::exceeds)) return Lead{at + 1, Comparator::more_than};
  const bool least = here.is(Word::minimum) || (here.lower == "мин" && at == 0);
  if (least) return Lead{past_link(tokens, at + 1), Comparator::at_least};
  if (here.is(Word::maximum)) return Lead{past_link(tokens, at + 1), Comparator::at_most};
  if (here.is(Word::more) || here.is(Word::higher))
    return Lead{past_link(tokens, at + 1), Comparator::more_than};
  if (here.is(Word::less) || here.is(Word::lower))
    return Lead{past_link(tokens, at + 1), Comparator::less_than};
  if (here.is(Word::exactly)) return Lead{past_link(tokens, at + 1), Comparator::equal};
  return std::nullopt;
}

// The words before a number that say how it is meant.
Lead lead_at(const Tokens& tokens, std::size_t at) {
  if (const auto sign = comparator_of_sign(tokens.at(at))) return {at + 1, sign};
  if (const auto words = lead_in_words(tokens, at)) return *words;
  const Token& here = tokens.at(at);
  Lead lead{at};
  if (here.is(Word::until)) lead = {.end = at + 1, .until = true};
  if (here.is(Word::of) || here.is(Word::from)) lead = {.end = at + 1, .from = true};
  const bool about =
      here.is(Word::about) || here.lower == "порядка" || here.is_sign('~') || here.lower == "≈";
  if (here.lower == "хотя" && tokens.at(at + 1).lower == "бы")
    lead = {past_link(tokens, at + 2), Comparator::at_least};
  if (about) lead = {.end = past_link(tokens, at + 1), .approximate = true};
  if (here.is(Word::on) && here.lower == "на") lead = {.end = at + 1, .by = true};
  return lead;
}

bool is_percent_sign(const Token& token) {
  return token.is_sign('%') || token.is(Word::percent);
}

// «1 (одного)», «2 (два)»: the same number once more; «15 (100 %)», «100 % (7)» as well.
std::size_t past_repetition(const Tokens& tokens, std::size_t at, const Quantity& first) {
  if (!tokens.at(at).is_sign('(')) return at;
  const auto again = figure_at(tokens, at + 1);
  if (!again) return at;
  std::size_t end = again->end;
  const bool share = first.percent || is_percent_sign(tokens.at(end));
  if (!share && again->value != first.value) return at;
  if (is_percent_sign(tokens.at(end))) ++end;
  return tokens.at(end).is_sign(')') ? end + 1 : at;
}

// «100%», «100 процентов», «100-процентный», «100-%».
std::size_t past_percent(const Tokens& tokens, std::size_t at) {
  if (tokens.at(at).lower == "пп") return tokens.at(at + 1).is_sign('.') ? at + 2 : at + 1;
  if (tokens.at(at).lower == "п" && tokens.at(at + 1).is_sign('.') &&
      tokens.at(at + 2).lower == "п")
    return tokens.at(at + 3).is_sign('.') ? at + 4 : at + 3;  // «5 п.п.»: percentage points
  if (is_percent_sign(tokens.at(at))) {
    const bool ending = tokens.at(at + 1).is_sign('-') && !tokens.at(at + 1).blank_before &&
                        tokens.at(at + 2).is_word() && !tokens.at(at + 2).blank_before &&
                        tokens.at(at + 2).lower.size() <= 6;
    return ending ? at + 3 : at + 1;  // «100%-ный»
  }
  const bool hyphen = tokens.at(at).is_sign('-') && !tokens.at(at).blank_before &&
                      is_percent_sign(tokens.at(at + 1)) && !tokens.at(at + 1).blank_before;
  return hyphen ? at + 2 : at;
}

// «и более», «или выше», «+» after the number.
void read_tail(const Tokens& tokens, Quantity& out) {
  const Token& here = tokens.at(out.end);
  if (here.is_sign('+') && !here.blank_before) {
    out.comparator = Comparator::at_least;
    ++out.end;
    return;
  }
  const bool tail = here.is(Word::and_) && is_comparative(tokens.at(out.end + 1));
  if (!tail) return;
  const Token& word = tokens.at(out.end + 1);
  out.comparator =
      word.is(Word::more) || word.is(Word::higher) ? Comparator::at_least : Comparator::at_most;
  out.end += 2;
}

// «5±1» is 4 to 6, «30 % → 50 %» goes from one to the other.
void read_spread(const Tokens& tokens, Quantity& out) {
  const bool arrow = tokens.at(out.end).lower != "±";
  const auto second = figure_at(tokens, out.end + (tokens.at(out.end).is_sign('-') ? 2U : 1U));
  if (!second || out.upper || (!arrow && out.value < second->value)) return;
  const std::size_t end = past_percent(tokens, second->end);
  out.percent = out.percent || second->percent || end > second->end;
  out.shift = arrow;
  out.upper = arrow ? second->value : out.value + second->value;
  if (!arrow) out.value = out.value - second->value;
  out.beyond = out.beyond || second->beyond;
  out.end = end;
}

// The upper end of «3–5», «от 3 до 5», «с 40 % до 60 %».
void read_upper(const Tokens& tokens, Quantity& out, bool after_from) {
  const Token& link = tokens.at(out.end);
  const bool arrow = link.is_sign('-') && tokens.at(out.end + 1).is_sign('>');
  if (arrow || link.lower == "±" || link.lower == "→") return read_spread(tokens, out);
  const bool dash = (link.is_sign('-') || link.is_sign('E')) && !out.upper;
  const bool until = link.is(Word::until) && after_from;
  if (!dash && !until) return;
  const auto upper = figure_at(tokens, out.end + 1);
  if (!upper || (dash && upper->value <= out.value)) return;
  const std::size_t end = past_percent(tokens, upper->end);
  if (dash && !link.blank_before && tokens.at(out.end + 1).blank_before) return;
  // «60 % – 2023 г.»
  if (dash && is_year_number(tokens.at(out.end + 1)) &&
      (out.percent || tokens.at(end).is(Word::year)))
    return;
  // «1 – 2024, 2 – 2025»: how many, and in which year
  const Token& behind = tokens.at(end);
  const bool closed = behind.kind == Token::Kind::end || behind.is_sign(',') || behind.is_sign(';');
  if (dash && is_year_number(tokens.at(out.end + 1)) && link.blank_before && closed &&
      out.value < Decimal::of(100))
    return;
  out.percent = out.percent || upper->percent || end > upper->end;
  out.upper = upper->value;
  out.beyond = out.beyond || upper->beyond;
  out.end = end;
}

// «10 из 12»: twelve there are, ten are wanted.
void read_total(const Tokens& tokens, Quantity& out) {
  if (out.percent || tokens.at(out.end).lower != "из") return;
  const auto total = figure_at(tokens, out.end + 1);
  if (!total || total->percent || total->value < out.value) return;
  out.end = total->end;
  out.total = total->value;
}

std::optional<Quantity> all_at(const Tokens& tokens, std::size_t at) {
  const Token& here = tokens.at(at);
  if (!here.is(Word::all) && !here.is(Word::each)) return std::nullopt;
  Quantity out{.begin = at,
               .number = at,
               .end = at + 1,
               .value = Decimal::of(100),
               .percent = true,
               .in_words = true,
               .all = true};
  out.each = here.is(Word::each);
  const Token& rank = tokens.at(at + 1);
  const NounForm whom = tokens.noun(at + 2);
  const bool nth = out.each && (rank.is(Word::ordinal) || (rank.is_number() && rank.ordinal));
  const std::int64_t every = rank.is_number() ? rank.number : rank.lexeme.value;
  if (nth && every > 1 && every <= 100 && whom &&
      (whom.noun->kind == NounKind::people || whom.noun->kind == NounKind::organisation)) {
    // «каждая вторая школа»: half of them
    out.each = out.all = false;
    out.end = at + 2;
    out.value = Decimal::of_units((100 * Decimal::scale + every / 2) / every);
  }
  return out;
}

}  // namespace

std::optional<Quantity> quantity_at(const Tokens& tokens, std::size_t at) {
  if (auto all = all_at(tokens, at)) return all;
  if (tokens.at(at).lower == "ни" && tokens.at(at + 1).is(Word::cardinal) &&
      tokens.at(at + 1).lexeme.value == 1) {
    return Quantity{.begin = at,
                    .number = at + 1,
                    .end = at + 2,
                    .value = Decimal::of(0),
                    .comparator = Comparator::at_most,
                    .in_words = true};
  }
  const Lead lead = lead_at(tokens, at);
  const auto figure = figure_at(tokens, lead.end);
  if (!figure) return std::nullopt;
  Quantity out{.begin = at,
               .number = lead.end,
               .end = figure->end,
               .value = figure->value,
               .comparator = lead.comparator};
  out.until = lead.until;
  out.approximate = lead.approximate;
  out.by = lead.by || (lead.end > at && tokens.at(lead.end - 1).lower == "на");
  out.in_words = figure->in_words;
  out.beyond = figure->beyond;
  if (tokens.at(lead.end).lower.starts_with("большинств")) out.comparator = Comparator::more_than;
  out.end = past_repetition(tokens, out.end, out);
  const std::size_t percent = past_percent(tokens, out.end);
  out.percent = figure->percent || percent > out.end;
  out.points =
      percent > out.end && (tokens.at(out.end).lower == "пп" || tokens.at(out.end).lower == "п");
  out.end = past_repetition(tokens, percent, out);
  read_tail(tokens, out);
  read_total(tokens, out);
  read_upper(tokens, out, lead.from);
  if (lead.from && !out.upper) {
    if (!tokens.at(at).is(Word::of)) return std::nullopt;
    out.comparator = Comparator::at_least;  // «от 5 человек»
  }
  return out;
}

namespace {

// «не менее 3, но не более 5»: one range.
bool closes_range(const Tokens& tokens, const Quantity& low, const Quantity& high) {
  const bool bounds = low.comparator == Comparator::at_least && !low.upper &&
                      high.comparator == Comparator::at_most && low.value < high.value;
  if (!bounds || low.all || high.all || high.begin > low.end + 3) return false;
  for (std::size_t at = low.end; at < high.begin; ++at) {
    const Token& link = tokens.at(at);
    if (!link.is_sign(',') && !link.is(Word::and_) && !link.is(Word::also) && link.lower != "но")
      return false;
  }
  return true;
}

// «3 школы из 5»: of how many; «60 баллов из 100» only says how marks are counted.
bool totals(const Tokens& tokens, Quantity& part, const Quantity& whole) {
  constexpr std::size_t reach = 4;
  const bool plain = !part.percent && !whole.percent && !part.all && !whole.all && !part.total &&
                     !whole.comparator && part.value <= whole.value;
  if (!plain || whole.begin == 0 || tokens.at(whole.begin - 1).lower != "из" ||
      whole.begin > part.end + reach)
    return false;
  if (!tokens.at(part.end).lower.starts_with("балл")) part.total = whole.value;
  return true;
}

// «МБОУ СОШ № 1, 2, 3»: after a number that names something, those listed with it name too.
bool goes_on_list(const Tokens& tokens, std::size_t end, const Quantity& next) {
  if (next.comparator || next.percent || next.until || next.begin != end + 1) return false;
  const Token& link = tokens.at(end);
  return link.is_sign(',') || link.is(Word::and_) || link.is_sign('-');
}

}  // namespace

std::vector<Quantity> find_quantities(const Tokens& tokens) {
  std::vector<Quantity> out;
  std::size_t end_of_names = 0;
  for (std::size_t at = 0; at < tokens.size();) {
    const auto quantity = quantity_at(tokens, at);
    if (!quantity) {
      ++at;
      continue;
    }
    at = quantity->end;
    const bool named = end_of_names > 0 && goes_on_list(tokens, end_of_names, *quantity);
    if (named || names_something(tokens, *quantity)) {
      end_of_names = quantity->end;
      continue;
    }
    if (is_trap(tokens, *quantity)) continue;
    if (!out.empty() && totals(tokens, out.back(), *quantity)) continue;
    if (!out.empty() && closes_range(tokens, out.back(), *quantity)) {
      out.back().upper = quantity->value;
      out.back().percent = out.back().percent || quantity->percent;
      out.back().end = quantity->end;
    } else {
      out.push_back(*quantity);
    }
  }
  return out;
}

}  // namespace vekha::roadmap::reading
