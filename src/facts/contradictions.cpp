#include "facts/contradictions.h"

#include "facts/fact_store.h"

namespace vekha::facts {

void settle_contradictions(Facts& facts, std::span<const int> ranks) {
  FactStore store;
  for (const Observation& one : facts.observations)
    store.add(one, one.source < ranks.size() ? ranks[one.source] : 0);
  facts.observations = store.everything();
  for (Problem& problem : store.contradictions())
    facts.notes.push_back(std::move(problem));
}

}  // namespace vekha::facts
