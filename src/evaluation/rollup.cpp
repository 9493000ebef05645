#include "evaluation/mean.h"
#include "evaluation/rollups.h"

#include <algorithm>
#include <set>

namespace vekha::evaluation {

namespace {

bool is_undecided(const MeasureResult& result) {
  return (result.status == Status::clarify || result.status == Status::expert) && result.maybe_due;
}

class Adding {
 public:
  explicit Adding(const Method& method) : method_(method) {}

  void add(const MeasureResult& result) {
    ++rollup_.total;
    ++rollup_.by_status[static_cast<std::size_t>(result.status)];
    if (is_undecided(result)) ++rollup_.undecided;
    if (!counts_as_due(result.status)) return;
    add_due(result);
  }

  Rollup rollup() {
    rollup_.degree = degrees_.value();
    rollup_.movement = movements_.value();
    rollup_.band = band();
    rollup_.summary = summary();
    return std::move(rollup_);
  }

 private:
  void add_due(const MeasureResult& result) {
    const bool taken_as_done = method_.unconfirmed_counts && result.status == Status::unconfirmed;
    ++rollup_.srm.due;
    ++rollup_.srm_in_time.due;
    ++rollup_.completeness.due;
    if (is_done(result.status) || taken_as_done) ++rollup_.srm.done;
    if (is_done_in_time(result.status) || taken_as_done) ++rollup_.srm_in_time.done;
    if (result.reported) ++rollup_.completeness.done;
    if (result.degree) degrees_.add(*result.degree, method_.weight_of(result.measure_id));
    if (result.moved) movements_.add(Fraction(*result.moved ? 1 : 0));
  }

  // From «no undecided measure is done» to «every one is».
  std::optional<std::pair<Fraction, Fraction>> band() const {
    if (rollup_.undecided == 0) return std::nullopt;
    const std::int64_t all = rollup_.srm.due + rollup_.undecided;
    const auto least = Fraction::ratio(rollup_.srm.done, all);
    const auto most = Fraction::ratio(rollup_.srm.done + rollup_.undecided, all);
    return std::pair(*least, *most);
  }

  // A part that carries weight and has no value leaves no summary: the rest would pose as the
  // whole.
  std::optional<Fraction> summary() const {
    if (!method_.has_summary()) return std::nullopt;
    const Ratio& measures =
        method_.done == Method::Done::in_time ? rollup_.srm_in_time : rollup_.srm;
    Mean mean;
    for (const auto& [part, weight] : {std::pair(rollup_.degree, method_.weight_degree),
                                       std::pair(rollup_.movement, method_.weight_movement),
                                       std::pair(measures.value(), method_.weight_measures)}) {
      if (weight == Fraction(0)) continue;
      if (!part) return std::nullopt;
      mean.add(*part, weight);
    }
    return mean.value();
  }

  const Method& method_;
  Rollup rollup_;
  Mean degrees_;
  Mean movements_;
};

using Results = std::vector<const MeasureResult*>;

// Each measure once: those that repeat another one are left out, or, in `only_within`, those that
// repeat another one of the same set.
enum class Repeats { never, only_within };

Rollup once_each(const Results& results, const Method& method, Repeats repeats) {
  std::set<std::string_view> ids;
  for (const MeasureResult* result : results)
    ids.insert(result->measure_id);
  Results counted;
  for (const MeasureResult* result : results) {
    const bool repeated = !result->duplicate_of.empty() &&
                          (repeats == Repeats::never || ids.contains(result->duplicate_of));
    if (!repeated) counted.push_back(result);
  }
  Rollup rollup = roll_up(counted, method);
  rollup.repeated = static_cast<std::int64_t>(results.size() - counted.size());
  return rollup;
}

Ratio sum_of_units(const ProgrammeResult& result) {
  Ratio sum;
  for (const auto& [name, unit] : result.units) {
    sum.done += unit.completeness.done;
    sum.due += unit.completeness.due;
  }
  return sum;
}

}  // namespace

Rollup roll_up(std::span<const MeasureResult* const> results, const Method& method) {
  Adding adding(method);
  for (const MeasureResult* result : results)
    adding.add(*result);
  return adding.rollup();
}

void add_rollups(const roadmap::Programme& programme, const Method& method,
                 ProgrammeResult& result) {
  Results all;
  std::map<std::string, Results> by_executor;
  std::map<int, Results> by_year;
  std::size_t at = 0;
  for (const roadmap::ProgrammeTable& table : programme.tables) {
    for (const roadmap::Section& section : table.sections) {
      Results of_section;
      for (const roadmap::Measure& measure : section.measures) {
        const MeasureResult* one = &result.measures[at++];
        all.push_back(one);
        of_section.push_back(one);
        if (one->judged_on) by_year[year_of(*one->judged_on)].push_back(one);
        std::set<std::string> names;
        for (const roadmap::Executor& executor : measure.executors)
          names.insert(executor.name);
        for (const std::string& name : names)
          by_executor[name].push_back(one);
      }
      result.sections.push_back(once_each(of_section, method, Repeats::never));
    }
  }
  result.rollup = once_each(all, method, Repeats::never);
  result.rollup.unit_completeness = sum_of_units(result);
  for (const auto& [name, results] : by_executor)
    result.executors[name] = once_each(results, method, Repeats::only_within);
  for (const auto& [year, results] : by_year)
    result.years[year] = once_each(results, method, Repeats::never);
}

}  // namespace vekha::evaluation
