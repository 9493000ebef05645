#pragma once

#include "evaluation/evaluation.h"

#include <ostream>
#include <string>
#include <vector>

namespace vekha::evaluation {

/// A line of hand_worked.md: what the document says, what was reported, and what must come out.
struct HandWorkedCase {
  int line = 0;
  std::string title;
  Period programme{make_date(2024, 1, 1), make_date(2024, 12, 31)};
  Fraction tolerance{0};
  std::string plan, term, as_of, reports, answer;

  friend std::ostream& operator<<(std::ostream& out, const HandWorkedCase& c) {
    return out << c.title;
  }
};

std::vector<HandWorkedCase> read_hand_worked();

roadmap::Programme programme_of(const HandWorkedCase& hand);
std::vector<facts::Observation> reports_of(const HandWorkedCase& hand);
Question question_of(const HandWorkedCase& hand);

/// The result in the words of the column «Ответ»; what the expectation doesn't name is left out.
std::string answer_of(const MeasureResult& result, const std::string& expected);

}  // namespace vekha::evaluation
