#include "report/question_outcomes.h"

#include "evaluation/measure_evaluation.h"
#include "roadmap/choices.h"

#include <algorithm>

namespace vekha::report {

namespace {

using roadmap::Measure;
using roadmap::Question;

class Outcomes {
 public:
  explicit Outcomes(const OutcomeInput& input)
      : input_(input),
        index_(input.observations, input.programme.id),
        evaluation_(input.programme, index_, input.question) {
    roadmap::for_each_measure(input.programme, [&](const auto&, const auto&, const Measure& one) {
      measures_[one.id] = &one;
    });
  }

  void tell(Question& question) const {
    std::vector<std::map<std::string, int>> outcomes(question.candidates.size());
    if (question.measures.empty()) {
      add(question, question.measure_id, outcomes);
    } else {
      for (const std::string& id : question.measures)
        add(question, id, outcomes);
    }
    const bool any = std::ranges::any_of(outcomes, [](const auto& one) { return !one.empty(); });
    if (any) question.outcomes = std::move(outcomes);
  }

 private:
  void add(const Question& question, const std::string& id,
           std::vector<std::map<std::string, int>>& outcomes) const {
    const auto found = measures_.find(id);
    if (found == measures_.end()) return;
    const Measure& measure = *found->second;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      if (const auto answered = with_candidate(question, measure, i))
        ++outcomes[i][std::string(evaluation::code(evaluation_.evaluate(*answered).status))];
    }
  }

  // The measure as it would be read with that answer; nullopt where the answer says nothing that
  // can be judged.
  std::optional<Measure> with_candidate(const Question& question, const Measure& measure,
                                        std::size_t which) const {
    Measure answered = measure;
    if (question.code == "no_year" && question.about == roadmap::Subject::document) {
      if (!input_.programme.period) return std::nullopt;
      const int first = year_of(input_.programme.period->first);
      answered.term_reading = which == 0
                                  ? roadmap::term_in_every_year(input_.programme, measure)
                                  : roadmap::term_in_year(input_.programme, measure,
                                                          first + static_cast<int>(which) - 1);
      return answered.term_reading.needs_decision ? std::nullopt : std::optional(answered);
    }
    const bool term = question.about == roadmap::Subject::term;
    const auto choices = term ? roadmap::term_choices(input_.programme, measure)
                              : roadmap::plan_choices(input_.programme, measure);
    if (choices.size() != question.candidates.size()) return std::nullopt;
    if (choices[which].term) answered.term_reading = *choices[which].term;
    if (choices[which].plan) answered.plan_reading = *choices[which].plan;
    if (!choices[which].term && !choices[which].plan) return std::nullopt;
    return answered;
  }

  const OutcomeInput& input_;
  evaluation::ObservationIndex index_;
  evaluation::MeasureEvaluation evaluation_;
  std::map<std::string, const Measure*> measures_;
};

}  // namespace

void tell_outcomes(const OutcomeInput& input, std::vector<Question>& questions) {
  const bool any =
      std::ranges::any_of(questions, [](const Question& one) { return !one.candidates.empty(); });
  if (!any) return;
  const Outcomes outcomes(input);
  for (Question& question : questions) {
    if (!question.candidates.empty()) outcomes.tell(question);
  }
}

}  // namespace vekha::report
