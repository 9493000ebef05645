#include "service/workspace.h"

#include "base/error.h"
#include "base/file_io.h"
#include "base/period_text.h"
#include "base/text.h"
#include "base/toml.h"
#include "schedule/time_zone.h"
#include "service/passports.h"
#include "service/remote_settings.h"
#include "service/service_settings_reader.h"
#include "service/settings_reader.h"
#include "service/source_settings.h"
#include "table/limit_names.h"

#include <fnmatch.h>

#include <algorithm>
#include <set>

namespace vekha::service {

namespace fs = std::filesystem;

std::vector<std::string> files_like(const Workspace& workspace, const std::string& pattern) {
  const fs::path whole(pattern);
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(workspace.folder / whole.parent_path(), error)) {
    const std::string name = entry.path().filename().string();
    const bool hidden =
        name.front() == '.' || name.front() == '~';  // Excel's lock files begin with ~$
    if (hidden || !entry.is_regular_file()) continue;
    if (::fnmatch(whole.filename().c_str(), name.c_str(), 0) == 0) {
      files.push_back((whole.parent_path() / name).generic_string());
    }
  }
  std::ranges::sort(files);
  return files;
}

namespace {

bool is_road_map(const std::string& file) {
  const std::string ending = text::to_lower(fs::path(file).extension().string());
  const bool known =
      ending == ".docx" || ending == ".xlsx" || ending == ".xlsm" || ending == ".csv";
  return known && !is_passport_name(file) && !is_former_passport(file);
}

class WorkspaceReader {
 public:
  WorkspaceReader(const Toml& document, LoadedWorkspace& loaded)
      : document_(document), loaded_(loaded), workspace_(loaded.workspace) {}

  void read() {
    read_office();
    workspace_.service = read_service_settings(document_, {workspace_.folder, workspace_.time_zone},
                                               loaded_.problems);
    read_run();
    read_method();
    read_publish();
    read_open_data();
    read_limits();
    for (const Toml& entry : list("programme"))
      read_programme(entry);
    for (const Toml& entry : list("source"))
      check_source(entry);
    read_schools(document_.find("schools"), loaded_.problems);
    for (const Toml& entry : list("decision"))
      read_decision(entry);
    read_history();
    read_decisions_file();
    tell_unknown_tables();
    find_road_maps();
    if (workspace_.sources.empty()) workspace_.sources.push_back({.pattern = "exports/*"});
  }

 private:
  SettingsReader table(const char* name) { return {document_.find(name), name, loaded_.problems}; }

  const Toml::List& list(const char* name) {
    static const Toml::List none;
    const Toml* entries = document_.find(name);
    return entries == nullptr ? none : entries->items();
  }

  void read_language(SettingsReader& settings, const char* key) {
    const auto language = settings.text(key);
    if (!language) return;
    workspace_.language = *language == "en" ? Language::english : Language::russian;
    if (*language == "ru" || *language == "en") return;
    settings.refuse(key, {"языка «" + *language + "» нет", "no such language"},
                    {"укажите ru или en", "write ru or en"});
  }

  void read_office() {
    SettingsReader office = table("office");
    workspace_.office.name = office.text("name").value_or("");
    workspace_.office.short_name = office.text("short_name").value_or(workspace_.office.name);
    workspace_.office.site_address = office.text("site").value_or("");
    workspace_.office.contact = office.text("contact").value_or("");
    workspace_.time_zone = office.text("time_zone").value_or(workspace_.time_zone);
    if (!schedule::is_time_zone(workspace_.time_zone)) {
      office.refuse("time_zone",
                    {"часового пояса «" + workspace_.time_zone + "» нет", "no such time zone"},
                    {"запишите его как «Europe/Moscow», «Asia/Yekaterinburg»",
                     "write it like «Europe/Moscow»"});
    }
    read_language(office, "language");
    if (workspace_.office.name.empty()) {
      office.refuse("name", {"не указано название управления", "the office has no name"},
                    {"впишите [office] name = \"…\"", "write [office] name = \"…\""});
    }
    office.tell_unknown_keys();
  }

  void read_run() {
    SettingsReader run = table("run");
    workspace_.as_of = run.date("as_of");
    read_default_job(document_, run, {workspace_.folder, workspace_.time_zone}, workspace_.service);
    run.tell_unknown_keys();
  }

