// Figures alone in their cell: the indicator's name says of what.
#include "roadmap/reading_plan_reader.h"
#include "roadmap/reading_term_parser.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

constexpr std::size_t most_values = 1'000;

bool is_list_sign(const Token& token) {
  return token.is_sign(';') || token.is_sign('/') || token.is_sign(',') || token.is(Word::and_);
}

}  // namespace

// «1;3», «2/3», «1, 3»: as many values as things, or a question.
bool PlanReader::several_figures() {
  if (tokens_.size() < 3) return false;
  std::vector<Decimal> values;
  bool plain_list = true;
  for (std::size_t at = 0; at < tokens_.size();) {
    const auto figure = token(at).is_number() ? figure_at(tokens_, at) : std::nullopt;
    // «1,3» without a blank is a decimal; the list reading is offered where the indicator names two
    // things
    if (!figure || figure->in_words || values.size() >= most_values) return false;
    values.push_back(figure->value);
    at = figure->end;
    if (at == tokens_.size()) break;
    if (!is_list_sign(token(at)) && !token(at).newline_before) return false;
    plain_list = plain_list && !token(at).is_sign('/');
    if (is_list_sign(token(at))) ++at;
  }
  if (values.size() < 2) return decimal_or_pair();
  if (one_of_another(values, !plain_list)) return true;
  pair_with_things(values, !plain_list);
  return true;
}

// «12/15»: twelve of fifteen, unless the indicator names two things.
bool PlanReader::one_of_another(const std::vector<Decimal>& values, bool slashes) {
  const bool pair =
      slashes && values.size() == 2 && Decimal() < values[1] && values[0] <= values[1];
  if (!pair || read_indicator(context_.indicator).things.size() == 2) return false;
  out_.kind = PlanKind::ratio;
  out_.numerator = out_.value = values[0];
  out_.denominator = values[1];
  out_.comparator = Comparator::at_least;
  flag("cmp_default");
  ask("ratio_or_two_values");
  out_.candidates = {to_plain(values[0]) + " of " + to_plain(values[1]),
                     to_plain(values[0]) + "; " + to_plain(values[1])};
  return true;
}

// «1,3» is a decimal, unless the indicator names two papers, of which there cannot be 1.3.
bool PlanReader::decimal_or_pair() {
  const bool decimal =
      tokens_.size() == 3 && token(0).is_number() && token(1).is_sign(',') && token(2).is_number();
  if (!decimal) return false;
  const IndicatorReading indicator = read_indicator(context_.indicator);
  const bool papers = indicator.things.size() == 2 && indicator.things.front().document;
  if (!papers) return false;
  pair_with_things({Decimal::of(token(0).number), Decimal::of(token(2).number)}, true);
  out_.needs_decision = true;
  return true;
}

void PlanReader::pair_with_things(const std::vector<Decimal>& values, bool decimal_possible) {
  const IndicatorReading indicator = read_indicator(context_.indicator);
  out_.kind = PlanKind::multi;
  flag("multi_value");
  flag("cmp_default");
  const auto& things =
      indicator.things.size() == values.size() ? indicator.things : indicator.listed;
  const bool paired = things.size() == values.size();
  for (std::size_t i = 0; i < values.size(); ++i) {
    PlanReading item;
    item.kind = indicator.share && !indicator.counts ? PlanKind::percent : PlanKind::count;
    item.value = values[i];
    item.comparator = Comparator::at_least;
    if (paired) item.unit = things[i].unit;
    out_.items.push_back(std::move(item));
  }
  if (paired) return;
  ask("value_deliverable_mismatch");
  if (decimal_possible) out_.candidates = {"several values", "a fraction"};
}

void PlanReader::flag_direction(const IndicatorReading& indicator) {
  if (!indicator.direction) return;
  out_.direction = indicator.direction;
  if (!out_.comparator && !has_flag("do_ambiguous")) {
    out_.comparator = Comparator::at_most;
    flag("direction_from_indicator");
  }
}

