#include "base/text.h"
#include "report/guards.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace vekha::report {

namespace {

using facts::Observation;

// Percents of schools or documents betray nobody; those of people may.
bool counts_people(const roadmap::Measure& measure) {
  constexpr std::array<std::string_view, 20> stems = {
      "обучающ",     "учащ",    "ученик",   "школьник", "педагог", "учител",   "детей",
      "детьми",      "ребен",   "родител",  "семь",     "семей",   "участник", "выпускник",
      "воспитанник", "человек", "работник", "слушател", "студент", "молод"};
  const roadmap::PlanReading& plan = measure.plan_reading;
  const std::string base =
      text::key(plan.base.value_or("") + " " + plan.unit.value_or("") + " " + measure.unit.text);
  const std::string words = text::trim(base).empty()
                                ? text::key(measure.indicator.text + " " + measure.title.text)
                                : base;
  return std::ranges::any_of(
      stems, [&](std::string_view stem) { return words.find(stem) != std::string::npos; });
}

bool has_group(const Observation& row) {
  return row.denominator && *row.denominator > Decimal();
}

using Rows = std::vector<Observation*>;

bool is_later(const Observation& a, const Observation& b) {
  return a.period && (!b.period || a.period->last > b.period->last);
}

bool is_part_of(const Observation& part, const Observation& whole) {
  const bool within = part.period && whole.period && *part.period != *whole.period &&
                      whole.period->contains(part.period->first) &&
                      whole.period->contains(part.period->last);
  return within && part.unit == whole.unit && part.item == whole.item;
}

class Suppression {
 public:
  Suppression(MeasureReport& report, std::int64_t least, Problems& held_back)
      : report_(report), least_(Decimal::of(least)), held_back_(held_back) {}

  /// Whether the measure's own figures had to go.
  bool apply() {
    for (Observation& row : report_.observations) {
      if (has_group(row)) sizes_.emplace(&row, *row.denominator);
    }
    if (sizes_.empty()) return false;
    const bool small = behind_result() < least_;
    for (const auto& [row, size] : sizes_) {
      if (size < least_) hide(*row, "small_group_suppressed");
    }
    // Until nothing more follows: what is hidden for one total may be a part of another.
    for (std::size_t before = 0; before != hidden_.size();) {
      before = hidden_.size();
      guard_periods();
      guard_latest();
      guard_parts_of_periods();
    }
    if (small) hide_result();
    return small;
  }

 private:
  bool is_hidden(const Observation* row) const { return hidden_.contains(row); }

  // Of each school its last period, and the office's own rows of theirs.
  Rows latest_rows(std::uint32_t item) const {
    std::map<std::string_view, Rows> by_unit;
    for (const auto& [row, size] : sizes_) {
      if (row->item != item) continue;
      Rows& latest = by_unit[row->unit];
      if (!latest.empty() && is_later(*row, *latest.front())) latest.clear();
      if (latest.empty() || !is_later(*latest.front(), *row)) latest.push_back(row);
    }
    Rows all;
    for (const auto& [unit, rows] : by_unit)
      all.insert(all.end(), rows.begin(), rows.end());
    return all;
  }

  std::set<std::uint32_t> items() const {
    std::set<std::uint32_t> found;
    for (const auto& [row, size] : sizes_)
      found.insert(row->item);
    return found;
  }

  // How many persons stand behind the measure's figure: the office's own row is of all.
  Decimal behind_result() const {
    Decimal of_schools;
    Decimal of_office;
    for (const std::uint32_t item : items()) {
      for (Observation* row : latest_rows(item)) {
        Decimal& sum = row->unit.empty() ? of_office : of_schools;
        sum = sum + sizes_.at(row);
      }
    }
    return of_office > Decimal() ? of_office : of_schools;
  }

  // The schools of one period, where the office's own row of it tells their total.
  void guard_periods() {
    std::map<std::pair<std::optional<Period>, std::uint32_t>, Rows> groups;
    std::set<std::pair<std::optional<Period>, std::uint32_t>> totals;
    for (const auto& [row, size] : sizes_) {
      const std::pair key(row->period, row->item);
      if (!row->unit.empty()) {
        groups[key].push_back(row);
      } else if (!is_hidden(row)) {
        totals.insert(key);
      }
    }
    for (const auto& [key, rows] : groups) {
      if (totals.contains(key)) guard_parts(rows);
    }
  }

  // The last periods of all schools: their total is the measure's figure.
  void guard_latest() {
    for (const std::uint32_t item : items()) {
      Rows rows = latest_rows(item);
      std::erase_if(rows, [](const Observation* row) { return row->unit.empty(); });
      guard_parts(rows);
    }
  }

  // The months of a quarter of one school, beside the quarter.
  void guard_parts_of_periods() {
    for (const auto& [whole, size] : sizes_) {
      if (is_hidden(whole)) continue;
      Rows parts;
      for (const auto& [row, part_size] : sizes_) {
        if (is_part_of(*row, *whole)) parts.push_back(row);
      }
      guard_parts(parts);
      const bool alone = std::ranges::any_of(
          parts, [&](const Observation* row) { return is_hidden(row) && parts.size() == 1; });
      if (alone) hide(*whole, "small_group_derivable");
    }
  }