  void read_method() {
    SettingsReader method = table("method");
    workspace_.method.profile = method.text("profile").value_or(workspace_.method.profile);
    for (const char* key : {"risk_margin", "risk_days", "tolerance"}) {
      if (method.has(key)) workspace_.method_keys.insert(key);
    }
    workspace_.method.risk_margin =
        read_share(method, "risk_margin", workspace_.method.risk_margin);
    workspace_.method.tolerance = read_share(method, "tolerance", workspace_.method.tolerance);
    const std::int64_t days = method.integer("risk_days").value_or(workspace_.method.risk_days);
    if (days < 0 || days > 366) {
      method.refuse("risk_days", {"ожидается от 0 до 366 дней", "expected 0 to 366 days"},
                    {"исправьте число", "mend the number"});
    } else {
      workspace_.method.risk_days = static_cast<int>(days);
    }
    method.tell_unknown_keys();
  }

  void read_publish() {
    SettingsReader publish = table("publish");
    workspace_.site = workspace_.folder / publish.text("site").value_or("site");
    const auto templates = publish.text("templates");
    workspace_.guards.names = publish.text("names").value_or("hide") != "show";
    const std::int64_t group = publish.integer("small_groups").value_or(10);
    workspace_.guards.least_group = std::clamp<std::int64_t>(group, 0, 1000);
    if (templates) workspace_.templates = workspace_.folder / *templates;
    read_language(publish, "lang");
    read_publication(publish, workspace_.folder, workspace_.publication);
    publish.tell_unknown_keys();
    SettingsReader checks = table("checks");
    read_checks(checks, workspace_.publication.checks);
    workspace_.publication.remotes =
        read_remotes(list("target"), workspace_.folder, loaded_.problems);
  }

  void read_open_data() {
    SettingsReader settings = table("opendata");
    report::OpenDataOwner& owner = workspace_.office.open_data;
    owner.inn = settings.text("inn").value_or("");
    owner.responsible = settings.text("responsible").value_or("");
    owner.phone = settings.text("phone").value_or("");
    owner.email = settings.text("email").value_or("");
    owner.licence = settings.text("licence").value_or("");
    owner.first_published = settings.date("first_published");
    const bool digits = owner.inn.find_first_not_of("0123456789") == std::string::npos;
    if (!owner.inn.empty() && (!digits || (owner.inn.size() != 10 && owner.inn.size() != 12))) {
      settings.refuse("inn", {"ИНН — это 10 или 12 цифр, стоит «" + owner.inn + "»", "no INN"},
                      {"запишите, например, \"7700000000\"", "write e.g. \"7700000000\""});
    }
    settings.tell_unknown_keys();
  }

  void read_limits() {
    SettingsReader settings = table("limits");
    for (const std::string_view name : table::limit_names()) {
      const auto value = settings.integer(name);
      if (!value) continue;
      const std::uint64_t bound = *value < 0 ? 0 : static_cast<std::uint64_t>(*value);
      if (table::set_limit(workspace_.limits, name, bound)) continue;
      settings.refuse(name,
                      {"предел вне допустимого: " + std::to_string(*value),
                       "a limit out of its range: " + std::to_string(*value)},
                      {"впишите целое число от 1", "write a whole number from 1 on"});
    }
    settings.tell_unknown_keys();
  }

  std::optional<Period> window(SettingsReader& settings) {
    const auto text = settings.text("period");
    if (!text) return std::nullopt;
    const auto period = parse_period(*text);
    if (!period) {
      settings.refuse("period", {"период «" + *text + "» не читается", "not a period"},
                      {"запишите 2024, 2024-Q2, 2024-H1, 2024-05 или 2024-01-01..2024-06-30",
                       "write 2024, 2024-Q2, 2024-H1, 2024-05 or 2024-01-01..2024-06-30"});
    }
    return period;
  }

  void read_programme(const Toml& entry) {
    SettingsReader settings(&entry, "programme", loaded_.problems);
    ProgrammeEntry programme{.id = settings.text("id").value_or(""),
                             .file = settings.text("file").value_or(""),
                             .window = window(settings),
                             .approved = settings.date("approved"),
                             .place = entry.place()};
    const auto is_safe = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    if (!std::ranges::all_of(programme.id, is_safe)) {
      settings.refuse(
          "id",
          {"в id «" + programme.id + "» есть недопустимый знак",
           "a character that an id may not have"},
          {"берите строчные латинские буквы, цифры и дефис: id стоит в адресах страниц",
           "use small Latin letters, digits and hyphens: it stands in the pages' addresses"});
    }
    if (programme.file.empty()) {
      settings.refuse("file", {"не указан файл дорожной карты", "no file"},
                      {"впишите file = \"roadmaps/…\"", "write file = \"roadmaps/…\""});
    }
    settings.tell_unknown_keys();
    workspace_.programmes.push_back(std::move(programme));
  }

  // All that a source says is used by gather_exports, which reads it again; here it is checked.
  void check_source(const Toml& entry) {
    ExportSource source = read_source(entry, loaded_.problems);
    workspace_.sources.push_back({.pattern = source.name(),
                                  .programme_id = source.programme_id,
                                  .encoding = source.encoding,
                                  .year = source.year,
                                  .place = source.place});
  }

