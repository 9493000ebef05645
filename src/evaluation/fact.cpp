#include "evaluation/fact.h"

#include "evaluation/gathering.h"

#include <algorithm>
#include <unordered_set>

namespace vekha::evaluation {

namespace {

using facts::Observation;
using Rows = std::vector<const Observation*>;

bool has_flag(const Observation& row, std::string_view flag) {
  return std::ranges::find(row.flags, flag) != row.flags.end();
}

bool has_parts(const Observation& row) {
  return row.numerator && row.denominator;
}

bool confirms(const Observation& row) {
  return std::ranges::any_of(row.evidence,
                             [](const facts::Evidence& evidence) { return evidence.confirms(); });
}

bool has_number(const Observation& row) {
  const bool withheld = row.status == facts::ObservationStatus::missing ||
                        row.status == facts::ObservationStatus::suppressed;
  return !withheld && (row.value || has_parts(row));
}

bool says_anything(const Observation& row) {
  return has_number(row) || row.done || row.completed || !row.evidence.empty() ||
         !row.reason.empty();
}

void add_evidence(Fact& fact, const Observation& row) {
  if (confirms(row)) fact.evidence = EvidenceState::confirmed;
  if (!row.evidence.empty() && fact.evidence == EvidenceState::none)
    fact.evidence = EvidenceState::claimed;
  if (row.completed)
    fact.completed = std::max(fact.completed.value_or(*row.completed), *row.completed);
}

bool reports_no_requests(const Observation& row) {
  if (row.denominator) return *row.denominator == Decimal();
  return row.value && *row.value == Decimal();
}

bool is_negative(const Observation& row) {
  const auto below = [](const std::optional<Decimal>& number) {
    return number && *number < Decimal();
  };
  return below(row.value) || below(row.numerator) || below(row.denominator);
}

// Percents stand for numbers of a plan that is none: «выполнено на 60 %».
bool are_shares(const Rows& numbers, Joining joining) {
  if (joining == Joining::percent || joining == Joining::flow || numbers.empty()) return false;
  return std::ranges::all_of(numbers,
                             [](const Observation* row) { return row->percent || !row->value; });
}

bool of_units(const Rows& rows) {
  return !rows.empty() &&
         std::ranges::none_of(rows, [](const Observation* row) { return row->unit.empty(); });
}

void take_marks(Fact& fact, const Gathering& marks) {
  const Rows latest = marks.latest_of_units();
  const auto done = std::count_if(latest.begin(), latest.end(), [&](const Observation* row) {
    return mark_of(*row, marks.joining()).value_or(false);
  });
  const auto all = static_cast<std::int64_t>(latest.size());
  fact.share = Fraction::ratio(std::int64_t{done}, all);
  if (all > 1) fact.units_done = done;
}

void take_numbers(Fact& fact, const Gathering& numbers) {
  const bool percent = numbers.joining() == Joining::percent || numbers.joining() == Joining::flow;
  if (are_shares(numbers.rows(), numbers.joining())) {
    const auto percents = numbers.percent(Joining::percent);
    if (percents) fact.share = *percents * *Fraction::ratio(std::int64_t{1}, std::int64_t{100});
    fact.undefined = !percents;
    return;
  }
  fact.value = percent ? numbers.percent(numbers.joining()) : numbers.total();
  fact.undefined = !fact.value;
}

}  // namespace

ObservationIndex::ObservationIndex(std::span<const Observation> all,
                                   const std::string& programme_id)
    : all_(all), unit_of_(all.size(), no_unit) {
  std::vector<std::size_t>* rows = nullptr;  // of the measure of the row before
  std::string_view measure;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Observation& row = all[i];
    if (row.programme_id != programme_id) continue;
    if (has_flag(row, "superseded") || has_flag(row, "duplicate")) continue;
    if (rows == nullptr || row.measure_id != measure) {
      rows = &by_measure_[row.measure_id];
      measure = row.measure_id;
    }
    rows->push_back(i);
    number_unit(i);
  }
}

void ObservationIndex::number_unit(std::size_t index) {
  const std::string& unit = all_[index].unit;
  if (unit.empty()) return;
  const auto [place, fresh] =
      unit_numbers_.emplace(unit, static_cast<std::uint32_t>(units_.size()));
  if (fresh) units_.push_back(unit);
  unit_of_[index] = place->second;
}

std::vector<std::size_t> ObservationIndex::of(const std::string& measure_id, Date last_day) const {
  std::vector<std::size_t> known;
  const auto found = by_measure_.find(measure_id);
  if (found == by_measure_.end()) return known;
  std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(known),
               [&](std::size_t index) {
                 const Observation& row = all_[index];
                 if (row.completed) return *row.completed <= last_day;
                 return !row.period || row.period->first <= last_day;
               });
  return known;
}

std::optional<bool> mark_of(const Observation& row, Joining joining) {
  if (has_number(row)) return std::nullopt;
  if (row.done) return row.done;
  if (row.completed) return true;
  if (joining == Joining::mark && confirms(row)) return true;
  return std::nullopt;
}

bool is_figure(const Observation& row, Joining joining) {
  return has_number(row) || mark_of(row, joining).has_value();
}

Fact fact_of(std::span<const Observation> all, const std::vector<std::size_t>& indices,
             Joining joining) {
  Fact fact;
  Gathering numbers(joining);
  Gathering marks(joining);
  std::unordered_set<std::string_view> units;
  for (const std::size_t index : indices) {
    const Observation& row = all[index];
    if (!says_anything(row)) continue;
    fact.used.push_back(index);
    fact.undefined = fact.undefined || is_negative(row);
    add_evidence(fact, row);
    if (!row.unit.empty()) units.insert(row.unit);
    if (has_number(row)) {
      numbers.add(row);
    } else if (mark_of(row, joining)) {
      marks.add(row);
    }
  }
  fact.units = static_cast<std::int64_t>(units.size());
  fact.reported = !fact.used.empty();
  fact.figured = !numbers.rows().empty() || !marks.rows().empty();
  if (fact.undefined) return fact;
  if (!numbers.rows().empty()) {
    take_numbers(fact, numbers);
    fact.no_requests =
        std::all_of(numbers.rows().begin(), numbers.rows().end(),
                    [](const Observation* row) { return reports_no_requests(*row); });
    // «Одна из пяти проведена» beside a bare «да»: the yes is one more.
    if (joining == Joining::sum && fact.value) {
      fact.value = *fact.value + Fraction(marks.count_done());
    }
  } else if (joining == Joining::sum && of_units(marks.rows())) {
    // Two schools' «да» are two of the twelve wanted of all, not all twelve.
    fact.value = Fraction(marks.count_done());
  } else if (!marks.rows().empty()) {
    take_marks(fact, marks);
  }
  return fact;
}

}  // namespace vekha::evaluation
