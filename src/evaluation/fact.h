#pragma once

#include "evaluation/evaluation.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vekha::evaluation {

/// How the rows reported on one target become one figure.
enum class Joining {
  sum,      ///< occurrences and pieces: rows add up; cumulative ones by the latest of each unit
  latest,   ///< levels: the latest row of each unit; several units add up
  percent,  ///< 100·Σ numerators ÷ Σ denominators of the latest rows
  flow,     ///< as percent, but all rows add up: requests served of requests received
  mark      ///< done or not; with several units, the share of those that are done
};

/// What was reported on one target, put together.
struct Fact {
  bool reported = false;  ///< any row that says anything, if only a reason
  bool figured = false;   ///< any number, yes, no, or a document where a document is the plan
  std::optional<Fraction> value;  ///< a percent where the plan is one
  std::optional<Fraction> share;  ///< of the plan, where marks or percents of fulfilment stand for
                                  ///< a number: 1 is «выполнено», 0 «не выполнено»
  bool undefined = false;         ///< figures that give no common one: bare percents of several
                                  ///< units, a negative value, a sum out of range
  bool no_requests = false;       ///< zero requests were reported
  EvidenceState evidence = EvidenceState::none;
  std::optional<Date> completed;  ///< latest completion date among what counts
  std::int64_t units = 0;         ///< schools that reported
  std::int64_t units_done = 0;    ///< … of which are done; 0 unless marks of several units decide
  std::vector<std::size_t> used;  ///< indices of the observations that count
};

/// The observations of one programme by measure, in their order; superseded ones, duplicates and
/// those of other programmes left out.
class ObservationIndex {
 public:
  ObservationIndex(std::span<const facts::Observation> all, const std::string& programme_id);

  std::span<const facts::Observation> all() const { return all_; }
  /// Indices of a measure's rows known by `last_day`.
  std::vector<std::size_t> of(const std::string& measure_id, Date last_day) const;

  /// The units that reported, by number in the order of their coming, and whose each row is: a
  /// number of `units`, or `no_unit`.
  static constexpr std::uint32_t no_unit = UINT32_MAX;
  const std::vector<std::string_view>& units() const { return units_; }
  std::uint32_t unit_of(std::size_t index) const { return unit_of_[index]; }

 private:
  void number_unit(std::size_t index);

  std::span<const facts::Observation> all_;
  std::vector<std::string_view> units_;
  std::unordered_map<std::string_view, std::uint32_t> unit_numbers_;
  std::vector<std::uint32_t> unit_of_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_measure_;
};

/// Whether the row gives a figure for a target joined that way.
bool is_figure(const facts::Observation& row, Joining joining);

/// «выполнено», «не выполнено», or a completion date alone, or (where the plan is a document or a
/// milestone) a document that confirms; nullopt where the row gives a number or nothing.
std::optional<bool> mark_of(const facts::Observation& row, Joining joining);

Fact fact_of(std::span<const facts::Observation> all, const std::vector<std::size_t>& indices,
             Joining joining);

}  // namespace vekha::evaluation