  // Of the parts of a published total either none is hidden, or two and more, which are no small
  // group together either.
  void guard_parts(const Rows& parts) {
    Rows shown;
    std::size_t hidden = 0;
    Decimal persons;
    for (Observation* row : parts) {
      if (is_hidden(row)) {
        ++hidden;
        persons = persons + sizes_.at(row);
      } else {
        shown.push_back(row);
      }
    }
    std::ranges::sort(shown, [this](Observation* a, Observation* b) {
      return std::pair(sizes_.at(a), a->place) < std::pair(sizes_.at(b), b->place);
    });
    for (Observation* row : shown) {
      if (hidden == 0 || (hidden > 1 && persons >= least_)) return;
      hide(*row, "small_group_derivable");
      ++hidden;
      persons = persons + sizes_.at(row);
    }
  }

  void hide(Observation& row, const std::string& code) {
    if (!hidden_.insert(&row).second) return;
    const bool small = code == "small_group_suppressed";
    held_back_.push_back(
        {.place = row.place,
         .code = code,
         .text = {small ? "мероприятие " + report_.measure.id + ": группа меньше " +
                              to_russian(least_) + " человек, значение не публикуется"
                        : "мероприятие " + report_.measure.id +
                              ": значение скрыто, потому что из него и итога выводится скрытое",
                  small ? "measure " + report_.measure.id + ": a group of fewer than " +
                              to_plain(least_) + " persons, the value is not published"
                        : "measure " + report_.measure.id +
                              ": hidden because a hidden value would follow from it and the total"},
         .severity = Severity::remark});
    row.value.reset();
    row.numerator.reset();
    row.denominator.reset();
    row.raw = "…";
    row.note.clear();
    row.status = facts::ObservationStatus::suppressed;
    row.flags.emplace_back("suppressed");
  }

  // Nothing but small groups stands behind the result: its figures would tell them.
  void hide_result() {
    evaluation::MeasureResult& result = report_.result;
    result.actual.reset();
    result.raw_degree.reset();
    result.degree.reset();
    result.forecast.reset();
    result.arithmetic.clear();
    result.notes.clear();
    result.why = {"why.suppressed", {}};
  }

  MeasureReport& report_;
  Decimal least_;
  Problems& held_back_;
  std::map<Observation*, Decimal> sizes_;  ///< of the groups behind the rows, also when hidden
  std::set<const Observation*> hidden_;
};

// A mean of degrees tells the one that is hidden among them: it is taken over the others.
class Means {
 public:
  Means(ProgrammeReport& programme, const evaluation::Method& method)
      : programme_(programme), method_(method) {}

  void take_anew() {
    std::vector<std::size_t> all;
    std::map<int, std::vector<std::size_t>> years;
    for (std::size_t i = 0; i < programme_.measures.size(); ++i) {
      all.push_back(i);
      const auto& judged_on = programme_.measures[i].result.judged_on;
      if (judged_on) years[year_of(*judged_on)].push_back(i);
    }
    take_anew(programme_.rollup, all);
    for (SectionReport& section : programme_.sections)
      take_anew(section.rollup, section.measures);
    for (ExecutorReport& executor : programme_.executors)
      take_anew(executor.rollup, executor.measures, Repeats::of_others_count);
    for (auto& [year, rollup] : programme_.years)
      take_anew(rollup, years[year]);
  }

 private:
  /// As evaluation counts a measure that repeats another one: never, or, of an executor, where the
  /// other one is somebody else's.
  enum class Repeats { never_count, of_others_count };

  void take_anew(evaluation::Rollup& rollup, const std::vector<std::size_t>& measures,
                 Repeats repeats = Repeats::never_count) const {
    std::set<std::string_view> ids;
    for (const std::size_t index : measures)
      ids.insert(programme_.measures[index].result.measure_id);
    std::vector<const evaluation::MeasureResult*> counted;
    for (const std::size_t index : measures) {
      const evaluation::MeasureResult& result = programme_.measures[index].result;
      const bool counts = result.duplicate_of.empty() || (repeats == Repeats::of_others_count &&
                                                          !ids.contains(result.duplicate_of));
      if (counts) counted.push_back(&result);
    }
    const evaluation::Rollup fresh = evaluation::roll_up(counted, method_);
    rollup.degree = fresh.degree;
    rollup.summary = fresh.summary;
  }

  ProgrammeReport& programme_;
  const evaluation::Method& method_;
};

}  // namespace

void suppress_small_groups(ProgrammeReport& programme, std::int64_t least_group,
                           const evaluation::Method& method, Problems& held_back) {
  bool any = false;
  for (MeasureReport& measure : programme.measures) {
    if (!counts_people(measure.measure)) continue;
    const bool hidden = Suppression(measure, least_group, held_back).apply();
    any = any || hidden;
  }
  if (any) Means(programme, method).take_anew();
}

}  // namespace vekha::report
