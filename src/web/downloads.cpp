#include "web/downloads.h"

#include "base/error.h"
#include "base/file_io.h"
#include "base/text.h"
#include "http/problem_document.h"
#include "publish/folder_lock.h"
#include "render/forms/form_book.h"
#include "roadmap/read_programme.h"
#include "service/collect.h"
#include "service/gather_exports.h"
#include "service/make_passport.h"
#include "service/passports.h"
#include "service/run.h"
#include "table/table.h"
#include "web/page_view.h"
#include "web/reports.h"

#include <algorithm>
#include <functional>

namespace vekha::web {

namespace fs = std::filesystem;

namespace {

using render::Value;

constexpr const char* workbook =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::size_t longest_unit = 300;  // bytes

// What `write` puts into a file, as an answer; the file does not outlive it.
http::Response written(const Parts& parts, const std::string& name,
                       const std::function<void(const fs::path&)>& write) {
  const fs::path folder = parts.workspace()->service.state / "downloads";
  fs::create_directories(folder);
  const fs::path path = folder / (publish::unique_name("") + ".xlsx");  // nodes share it
  struct Removed {
    const fs::path& path;
    ~Removed() {
      std::error_code error;
      fs::remove(path, error);
    }
  };
  const Removed removed{path};
  write(path);
  http::Response response{.media_type = workbook};
  response.body = std::make_shared<const std::string>(read_file(path));
  http::offer_as_file(response, name);
  response.headers.add("Cache-Control", "no-store");
  return response;
}

http::FaultError unprocessable(const Problem& problem) {
  return http::FaultError({.status = 422,
                           .code = problem.code,
                           .title = {"Файл не прочитан", "The file can't be read"},
                           .problems = {problem}});
}

http::FaultError no_such(const std::string& name, const std::string& known) {
  return http::FaultError({.status = 422,
                           .code = "form_of_nobody",
                           .title = {"Такой формы нет", "There is no such form"},
                           .detail = {"«" + name + "» не найдено; есть: " + known,
                                      "«" + name + "» is not known; there are: " + known}});
}

render::forms::FormRequest form_of_executor(const report::ProgrammeReport& programme,
                                            const std::string& name,
                                            const report::Phrases& phrases) {
  const auto forms = render::forms::forms_of_executors(programme, phrases);
  std::string known;
  for (const auto& form : forms) {
    if (text::key(form.unit) == text::key(name)) return form;
    known += (known.empty() ? "" : "; ") + form.unit;
  }
  throw no_such(name, known);
}

Value name_list(const std::vector<std::string>& names) {
  Value::List list;
  for (const std::string& name : names) {
    Value entry;
    entry.set("name", name);
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace

http::Response passport_download(Parts& parts, const std::string& programme) {
  const Published published = published_figures(parts);
  const report::ProgrammeReport& report = programme_of(*published.snapshot, programme);
  const auto workspace = parts.workspace();
  const fs::path name = fs::path(report.file).filename();
  const auto entry =
      std::ranges::find_if(workspace->programmes, [&](const service::ProgrammeEntry& one) {
        return fs::path(one.file).filename() == name && (one.id.empty() || one.id == programme);
      });
  if (entry == workspace->programmes.end()) throw http::FaultError(http::not_found());
  const fs::path road_map = workspace->folder / entry->file;
  const PhraseShelf::Shared shelved = phrases_of(parts, Language::russian);
  const report::Phrases& phrases = *shelved;
  try {
    const fs::path earlier =
        service::passport_path(road_map, roadmap::read_programme(table::load(road_map)));
    return written(parts, earlier.filename().string(), [&](const fs::path& path) {
      service::make_passport({.road_map = road_map,
                              .earlier = earlier,
                              .fresh = path,
                              .day = service::as_of_today(*workspace)},
                             phrases);
    });
  } catch (const InputError& error) {
    throw unprocessable(error.problem());
  }
}

http::Response form_download(Parts& parts, const http::Request& request) {
  const Published published = published_figures(parts);
  const report::ProgrammeReport& programme =
      programme_of(*published.snapshot, request.captured.at(0));
  const PhraseShelf::Shared shelved = phrases_of(parts, page_language(parts));
  const report::Phrases& phrases = *shelved;
  const std::string executor = request.query_value("executor");
  const std::string school = text::fold_space(request.query_value("school"));
  if (executor.empty() == school.empty() || school.size() > longest_unit) {
    throw http::FaultError(http::bad_request({"назовите исполнителя или школу: одно из двух",
                                              "name an executor or a school, one of the two"}));
  }
  const render::forms::FormRequest form =
      school.empty() ? form_of_executor(programme, executor, phrases)
                     : render::forms::forms_of_schools(programme, {school}).front();
  return written(
      parts, render::forms::form_file_name(programme.id, form.unit, phrases),
      [&](const fs::path& path) { render::forms::write_form(programme, form, phrases, path); });
}

http::Response form_choice(Parts& parts, const http::Request& request, const Caller& caller) {
  const Published published = published_figures(parts);
  const report::ProgrammeReport& programme =
      programme_of(*published.snapshot, request.captured.at(0));
  const PhraseShelf::Shared shelved = phrases_of(parts, page_language(parts));
  const report::Phrases& phrases = *shelved;
  std::vector<std::string> executors;
  for (const auto& form : render::forms::forms_of_executors(programme, phrases))
    executors.push_back(form.unit);
  std::vector<std::string> schools = service::school_names(*parts.workspace());
  if (schools.empty()) {
    for (const auto& [name, result] : programme.units)
      schools.push_back(name);
  }
  Value model;
  model.set("id", programme.id);
  model.set("title", programme.title.empty() ? programme.id : programme.title);
  model.set("has_executors", !executors.empty());
  model.set("executors", name_list(executors));
  model.set("schools", name_list(schools));
  return page_response(parts, request, caller, "forms", std::move(model));
}

}  // namespace vekha::web
