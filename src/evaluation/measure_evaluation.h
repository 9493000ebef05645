#pragma once

#include "evaluation/explain.h"
#include "evaluation/judge.h"

namespace vekha::evaluation {

/// What the other measures say about «выполнение всех мероприятий».
struct Others {
  Fact fact;
  bool open = false;      ///< some are not at their end yet
  bool doubtful = false;  ///< some have an open question
};

/// Judges single measures: decisions first, then every way in which the document may be read.
class MeasureEvaluation {
 public:
  /// The arguments must outlive it.
  MeasureEvaluation(const roadmap::Programme& programme, const ObservationIndex& observations,
                    const Question& question)
      : programme_(programme), observations_(observations), question_(question) {}

  /// The whole result, with `arithmetic` and `why`. `twin`: id of a measure that this one repeats;
  /// its reports stand in where this one has none.
  MeasureResult evaluate(const roadmap::Measure& measure, const std::string& twin = {},
                         const Others* others = nullptr) const;

  /// The same for the reports of one school alone; rules 1 to 3 are left to the measure's own
  /// result.
  MeasureResult of_rows(const roadmap::Measure& measure, std::vector<std::size_t> rows) const;

  std::vector<std::size_t> rows_of(const roadmap::Measure& measure, const std::string& twin) const;

 private:
  MeasureResult decided(const roadmap::Measure& measure, const std::vector<std::size_t>& rows,
                        const Others* others) const;
  MeasureResult judged(const roadmap::Measure& measure, const std::vector<std::size_t>& rows,
                       const Others* others) const;
  MeasureResult under(const roadmap::Measure& measure, const roadmap::TermReading& term,
                      const roadmap::PlanReading& plan, const std::vector<std::size_t>& rows,
                      const Others* others) const;
  std::vector<std::size_t> without_earlier_years(const std::vector<std::size_t>& rows,
                                                 const Schedule& schedule) const;
  Wanted wanted_of(const roadmap::Measure& measure, const MeasureResult& result) const;
  const roadmap::Decision* decision(const roadmap::Measure& measure,
                                    roadmap::DecisionKind kind) const;
  std::optional<Fact> expert_fact(const roadmap::Measure& measure) const;
  bool is_not_planned(const roadmap::Measure& measure) const;

  const roadmap::Programme& programme_;
  const ObservationIndex& observations_;
  const Question& question_;
};

}  // namespace vekha::evaluation
