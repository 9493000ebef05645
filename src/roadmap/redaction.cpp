#include "roadmap/redaction.h"

#include "roadmap/measure_match.h"

#include <algorithm>

namespace vekha::roadmap {
namespace {

constexpr double same_title = 0.75;  ///< likeness from which titles are of one road map

std::optional<Date> approved_on(const Programme& programme) {
  return programme.approval ? programme.approval->date : std::nullopt;
}

bool overlap(const std::optional<Period>& a, const std::optional<Period>& b) {
  return !a || !b || (a->first <= b->last && b->first <= a->last);
}

}  // namespace

bool are_redactions(const Programme& a, const Programme& b) {
  const auto first = approved_on(a);
  const auto second = approved_on(b);
  if (!first || !second || *first == *second) return false;
  if (!a.organisation.empty() && !b.organisation.empty() &&
      !same_words(a.organisation, b.organisation))
    return false;
  if (!overlap(a.period, b.period) || likeness(a.title, b.title) < same_title) return false;
  const std::vector<MeasureWords> before = words_of_measures(a);
  const std::vector<MeasureWords> after = words_of_measures(b);
  const std::size_t shared = match_measures(before, after).pairs.size();
  return shared > 0 && shared * 2 >= std::min(before.size(), after.size());
}

std::size_t in_force_on(std::span<const Programme> redactions, Date day) {
  std::size_t first = 0;
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < redactions.size(); ++i) {
    const auto approved = approved_on(redactions[i]);
    if (!approved) continue;
    const auto earliest = approved_on(redactions[first]);
    if (!earliest || *approved < *earliest) first = i;
    const bool later = !last || *approved_on(redactions[*last]) < *approved;
    if (*approved <= day && later) last = i;
  }
  return last.value_or(first);
}

std::map<std::string, std::string> ids_between(const Programme& from, const Programme& to) {
  const std::vector<MeasureWords> before = words_of_measures(from);
  const std::vector<MeasureWords> after = words_of_measures(to);
  std::map<std::string, std::string> ids;
  for (const MeasurePair& pair : match_measures(before, after).pairs)
    ids[after[pair.after].id] = before[pair.before].id;
  return ids;
}

}  // namespace vekha::roadmap
