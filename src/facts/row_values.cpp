#include "facts/row_values.h"

#include "base/fraction.h"
#include "facts/evidence.h"
#include "roadmap/level_of_share.h"

#include <algorithm>
#include <array>

namespace vekha::facts {

bool speaks_in_percents(const roadmap::PlanReading& plan) {
  using roadmap::PlanKind;
  const bool of_requests = plan.kind == PlanKind::ratio && !plan.denominator;  // «5 из 7» counts
  return plan.kind == PlanKind::percent || of_requests || roadmap::is_level_of_share(plan) ||
         (plan.kind == PlanKind::multi && std::ranges::any_of(plan.items, speaks_in_percents));
}

namespace {

using Outcome = std::variant<std::vector<Observation>, Fault>;

Outcome one(Observation observation) {
  std::vector<Observation> all;
  all.push_back(std::move(observation));
  return all;
}

// A plan in percents gives a bare number its sense: 85 is 85 %, 0,85 too; 1 may be one school, so
// it stays a number.
void read_as_percent(Observation& observation) {
  const Decimal whole = Decimal::of(1);
  if (*observation.value > whole) {
    observation.percent = true;
    observation.flags.emplace_back("percent_assumed");
  } else if (*observation.value < whole && *observation.value > Decimal()) {
    observation.value = Decimal::of_units(observation.value->units() * 100);
    observation.percent = true;
    observation.flags.emplace_back("share_read_as_percent");
  }
}

// «100 %» of a plan that is no percent says how far it is done: «выполнено на 40 %».
bool of_completion(Observation& observation, const roadmap::Measure& measure) {
  using roadmap::PlanKind;
  static constexpr std::array kinds = {
      PlanKind::deliverable,    PlanKind::milestone, PlanKind::participation, PlanKind::continuous,
      PlanKind::term_misplaced, PlanKind::frequency, PlanKind::multi};
  const PlanKind kind = measure.plan_reading.kind;
  if (speaks_in_percents(measure.plan_reading)) return false;
  const bool counted = kind == PlanKind::count && observation.unit.empty() &&
                       measure.plan_reading.value && !measure.plan_reading.needs_decision;
  if (!counted && std::ranges::find(kinds, kind) == kinds.end()) return false;
  const Decimal share = *observation.value;
  observation.percent = false;
  observation.flags.emplace_back("percent_of_completion");
  if (share == Decimal::of(100)) {
    observation.done = true;
    observation.value = counted ? measure.plan_reading.value : std::nullopt;
    return true;
  }
  const Decimal whole = counted ? *measure.plan_reading.value : Decimal::of(1);
  const auto part = Fraction::ratio(share, Decimal::of(100));
  const auto plan = Fraction::ratio(whole, Decimal::of(1));
  observation.value = to_decimal(*part * *plan);
  return true;
}

Outcome of_number(Observation observation, const Value& value, const roadmap::Measure& measure) {
  const bool may_fall = measure.plan_reading.kind == roadmap::PlanKind::change;
  observation.value = value.number;
  observation.percent = observation.percent || value.percent;
  if (value.words_after) observation.flags.emplace_back("words_after_number");
  if (value.estimated) observation.status = ObservationStatus::estimated;
  if (observation.percent && of_completion(observation, measure))
    return one(std::move(observation));
  const bool bare = !observation.percent && !value.words_after && !observation.denominator;
  if (bare && speaks_in_percents(measure.plan_reading)) read_as_percent(observation);
  if (observation.percent && *observation.value > Decimal::of(100) && !may_fall) {
    observation.flags.emplace_back("over_hundred_percent");
  }
  return one(std::move(observation));
}

// The items of a plan «100 % кураторов и ШНОР» are held against a percent.
void take_share(Observation& observation) {
  const auto share = Fraction::ratio(*observation.numerator, *observation.denominator);
  if (!share) return;
  observation.value = to_decimal(*share * Fraction(100));
  observation.percent = true;
}

// «3 из 5» of a plan that counts is 3; of one in percents the sums of both decide.
Outcome of_share(Observation observation, const Value& value, Head at,
                 const roadmap::Measure& measure) {
  if (value.number < Decimal() || value.of < Decimal()) return value_negative(at, observation.raw);
  if (value.of == Decimal()) return denominator_is_zero(observation.raw);
  observation.numerator = value.number;
  observation.denominator = value.of;
  const roadmap::PlanReading& plan = measure.plan_reading;
  observation.percent = false;
  if (!speaks_in_percents(plan)) observation.value = value.number;
  if (plan.kind == roadmap::PlanKind::multi && speaks_in_percents(plan)) take_share(observation);
  if (value.number > value.of) observation.flags.emplace_back("over_hundred_percent");
  return one(std::move(observation));
}

Outcome of_several(const Observation& base, const Value& value, Head at) {
  std::vector<Observation> all;
  for (const Decimal& number : value.several) {
    if (number < Decimal()) return value_negative(at, base.raw);
    all.push_back(base);
    all.back().value = number;
    all.back().item = static_cast<std::uint32_t>(all.size());
  }
  return all;
}

// «Приказ от 20.03.2024 № 12» where a document is the plan: it is there.
bool takes_document(Observation& observation, const roadmap::Measure& measure) {
  using roadmap::PlanKind;
  static constexpr std::array kinds = {PlanKind::deliverable, PlanKind::milestone,
                                       PlanKind::participation, PlanKind::continuous};
  const PlanKind kind = measure.plan_reading.kind;
  if (std::ranges::find(kinds, kind) == kinds.end()) return false;
  std::vector<Evidence> named = read_evidence(observation.raw);
  const bool all = !named.empty() && std::ranges::all_of(named, is_named_document);
  if (!all) return false;
  std::ranges::move(named, std::back_inserter(observation.evidence));
  observation.flags.emplace_back("document_in_value");
  return true;
}

}  // namespace

std::optional<Fault> fault_kept(const Observation& observation, Head at,
                                const roadmap::Measure& measure) {
  const bool may_fall = measure.plan_reading.kind == roadmap::PlanKind::change;
  const bool below = observation.value && *observation.value < Decimal() && !may_fall;
  return below ? std::optional(value_negative(at, observation.raw)) : std::nullopt;
}

Outcome with_value(Observation base, const Value& value, Head at, const roadmap::Measure& measure) {
  switch (value.kind) {
    case ValueKind::number: return of_number(std::move(base), value, measure);
    case ValueKind::share: return of_share(std::move(base), value, at, measure);
    case ValueKind::several:
      return base.item == 0 ? of_several(base, value, at) : Outcome(value_senseless(at, base.raw));
    case ValueKind::date: return value_is_a_date(at, base.raw);
    case ValueKind::senseless:
      if (!takes_document(base, measure)) return value_senseless(at, base.raw);
      break;
    case ValueKind::done: base.done = true; break;
    case ValueKind::not_done: base.done = false; break;
    case ValueKind::missing: base.status = ObservationStatus::missing; break;
    case ValueKind::dash: base.flags.emplace_back(dash_flag); break;
    case ValueKind::blank: break;
  }
  const roadmap::PlanReading& plan = measure.plan_reading;
  if (plan.kind == roadmap::PlanKind::multi && speaks_in_percents(plan) && base.numerator &&
      base.denominator)
    take_share(base);
  return one(std::move(base));
}

}  // namespace vekha::facts
