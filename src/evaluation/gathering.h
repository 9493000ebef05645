#pragma once

#include "evaluation/fact.h"

#include <vector>

namespace vekha::evaluation {

/// Rows that say something about one target, and the figures that they come to. Rows are held by
/// address: the observations must outlive it.
class Gathering {
 public:
  explicit Gathering(Joining joining) : joining_(joining) {}

  void add(const facts::Observation& row) { rows_.push_back(&row); }
  const std::vector<const facts::Observation*>& rows() const { return rows_; }
  Joining joining() const { return joining_; }

  /// The last row of each unit by period, then by place.
  std::vector<const facts::Observation*> latest_of_units() const;

  /// Sum (or, of levels, latest) of the values. nullopt: out of range.
  std::optional<Fraction> total() const;

  /// 100·Σn/Σd where rows have numerators and denominators (of the latest period of each unit, or
  /// of all rows of a flow); else the one percent that was given. nullopt where several units give
  /// percents that differ: without denominators they have no common figure.
  std::optional<Fraction> percent(Joining joining) const;

  /// How many rows say «выполнено» without a number.
  std::int64_t count_done() const;

 private:
  std::vector<const facts::Observation*> counted_parts(Joining joining) const;
  std::optional<Fraction> bare_percent() const;

  Joining joining_;
  std::vector<const facts::Observation*> rows_;
};

}  // namespace vekha::evaluation
