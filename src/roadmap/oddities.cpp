#include "roadmap/oddities.h"

#include "base/text.h"
#include "roadmap/phrases.h"
#include "roadmap/question_words.h"
#include "roadmap/remarks.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace vekha::roadmap {
namespace {

constexpr std::size_t shortest_telling_title = 25;

template <typename Visit>
void for_each_mutable(Programme& programme, Visit visit) {
  for (ProgrammeTable& table : programme.tables) {
    for (Section& section : table.sections) {
      for (Measure& measure : section.measures)
        visit(measure);
    }
  }
}

Question soft_question(std::string code, const Passage& passage, const Measure& measure) {
  Question question{.code = std::move(code),
                    .place = passage.places.front(),
                    .measure_id = measure.id,
                    .text = passage.text,
                    .about = Subject::row};
  question.ask = ask_words(question.code);
  return question;
}

bool is_unbalanced(const std::string& text) {
  return std::ranges::count(text, '(') != std::ranges::count(text, ')');
}

/// One cell behind the other: the dangling end of the first stands at the beginning of the second.
void note_bleed(Measure& first, Measure& second, const std::string& slipped, Programme& programme) {
  Question question = soft_question("cell_bleed", second.executor, second);
  question.blocking = true;
  question.about = Subject::executors;
  question.text = first.executor.text + " | " + second.executor.text;
  const std::string rest(text::trim(std::string_view(second.executor.text).substr(slipped.size())));
  question.candidates = {first.id + ": " + first.executor.text + " " + slipped + "; " + second.id +
                         ": " + rest};
  first.flags.emplace_back("cell_bleed");
  second.flags.emplace_back("cell_bleed");
  programme.questions.push_back(std::move(question));
}

void note_separators(Measure* before, Measure& measure, const ExecutorNames& names,
                     Programme& programme) {
  const std::string glued = names.glued_first(measure.executor.lines);
  const bool dangling = before != nullptr && before->executor.text.ends_with(',');
  if (!glued.empty() && dangling) {
    note_bleed(*before, measure, glued, programme);
  } else if (!glued.empty()) {
    programme.remarks.push_back(remark(
        measure.executor.places.front(), "executors_without_separator",
        {"исполнители стоят без разделителя, прочитаны как отдельные: «" + measure.executor.text +
             "»",
         "executors without a separator are read as separate: «" + measure.executor.text + "»"}));
  }
}

}  // namespace

void note_broken_texts(Programme& programme) {
  for_each_mutable(programme, [&](Measure& measure) {
    for (const Passage* passage : {&measure.title, &measure.indicator, &measure.executor}) {
      if (passage->empty()) continue;
      if (ends_with_preposition(passage->text)) {
        measure.flags.emplace_back("cell_truncated");
        programme.questions.push_back(soft_question("cell_truncated", *passage, measure));
      }
      if (is_unbalanced(passage->text)) {
        programme.remarks.push_back(
            remark(passage->places.front(), "unbalanced_bracket",
                   {"скобка без пары: «" + text::shortened(passage->text, 80) + "»",
                    "a bracket without its pair: «" + text::shortened(passage->text, 80) + "»"}));
      }
    }
  });
}

void note_executors(Programme& programme, const ExecutorNames& names) {
  Measure* before = nullptr;
  std::set<std::string> used;
  for_each_mutable(programme, [&](Measure& measure) {
    if (!measure.executor.empty()) note_separators(before, measure, names, programme);
    before = &measure;
    for (const Executor& executor : measure.executors)
      used.insert(executor.name);
  });
  for (const auto& [brief, full] : likely_aliases(used)) {
    Place place;
    place.file = programme.file;
    programme.remarks.push_back(remark(
        place, "executor_alias",
        {"«" + brief + "» похоже на сокращение от «" + full + "»; считаются разными исполнителями",
         "«" + brief + "» looks like the short form of «" + full + "»; counted as two executors"}));
  }
}

namespace {

bool says_the_same(const Measure& a, const Measure& b) {
  return text::key(a.term.text) == text::key(b.term.text) &&
         text::key(a.indicator.text) == text::key(b.indicator.text) &&
         text::key(a.plan.text) == text::key(b.plan.text) &&
         text::key(a.executor.text) == text::key(b.executor.text);
}

}  // namespace

// The same words in another table are the same measure set out once more; in the same table they
// are only where nothing else tells the rows apart («проведение диагностики» in April and in May).
void note_duplicates(Programme& programme) {
  std::map<std::string, std::pair<const ProgrammeTable*, const Measure*>> seen;
  for (ProgrammeTable& table : programme.tables) {
    for (Section& section : table.sections) {
      for (Measure& measure : section.measures) {
        const std::string key = text::key(measure.title.text);
        if (text::length(key) < shortest_telling_title) continue;
        if (std::ranges::find(measure.flags, "shared_title") != measure.flags.end()) continue;
        const auto [place, fresh] = seen.try_emplace(key, &table, &measure);
        if (fresh) continue;
        const auto [first_table, first] = place->second;
        if (first_table != &table || says_the_same(*first, measure))
          measure.duplicate_of = first->id;
        programme.remarks.push_back(
            remark(measure.place, "duplicate_measure",
                   {"мероприятие " + measure.id + " дословно повторяет " + first->id,
                    "measure " + measure.id + " repeats " + first->id + " word for word"}));
      }
    }
  }
}

void note_approval(Programme& programme) {
  if (!programme.approval) return;
  Place place;
  place.file = programme.file;
  const std::optional<Date> date = programme.approval->date;
  int year = date ? year_of(*date) : 0;
  const std::string& stamp = programme.approval->text;
  if (!date && stamp.size() >= 4) std::from_chars(stamp.data(), stamp.data() + 4, year);
  if (programme.period) {
    const Date start = programme.period->first;
    if (date ? *date > start : year > year_of(start)) {
      programme.remarks.push_back(
          remark(place, "approved_after_start",
                 {"утверждено позже начала периода: «" + stamp + "», период с " + to_russian(start),
                  "approved after the period's start: «" + stamp + "», period from " +
                      to_russian(start)}));
    }
  }
  if (!date) return;
  for_each_measure(programme, [&](const ProgrammeTable&, const Section&, const Measure& measure) {
    if (measure.term_reading.due.empty() || measure.term_reading.due.back() >= *date) return;
    programme.remarks.push_back(remark(
        measure.place, "due_before_approval",
        {"срок мероприятия " + measure.id + " истёк до утверждения: «" + measure.term.text + "»",
         "measure " + measure.id + " was due before the approval: «" + measure.term.text + "»"}));
  });
}

}  // namespace vekha::roadmap