  static std::optional<roadmap::DecisionKind> kind_of(const std::string& name) {
    using roadmap::DecisionKind;
    if (name == "cancelled") return DecisionKind::cancelled;
    if (name == "expert_done") return DecisionKind::expert_done;
    if (name == "expert_not_done") return DecisionKind::expert_not_done;
    if (name == "term") return DecisionKind::term;
    if (name == "plan") return DecisionKind::plan;
    return std::nullopt;
  }

  void read_decision(const Toml& entry) {
    SettingsReader settings(&entry, "decision", loaded_.problems);
    roadmap::Decision decision{.programme_id = settings.text("programme").value_or(""),
                               .measure_id = settings.text("measure").value_or(""),
                               .text = settings.text("text").value_or(""),
                               .basis = settings.text("basis").value_or(""),
                               .date = settings.date("date"),
                               .place = entry.place()};
    const std::string name = settings.text("decision").value_or("");
    const auto kind = kind_of(name);
    if (kind) decision.kind = *kind;
    if (!kind) {
      settings.refuse("decision", {"решения «" + name + "» нет", "no such decision"},
                      {"укажите cancelled, expert_done, expert_not_done, term или plan",
                       "write cancelled, expert_done, expert_not_done, term or plan"});
    }
    settings.tell_unknown_keys();
    workspace_.decisions.push_back(std::move(decision));
  }

  void read_history() {
    const Toml* entry = document_.find("history");
    if (entry == nullptr) return;
    workspace_.history_place = entry->place();
    if (const auto address = entry->text()) {
      workspace_.history = *address;
      return;
    }
    loaded_.problems.push_back(
        {.place = entry->place(),
         .code = "history_address_wrong",
         .text = {"history: ждали путь к файлу или адрес базы в кавычках",
                  "history: expected a file's path or a database's address in quotes"},
         .advice = {"history = \"postgresql://пользователь@сервер/база\" над первым разделом",
                    "history = \"postgresql://user@server/base\" above the first table"},
         .severity = Severity::fatal});
  }

  // What was decided at the methodist's page, which leaves vekha.toml to people.
  void read_decisions_file() {
    const fs::path file = workspace_.folder / "decisions.toml";
    if (!fs::exists(file)) return;
    const Toml decisions = Toml::parse(read_file(file), file.string());
    const Toml* entries = decisions.find("decision");
    if (entries == nullptr) return;
    for (const Toml& entry : entries->items())
      read_decision(entry);
  }

  void tell_unknown_tables() {
    static const std::set<std::string, std::less<>> known = {
        "office", "run",     "method",   "publish", "opendata", "server", "programme",
        "source", "schools", "decision", "limits",  "history",  "checks"};
    for (const std::string& key : document_.keys()) {
      if (known.count(key) > 0 || is_service_table(key)) continue;
      loaded_.problems.push_back(
          {.place = document_.find(key)->place(),
           .code = "setting_unknown",
           .text = {"раздела [" + key + "] нет", "there is no table [" + key + "]"},
           .advice = {"проверьте написание", "check the spelling"}});
    }
  }

  void find_road_maps() {
    if (workspace_.programmes.empty()) {
      for (const std::string& file : files_like(workspace_, "roadmaps/*")) {
        if (is_road_map(file)) workspace_.programmes.push_back({.file = file});
      }
    }
    if (!workspace_.programmes.empty()) return;
    loaded_.problems.push_back({.place = {.file = (workspace_.folder / "roadmaps").string()},
                                .code = "no_road_maps",
                                .text = {"нет ни одной дорожной карты", "there is no road map"},
                                .advice = {"положите в папку roadmaps файл DOCX, XLSX или CSV",
                                           "put a DOCX, XLSX or CSV file into the folder roadmaps"},
                                .severity = Severity::fatal});
  }

  const Toml& document_;
  LoadedWorkspace& loaded_;
  Workspace& workspace_;
};

}  // namespace

LoadedWorkspace load_workspace(const fs::path& folder) {
  const fs::path file = folder / "vekha.toml";
  if (!fs::exists(file)) {
    throw InputError(
        {.place = {.file = file.string()},
         .code = "workspace_missing",
         .text = {"здесь нет рабочей папки Вехи: файла vekha.toml",
                  "no workspace here: vekha.toml is missing"},
         .advice = {"укажите папку с vekha.toml или создайте её командой «vekha init ПАПКА»",
                    "name the folder with vekha.toml or make one with «vekha init DIR»"}});
  }
  LoadedWorkspace loaded;
  loaded.workspace.folder = fs::absolute(folder);
  const Toml document = Toml::parse(read_file(file), file.string());
  WorkspaceReader(document, loaded).read();
  return loaded;
}

}  // namespace vekha::service
