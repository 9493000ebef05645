#include "web/actions.h"

#include "base/error.h"
#include "base/file_io.h"
#include "base/sha256.h"
#include "base/text.h"
#include "http/problem_document.h"
#include "publish/site_folder.h"
#include "roadmap/apply_decisions.h"
#include "schedule/time_zone.h"
#include "service/collect.h"
#include "service/drafts.h"
#include "service/upload_check.h"
#include "web/annotated_copies.h"
#include "web/reports.h"

#include <algorithm>
#include <array>
#include <span>
#include <system_error>
#include <utility>

namespace vekha::web {

namespace fs = std::filesystem;

namespace {

http::Fault unprocessable(const std::string& code, const Words& title, Problems problems = {}) {
  return {.status = 422, .code = code, .title = title, .problems = std::move(problems)};
}

// The first bytes must be those of the kind that the name promises: ZIP for workbooks and
// documents.
std::optional<Problem> name_fault(const http::FormFile& file, UploadKind kind) {
  static constexpr std::array<std::string_view, 5> known = {".csv", ".xlsx", ".xlsm", ".docx",
                                                            ".txt"};
  const std::string ending = text::to_lower(fs::path(file.file_name()).extension().string());
  const bool fits = std::ranges::find(known, ending) != known.end();
  const bool document = ending == ".docx" && kind == UploadKind::data;
  if (fits && !document && !file.file_name().empty()) return std::nullopt;
  return Problem{.place = {.file = file.file_name()},
                 .code = "upload_kind",
                 .text = {"файлы этого вида не принимаются", "files of that kind are not taken"},
                 .advice = {"пришлите CSV или XLSX (дорожную карту — и DOCX)",
                            "send CSV or XLSX (a road map: DOCX too)"},
                 .severity = Severity::fatal};
}

// The temporary file has no ending, by which the reader tells the kind of a file.
class NamedCopy {
 public:
  explicit NamedCopy(const http::FormFile& file)
      : path_(file.path().string() + fs::path(file.file_name()).extension().string()) {
    fs::copy_file(file.path(), path_, fs::copy_options::overwrite_existing);
  }
  ~NamedCopy() {
    std::error_code error;
    fs::remove(path_, error);
  }
  NamedCopy(const NamedCopy&) = delete;
  NamedCopy(NamedCopy&&) = delete;
  NamedCopy& operator=(const NamedCopy&) = delete;
  NamedCopy& operator=(NamedCopy&&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

service::UploadCheck check(const Parts& parts, const fs::path& file, const std::string& name,
                           UploadKind kind) {
  switch (kind) {
    case UploadKind::passport: return service::check_passport(*parts.workspace(), file, name);
    case UploadKind::road_map: return service::check_road_map(file, name);
    case UploadKind::data: break;
  }
  return service::check_export(*parts.workspace(), file, name);
}

// The version that is replaced stays, so that a wrong upload loses nothing.
void set_aside(const Parts& parts, const fs::path& target) {
  std::error_code error;
  if (!fs::exists(target, error)) return;
  const fs::path folder = parts.workspace()->service.state / "replaced";
  fs::create_directories(folder);
  std::string stamp = schedule::to_utc_text(schedule::now());
  std::ranges::replace(stamp, ':', '-');
  fs::copy_file(target, folder / (stamp + " " + target.filename().string()),
                fs::copy_options::overwrite_existing);
}

// A basic string of TOML 1.0.
std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result.push_back('\\');
    if (c >= 0 && c < ' ') {
      result.push_back(' ');
    } else {
      result.push_back(c);
    }
  }
  return result + "\"";
}

void require_known(const Parts& parts, const Answer& answer) {
  static constexpr std::array<std::string_view, 5> kinds = {"term", "plan", "cancelled",
                                                            "expert_done", "expert_not_done"};
  if (std::ranges::find(kinds, answer.decision) == kinds.end()) {
    throw http::FaultError(
        unprocessable("decision_unknown", {"Такого решения нет", "There is no such decision"}));
  }
  const Published published = published_figures(parts);
  const auto& programme = programme_of(*published.snapshot, answer.programme);
  const bool all_terms = answer.measure == "*" && answer.decision == "term";
  const bool known = std::ranges::any_of(
      programme.measures, [&](const auto& entry) { return entry.measure.id == answer.measure; });
  if (!known && !all_terms) {
    throw http::FaultError(
        unprocessable("measure_unknown", {"Такого мероприятия нет", "There is no such measure"}));
  }
  const bool needs_text = answer.decision == "term" || answer.decision == "plan";
  const bool utf8 = text::is_utf8(answer.text) && text::is_utf8(answer.basis);
  if ((needs_text && answer.text.empty()) || answer.text.size() > 2000 ||
      answer.basis.size() > 2000 || !utf8) {
    throw http::FaultError(
        unprocessable("decision_text", {"Нет текста решения, или он слишком длинный",
                                        "The decision's text is missing or too long"}));
  }
}

// Read now as the next run will read it: what can be read in several ways settles nothing. Of what
// is decided for all measures at once, the run tells.
void require_clear(const Parts& parts, const Answer& answer) {
  const bool term = answer.decision == "term";
  if ((!term && answer.decision != "plan") || answer.measure == "*") return;
  const Published published = published_figures(parts);
  const auto& report = programme_of(*published.snapshot, answer.programme);
  roadmap::Programme programme{.id = report.id, .title = report.title};
  programme.period = report.period;
  programme.approval = report.approval;
  programme.tables.emplace_back().sections.emplace_back();
  for (const auto& entry : report.measures) {
    if (entry.measure.id == answer.measure)
      programme.tables.front().sections.front().measures.push_back(entry.measure);
  }
  const roadmap::Decision decision{
      .programme_id = answer.programme,
      .measure_id = answer.measure,
      .kind = term ? roadmap::DecisionKind::term : roadmap::DecisionKind::plan,
      .text = answer.text};
  const Problems problems =
      roadmap::apply_decisions(std::span(&decision, 1), std::span(&programme, 1));
  if (problems.empty()) return;
  throw http::FaultError(unprocessable(
      "decision_ambiguous",
      {"Решение само читается неоднозначно", "The decision can itself be read in several ways"},
      {{.place = {.file = report.id + ", № " + answer.measure},
        .code = "decision_ambiguous",
        .text = problems.front().text,
        .advice = {term ? "напишите срок так, чтобы его можно было понять одним способом: «до 1 "
                          "июня 2024 г.»"
                        : "напишите план так, чтобы его можно было понять одним способом: «не "
                          "менее 5»",
                   term ? "write the term so that it has one reading: «до 1 июня 2024 г.»"
                        : "write the plan so that it has one reading: «не менее 5»"}}}));
}

}  // namespace

std::string start_run(Parts& parts, const Caller& caller, std::optional<Date> as_of) {
  const auto id = parts.manager->start({.trigger = caller.who, .policy = {}, .as_of = as_of},
                                       service::RunManager::WhenBusy::refuse);
  if (id) return *id;
  throw http::FaultError(
      {.status = 409,
       .code = "run_going_on",
       .title = {"Запуск уже идёт", "A run is going on already"},
       .detail = {"дождитесь его конца или остановите", "wait for its end or stop it"}});
}

void show_release(Parts& parts, const std::string& id) {
  const publish::SiteFolder site(parts.workspace()->site);
  const auto all = site.releases();
  if (std::ranges::find(all, id) == all.end()) throw http::FaultError(http::not_found());
  const publish::SiteLock lock(site.path(), 20);
  site.show(id);
  Published published = parts.live.get();
  published.release = id;
  published.matches = published.snapshot && is_of_release(*published.snapshot, id);
  parts.live.set(std::move(published));
}

namespace {

void require_draft(const Parts& parts, const std::string& id) {
  const auto all = publish::SiteFolder(parts.workspace()->site).drafts();
  if (std::ranges::find(all, id) == all.end()) throw http::FaultError(http::not_found());
}

}  // namespace

// The figures behind the site are worked out again by Runtime::look_at_site.
Problems approve_draft(Parts& parts, const std::string& who, const std::string& id) {
  require_draft(parts, id);
  return service::approve(*parts.workspace(), id, who);
}

Problems discard_draft(Parts& parts, const std::string& who, const std::string& id) {
  require_draft(parts, id);
  return service::discard(*parts.workspace(), id, who);
}

std::optional<UploadKind> upload_kind_of(const std::string& name) {
  if (name == "export") return UploadKind::data;
  if (name == "passport") return UploadKind::passport;
  if (name == "roadmap") return UploadKind::road_map;
  return std::nullopt;
}

http::FormRules upload_rules(const Parts& parts) {
  const auto workspace = parts.workspace();
  const fs::path folder = workspace->service.state / "uploads";
  fs::create_directories(folder);
  return {.folder = folder, .largest_file = workspace->service.largest_upload};
}

namespace {

void write_down(const Parts& parts, const By& by, const char* what, std::string target, bool done) {
  parts.audit.write({.time = schedule::now(),
                     .who = by.who,
                     .from = by.from,
                     .what = what,
                     .target = std::move(target),
                     .allowed = done});
}

UploadResult kept_or_refused(Parts& parts, http::FormFile& file, UploadKind kind) {
  UploadResult result{.bytes = file.size()};
  if (const auto fault = name_fault(file, kind)) {
    result.problems.push_back(*fault);
    return result;
  }
  result.sha256 = sha256_hex(read_file(file.path()));
  const NamedCopy copy(file);
  service::UploadCheck found = check(parts, copy.path(), file.file_name(), kind);
  result.problems = std::move(found.problems);
  if (!found.rejects.empty()) {
    result.annotated = keep_annotated(parts, {.sent = copy.path(),
                                              .name = file.file_name(),
                                              .sha256 = result.sha256,
                                              .rejects = std::move(found.rejects)});
  }
  if (service::has_fatal(result.problems)) return result;
  const fs::path target = parts.workspace()->folder / found.target;
  fs::create_directories(target.parent_path());
  set_aside(parts, target);
  file.keep_as(target);
  result.name = found.target;
  ++parts.metrics.uploads;
  return result;
}

}  // namespace

UploadResult take_upload(Parts& parts, const By& by, http::FormFile& file, UploadKind kind) {
  UploadResult result = kept_or_refused(parts, file, kind);
  const bool kept = !result.name.empty();
  write_down(parts, by, kept ? "upload.kept" : "upload.refused",
             kept ? result.name : text::shortened(file.file_name(), 100), kept);
  return result;
}

void decide(Parts& parts, const By& by, const Answer& answer) {
  require_known(parts, answer);
  require_clear(parts, answer);
  static std::mutex writing;
  const std::lock_guard lock(writing);
  const auto workspace = parts.workspace();
  const fs::path path = workspace->folder / "decisions.toml";
  std::string text = fs::exists(path) ? read_file(path) : std::string();
  if (!text.empty() && text.back() != '\n') text += "\n";
  // A workspace whose date is fixed lives on that day.
  const Date today = service::as_of_today(*workspace);
  text += "\n[[decision]]\nprogramme = " + quoted(answer.programme) +
          "\nmeasure = " + quoted(answer.measure) + "\ndecision = " + quoted(answer.decision) +
          "\n";
  if (!answer.text.empty()) text += "text = " + quoted(answer.text) + "\n";
  if (!answer.basis.empty()) text += "basis = " + quoted(answer.basis) + "\n";
  text += "date = " + to_iso(today) + "\n";
  write_file_atomically(path, text);
  write_down(parts, by, "decision.kept",
             answer.programme + " " + answer.measure + " " + answer.decision, true);
}

}  // namespace vekha::web
