#include "facts/odd_values.h"

#include "base/text.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace vekha::facts {

namespace {

std::string quoted(const Observation& one) {
  return "«" + text::shortened(text::fold_space(one.raw), 60) + "»";
}

Problem remark(const Observation& one, std::string code, Words text, Words advice,
               Severity severity) {
  return {one.place, std::move(code), std::move(text), std::move(advice), severity};
}

/// An observation that has both a number and a period.
struct Dated {
  Observation* row = nullptr;
  Decimal value;
  Period period;
};

using Subject = std::tuple<std::string, std::string, std::uint32_t, std::string>;
using Series = std::map<Subject, std::vector<Dated>>;

Series series_of(Facts& facts) {
  Series series;
  for (Observation& one : facts.observations) {
    if (one.value && one.period && !one.has_flag("superseded"))
      series[{one.programme_id, one.measure_id, one.item, one.unit}].push_back(
          {&one, *one.value, *one.period});
  }
  for (auto& [subject, list] : series) {
    std::ranges::stable_sort(
        list, [](const Dated& a, const Dated& b) { return a.period.last < b.period.last; });
  }
  return series;
}

void tell_falling(const std::vector<Dated>& list, Problems& notes) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    const Dated& now = list[i];
    const Dated& before = list[i - 1];
    const bool falls = now.row->cumulative && before.row->cumulative && now.value < before.value &&
                       year_of(now.period.last) == year_of(before.period.last);
    if (!falls) continue;
    Observation& one = *now.row;
    one.flags.emplace_back("falling_cumulative");
    notes.push_back(
        remark(one, "falling_cumulative",
               {quoted(one) + " — нарастающий итог меньше прежнего, " + to_russian(before.value),
                quoted(one) + ": a running total below the one before, " + to_plain(before.value)},
               {"проверьте оба значения", "check both values"}, Severity::warning));
  }
}

// Nothing at all, and everything, may well stay the same.
void tell_unchanged(const std::vector<Dated>& list, Problems& notes) {
  constexpr std::size_t long_enough = 4;
  std::size_t run = 1;
  for (std::size_t i = 1; i < list.size(); ++i) {
    Observation& one = *list[i].row;
    const Dated& before = list[i - 1];
    const Decimal value = list[i].value;
    const bool same = value == before.value && one.percent == before.row->percent &&
                      list[i].period.last != before.period.last;
    run = same ? run + 1 : 1;
    const bool telling = value != Decimal() && !(one.percent && value == Decimal::of(100));
    if (run != long_enough || !telling) continue;
    one.flags.emplace_back("unchanged");
    notes.push_back(remark(one, "unchanged",
                           {quoted(one) + " стоит без изменений четвёртый период подряд",
                            quoted(one) + " has not changed for four periods"},
                           {"проверьте, не переписано ли прежнее значение",
                            "check that it is no copy of an older value"},
                           Severity::remark));
  }
}

void tell_outliers(const std::vector<Dated>& alike, Problems& notes) {
  constexpr std::size_t enough = 5;
  if (alike.size() < enough) return;
  std::vector<Decimal> values;
  values.reserve(alike.size());
  for (const Dated& one : alike)
    values.push_back(one.value);
  std::ranges::sort(values);
  const Decimal median = values[values.size() / 2];
  if (median <= Decimal()) return;
  for (const Dated& each : alike) {
    Observation* one = each.row;
    const std::int64_t units = each.value.units();
    const bool over = units / 10 > median.units();
    const bool under = units > 0 && units < median.units() / 10;
    if (!over && !under) continue;
    one->flags.emplace_back("outlier");
    notes.push_back(
        remark(*one, "outlier",
               {quoted(*one) + " отличается от обычного (" + to_russian(median) +
                    ") больше чем в десять раз",
                quoted(*one) + " is ten times off the usual " + to_plain(median)},
               {"проверьте запятую и единицу измерения", "check the decimal comma and the unit"},
               Severity::remark));
  }
}

void tell_series(Facts& facts) {
  std::map<std::tuple<std::string, std::string, std::uint32_t, Period, bool>, std::vector<Dated>>
      alike;
  for (const auto& [subject, list] : series_of(facts)) {
    tell_falling(list, facts.notes);
    tell_unchanged(list, facts.notes);
    for (const Dated& each : list) {
      const Observation& one = *each.row;
      if (one.unit.empty()) continue;
      alike[{one.programme_id, one.measure_id, one.item, each.period, one.percent}].push_back(each);
    }
  }
  for (const auto& [key, list] : alike)
    tell_outliers(list, facts.notes);
}

void tell_flags(const Observation& one, Problems& notes) {
  const std::string raw = quoted(one);
  if (one.has_flag("over_hundred_percent")) {
    notes.push_back(remark(one, "over_hundred_percent",
                           {raw + " — больше 100 % от целого", raw + " is over 100 % of the whole"},
                           {"проверьте значение; в расчёт оно вошло как есть",
                            "check the value; it was taken as it is"},
                           Severity::warning));
  }
  if (one.has_flag("share_read_as_percent")) {
    const std::string percent = to_russian(one.value.value_or(Decimal())) + " %";
    notes.push_back(remark(one, "share_read_as_percent",
                           {raw + " прочитано как " + percent, raw + " was read as " + percent},
                           {"если это не доля, впишите число со знаком %",
                            "if it is no share, write the number with %"},
                           Severity::remark));
  }
  if (one.has_flag("matched_by_similarity")) {
    notes.push_back(
        remark(one, "matched_by_similarity",
               {"мероприятие найдено по похожему названию: " + one.measure_id,
                "the measure was found by a similar title: " + one.measure_id},
               {"проверьте, то ли это мероприятие", "check that it is the right measure"},
               Severity::remark));
  }
}

}  // namespace

void tell_odd_values(Facts& facts) {
  for (const Observation& one : facts.observations)
    tell_flags(one, facts.notes);
  tell_series(facts);
}

}  // namespace vekha::facts
