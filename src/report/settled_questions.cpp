#include "report/settled_questions.h"

#include <algorithm>

namespace vekha::report {

namespace {

using evaluation::Status;
using roadmap::Question;

bool hangs(const MeasureReport& measure) {
  return measure.result.status == Status::clarify;
}

bool lacks_a_year(const MeasureReport& measure) {
  const auto& flags = measure.measure.term_reading.flags;
  return std::find(flags.begin(), flags.end(), "no_year") != flags.end();
}

bool any_hangs(const ProgrammeReport& programme, const Question& question) {
  return std::any_of(programme.measures.begin(), programme.measures.end(),
                     [&](const MeasureReport& measure) {
                       const bool concerned = question.measure_id.empty()
                                                  ? lacks_a_year(measure)
                                                  : measure.measure.id == question.measure_id;
                       return concerned && hangs(measure);
                     });
}

}  // namespace

void settle_questions(ProgrammeReport& programme) {
  for (Question& question : programme.questions) {
    const bool about_rows = !question.measure_id.empty() || question.code == "no_year";
    if (!question.blocking || !about_rows) continue;
    question.status_differs = any_hangs(programme, question);
    question.blocking = question.status_differs;
  }
}

}  // namespace vekha::report
