#include "facts/told_in_mark.h"

#include "base/text.h"
#include "facts/evidence.h"
#include "roadmap/dates_in_text.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <vector>

namespace vekha::facts {

namespace {

// «Исполнено. Протокол от 20.04.2024 № 3»: parts end at commas, semicolons, brackets, line breaks
// and at a full stop with a blank behind it; «г.» before a number ends none.
std::vector<std::string> parts_of(std::string_view mark) {
  std::vector<std::string> parts(1);
  for (std::size_t at = 0; at < mark.size(); ++at) {
    const char c = mark[at];
    const bool stop =
        c == '.' && at + 1 < mark.size() && mark[at + 1] == ' ' && !parts.back().ends_with("г");
    if (stop || c == ',' || c == ';' || c == '(' || c == ')' || c == '\n') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

}  // namespace

void take_from_mark(std::string_view mark, Observation& observation) {
  const std::vector<std::string> parts = parts_of(mark);
  if (!observation.completed) {
    if (const auto day = roadmap::date_in(parts.front())) observation.completed = day->date;
  }
  if (!observation.evidence.empty()) return;
  for (const std::string& part : std::span(parts).subspan(1)) {
    std::vector<Evidence> named = read_evidence(text::trim(part));
    std::ranges::copy_if(named, std::back_inserter(observation.evidence), is_named_document);
  }
}

}  // namespace vekha::facts
