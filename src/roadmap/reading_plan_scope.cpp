// For what the value counts: in all, for each year, for each school; and what the year columns say
// of it.
#include "roadmap/reading_morphology.h"
#include "roadmap/reading_plan_reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vekha::roadmap::reading {

namespace {

constexpr std::size_t most_columns = 200;

std::optional<Decimal> value_of(std::string_view text) {
  const Normalised normal = normalise(text);
  const Tokens tokens(normal);
  const auto quantities = find_quantities(tokens);
  if (quantities.size() == 1 && !quantities.front().all) return quantities.front().value;
  return std::nullopt;
}

bool is_lone_dash(std::string_view text) {
  const std::string_view mark = text::trim(text);
  return mark == "-" || mark == "–" || mark == "—" || mark == "−";
}

bool is_countable(PlanKind kind) {
  return kind == PlanKind::count || kind == PlanKind::deliverable || kind == PlanKind::percent ||
         kind == PlanKind::frequency;
}

}  // namespace

// «каждая ШНОР – 1 программа», «по 2 семинара в каждой школе», «1 на школу».
void PlanReader::per_unit() {
  if (out_.scope == Scope::total) return;
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    const bool each = token(at).is(Word::each);
    const bool on = (token(at).lower == "на" || token(at).lower == "от") && !quantities_.empty() &&
                    at >= quantities_.front().end && out_.kind != PlanKind::percent;
    if (!each && !on) continue;
    const bool listed = std::ranges::any_of(quantities_, [&](const Quantity& one) {
      return one.begin == at && (one.each || (each && one.percent));
    });
    if (listed || token(at + 1).is(Word::each)) continue;  // «каждая школа» alone is all of them
    const bool one = on && token(at + 1).is_number() && token(at + 1).number == 1;  // «на 1 школу»
    const auto population = phrase_at(tokens_, at + (one ? 2U : 1U), Unknown::refused);
    if (!population) continue;
    const NounKind kind = population->kind();
    const bool of_units = kind == NounKind::people || kind == NounKind::organisation ||
                          is_acronym(token(population->head));
    if (!of_units) continue;
    out_.scope = Scope::per_unit;
    out_.per = population->unit;
    if (!out_.base) out_.base = population->plural;
    if (out_.kind == PlanKind::deliverable) out_.kind = PlanKind::count;  // one for each is counted
    flag("denominator_needed");
    return;
  }
}

// «Первичное посещение ШНОР, верифицирован профиль школы»: done with each of a class of schools.
void PlanReader::per_visited() {
  for (std::size_t at = 0; at + 1 < tokens_.size(); ++at) {
    const NounForm noun = tokens_.noun(at);
    const bool act = noun && noun.is_nominative() &&
                     (noun.noun->kind == NounKind::action || noun.noun->kind == NounKind::event);
    if (!act || !is_acronym(token(at + 1)) || token(at + 1).quoted) continue;
    for (PlanReading& item : out_.items) {
      if (item.kind == PlanKind::milestone) item.per = std::string(token(at + 1).shown);
    }
    out_.scope = Scope::per_unit;
    flag("denominator_needed");
    return;
  }
}

// Words that say it: «в год», «нарастающим итогом», «всего за период».
bool PlanReader::stated_scope() {
  if (out_.scope == Scope::total) return true;  // «6 (2 в год)»
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    const Token& word = token(at);
    if (word.lower.starts_with("нарастающ") || word.lower.starts_with("накопит")) {
      out_.scope = Scope::cumulative;
      return true;
    }
    const bool yearly = (word.is(Word::in) || word.is(Word::on)) && token(at + 1).lower == "год";
    if (word.is(Word::every_adverb) && !out_.frequency)
      out_.frequency = static_cast<Frequency>(word.lexeme.value);
    if (yearly || (word.is(Word::every_adverb) && word.lexeme.value == 0)) {
      const bool finer = out_.kind == PlanKind::frequency && out_.frequency &&
                         *out_.frequency != Frequency::yearly;
      if (finer) return true;  // «1 раз в квартал, 4 раза в год»
      out_.scope = Scope::per_year;
      if (out_.kind == PlanKind::frequency) out_.frequency = Frequency::yearly;
      return true;
    }
    const bool in_all =
        word.lower == "всего" || word.lower == "итого" ||
        (word.is(Word::on) && token(at + 1).is(Word::whole) && token(at + 2).is(Word::period));
    if (in_all) {
      out_.scope = Scope::total;
      return true;
    }
    const bool periodic = (word.is(Word::in) || word.is(Word::on)) && !out_.frequency &&
                          (token(at + 1).lower == "квартал" || token(at + 1).lower == "месяц" ||
                           token(at + 1).lower == "неделю" || token(at + 1).lower == "полугодие" ||
                           token(at + 1).lower == "четверть");
    if (!periodic) continue;
    const Word unit = token(at + 1).lexeme.word;
    out_.frequency = unit == Word::quarter          ? Frequency::quarterly
                     : unit == Word::week           ? Frequency::weekly
                     : unit == Word::half_year      ? Frequency::half_yearly
                     : unit == Word::school_quarter ? Frequency::school_quarter
                                                    : Frequency::monthly;
  }
  return false;
}

