// Whom a share is of, where that does not simply follow it.
#include "roadmap/reading_plan_reader.h"

namespace vekha::roadmap::reading {

// «Педагоги 100 % ШНОР»: all of the schools, not all of the teachers.
std::string PlanReader::organisations_only(const Population& population) const {
  return (population.united ? std::string("ОО") : population.bases.front()) + " (не педагоги)";
}

void PlanReader::base_before(const Clause& clause, const Quantity& quantity, PlanReading& out) {
  if (mentions(tokens_, clause, "укомплектован")) {
    out.base = "педагогические ставки";  // a staffing level is a share of posts, whoever is named beside it
    return;
  }
  out.base = population_before(tokens_, clause.begin, quantity.begin);
  if (!out.base && clause.phrase && clause.phrase->kind() == NounKind::people) out.base = clause.phrase->plural;
  if (!out.base) out.base = population_before(tokens_, quantity.end, clause.end);
  if (!out.base) out.base = population_before(tokens_, 0, clause.begin);
}

}  // namespace vekha::roadmap::reading
