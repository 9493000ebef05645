#include "evaluation/achievement.h"
#include "evaluation/mean.h"
#include "evaluation/shares.h"

#include <algorithm>
#include <map>

namespace vekha::evaluation {

using roadmap::PlanKind;
using roadmap::PlanReading;

namespace {

using Indices = std::vector<std::size_t>;

void take(Piece& piece, const std::optional<Degree>& degree) {
  piece.defined = degree.has_value();
  if (!degree) return;
  piece.raw = degree->raw;
  piece.degree = degree->capped;
  piece.met = degree->met;
  piece.exceeded = degree->exceeded;
}

// «Выполнено» without a number is a claim about the whole, not about one piece of it; «не
// выполнено» is none of it, also where less is better.
void take_share(Piece& piece, const Target& target, const Method& method) {
  const Fraction share = *piece.fact.share;
  piece.raw = share;
  piece.degree = std::min(share, full);
  piece.met = share >= full - method.tolerance;
  const bool shown =
      target.defined && (share == full || target.direction == roadmap::Direction::up);
  if (shown) piece.fact.value = target.value * std::min(share, full);
}

bool is_share_of_schools(const Fact& fact, const Target& target) {
  const bool of_less = target.value < Fraction(100) && target.value > zero;
  return target.joining == Joining::percent && fact.units > 1 && of_less &&
         target.direction == roadmap::Direction::up;
}

Piece of_target(const Trial& trial, const Target& target, Fact fact) {
  Piece piece{.fact = std::move(fact)};
  if (piece.fact.undefined) {
    piece.defined = false;
  } else if (piece.fact.share && is_share_of_schools(piece.fact, target)) {
    // «50 % школ»: two that say yes and two that say no are 50 %.
    piece.fact.value = *piece.fact.share * Fraction(100);
    piece.fact.share.reset();
    take(piece, degree_of(target, *piece.fact.value, trial.method));
    piece.exceeded = piece.exceeded && target.exceedable;
  } else if (piece.fact.share) {
    take_share(piece, target, trial.method);
  } else if (piece.fact.value) {
    take(piece, degree_of(target, *piece.fact.value, trial.method));
    piece.exceeded = piece.exceeded && target.exceedable;
  }
  return piece;
}

Indices of_item(const Trial& trial, const Indices& indices, std::uint32_t item) {
  Indices found;
  std::ranges::copy_if(indices, std::back_inserter(found),
                       [&](std::size_t index) { return trial.observations[index].item == item; });
  return found;
}

bool has_items(const Trial& trial, const Indices& indices) {
  return std::ranges::any_of(indices,
                             [&](std::size_t index) { return trial.observations[index].item > 0; });
}

Piece joined(const Trial& trial, const Indices& indices, const std::vector<Piece>& parts,
             Joining joining) {
  Piece whole{.fact = fact_of(trial.observations, indices, joining), .met = true};
  whole.fact.undefined = false;
  whole.fact.value.reset();
  whole.fact.share.reset();
  Mean mean;
  for (const Piece& part : parts) {
    whole.met = whole.met && part.met;
    whole.defined = whole.defined && part.defined;
    mean.add(part.degree.value_or(Fraction(0)));
  }
  whole.raw = whole.degree = mean.value();
  return whole;
}

// Rows that name no part speak of all parts alike where these are percents or yes-and-no; of
// numbers they are the sum.
Piece of_parts(const Trial& trial, const PlanReading& plan, const Indices& indices) {
  const bool split = has_items(trial, indices);
  std::vector<Piece> parts;
  for (std::uint32_t item = 1; item <= plan.items.size(); ++item) {
    Indices rows = split ? of_item(trial, indices, item) : indices;
    if (split) {
      const Indices common = of_item(trial, indices, 0);
      if (rows.empty()) rows = common;
    }
    parts.push_back(piece_of(trial, plan.items[item - 1], rows));
  }
  return joined(trial, indices, parts, Joining::sum);
}

bool counts_pieces(const PlanReading& item) {
  return item.kind != PlanKind::percent && item.kind != PlanKind::ratio &&
         item.kind != PlanKind::qualitative && item.kind != PlanKind::none;
}

Piece of_multi(const Trial& trial, const PlanReading& plan, const Indices& indices) {
  const Fact fact = fact_of(trial.observations, indices, Joining::sum);
  const bool numbers =
      fact.value && !has_items(trial, indices) && std::ranges::all_of(plan.items, counts_pieces);
  if (!numbers) return of_parts(trial, plan, indices);
  Target whole{.value = Fraction(0), .exceedable = false};
  for (const PlanReading& item : plan.items)
    whole.value = whole.value + target_of(item).value;
  return of_target(trial, whole, fact);
}

// «Не менее 2 на каждую школу»: each school that reported is held against the plan by itself.
Piece of_units(const Trial& trial, const PlanReading& plan, const Indices& indices) {
  std::map<std::string_view, Indices> by_unit;
  for (const std::size_t index : indices) {
    const facts::Observation& row = trial.observations[index];
    if (!row.unit.empty()) by_unit[row.unit].push_back(index);
  }
  PlanReading alone = plan;
  alone.scope.reset();
  std::vector<Piece> parts;
  std::int64_t done = 0;
  for (const auto& [unit, rows] : by_unit) {
    Piece part = piece_of(trial, alone, rows);
    if (!part.fact.figured && part.defined) continue;
    done += part.met ? 1 : 0;
    parts.push_back(std::move(part));
  }
  if (parts.empty()) return piece_of(trial, alone, indices);
  Piece whole = joined(trial, indices, parts, target_of(plan).joining);
  whole.fact.units = static_cast<std::int64_t>(parts.size());
  whole.fact.units_done = done;
  return whole;
}

bool has_units(const Trial& trial, const Indices& indices) {
  return std::ranges::any_of(
      indices, [&](std::size_t index) { return !trial.observations[index].unit.empty(); });
}

}  // namespace

Piece piece_of(const Trial& trial, const PlanReading& plan, const Indices& indices,
               const std::optional<Fraction>& wanted) {
  const bool of_each = plan.scope == roadmap::Scope::per_unit;
  if (of_each && !trial.given && has_units(trial, indices)) return of_units(trial, plan, indices);
  if (plan.kind == PlanKind::multi && !plan.items.empty() && !trial.given)
    return of_multi(trial, plan, indices);
  Target target = target_of(plan);
  if (wanted) target.value = *wanted;
  Fact fact = trial.given ? *trial.given : fact_of(trial.observations, indices, target.joining);
  return of_target(trial, target, std::move(fact));
}

}  // namespace vekha::evaluation
