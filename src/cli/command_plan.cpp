#include "base/error.h"
#include "base/file_io.h"
#include "cli/command.h"
#include "render/xlsx/passport_book.h"
#include "report/passport.h"
#include "roadmap/apply_decisions.h"
#include "roadmap/passport.h"
#include "roadmap/read_programme.h"
#include "service/passports.h"
#include "table/table.h"

namespace vekha::cli {

namespace {

namespace fs = std::filesystem;

/// What the passport at `path` already holds, carried over to the road map as it is now.
struct Carried {
  roadmap::PassportDecisions taken;
  std::string sha256;  ///< of the passport that stood there; empty: none
};

Carried carried_from(const fs::path& path, const roadmap::Programme& programme) {
  if (!fs::exists(path)) return {};
  const roadmap::Passport passport = service::load_passport(path);
  return {roadmap::decisions_in(passport, programme), passport.sha256};
}

/// The filled passport stays beside the new one: nothing that a person wrote is ever lost.
fs::path keep_former(const fs::path& path, const std::string& sha256) {
  constexpr std::size_t shown_digits = 8;
  const fs::path former = path.parent_path() / (path.stem().string() + ".прежний-" +
                                                sha256.substr(0, shown_digits) + ".xlsx");
  std::error_code error;
  fs::copy_file(path, former, fs::copy_options::overwrite_existing, error);
  if (!error) return former;
  throw ServiceError({.place = {.file = former.string()},
                      .code = "passport_not_kept",
                      .text = {"прежний паспорт не удалось сохранить рядом: " + error.message(),
                               "the former passport could not be kept: " + error.message()},
                      .advice = {"освободите место или укажите другой файл: -o ФАЙЛ",
                                 "free some space or name another file: -o FILE"}});
}

/// A workbook that isn't whole yet; what is left of it goes when its writing fails.
class Draft {
 public:
  explicit Draft(fs::path path) : path_(std::move(path)) {}
  ~Draft() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Exit write_plan(const Arguments& arguments, Console& console) {
  const fs::path road_map = arguments.word(0);
  const roadmap::Programme read = roadmap::read_programme(table::load(road_map));
  const auto named = arguments.value("-o") ? arguments.value("-o") : arguments.value("--output");
  const fs::path path = named ? fs::path(*named) : service::passport_path(road_map, read);
  const Carried carried = carried_from(path, read);
  roadmap::Programme decided = read;
  Problems problems = carried.taken.problems;
  const Problems unmatched =
      roadmap::apply_decisions(carried.taken.decisions, std::span(&decided, 1));
  problems.insert(problems.end(), unmatched.begin(), unmatched.end());
  decided.questions.insert(decided.questions.end(), carried.taken.questions.begin(),
                           carried.taken.questions.end());
  const report::Templates templates({templates_folder(arguments)});
  const report::Phrases phrases(templates, Language::russian);
  const report::PassportBook book =
      report::build_passport({read, decided, carried.taken.decisions}, phrases);
  const Date day = as_of_option(arguments).value_or(make_date(2000, 1, 1));
  const Draft fresh(path.parent_path() / (path.filename().string() + ".new"));
  render::xlsx::write_passport(book, phrases, day, fresh.path());
  if (!carried.sha256.empty()) {
    const fs::path former = keep_former(path, carried.sha256);
    console.say({"прежний паспорт сохранён: " + former.string(),
                 "the former passport was kept: " + former.string()});
  }
  fs::rename(fresh.path(), path);
  console.tell(problems);
  console.say({"паспорт: " + path.string() + ". " + book.summary, "passport: " + path.string()});
  return decided.questions.empty() && problems.empty() ? Exit::done : Exit::done_with_problems;
}

}  // namespace

Command plan_command() {
  return {.name = "plan",
          .rule = {.options = {{"-o", Takes::value},
                               {"--output", Takes::value},
                               {"--as-of", Takes::value}},
                   .least = 1,
                   .most = 1},
          .summary = {"паспорт: как прочитаны планы и сроки, чтобы поправить в Excel",
                      "the passport: how plans and terms were read, to be corrected in Excel"},
          .help = {R"(Вызов: vekha plan ДОРОЖНАЯ_КАРТА [-o ФАЙЛ]

Пишет паспорт дорожной карты: книгу Excel, где на каждый показатель строка со словами документа, их
прочтением и вопросами. Исправьте прочтение, ответьте на вопросы и сохраните файл рядом с дорожной
картой — со следующего vekha run план берётся из него. Без -o пишется «паспорт.xlsx» рядом с дорожной
картой; когда он занят другой, — «<дорожная карта>.паспорт.xlsx». Если паспорт уже есть, решения из
него переносятся в новый, а прежний файл остаётся рядом. Код выхода 1, если остались вопросы.
)",
                   R"(Usage: vekha plan ROADMAP [-o FILE]

Writes the passport of a road map: a workbook with a row for each indicator, the document's words, their
reading and the questions. Correct it, answer, and save it beside the road map: from the next vekha run
on it is the plan. Without -o it is «паспорт.xlsx» beside the road map, or «<road map>.паспорт.xlsx» when
that one belongs to another. Decisions of a passport that is already there are carried over, and the
former file is kept. Exit status 1 when questions are left.
)"},
          .run = write_plan};
}

}  // namespace vekha::cli
