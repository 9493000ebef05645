#include "evaluation/fact.h"

#include <algorithm>
#include <map>
#include <string>

namespace vekha::evaluation {

namespace {

using facts::Observation;

bool has_flag(const Observation& observation, std::string_view flag) {
  return std::find(observation.flags.begin(), observation.flags.end(), flag) !=
         observation.flags.end();
}

bool says_something(const Observation& observation) {
  return observation.value || observation.done ||
         (observation.numerator && observation.denominator);
}

// A bare «выполнено» is one of what was planned; «не выполнено» none.
Decimal amount_of(const Observation& observation) {
  if (observation.value) return *observation.value;
  return observation.done.value_or(false) ? Decimal::of(1) : Decimal();
}

bool is_later(const Observation& a, const Observation& b) {
  if (a.period && b.period && a.period->last != b.period->last)
    return a.period->last > b.period->last;
  return a.place > b.place;
}

void add_evidence(Fact& fact, const Observation& observation) {
  for (const facts::Evidence& evidence : observation.evidence) {
    if (evidence.confirms()) fact.evidence = EvidenceState::confirmed;
    if (fact.evidence == EvidenceState::none) fact.evidence = EvidenceState::claimed;
  }
  if (observation.completed)
    fact.completed =
        std::max(fact.completed.value_or(*observation.completed), *observation.completed);
}

class Gathering {
 public:
  Gathering(std::span<const Observation> all, const std::vector<std::size_t>& indices) {
    for (const std::size_t index : indices) {
      if (says_something(all[index])) rows_.push_back(&all[index]);
    }
  }

  const std::vector<const Observation*>& rows() const { return rows_; }

  std::optional<Decimal> sum() const {
    Decimal total;
    std::map<std::string, const Observation*> latest;
    for (const Observation* row : rows_) {
      if (!row->cumulative) {
        total = total + amount_of(*row);
        continue;
      }
      const Observation*& kept = latest[row->unit];
      if (kept == nullptr || is_later(*row, *kept)) kept = row;
    }
    for (const auto& [unit, row] : latest)
      total = total + amount_of(*row);
    return rows_.empty() ? std::nullopt : std::optional(total);
  }

  // 100·Σn/Σd over the latest row of each unit; nullopt where a row has no denominator.
  std::optional<Decimal> ratio_percent() const {
    Decimal numerators;
    Decimal denominators;
    for (const Observation* row : latest_of_units()) {
      if (!row->numerator || !row->denominator) return std::nullopt;
      numerators = numerators + *row->numerator;
      denominators = denominators + *row->denominator;
    }
    const auto share = Fraction::ratio(numerators, denominators);
    return share ? std::optional(to_decimal(*share * Fraction(100))) : std::nullopt;
  }

  std::vector<const Observation*> latest_of_units() const {
    std::map<std::string, const Observation*> latest;
    for (const Observation* row : rows_) {
      const Observation*& kept = latest[row->unit];
      if (kept == nullptr || is_later(*row, *kept)) kept = row;
    }
    std::vector<const Observation*> list;
    for (const auto& [unit, row] : latest)
      list.push_back(row);
    return list;
  }

 private:
  std::vector<const Observation*> rows_;
};

// «выполнено» in place of a percent means that all of it is done.
Decimal percent_of(const Observation& row) {
  if (row.value) return *row.value;
  return row.done.value_or(false) ? Decimal::of(100) : Decimal();
}

void take_percent(Fact& fact, const Gathering& gathering) {
  fact.value = gathering.ratio_percent();
  if (fact.value || gathering.rows().empty()) return;
  const auto latest = gathering.latest_of_units();
  const auto office = std::find_if(latest.begin(), latest.end(),
                                   [](const Observation* row) { return row->unit.empty(); });
  if (latest.size() == 1 || office != latest.end()) {
    fact.value = percent_of(office == latest.end() ? *latest.front() : **office);
    return;
  }
  const auto differs = [&](const Observation* row) {
    return percent_of(*row) != percent_of(*latest.front());
  };
  fact.percents_disagree = std::any_of(latest.begin(), latest.end(), differs);
  if (!fact.percents_disagree) fact.value = percent_of(*latest.front());
}

bool reports_no_requests(const Observation& row) {
  const bool no_denominator = row.denominator && *row.denominator == Decimal();
  return no_denominator || (row.value && *row.value == Decimal() && !row.denominator);
}

}  // namespace

std::vector<std::size_t> observations_of(std::span<const Observation> all,
                                         const std::string& programme_id,
                                         const std::string& measure_id, Date last_day) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Observation& row = all[i];
    const bool ours = row.measure_id == measure_id && row.programme_id == programme_id;
    if (!ours || has_flag(row, "superseded") || has_flag(row, "duplicate")) continue;
    const bool later =
        row.completed ? *row.completed > last_day : row.period && row.period->first > last_day;
    if (!later) indices.push_back(i);
  }
  return indices;
}

Fact fact_of(std::span<const Observation> all, const std::vector<std::size_t>& indices,
             bool percent) {
  Fact fact;
  const Gathering gathering(all, indices);
  for (const std::size_t index : indices) {
    if (!says_something(all[index])) continue;
    fact.used.push_back(index);
    add_evidence(fact, all[index]);
  }
  fact.reported = !gathering.rows().empty();
  fact.no_requests = fact.reported &&
                     std::all_of(gathering.rows().begin(), gathering.rows().end(),
                                 [](const Observation* row) { return reports_no_requests(*row); });
  if (percent) {
    take_percent(fact, gathering);
  } else {
    fact.value = gathering.sum();
  }
  return fact;
}

}  // namespace vekha::evaluation