// The rule of the domain: a sum equal to the plan makes it a total, equal years make it a plan for
// each year.
void PlanReader::compare_with_years() {
  const std::size_t columns =
      std::min({context_.year_columns.size(), context_.year_values.size(), most_columns});
  if (context_.year_values.size() > context_.year_columns.size()) flag("extra_value_column");
  if (out_.kind == PlanKind::multi) {
    const bool echoed = std::ranges::all_of(context_.year_values, [&](const std::string& text) {
      return text == context_.year_values.front();
    });
    if (echoed) out_.scope = Scope::per_year;
    return;
  }
  if (!out_.value || !is_countable(out_.kind)) return;
  Decimal sum;
  bool equal = columns > 0;
  std::size_t planned = columns;  // a dash plans nothing for its year
  for (std::size_t i = 0; i < columns; ++i) {
    if (is_lone_dash(context_.year_values[i])) {
      --planned;
      continue;
    }
    const auto value = value_of(context_.year_values[i]);
    if (!value) {
      equal = false;
      continue;
    }
    out_.year_targets[context_.year_columns[i]] = *value;
    sum = sum + *value;
    equal = equal && *value == *out_.value;
  }
  if (out_.year_targets.empty()) return;
  for (std::size_t i = columns; i < std::min(context_.year_values.size(), most_columns); ++i) {
    const auto surplus = value_of(context_.year_values[i]);
    if (surplus && *surplus != *out_.value) ask("extra_value_column");
  }
  if (equal) {
    out_.scope = Scope::per_year;
    if (out_.value == Decimal::of(1) && planned > 1) flag("per_year_or_total");
  } else if (sum == *out_.value && out_.year_targets.size() == planned) {
    out_.scope = Scope::total;
    flag("total_equals_sum");
  } else if (out_.kind != PlanKind::percent) {
    ask("per_year_or_total");
  }
}

// «1 семинар в месяц», «ежеквартально 2 заседания»: so often, and not so many in all.
void PlanReader::settle_frequency() {
  const bool counted = out_.kind == PlanKind::count || out_.kind == PlanKind::deliverable;
  if (!counted || !out_.frequency || *out_.frequency == Frequency::yearly) return;
  if (out_.scope || quantities_.size() != 1) return;
  for (std::size_t at = quantities_.front().end; at < tokens_.size(); ++at) {
    if (token(at).depth > 0 && token(at).is(Word::times))
      return;  // «4 совещания (1 раз в квартал)»
  }
  const auto thing = phrase_at(tokens_, quantities_.front().end, Unknown::refused);
  if (thing && (thing->kind() == NounKind::event || thing->kind() == NounKind::document))
    out_.kind = PlanKind::frequency;
}

// «Ежемесячный мониторинг»: how often, said of the work. Of a paper it is part of its name.
void PlanReader::periodic_adjective() {
  static constexpr auto stems =
      std::to_array<std::pair<std::string_view, Frequency>>({{"ежегодн", Frequency::yearly},
                                                             {"ежеквартальн", Frequency::quarterly},
                                                             {"ежемесячн", Frequency::monthly},
                                                             {"еженедельн", Frequency::weekly},
                                                             {"ежедневн", Frequency::daily}});
  if (out_.kind != PlanKind::milestone || !quantities_.empty() || out_.frequency ||
      !is_adjective(token(0).lower))
    return;
  const auto said = std::ranges::find_if(
      stems, [&](const auto& one) { return token(0).lower.starts_with(one.first); });
  if (said == stems.end()) return;
  out_.frequency = said->second;
  if (out_.frequency == Frequency::yearly) out_.scope = Scope::per_year;
  out_.kind = PlanKind::frequency;
  out_.value = Decimal::of(1);
  out_.comparator = Comparator::at_least;
  if (!out_.unit) out_.unit = "раз";
}

void PlanReader::settle_scope() {
  if (out_.kind == PlanKind::blank || out_.kind == PlanKind::not_planned ||
      out_.kind == PlanKind::term_misplaced)
    return;
  if (is_countable(out_.kind) && out_.kind != PlanKind::frequency) per_unit();
  if (out_.kind == PlanKind::multi) per_visited();
  periodic_adjective();
  const bool stated = stated_scope();
  if (!context_.year_values.empty() && !out_.scope) {
    compare_with_years();
  } else if (!context_.year_values.empty() && stated) {
    const auto scope = out_.scope;
    compare_with_years();
    out_.scope = scope;
  }
  settle_frequency();
  const bool sized = out_.kind == PlanKind::multi || out_.kind == PlanKind::participation ||
                     out_.kind == PlanKind::range || is_countable(out_.kind);
  if (!out_.scope && sized && out_.kind != PlanKind::frequency) out_.scope = Scope::total;
}

}  // namespace vekha::roadmap::reading
