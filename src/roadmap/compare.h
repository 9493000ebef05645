#pragma once

#include "roadmap/programme.h"

#include <string>
#include <vector>

namespace vekha::roadmap {

/// A measure as the comparison names it.
struct MeasureMention {
  std::string id;
  std::string number;
  std::string title;
  std::string section;  ///< number and title of its section
  Place place;
};

/// One thing that is said otherwise.
struct TextChange {
  std::string what;  ///< "title", "indicator", "plan", "plan_reading", "term", "term_reading",
                     ///< "executor", "unit", "baseline"
  std::string before;
  std::string after;
};

struct MeasureChange {
  MeasureMention before;
  MeasureMention after;
  bool moved = false;       ///< to another section, or to another place among its neighbours
  bool renumbered = false;  ///< another printed number
  bool reworded = false;    ///< title or indicator
  bool plan_changed = false;
  bool term_changed = false;
  bool executor_changed = false;
  std::vector<TextChange> texts;
};

/// A measure that became several, or several that became one.
struct MeasureParts {
  MeasureMention whole;
  std::vector<MeasureMention> parts;  ///< the one that its decisions follow first
};

/// What one redaction of a road map says otherwise than the one before it.
struct Comparison {
  std::vector<MeasureMention> added;
  std::vector<MeasureMention> removed;
  std::vector<MeasureChange> changed;  ///< in the newer document's order
  std::vector<MeasureParts> split;
  std::vector<MeasureParts> merged;
  std::vector<TextChange> document;  ///< "document_title", "period", "approved", "organisation"
  std::size_t unchanged = 0;
};

Comparison compare(const Programme& before, const Programme& after);

}  // namespace vekha::roadmap
