// Whom a share is of, where that does not simply follow it.
#include "roadmap/reading_plan_reader.h"

#include <algorithm>

namespace vekha::roadmap::reading {

// «Педагоги 100 % ШНОР»: all of the schools, not all of the teachers.
std::string PlanReader::organisations_only(const Population& population) const {
  return (population.united ? std::string("ОО") : population.bases.front()) + " (не педагоги)";
}

void PlanReader::base_before(const Clause& clause, const Quantity& quantity, PlanReading& out) {
  if (mentions(tokens_, clause, "укомплектован")) {
    out.base = "педагогические ставки";  // a staffing level is a share of posts, whoever is named
                                         // beside it
    return;
  }
  if (clause.phrase && clause.phrase->kind() == NounKind::share) {  // «охват ШНОР: 72 %»
    const auto population = population_at(tokens_, clause.phrase->head + 1);
    if (population && population->end <= quantity.begin) {
      out.base = population->bases.front();
      return;
    }
  }
  constexpr std::size_t reach = 40;  // words; whoever stands farther away is not meant
  const auto back = [](std::size_t from, std::size_t to) {
    return std::max(from, to > reach ? to - reach : 0);
  };
  out.base = population_before(tokens_, back(clause.begin, quantity.begin), quantity.begin);
  if (!out.base && clause.phrase && clause.phrase->kind() == NounKind::people)
    out.base = clause.phrase->plural;
  if (!out.base)
    out.base = population_before(tokens_, quantity.end, std::min(clause.end, quantity.end + reach));
  if (!out.base) out.base = population_before(tokens_, back(0, clause.begin), clause.begin);
}

}  // namespace vekha::roadmap::reading
