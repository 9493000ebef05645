#pragma once

#include "evaluation/evaluation.h"
#include "report/snapshot.h"
#include "roadmap/programme.h"

#include <span>

namespace vekha::report {

struct OutcomeInput {
  const roadmap::Programme& programme;
  std::span<const facts::Observation> observations;  ///< of this programme
  const evaluation::Question& question;
};

/// Tells for each candidate of a question which status its rows would have with it. Candidates that
/// name neither dates nor figures have none.
void tell_outcomes(const OutcomeInput& input, std::vector<roadmap::Question>& questions);

}  // namespace vekha::report
