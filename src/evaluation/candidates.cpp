#include "evaluation/candidates.h"

#include <algorithm>

namespace vekha::evaluation {

using roadmap::TermKind;
using roadmap::TermReading;

namespace {

bool has_dates(const roadmap::TermCandidate& candidate) {
  return !candidate.due.empty() || candidate.end;
}

TermReading term_of(const roadmap::TermCandidate& candidate, const TermReading& reading) {
  TermReading term;
  term.start = candidate.start;
  term.end = candidate.end;
  term.due = candidate.due;
  if (term.due.empty() && candidate.end) term.due = {*candidate.end};
  term.kind = term.due.size() > 1 ? TermKind::points : TermKind::interval;
  if (reading.kind == TermKind::on_request) term.kind = reading.kind;
  return term;
}

}  // namespace

std::vector<TermReading> possible_terms(const roadmap::Measure& measure) {
  const TermReading& reading = measure.term_reading;
  if (!reading.needs_decision) return {reading};
  std::vector<TermReading> terms;
  if (!reading.due.empty() && reading.kind != TermKind::invalid) terms.push_back(reading);
  for (const roadmap::TermCandidate& candidate : reading.candidates) {
    if (has_dates(candidate)) terms.push_back(term_of(candidate, reading));
  }
  return terms;
}

bool all_candidates_dated(const roadmap::Measure& measure) {
  const TermReading& reading = measure.term_reading;
  return !reading.needs_decision ||
         std::all_of(reading.candidates.begin(), reading.candidates.end(), has_dates);
}

}  // namespace vekha::evaluation
