#pragma once

#include "roadmap/programme.h"

#include <string>

namespace vekha::roadmap {

/// Two halves of a text that a page break parted.
struct Joined {
  std::string text;
  std::string
      folded;  ///< words that stood on both sides of the break and were put once; empty: none
};

/// Joins by a blank; words that end the first half and begin the second, or that the typist set
/// twice right before the break («с высокими с высокими» + «результатами»), stand once. A half that
/// ends in a hyphen is joined without a blank.
Joined join_halves(const std::string& head, const std::string& tail);

/// A passage of one cell; white space folded.
Passage passage_of(const std::string& printed, const Place& place);

/// Appends the second half of a broken cell. Returns the words that were folded.
std::string append_half(Passage& head, const Passage& tail);

}  // namespace vekha::roadmap
