#include "cli/command.h"
#include "cli/json_roadmap.h"
#include "cli/json_text.h"
#include "roadmap/read_programme.h"

namespace vekha::cli {

namespace {

Exit show_roadmap(const Arguments& arguments, Console& console) {
  const roadmap::Programme programme = roadmap::read_programme(table::load(arguments.word(0)));
  const Json json = to_json(programme, console.language());
  console.out(arguments.has("--jsonl") ? to_line(json)
                                       : json.dump(1, ' ', false, Json::error_handler_t::replace));
  console.out("\n");
  return programme.questions.empty() ? Exit::done : Exit::done_with_problems;
}

}  // namespace

Command roadmap_command() {
  return {.name = "roadmap",
          .rule = {.options = {{"--jsonl", Takes::nothing}}, .least = 1, .most = 1},
          .summary = {"какая программа найдена в документе (JSON)",
                      "the programme found in a document (JSON)"},
          .help = {R"(Вызов: vekha roadmap ФАЙЛ [--jsonl]

Находит в документе DOCX, XLSX или CSV таблицу дорожной карты и печатает программу в JSON: разделы,
мероприятия, показатели, планы и сроки с их прочтением, вопросы на уточнение с местом в документе.
Код выхода 1, если есть вопросы.
)",
                   R"(Usage: vekha roadmap FILE [--jsonl]

Finds the road map's table in a DOCX, XLSX or CSV and prints the programme as JSON: sections, measures,
indicators, plans and terms with their readings, questions with their places. Exit status 1 when there
are questions.
)"},
          .run = show_roadmap};
}

}  // namespace vekha::cli
