// Whom a share is of, where that does not simply follow it.
#include "roadmap/reading_plan_reader.h"

#include <algorithm>

namespace vekha::roadmap::reading {

// «Педагоги 100 % ШНОР»: all of the schools, not all of the teachers.
std::string PlanReader::organisations_only(const Population& population) const {
  return (population.united ? std::string("ОО") : population.bases.front()) + " (не педагоги)";
}

// Where the population of the share that this figure belongs to would begin, 0 when no share is
// named: «охват учащихся – 60 %, охват родителей – 40 %».
std::size_t PlanReader::share_before(const Clause& clause, const Quantity& quantity) const {
  for (std::size_t at = quantity.begin; at > clause.begin; --at) {
    if (token(at - 1).is_sign('%') || token(at - 1).is_sign(';')) break;
    const NounForm noun = tokens_.noun(at - 1);
    if (token(at - 1).is_word() && noun && noun.noun->kind == NounKind::share &&
        noun.is_nominative())
      return at;
  }
  const bool leads = clause.phrase && clause.phrase->kind() == NounKind::share;
  return leads ? clause.phrase->head + 1 : 0;
}

void PlanReader::base_before(const Clause& clause, const Quantity& quantity, PlanReading& out) {
  if (mentions(tokens_, clause, "укомплектован")) {
    out.base = "педагогические ставки";  // a staffing level is a share of posts, whoever is named
                                         // beside it
    return;
  }
  if (const std::size_t share = share_before(clause, quantity); share > 0) {  // «охват ШНОР: 72 %»
    const auto population = population_at(tokens_, share);
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
