#include "base/text.h"
#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

void add_questions_sheet(const SheetInput& input) {
  Grid grid(input.book, "questions",
            {{"number", 9},
             {"place", 34},
             {"text", 50},
             {"reason", 50},
             {"candidates", 44},
             {"effect", 20},
             {"decision", 26},
             {"decided_by", 20},
             {"date", 12}});
  std::int64_t number = 0;
  const Language language = input.phrases.language();
  for (const roadmap::Question& question : input.programme.questions) {
    SheetWriter& sheet = grid.sheet();
    const std::uint32_t row = grid.next_row();
    sheet.count(row, 0, ++number);
    sheet.text(row, 1, to_words(question.place).in(language));
    sheet.text(row, 2, question.text);
    sheet.text(row, 3, question.ask.in(language));
    sheet.text(row, 4, text::join(question.candidates, "\n"));
    sheet.text(row, 5,
               input.phrases.text(question.blocking ? "workbook.questions.blocking"
                                                    : "workbook.questions.remark"));
  }
  for (const roadmap::Orphan& orphan : input.programme.orphans) {
    SheetWriter& sheet = grid.sheet();
    const std::uint32_t row = grid.next_row();
    sheet.count(row, 0, ++number);
    sheet.text(row, 1, to_words(orphan.place).in(language));
    sheet.text(row, 2, orphan.text);
    sheet.text(row, 3, input.phrases.text("workbook.questions.orphan"));
  }
  grid.finish();
}

}  // namespace vekha::render::xlsx
