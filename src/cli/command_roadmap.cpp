#include "cli/command.h"
#include "cli/comparison.h"
#include "cli/json_roadmap.h"
#include "cli/json_text.h"
#include "roadmap/compare.h"
#include "roadmap/read_programme.h"

namespace vekha::cli {

namespace {

void print(const Json& json, const Arguments& arguments, Console& console) {
  console.out(arguments.has("--jsonl") ? to_line(json)
                                       : json.dump(1, ' ', false, Json::error_handler_t::replace));
  console.out("\n");
}

Json document_json(const roadmap::Programme& programme) {
  const auto& approval = programme.approval;
  return {{"file", programme.file},
          {"title", programme.title},
          {"sha256", programme.sha256},
          {"approved", approval && approval->date ? Json(to_iso(*approval->date)) : Json(nullptr)}};
}

/// JSON on stdout and the same in words on stderr, or with --text the words on stdout.
Exit compare_roadmaps(const Arguments& arguments, Console& console) {
  const roadmap::Programme before = roadmap::read_programme(table::load(arguments.word(0)));
  const roadmap::Programme after =
      roadmap::read_programme(table::load(arguments.value("--compare").value_or("")));
  const roadmap::Comparison comparison = roadmap::compare(before, after);
  const std::string text = to_text(comparison, console.language());
  if (arguments.has("--text")) {
    console.out(text);
    return Exit::done;
  }
  Json json = to_json(comparison, console.language());
  json["old"] = document_json(before);
  json["new"] = document_json(after);
  print(json, arguments, console);
  console.say({text, text});
  return Exit::done;
}

Exit show_roadmap(const Arguments& arguments, Console& console) {
  if (arguments.has("--compare")) return compare_roadmaps(arguments, console);
  const roadmap::Programme programme = roadmap::read_programme(table::load(arguments.word(0)));
  const Json json = to_json(programme, console.language());
  print(json, arguments, console);
  return programme.questions.empty() ? Exit::done : Exit::done_with_problems;
}

}  // namespace

Command roadmap_command() {
  return {.name = "roadmap",
          .rule = {.options = {{"--jsonl", Takes::nothing},
                               {"--compare", Takes::value},
                               {"--text", Takes::nothing}},
                   .least = 1,
                   .most = 1},
          .summary = {"какая программа найдена в документе (JSON)",
                      "the programme found in a document (JSON)"},
          .help = {R"(Вызов: vekha roadmap ФАЙЛ [--jsonl]
       vekha roadmap ПРЕЖНЯЯ --compare НОВАЯ [--jsonl | --text]

Находит в документе DOCX, XLSX или CSV таблицу дорожной карты и печатает программу в JSON: разделы,
мероприятия, показатели, планы и сроки с их прочтением, вопросы на уточнение с местом в документе.
Код выхода 1, если есть вопросы.

С --compare сравнивает две редакции одной дорожной карты: что добавлено, исключено, перенесено,
переформулировано, где изменены план, срок, исполнители. JSON идёт в stdout, то же словами — в stderr;
с --text в stdout идут слова.
)",
                   R"(Usage: vekha roadmap FILE [--jsonl]
       vekha roadmap OLD --compare NEW [--jsonl | --text]

Finds the road map's table in a DOCX, XLSX or CSV and prints the programme as JSON: sections, measures,
indicators, plans and terms with their readings, questions with their places. Exit status 1 when there
are questions.

With --compare two redactions of one road map are compared: added, removed, moved, reworded, plan, term
and executors changed. JSON goes to stdout, the same in words to stderr; with --text the words to stdout.
)"},
          .run = show_roadmap};
}

}  // namespace vekha::cli
