#include "facts/matcher.h"

#include "base/text.h"

#include <algorithm>

namespace vekha::facts {

namespace {

constexpr std::size_t most_known = 100'000;  // answers; senseless rows must not fill the memory

std::string named(const MeasureKeys& keys) {
  std::vector<std::string> parts;
  if (!keys.number.empty()) parts.push_back("№ " + keys.number);
  if (keys.number.empty() && !keys.id.empty()) parts.push_back(keys.id);
  if (!keys.title.empty()) parts.push_back(keys.title);
  return text::join(parts, " ");
}

std::string label(const roadmap::Programme& programme) {
  return programme.id;
}

Fault fault_of(const MeasureMatch& match, const MeasureKeys& keys, const MeasureIndex& index,
               const std::string& programme) {
  std::vector<std::string> candidates;
  candidates.reserve(match.candidates.size());
  for (const roadmap::Measure* measure : match.candidates)
    candidates.push_back(index.describe(*measure));
  switch (match.failure) {
    case MatchFailure::ambiguous: return measure_ambiguous(named(keys), candidates);
    case MatchFailure::keys_disagree: return measure_keys_disagree(named(keys), candidates);
    case MatchFailure::unknown_section: return section_unknown(named(keys));
    case MatchFailure::no_keys: return measure_missing();
    case MatchFailure::unknown:
    case MatchFailure::none: break;
  }
  return measure_unknown(named(keys), programme);
}

}  // namespace

Matcher::Matcher(std::span<const roadmap::Programme> programmes) : programmes_(programmes) {}

// Of two thousand road maps a file names a few.
const MeasureIndex& Matcher::measures_of(const roadmap::Programme& programme) const {
  const auto known = measures_.find(&programme);
  if (known != measures_.end()) return known->second;
  return measures_.emplace(&programme, MeasureIndex(programme)).first->second;
}

const Matched& Matcher::match(const roadmap::Programme* given, const std::string& programme_name,
                              const MeasureKeys& keys) {
  constexpr char apart = '\x1f';
  std::string key = given ? given->id : programme_name;
  for (const std::string* part : {&keys.section, &keys.id, &keys.number, &keys.title}) {
    key += apart;
    key += *part;
  }
  key += keys.number_lost_zeros ? 'z' : 'n';
  key += given ? 'g' : 'n';
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  if (known_.size() >= most_known) known_.clear();
  return known_.emplace(std::move(key), search(given, programme_name, keys)).first->second;
}

bool Matcher::is_section(const roadmap::Programme* programme, std::string_view text) const {
  if (programme != nullptr) return measures_of(*programme).is_section(text);
  const auto& all = programmes_.all();
  return std::ranges::any_of(
      all, [&](const roadmap::Programme& one) { return measures_of(one).is_section(text); });
}

std::vector<std::string> Matcher::names() const {
  std::vector<std::string> names;
  for (const roadmap::Programme& programme : programmes_.all())
    names.push_back(label(programme));
  return names;
}

Matched Matcher::search(const roadmap::Programme* given, const std::string& programme_name,
                        const MeasureKeys& keys) const {
  if (given) return search_in(*given, keys);
  if (text::trim(programme_name).empty()) return search_all(keys);
  const auto found = programmes_.find(programme_name);
  if (found.size() == 1) return search_in(*found.front(), keys);
  Matched matched;
  std::vector<std::string> candidates;
  candidates.reserve(found.size());
  for (const roadmap::Programme* programme : found)
    candidates.push_back(label(*programme));
  matched.fault = found.empty() ? programme_unknown(programme_name, names())
                                : programme_ambiguous(programme_name, candidates);
  return matched;
}

Matched Matcher::search_in(const roadmap::Programme& programme, const MeasureKeys& keys) const {
  const MeasureIndex& index = measures_of(programme);
  MeasureMatch match = index.find(keys);
  Matched matched{&programme, match.measure, std::move(match.flags), std::nullopt};
  if (!match.measure) matched.fault = fault_of(match, keys, index, label(programme));
  return matched;
}

// Without a word about the road map: the measure must be the only one of its kind in all of them.
Matched Matcher::search_all(const MeasureKeys& keys) const {
  Matched only;
  std::vector<std::string> candidates;
  for (const roadmap::Programme& programme : programmes_.all()) {
    Matched one = search_in(programme, keys);
    if (programmes_.all().size() == 1) return one;
    if (!one.measure) continue;
    candidates.push_back(label(programme));
    only = std::move(one);
  }
  if (candidates.size() == 1) return only;
  Matched none;
  none.fault = programme_missing(candidates.empty() ? names() : candidates);
  return none;
}

}  // namespace vekha::facts
