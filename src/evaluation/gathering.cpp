#include "evaluation/gathering.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace vekha::evaluation {

namespace {

using facts::Observation;
using Rows = std::vector<const Observation*>;

// A row without a period is of the day it was completed on; without either it stands first.
std::optional<Date> day_of(const Observation& row) {
  return row.period ? std::optional(row.period->last) : row.completed;
}

bool is_later(const Observation& a, const Observation& b) {
  const auto first = day_of(a);
  const auto second = day_of(b);
  if (first != second) return first > second;
  return a.place > b.place;
}

Rows of_office(const Rows& rows) {
  Rows office;
  std::ranges::copy_if(rows, std::back_inserter(office),
                       [](const Observation* row) { return row->unit.empty(); });
  return office;
}

__extension__ using Wide = __int128;

// Sums beyond what a Decimal holds are no figure: somebody typed a telephone number.
std::optional<Fraction> sum_of(const Rows& rows) {
  Wide units = 0;
  for (const Observation* row : rows)
    units += row->value ? row->value->units() : 0;
  constexpr Wide most = Wide(Decimal::scale) * 100'000'000'000;
  if (units > most) return std::nullopt;
  return Fraction::ratio(static_cast<std::int64_t>(units), Decimal::scale);
}

std::optional<Fraction> ratio_of(const Rows& rows) {
  Wide top = 0;
  Wide bottom = 0;
  for (const Observation* row : rows) {
    top += row->numerator->units();
    bottom += row->denominator->units();
  }
  constexpr Wide most = Wide(Decimal::scale) * 100'000'000'000;
  if (top > most || bottom > most) return std::nullopt;
  return Fraction::ratio(static_cast<std::int64_t>(top) * 100, static_cast<std::int64_t>(bottom));
}

}  // namespace

Rows Gathering::latest_of_units() const {
  std::unordered_map<std::string_view, const Observation*> latest;
  for (const Observation* row : rows_) {
    const Observation*& kept = latest[row->unit];
    if (kept == nullptr || is_later(*row, *kept)) kept = row;
  }
  Rows list;
  for (const auto& [unit, row] : latest)
    list.push_back(row);
  return list;
}

std::optional<Fraction> Gathering::total() const {
  if (joining_ == Joining::latest) return sum_of(latest_of_units());
  // What was counted from the beginning holds what single periods reported up to then.
  std::unordered_map<std::string_view, const Observation*> counted;
  for (const Observation* row : rows_) {
    if (!row->cumulative) continue;
    const Observation*& kept = counted[row->unit];
    if (kept == nullptr || is_later(*row, *kept)) kept = row;
  }
  Rows taken;
  for (const Observation* row : rows_) {
    const auto found = counted.find(row->unit);
    const bool held = found != counted.end() &&
                      (row->cumulative ? row != found->second : !is_later(*row, *found->second));
    if (!held) taken.push_back(row);
  }
  return sum_of(taken);
}

// The office's own rows are the whole already; otherwise of each unit the rows of its last period.
Rows Gathering::counted_parts(Joining joining) const {
  Rows parts;
  std::ranges::copy_if(rows_, std::back_inserter(parts),
                       [](const Observation* row) { return row->numerator && row->denominator; });
  if (Rows office = of_office(parts); !office.empty()) parts = std::move(office);
  const bool adds_up =
      joining == Joining::flow &&
      std::ranges::none_of(parts, [](const Observation* row) { return row->cumulative; });
  if (adds_up) return parts;
  std::unordered_map<std::string_view, Date> last;
  for (const Observation* row : parts) {
    if (!row->period) continue;
    const auto [place, fresh] = last.try_emplace(row->unit, row->period->last);
    if (!fresh) place->second = std::max(place->second, row->period->last);
  }
  std::erase_if(parts, [&](const Observation* row) {
    const auto found = last.find(row->unit);
    return found != last.end() && (!row->period || row->period->last != found->second);
  });
  return parts;
}

std::optional<Fraction> Gathering::bare_percent() const {
  Rows latest = latest_of_units();
  if (Rows office = of_office(latest); !office.empty()) latest = std::move(office);
  std::erase_if(latest, [](const Observation* row) { return !row->value; });
  if (latest.empty()) return std::nullopt;
  const bool same = std::ranges::all_of(
      latest, [&](const Observation* row) { return *row->value == *latest.front()->value; });
  return same ? std::optional(Fraction(*latest.front()->value)) : std::nullopt;
}

std::optional<Fraction> Gathering::percent(Joining joining) const {
  const Rows parts = counted_parts(joining);
  if (!parts.empty()) {
    if (const auto share = ratio_of(parts)) return share;
  }
  return bare_percent();
}

std::int64_t Gathering::count_done() const {
  return std::count_if(rows_.begin(), rows_.end(), [&](const Observation* row) {
    return mark_of(*row, joining_).value_or(false);
  });
}

}  // namespace vekha::evaluation
