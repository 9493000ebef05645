#pragma once

#include "roadmap/programme.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Which measure of one redaction is which of the next: by its words, number and section.
namespace vekha::roadmap {

/// All that a measure is recognised by.
struct MeasureWords {
  std::string id;
  std::string number;
  std::string section;  ///< title of its section, without the number
  std::string title;
  std::string indicator;
};

struct MeasurePair {
  std::size_t before = 0;  ///< index into the older list
  std::size_t after = 0;   ///< index into the newer list
  bool reworded = false;   ///< title or indicator is not the same, punctuation and case left aside
  bool moved = false;      ///< another section, or another place among its neighbours
};

struct MeasureMatches {
  std::vector<MeasurePair> pairs;    ///< in the newer list's order; each measure at most once
  std::vector<std::size_t> removed;  ///< in the older list only
  std::vector<std::size_t> added;    ///< in the newer list only
  std::vector<MeasurePair> split;    ///< a further part (after) of a measure whose pair is another
  std::vector<MeasurePair> merged;   ///< a measure (before) that went into another one's pair
};

MeasureMatches match_measures(std::span<const MeasureWords> before,
                              std::span<const MeasureWords> after);

std::vector<MeasureWords> words_of_measures(const Programme& programme);

/// Plan and term as printed: the cells of years and periods where they have no column of their own.
std::string printed_plan_of(const Measure& measure);
std::string printed_term_of(const Measure& measure);

/// Share of common words, endings left aside: 1 for the same words in any order, 0 for none.
double likeness(std::string_view a, std::string_view b);

/// The same words, whatever their case, punctuation and ё.
bool same_words(std::string_view a, std::string_view b);

}  // namespace vekha::roadmap
