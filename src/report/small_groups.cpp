#include "base/text.h"
#include "report/guards.h"

#include <algorithm>
#include <array>
#include <map>

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
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view stem) { return words.find(stem) != std::string::npos; });
}

bool has_group(const Observation& row) {
  return row.denominator && *row.denominator > Decimal();
}

class Suppression {
 public:
  Suppression(MeasureReport& report, std::int64_t least, Problems& held_back)
      : report_(report), least_(Decimal::of(least)), held_back_(held_back) {}

  void apply() {
    using Key = std::pair<std::optional<Period>, std::uint32_t>;
    std::map<Key, std::vector<Observation*>> groups;
    for (Observation& row : report_.observations) {
      if (has_group(row)) groups[{row.period, row.item}].push_back(&row);
    }
    bool small_in_all = !groups.empty();
    for (auto& [key, rows] : groups) {
      small_in_all = small_in_all && total_of(rows) < least_;
      guard_group(rows);
    }
    if (small_in_all) hide_result();
  }

 private:
  static Decimal total_of(const std::vector<Observation*>& rows) {
    Decimal total;
    for (const Observation* row : rows) {
      if (!row->unit.empty() || rows.size() == 1) total = total + *row->denominator;
    }
    return total;
  }

  // The parts of one total: the schools of one period. The total stands in the office's own row or
  // in the measure's result.
  void guard_group(std::vector<Observation*>& rows) {
    std::vector<Observation*> shown;
    std::size_t hidden = 0;
    for (Observation* row : rows) {
      if (*row->denominator < least_) {
        hide(*row, "small_group_suppressed");
        hidden += row->unit.empty() ? 0 : 1;
      } else if (!row->unit.empty()) {
        shown.push_back(row);
      }
    }
    if (hidden != 1 || shown.empty()) return;
    const auto smallest = std::min_element(
        shown.begin(), shown.end(),
        [](const auto* a, const auto* b) { return *a->denominator < *b->denominator; });
    hide(**smallest, "small_group_derivable");
  }

  void hide(Observation& row, const std::string& code) {
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
};

}  // namespace

void suppress_small_groups(ProgrammeReport& programme, std::int64_t least_group,
                           Problems& held_back) {
  for (MeasureReport& measure : programme.measures) {
    if (counts_people(measure.measure)) Suppression(measure, least_group, held_back).apply();
  }
}

}  // namespace vekha::report
