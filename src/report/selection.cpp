#include "report/selection.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace vekha::report {

namespace {

struct Candidate {
  std::vector<std::string> names;  // exact ones; the last is the one that is shown and searched
  std::size_t index = 0;
};

InputError not_one(const std::string& wanted, const std::vector<Candidate>& candidates,
                   const std::vector<std::size_t>& found) {
  std::vector<std::string> names;
  for (const Candidate& candidate : candidates) {
    const bool listed = found.empty() || std::ranges::find(found, candidate.index) != found.end();
    if (listed) names.push_back("«" + text::shortened(candidate.names.back(), 80) + "»");
  }
  const std::string list = names.empty() ? "—" : text::join(names, ", ");
  const bool none = found.empty();
  return InputError(
      {.code = "selection_unknown",
       .text = {(none ? "ничего с именем «" : "несколько подходят под «") + wanted + "»",
                (none ? "nothing is called «" : "several are called «") + wanted + "»"},
       .advice = {(none ? "есть: " : "уточните: ") + list,
                  (none ? "there are: " : "choose: ") + list}});
}

// Exact names first, then parts of names; all that share the exact name are meant.
std::vector<std::size_t> find(const std::string& wanted, const std::vector<Candidate>& candidates) {
  const std::string key = text::key(wanted);
  std::vector<std::size_t> exact;
  std::vector<std::size_t> partial;
  for (const Candidate& candidate : candidates) {
    const bool same = std::ranges::any_of(candidate.names,
                                          [&](const auto& name) { return text::key(name) == key; });
    if (same) exact.push_back(candidate.index);
    if (text::key(candidate.names.back()).find(key) != std::string::npos)
      partial.push_back(candidate.index);
  }
  if (!exact.empty()) return exact;
  if (partial.size() != 1 || key.empty()) throw not_one(wanted, candidates, partial);
  return partial;
}

std::vector<bool> in_sections(const ProgrammeReport& programme, const std::string& wanted) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < programme.sections.size(); ++i) {
    const SectionReport& section = programme.sections[i];
    const std::string shown =
        section.number.empty() ? section.title : section.number + ". " + section.title;
    candidates.push_back(
        {{section.id, section.number.empty() ? section.id : section.number, section.title, shown},
         i});
  }
  std::vector<bool> kept(programme.measures.size());
  for (const std::size_t index : find(wanted, candidates)) {
    for (const std::size_t measure : programme.sections[index].measures)
      kept[measure] = true;
  }
  return kept;
}

std::vector<bool> of_executors(const ProgrammeReport& programme, const std::string& wanted) {
  std::vector<Candidate> candidates;
  candidates.reserve(programme.executors.size());
  for (std::size_t i = 0; i < programme.executors.size(); ++i)
    candidates.push_back({{programme.executors[i].id, programme.executors[i].name}, i});
  std::vector<bool> kept(programme.measures.size());
  for (const std::size_t index : find(wanted, candidates)) {
    for (const std::size_t measure : programme.executors[index].measures)
      kept[measure] = true;
  }
  return kept;
}

// The school's key as observations have it.
std::string school_key(const ProgrammeReport& programme, const std::string& wanted) {
  std::map<std::string, std::string> schools;
  for (const MeasureReport& measure : programme.measures) {
    for (const facts::Observation& observation : measure.observations) {
      if (!observation.unit.empty()) schools.emplace(text::key(observation.unit), observation.unit);
    }
  }
  std::vector<Candidate> candidates;
  std::vector<std::string> keys;
  for (const auto& [key, name] : schools) {
    candidates.push_back({{name}, keys.size()});
    keys.push_back(key);
  }
  return keys[find(wanted, candidates).front()];
}

std::vector<bool> of_school(ProgrammeReport& programme, const std::string& wanted) {
  const std::string school = school_key(programme, wanted);
  std::vector<bool> kept;
  for (MeasureReport& measure : programme.measures) {
    std::erase_if(measure.observations, [&](const facts::Observation& observation) {
      return text::key(observation.unit) != school;
    });
    kept.push_back(!measure.observations.empty());
  }
  return kept;
}

evaluation::Rollup roll_up_of(const ProgrammeReport& programme,
                              const std::vector<std::size_t>& measures) {
  std::vector<const evaluation::MeasureResult*> results;
  results.reserve(measures.size());
  for (const std::size_t measure : measures)
    results.push_back(&programme.measures[measure].result);
  return evaluation::roll_up(results);
}

// Throws away what is not kept and numbers the rest anew.
class Narrowing {
 public:
  Narrowing(ProgrammeReport& programme, const std::vector<bool>& kept) : programme_(programme) {
    std::vector<MeasureReport> measures;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (!kept[i]) continue;
      places_[i] = measures.size();
      ids_.insert(programme.measures[i].measure.id);
      measures.push_back(std::move(programme.measures[i]));
    }
    programme.measures = std::move(measures);
  }

  void finish() {
    narrow_sections();
    for (ExecutorReport& executor : programme_.executors)
      narrow(executor);
    std::erase_if(programme_.executors,
                  [](const auto& executor) { return executor.measures.empty(); });
    programme_.attention = renumbered(programme_.attention);
    std::erase_if(programme_.questions, [this](const roadmap::Question& question) {
      return ids_.count(question.measure_id) == 0;
    });
    programme_.orphans.clear();
    std::vector<std::size_t> all;
    all.reserve(programme_.measures.size());
    for (std::size_t i = 0; i < programme_.measures.size(); ++i)
      all.push_back(i);
    programme_.rollup = roll_up_of(programme_, all);
  }

 private:
  std::vector<std::size_t> renumbered(const std::vector<std::size_t>& old) const {
    std::vector<std::size_t> now;
    for (const std::size_t index : old) {
      const auto found = places_.find(index);
      if (found != places_.end()) now.push_back(found->second);
    }
    return now;
  }
  template <typename Group>
  void narrow(Group& group) {
    group.measures = renumbered(group.measures);
    group.rollup = roll_up_of(programme_, group.measures);
  }
  void narrow_sections() {
    std::vector<SectionReport> sections;
    for (SectionReport& section : programme_.sections) {
      narrow(section);
      if (section.measures.empty()) continue;
      for (const std::size_t measure : section.measures)
        programme_.measures[measure].section = sections.size();
      sections.push_back(std::move(section));
    }
    programme_.sections = std::move(sections);
  }

  ProgrammeReport& programme_;
  std::map<std::size_t, std::size_t> places_;
  std::set<std::string> ids_;
};

}  // namespace

ProgrammeReport select(const ProgrammeReport& programme, const Selection& selection) {
  ProgrammeReport selected = programme;
  if (selection.empty()) return selected;
  std::vector<bool> kept(programme.measures.size(), true);
  const auto also = [&kept](const std::vector<bool>& other) {
    for (std::size_t i = 0; i < kept.size(); ++i)
      kept[i] = kept[i] && other[i];
  };
  if (selection.section) also(in_sections(programme, *selection.section));
  if (selection.executor) also(of_executors(programme, *selection.executor));
  if (selection.school) also(of_school(selected, *selection.school));
  Narrowing(selected, kept).finish();
  return selected;
}

}  // namespace vekha::report
