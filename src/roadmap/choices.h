#pragma once

#include "base/words.h"
#include "roadmap/programme.h"

#include <optional>
#include <string>
#include <vector>

/// The ways in which a doubtful reading may be meant, each as an answer that a person can give.
namespace vekha::roadmap {

struct Choice {
  std::string shown;  ///< in Russian, as offered to a person
  Words effect;       ///< what changes with it: due dates, the value to be reached
  std::optional<TermReading> term;
  std::optional<PlanReading> plan;  ///< neither: what is meant must be written down in full
};

/// First those of the term, then those of the plan; empty where nothing is in doubt.
std::vector<Choice> choices_of(const Programme& programme, const Measure& measure);
std::vector<Choice> term_choices(const Programme& programme, const Measure& measure);
std::vector<Choice> plan_choices(const Programme& programme, const Measure& measure);

/// The printed term dated in one year, and in every year of the programme.
TermReading term_in_year(const Programme& programme, const Measure& measure, int year);
TermReading term_in_every_year(const Programme& programme, const Measure& measure);

/// Context in which texts that people write for a measure are read.
ReadingContext context_of_decision(const Programme& programme, const Measure& measure);

/// «каждый год», «ежегодно», "every year" and what follows.
bool says_every_year(const std::string& text);

}  // namespace vekha::roadmap
