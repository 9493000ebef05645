#include "base/problem.h"

namespace vekha {

std::string to_text(const Problem& problem, Language language) {
  std::string text = to_words(problem.place).in(language);
  if (!text.empty()) text += ": ";
  text += problem.text.in(language);
  const std::string& advice = problem.advice.in(language);
  if (!advice.empty()) {
    const bool ended =
        !text.empty() && (text.back() == '.' || text.back() == '?' || text.back() == '!');
    text += ended ? " " : ". ";
    text += language == Language::russian ? "Что делать: " : "What to do: ";
    text += advice;
  }
  return text;
}

}  // namespace vekha