// The unit that the indicator names, where the cell names none.
void PlanReader::name_thing(const IndicatorReading& indicator) {
  if (indicator.things.empty()) return;
  if (indicator.things.size() > 1) {
    ask("value_deliverable_mismatch");
    return;
  }
  const IndicatorThing& thing = indicator.things.front();
  out_.unit = thing.unit;
  flag("unit_from_indicator");
  const bool one = out_.value == Decimal::of(1) && !quantities_.front().comparator;
  if (thing.document && one) out_.kind = PlanKind::deliverable;
}

void PlanReader::name_from_indicator() {
  const IndicatorReading indicator = read_indicator(context_.indicator);
  const Quantity& quantity = quantities_.front();
  if (indicator.share && !quantity.percent && !indicator.counts) {
    out_.kind = PlanKind::percent;
    flag("unit_from_indicator");
    const bool fraction = !out_.value->is_whole() && *out_.value < Decimal::of(1);
    if (fraction) {
      ask("share_as_fraction");
      out_.candidates = {to_plain(Decimal::of_units(out_.value->units() * 100)) + " %",
                         to_plain(*out_.value) + " %"};
    }
  }
  if (out_.kind == PlanKind::percent) {
    if (!out_.base) out_.base = indicator.base;
  } else {
    name_thing(indicator);
  }
  if (quantity.until) {
    const bool whole = quantity.percent && quantity.value == Decimal::of(100);
    if (whole) {  // «до 100 %» cannot be a ceiling
      out_.comparator = Comparator::at_least;
      out_.direction = Direction::up;
    } else if (indicator.direction) {
      out_.comparator = Comparator::at_most;
      out_.direction = indicator.direction;
    } else if (indicator.coverage) {
      out_.comparator = Comparator::at_least;
      out_.direction = Direction::up;
    } else {
      out_.comparator.reset();
      ask("do_ambiguous");
    }
    return;
  }
  if (!quantity.comparator && !quantity.upper) {
    out_.comparator.reset();
    flag_direction(indicator);
    if (!out_.comparator) {
      out_.comparator = Comparator::at_least;
      flag("cmp_default");
    }
    return;
  }
  if (indicator.direction) out_.direction = indicator.direction;
}

// «+5 %», «-3»: by so much more or less.
bool PlanReader::is_signed() const {
  return (token(0).is_sign('+') || token(0).is_sign('-')) && token(1).is_number() &&
         (!token(1).blank_before || token(0).is_sign('+'));
}

// One quantity and not another word: «3», «Не менее 3», «≥ 85%», «100 процентов», «5 (нарастающим
// итогом)».
bool PlanReader::bare_figure() {
  if (quantities_.size() != 1 || quantities_.front().all) return false;
  const Quantity& quantity = quantities_.front();
  const bool change = quantity.shift || (quantity.upper && token(quantity.begin).is(Word::from)) ||
                      is_signed() ||
                      (quantity.by && quantity.comparator == Comparator::more_than) ||
                      (quantity.points && !quantity.until && !quantity.upper);
  if (change) return false;
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    if (at >= quantity.begin && at < quantity.end) continue;
    const bool idle = !token(at).is_word() && !token(at).is_number();
    if (!idle && token(at).depth == 0) return false;
  }
  const bool year =
      !quantity.percent && !quantity.comparator && tokens_.size() == 1 && is_year_number(token(0));
  if (year) {
    const auto number = static_cast<int>(token(0).number);
    const bool echo =
        context_.column_year == number ||
        std::ranges::find(context_.year_columns, number) != context_.year_columns.end();
    if (echo) {
      out_.kind = PlanKind::term_misplaced;
      flag("term_in_plan_column");
      flag("year_echo");
      return true;
    }
    ask("may_be_year");
  }
  set_value(quantity, out_);
  name_from_indicator();
  settle_ratio(quantity, out_);
  if (out_.kind == PlanKind::percent && *out_.value > Decimal::of(100)) {
    ask("out_of_range");
  } else if (out_.kind == PlanKind::percent) {
    flag("denominator_needed");
  }
  return true;
}

}  // namespace vekha::roadmap::reading
