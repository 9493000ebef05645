#include "report/settled_questions.h"

#include <algorithm>

namespace vekha::report {

namespace {

using evaluation::Status;
using roadmap::Question;

bool hangs(const MeasureReport& measure) {
  return measure.result.status == Status::clarify;
}

bool any_hangs(const ProgrammeReport& programme, const Question& question) {
  return std::ranges::any_of(programme.measures, [&](const MeasureReport& measure) {
    return roadmap::is_about(question, measure.measure.id) && hangs(measure);
  });
}

}  // namespace

void settle_questions(ProgrammeReport& programme) {
  for (Question& question : programme.questions) {
    const bool about_rows = !question.measure_id.empty() || !question.measures.empty();
    if (!question.blocking || !about_rows) continue;
    question.status_differs = any_hangs(programme, question);
    question.blocking = question.status_differs;
  }
}

}  // namespace vekha::report
