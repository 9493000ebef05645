#pragma once

#include "base/place.h"
#include "base/words.h"

#include <string>
#include <vector>

namespace vekha {

enum class Severity {
  remark,   ///< told, changes nothing
  warning,  ///< a person should look; the run goes on and its exit status is 1
  fatal     ///< nothing is published
};

/// Something in the input that a person should mend or know. Never lost, never an exception.
struct Problem {
  Place place;
  std::string code;  ///< stable, snake_case: "header_missing"
  Words text;        ///< what was found and what was expected
  Words advice;      ///< what to do
  Severity severity = Severity::warning;

  auto operator<=>(const Problem& other) const { return place <=> other.place; }
  bool operator==(const Problem& other) const = default;
};

using Problems = std::vector<Problem>;

/// «план.xlsx, лист «План», C7: ждали дату, стоит «скоро». Что делать: …»
std::string to_text(const Problem& problem, Language language);

}  // namespace vekha
