#include "cli/command.h"
#include "cli/json_evaluation.h"
#include "cli/json_text.h"
#include "facts/read_facts.h"
#include "report/build_snapshot.h"
#include "report/method_profile.h"
#include "roadmap/apply_decisions.h"
#include "roadmap/read_programme.h"
#include "roadmap/redaction.h"
#include "service/collect.h"
#include "service/passports.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace vekha::cli {

namespace {

Date required_as_of(const Arguments& arguments) {
  const auto date = as_of_option(arguments);
  if (!date)
    throw UsageError({"укажите дату: --as-of 2024-07-01", "name the date: --as-of 2024-07-01"});
  return *date;
}

// Of one road map approved several times the redaction in force on that day counts; months before
// it are judged by the redactions of their time.
void take_road_maps(const Arguments& arguments, report::Inputs& inputs) {
  std::vector<roadmap::Programme> redactions;
  for (const std::string& path : arguments.positional()) {
    redactions.push_back(roadmap::read_programme(table::load(path)));
    const roadmap::Programme& added = redactions.back();
    if (redactions.size() == 1 || roadmap::are_redactions(redactions.front(), added)) continue;
    throw UsageError({"«" + added.file + "» — не редакция «" + redactions.front().file +
                          "»: у редакций одно название, свой день утверждения у каждой и больше "
                          "половины мероприятий общие. Разные дорожные карты оценивайте по одной",
                      "«" + added.file + "» is no redaction of «" + redactions.front().file +
                          "»: those have one title, a day of approval each and most measures in "
                          "common. Evaluate different road maps one at a time"});
  }
  const std::size_t now = roadmap::in_force_on(redactions, inputs.as_of);
  const std::string id = redactions.front().id;
  for (roadmap::Programme& programme : redactions)
    programme.id = id;
  inputs.programmes.push_back(redactions[now]);
  if (redactions.size() > 1) inputs.redactions[id] = std::move(redactions);
}

// What a methodist decided of the readings, for today's redaction and the former ones.
Problems take_passport(const std::string& path, report::Inputs& inputs) {
  const roadmap::Passport passport = service::load_passport(path);
  roadmap::Programme& programme = inputs.programmes.front();
  Problems problems = passport.problems;
  if (!service::was_made_of(passport, programme)) {
    problems.push_back(
        {.place = {.file = path},
         .code = "passport_of_another",
         .text = {"паспорт составлен по другой дорожной карте: «" + passport.title + "»",
                  "the passport was made of another road map: «" + passport.title + "»"},
         .advice = {"укажите паспорт этой дорожной карты", "name the passport of this road map"},
         .severity = Severity::fatal});
    return problems;
  }
  const auto redactions = inputs.redactions.find(programme.id);
  roadmap::PassportDecisions taken = service::take_decisions(passport, programme,
                                                             redactions == inputs.redactions.end()
                                                                 ? std::span<roadmap::Programme>()
                                                                 : std::span(redactions->second));
  const auto tell = [&](const Problems& some) {
    problems.insert(problems.end(), some.begin(), some.end());
  };
  tell(taken.problems);
  tell(roadmap::apply_decisions(taken.decisions, inputs.programmes));
  programme.questions.insert(programme.questions.end(), taken.questions.begin(),
                             taken.questions.end());
  inputs.decisions = std::move(taken.decisions);
  return problems;
}

Exit evaluate(const Arguments& arguments, Console& console) {
  report::Inputs inputs{.as_of = required_as_of(arguments)};
  const report::Templates templates({templates_folder(arguments)});
  const report::Phrases phrases(templates, console.language());
  inputs.method = report::read_method(templates, arguments.value("--method").value_or("measures"));
  inputs.guards = {.names = false, .least_group = 0};  // for the eyes of whoever has the files
  take_road_maps(arguments, inputs);
  Problems of_passport;
  if (const auto path = arguments.value("--passport")) {
    of_passport = take_passport(*path, inputs);
    console.tell(of_passport);
    if (service::has_fatal(of_passport)) return Exit::refused;
  }
  const std::string programme_id = inputs.programmes.front().id;
  std::vector<facts::SourceFile> files;
  for (const std::string& path : arguments.values("--facts")) {
    files.push_back({.path = path, .name = std::filesystem::path(path).filename().string()});
    if (arguments.has("--one-programme")) files.back().programme_id = programme_id;
  }
  inputs.facts = facts::read_facts(files, inputs.programmes);
  const report::Snapshot snapshot = report::build_snapshot(std::move(inputs));
  Json json = to_json(snapshot.programmes.front(), snapshot.as_of, phrases);
  json["rejects"] = Json::array();
  Problems problems = snapshot.notes;
  problems.insert(problems.end(), of_passport.begin(), of_passport.end());
  for (const facts::Reject& reject : snapshot.rejects) {
    json["rejects"].push_back({{"code", reject.problem.code},
                               {"place", to_words(reject.problem.place).in(console.language())},
                               {"text", reject.problem.text.in(console.language())}});
    problems.push_back(reject.problem);
  }
  console.out(arguments.has("--jsonl") ? to_line(json)
                                       : json.dump(1, ' ', false, Json::error_handler_t::replace));
  console.out("\n");
  return exit_of(problems);
}

}  // namespace

Command evaluate_command() {
  return {
      .name = "evaluate",
      .rule = {.options = {{"--as-of", Takes::value},
                           {"--facts", Takes::values},
                           {"--method", Takes::value},
                           {"--passport", Takes::value},
                           {"--one-programme", Takes::nothing},
                           {"--jsonl", Takes::nothing}},
               .least = 1,
               .most = 20},
      .summary = {"статус каждого мероприятия (JSON)", "status of every measure (JSON)"},
      .help =
          {R"(Вызов: vekha evaluate ФАЙЛ [РЕДАКЦИЯ…] --as-of ДАТА [--facts ВЫГРУЗКА…] [--passport ПАСПОРТ] [--method ПРОФИЛЬ] [--one-programme] [--jsonl]

Читает дорожную карту и выгрузки и печатает в JSON статус каждого мероприятия, правило, степень
достижения точной дробью, объяснение и итоги. Если дорожную карту утверждали не один раз, назовите
файлы всех редакций: в силе та, что утверждена последней к названной дате.
  --facts ВЫГРУЗКА…  файлы CSV и XLSX с фактическими значениями
  --passport ПАСПОРТ решения методиста из паспорта дорожной карты (vekha plan)
  --method ПРОФИЛЬ   методика: measures (по умолчанию), in-time, weighted
  --one-programme    все строки выгрузок относятся к этой программе
)",
           R"(Usage: vekha evaluate FILE [REDACTION…] --as-of DATE [--facts EXPORT…] [--passport PASSPORT] [--method PROFILE] [--one-programme] [--jsonl]

Reads the road map and the exports and prints as JSON the status of every measure, the rule, the degree
of achievement as an exact fraction, the explanation and the roll-ups. Of a road map that was approved more than
once name the files of all redactions: the last one approved by the date is in force.
  --facts EXPORT…    CSV and XLSX files with actual values
  --passport FILE    a methodist's decisions, from the road map's passport (vekha plan)
  --method PROFILE   the method: measures (the default), in-time, weighted
  --one-programme    all rows of the exports are of this programme
)"},
      .run = evaluate};
}

}  // namespace vekha::cli
