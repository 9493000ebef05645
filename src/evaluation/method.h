#pragma once

#include "base/fraction.h"
#include "base/words.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vekha::evaluation {

/// A name for shares from `from` on («высокая» from 9/10). Compared exactly, before any rounding.
struct Threshold {
  Fraction from;
  Words name;
  bool operator==(const Threshold&) const = default;
};

/// The method by which an office judges its plans: a method profile
/// (report_templates/methods/*.toml, docs/formats/method-profile.md) with what the office set over
/// it. All of it is printed on «Методика» with every report.
struct Method {
  /// Which of the two СРм figures leads: measures done in full, or those done in time.
  enum class Done { in_full, in_time };
  /// Degree of a falling indicator: plan ÷ fact, or 2 − fact ÷ plan (not below 0).
  enum class Falling { plan_by_fact, linear };
  /// How often a continuous measure is judged; as_planned: on the dates that its term has.
  enum class Reporting { as_planned, yearly, half_yearly, quarterly, monthly };

  std::string profile = "measures";  ///< name of the profile's file
  Words name;                        ///< empty: no profile was read
  Words act;                         ///< the act followed, in words
  std::vector<std::string> sources;  ///< addresses of its text
  std::vector<Words> notes;          ///< what else a reader must know, a paragraph each

  Fraction risk_margin = Fraction::ratio(std::int64_t{1}, std::int64_t{4})
                             .value();  ///< at risk when degree < elapsed − margin
  int risk_days = 14;                   ///< … or so few days are left with nothing done
  Fraction tolerance{0};                ///< share of the plan that may be missing
  Fraction cap{1};                      ///< a degree counts no more than this in roll-ups
  Done done = Done::in_full;
  Falling falling = Falling::plan_by_fact;
  Reporting reporting = Reporting::as_planned;
  bool unconfirmed_counts = false;  ///< «заявлено, не подтверждено» counts as done in СРм

  std::map<std::string, Fraction> weights;  ///< of measures by id, for the degree; else 1
  /// Weights of a summary figure; all zero: there is none. The degree of measurable measures, the
  /// movement of indicators against their baselines, and СРм.
  Fraction weight_degree{0};
  Fraction weight_movement{0};
  Fraction weight_measures{0};

  std::vector<Threshold>
      thresholds;  ///< falling; «по аналогии», shown only when the office says so
  bool show_thresholds = false;

  bool has_summary() const {
    return weight_degree + weight_movement + weight_measures > Fraction(0);
  }
  Fraction weight_of(const std::string& measure_id) const {
    const auto found = weights.find(measure_id);
    return found == weights.end() ? Fraction(1) : found->second;
  }
  bool operator==(const Method&) const = default;
};

/// The name that the thresholds give to a share; nullptr: below the last, or none shown.
const Words* threshold_name(const Method& method, const Fraction& share);

}  // namespace vekha::evaluation
