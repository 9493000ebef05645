#include "cli/command.h"
#include "cli/json_readings.h"
#include "cli/json_text.h"

#include <iostream>

namespace vekha::cli {

namespace {

Json reading_of(const std::string& text, const std::string& kind,
                const roadmap::ReadingContext& context) {
  return kind == "plan" ? to_json(roadmap::read_plan(text, context))
                        : to_json(roadmap::read_term(text, context));
}

// The line with its reading added, or with an "error" that says what is wrong with it.
Json explained(const std::string& line, Language language) {
  Json json = Json::parse(line, nullptr, false);
  const Words not_a_call{"ждали объект JSON с ключами text (строка) и kind (plan или term)",
                         "expected a JSON object with text (a string) and kind (plan or term)"};
  if (!json.is_object()) return {{"error", not_a_call.in(language)}};
  const std::string kind =
      json.contains("kind") && json["kind"].is_string() ? json["kind"].get<std::string>() : "";
  if (!json.contains("text") || !json["text"].is_string() || (kind != "plan" && kind != "term")) {
    json["error"] = not_a_call.in(language);
    return json;
  }
  const auto context = context_from_json(json.contains("ctx") ? json["ctx"] : Json());
  json["reading"] = reading_of(json["text"].get<std::string>(), kind, context);
  return json;
}

Exit explain(const Arguments&, Console& console) {
  Exit exit = Exit::done;
  std::string line;
  std::string out;
  while (std::getline(std::cin, line)) {
    if (line.empty()) continue;
    const Json json = explained(line, console.language());
    if (json.contains("error")) exit = Exit::done_with_problems;
    out += to_line(json) + "\n";
    if (out.size() < (1U << 15U) && std::cin.rdbuf()->in_avail() > 0) continue;
    console.out(out);
    out.clear();
  }
  console.out(out);
  return exit;
}

}  // namespace

Command explain_command() {
  return {.name = "explain",
          .rule = {.options = {{"--jsonl", Takes::nothing}}},
          .summary = {"как прочитаны план или срок (JSON)", "how a plan or term reads (JSON)"},
          .help = {R"(Вызов: vekha explain < СТРОКИ

Читает строки JSON {"text":"март-апрель","kind":"term","ctx":{…}} и печатает их же с ключом
"reading": вид, даты, числа, сравнение, допущения. Ключи: docs/plans-and-terms.md.
)",
                   R"(Usage: vekha explain < LINES

Reads lines of JSON {"text":"март-апрель","kind":"term","ctx":{…}} and prints them with the key
"reading": kind, dates, numbers, comparator, assumptions. Keys: docs/plans-and-terms.md.
)"},
          .run = explain};
}

}  // namespace vekha::cli
