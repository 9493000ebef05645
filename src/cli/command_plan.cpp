#include "base/error.h"
#include "base/file_io.h"
#include "cli/command.h"
#include "roadmap/read_programme.h"
#include "service/make_passport.h"
#include "service/passports.h"
#include "table/table.h"

namespace vekha::cli {

namespace {

namespace fs = std::filesystem;

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
  const auto named = arguments.value("-o") ? arguments.value("-o") : arguments.value("--output");
  const fs::path path =
      named ? fs::path(*named)
            : service::passport_path(road_map, roadmap::read_programme(table::load(road_map)));
  const report::Templates templates({templates_folder(arguments)});
  const report::Phrases phrases(templates, Language::russian);
  const Draft fresh(path.parent_path() / (path.filename().string() + ".new"));
  const service::MadePassport made =
      service::make_passport({.road_map = road_map,
                              .earlier = path,
                              .fresh = fresh.path(),
                              .day = as_of_option(arguments).value_or(make_date(2000, 1, 1))},
                             phrases);
  if (!made.carried.empty()) {
    const fs::path former = keep_former(path, made.carried);
    console.say({"прежний паспорт сохранён: " + former.string(),
                 "the former passport was kept: " + former.string()});
  }
  fs::rename(fresh.path(), path);
  console.tell(made.problems);
  console.say({"паспорт: " + path.string() + ". " + made.summary, "passport: " + path.string()});
  return made.asks || !made.problems.empty() ? Exit::done_with_problems : Exit::done;
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
