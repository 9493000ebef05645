#include "base/text.h"
#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

#include <algorithm>

namespace vekha::render::xlsx {

namespace {

// What was decided about the measure that a question is of.
std::vector<const roadmap::Decision*> decisions_on(const report::ProgrammeReport& programme,
                                                   const roadmap::Question& question) {
  std::vector<const roadmap::Decision*> found;
  for (const report::MeasureReport& measure : programme.measures) {
    if (measure.measure.id != question.measure_id) continue;
    for (const roadmap::Decision& decision : measure.decisions)
      found.push_back(&decision);
  }
  return found;
}

class QuestionRow {
 public:
  QuestionRow(const SheetInput& input, Grid& grid, std::int64_t number)
      : input_(input), sheet_(grid.sheet()), row_(grid.next_row()) {
    sheet_.count(row_, 0, number);
  }

  void write(const roadmap::Question& question) {
    sheet_.text(row_, 1, input_.format.place(question.place));
    sheet_.text(row_, 2, question.text);
    sheet_.text(row_, 3, question.ask.in(input_.phrases.language()));
    sheet_.text(row_, 4, text::join(candidates_with_outcomes(question), "\n"));
    sheet_.text(row_, 5, phrase(question.blocking ? "blocking" : "remark"));
    for (const roadmap::Decision* decision : decisions_on(input_.programme, question)) {
      sheet_.text(row_, 6,
                  decision->text.empty() ? input_.phrases.text("workbook.none") : decision->text);
      sheet_.text(row_, 7, decision->basis);
      if (decision->date) sheet_.date(row_, 8, *decision->date);
      return;  // the row holds one; all of them stand on «Методика»
    }
  }

  void write(const roadmap::Orphan& orphan) {
    sheet_.text(row_, 1, input_.format.place(orphan.place));
    sheet_.text(row_, 2, orphan.text);
    sheet_.text(row_, 3, phrase("orphan"));
    sheet_.text(row_, 5, phrase("remark"));
  }

 private:
  // «31.12.2023 → Не выполнено»
  std::vector<std::string> candidates_with_outcomes(const roadmap::Question& question) const {
    std::vector<std::string> shown = question.candidates;
    for (std::size_t i = 0; i < std::min(shown.size(), question.outcomes.size()); ++i) {
      std::vector<std::string> words;
      for (const auto& [code, count] : question.outcomes[i]) {
        const std::string times = count > 1 ? " (" + std::to_string(count) + ")" : "";
        words.push_back(input_.phrases.text("status." + code) + times);
      }
      if (!words.empty()) shown[i] += " → " + text::join(words, ", ");
    }
    return shown;
  }

  const std::string& phrase(const std::string& key) const {
    return input_.phrases.text("workbook.questions." + key);
  }

  const SheetInput& input_;
  SheetWriter& sheet_;
  std::uint32_t row_;
};

}  // namespace

void add_questions_sheet(const SheetInput& input) {
  const auto& questions = input.programme.questions;
  const auto& orphans = input.programme.orphans;
  Grid grid(input.book, "questions",
            {{"number", 9},
             {"place", 34},
             {"text", 50},
             {"reason", 50},
             {"candidates", 44},
             {"effect", 20},
             {"decision", 26},
             {"decided_by", 26},
             {"date", 12}},
            questions.size() + orphans.size());
  std::int64_t number = 0;
  for (const roadmap::Question& question : questions)
    QuestionRow(input, grid, ++number).write(question);
  for (const roadmap::Orphan& orphan : orphans)
    QuestionRow(input, grid, ++number).write(orphan);
  if (number == 0)
    grid.sheet().text(grid.next_row(), 1, input.phrases.text("workbook.questions.none"));
  grid.finish();
}

}  // namespace vekha::render::xlsx
