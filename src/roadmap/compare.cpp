#include "roadmap/compare.h"

#include "base/text.h"
#include "roadmap/measure_match.h"

#include <algorithm>

namespace vekha::roadmap {
namespace {

struct Placed {
  const Section* section = nullptr;
  const Measure* measure = nullptr;
};

std::vector<Placed> placed_measures(const Programme& programme) {
  std::vector<Placed> list;
  for_each_measure(programme,
                   [&](const ProgrammeTable&, const Section& section, const Measure& measure) {
                     list.push_back({&section, &measure});
                   });
  return list;
}

MeasureMention mention(const Placed& one) {
  std::string section = one.section->number;
  if (!section.empty() && !one.section->title.empty()) section += ". ";
  section += one.section->title;
  return {.id = one.measure->id,
          .number = one.measure->number,
          .title = text::fold_space(one.measure->title.text),
          .section = section,
          .place = one.measure->place};
}

std::string shown_period(const std::optional<Period>& period) {
  return period ? to_russian(period->first) + " – " + to_russian(period->last) : std::string();
}

/// Collects the texts of a pair that are not the same.
class TextComparer {
 public:
  explicit TextComparer(std::vector<TextChange>& changes) : changes_(changes) {}

  /// Case, punctuation and blanks left aside.
  bool words(const char* what, const std::string& before, const std::string& after) {
    return !same_words(before, after) && add(what, before, after);
  }
  /// Signs count: «≥ 3» is not «3».
  bool signs(const char* what, const std::string& before, const std::string& after) {
    return text::key(before) != text::key(after) && add(what, before, after);
  }

 private:
  bool add(const char* what, const std::string& before, const std::string& after) {
    changes_.push_back({what, text::fold_space(before), text::fold_space(after)});
    return true;
  }

  std::vector<TextChange>& changes_;
};

/// What is to be reached, without remarks on how it was read.
std::string target_of(const PlanReading& reading) {
  PlanReading bare = reading;
  bare.flags.clear();
  bare.candidates.clear();
  for (PlanReading& item : bare.items)
    item.flags.clear();
  return to_text(bare);
}

std::string dates_of(const TermReading& reading) {
  TermReading bare = reading;
  bare.flags.clear();
  bare.candidates.clear();
  return to_text(bare);
}

std::string without_digits(std::string text) {
  std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return text;
}

MeasureChange change_of(const Placed& before, const Placed& after, bool moved) {
  const Measure& old = *before.measure;
  const Measure& now = *after.measure;
  MeasureChange change{.before = mention(before), .after = mention(after), .moved = moved};
  change.renumbered = text::key(old.number) != text::key(now.number);
  TextComparer texts(change.texts);
  const bool title = texts.words("title", old.title.text, now.title.text);
  const bool indicator =
      old.indicator.text != old.title.text || now.indicator.text != now.title.text;
  const bool indicator_changed =
      indicator && texts.words("indicator", old.indicator.text, now.indicator.text);
  // «Не менее 3» and «Не менее 5» are two plans in the same words.
  const bool other_words =
      !same_words(without_digits(old.indicator.text), without_digits(now.indicator.text));
  change.reworded = title || (indicator_changed && other_words);
  const bool plan = texts.signs("plan", printed_plan_of(old), printed_plan_of(now));
  const bool unit = texts.words("unit", old.unit.text, now.unit.text);
  const bool baseline = texts.signs("baseline", old.baseline.text, now.baseline.text);
  const bool target =
      texts.signs("plan_reading", target_of(old.plan_reading), target_of(now.plan_reading));
  change.plan_changed = plan || unit || baseline || target || (indicator_changed && !other_words);
  const bool term = texts.signs("term", printed_term_of(old), printed_term_of(now));
  const bool dates =
      texts.signs("term_reading", dates_of(old.term_reading), dates_of(now.term_reading));
  change.term_changed = term || dates;
  change.executor_changed = texts.words("executor", old.executor.text, now.executor.text);
  return change;
}

bool says_anything(const MeasureChange& change) {
  return change.moved || change.renumbered || change.reworded || change.plan_changed ||
         change.term_changed || change.executor_changed;
}

MeasureParts& parts_of_whole(std::vector<MeasureParts>& list, const MeasureMention& whole,
                             const MeasureMention& first) {
  const auto known = std::ranges::find_if(
      list, [&](const MeasureParts& parts) { return parts.whole.id == whole.id; });
  if (known != list.end()) return *known;
  list.push_back({.whole = whole, .parts = {first}});
  return list.back();
}

void compare_documents(const Programme& before, const Programme& after, Comparison& out) {
  TextComparer texts(out.document);
  texts.words("document_title", before.title, after.title);
  texts.words("organisation", before.organisation, after.organisation);
  texts.signs("period", shown_period(before.period), shown_period(after.period));
  texts.signs("approved", before.approval ? before.approval->text : std::string(),
              after.approval ? after.approval->text : std::string());
}

}  // namespace

Comparison compare(const Programme& before, const Programme& after) {
  const std::vector<Placed> old = placed_measures(before);
  const std::vector<Placed> now = placed_measures(after);
  const MeasureMatches matches =
      match_measures(words_of_measures(before), words_of_measures(after));
  Comparison out;
  for (const std::size_t i : matches.added)
    out.added.push_back(mention(now[i]));
  for (const std::size_t i : matches.removed)
    out.removed.push_back(mention(old[i]));
  for (const MeasurePair& pair : matches.pairs) {
    MeasureChange change = change_of(old[pair.before], now[pair.after], pair.moved);
    if (says_anything(change)) {
      out.changed.push_back(std::move(change));
    } else {
      ++out.unchanged;
    }
  }
  const auto pair_of = [&](std::size_t MeasurePair::* side, std::size_t index) {
    return *std::ranges::find(matches.pairs, index, side);
  };
  for (const MeasurePair& part : matches.split) {
    const MeasurePair first = pair_of(&MeasurePair::before, part.before);
    parts_of_whole(out.split, mention(old[part.before]), mention(now[first.after]))
        .parts.push_back(mention(now[part.after]));
  }
  for (const MeasurePair& part : matches.merged) {
    const MeasurePair first = pair_of(&MeasurePair::after, part.after);
    parts_of_whole(out.merged, mention(now[part.after]), mention(old[first.before]))
        .parts.push_back(mention(old[part.before]));
  }
  compare_documents(before, after, out);
  return out;
}

}  // namespace vekha::roadmap
