#include "service/service_settings_reader.h"

#include "base/error.h"
#include "base/file_io.h"
#include "service/secret_reader.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace vekha::service {

namespace fs = std::filesystem;

namespace {

std::string whole_number_words(std::int64_t least, std::int64_t most) {
  return std::to_string(least) + "–" + std::to_string(most);
}

class ServiceReader {
 public:
  ServiceReader(const Toml& document, const SettingsGround& ground, Problems& problems)
      : document_(document), ground_(ground), problems_(problems) {}

  ServiceSettings read() {
    read_server();
    read_calendar();
    read_log();
    read_mail();
    read_webhook();
    const Toml* jobs = document_.find("job");
    if (jobs != nullptr) {
      for (const Toml& entry : jobs->items())
        read_job(entry);
    }
    return std::move(settings_);
  }

  void read_run_of(SettingsReader& run, ServiceSettings& settings) {
    settings_ = std::move(settings);
    read_calendar_quietly();
    read_schedule(run, "nightly");
    settings = std::move(settings_);
  }

 private:
  SettingsReader table(const char* name) { return {document_.find(name), name, problems_}; }

  std::int64_t number(SettingsReader& settings, const char* key, std::int64_t otherwise,
                      std::pair<std::int64_t, std::int64_t> bounds) {
    const auto value = settings.integer(key);
    if (!value) return otherwise;
    if (*value >= bounds.first && *value <= bounds.second) return *value;
    const std::string span = whole_number_words(bounds.first, bounds.second);
    settings.refuse(key,
                    {"ожидается целое число " + span + ", стоит " + std::to_string(*value),
                     "expected a whole number " + span},
                    {"исправьте число", "mend the number"});
    return otherwise;
  }

  template <typename Value>
  Value choice(SettingsReader& settings, const char* key,
               const std::vector<std::pair<std::string, Value>>& choices) {
    const auto text = settings.text(key);
    if (!text) return choices.front().second;
    std::string names;
    for (const auto& [name, value] : choices) {
      if (name == *text) return value;
      names += (names.empty() ? "" : ", ") + name;
    }
    settings.refuse(key, {"значения «" + *text + "» нет", "no such value: «" + *text + "»"},
                    {"укажите одно из: " + names, "write one of: " + names});
    return choices.front().second;
  }

  void read_server() {
    SettingsReader server = table("server");
    settings_.server.address = server.text("address").value_or(settings_.server.address);
    settings_.server.port =
        static_cast<std::uint16_t>(number(server, "port", settings_.server.port, {0, 65535}));
    settings_.server.threads = static_cast<std::size_t>(number(server, "threads", 12, {2, 256}));
    settings_.server.most_connections =
        static_cast<std::size_t>(number(server, "connections", 4000, {10, 100000}));
    settings_.server.request_time =
        std::chrono::seconds(number(server, "request_seconds", 60, {1, 3600}));
    settings_.largest_upload =
        static_cast<std::uint64_t>(number(server, "largest_upload_mb", 50, {1, 2000})) << 20U;
    settings_.node_silent =
        std::chrono::seconds(number(server, "node_silent_seconds", 60, {1, 86400}));
    settings_.state = ground_.folder / server.text("state").value_or("state");
    settings_.reading = choice<Reading>(
        server, "reading", {{"everybody", Reading::everybody}, {"known", Reading::known_callers}});
    const auto certificate = server.text("certificate");
    const auto key = server.text("key");
    if (certificate.has_value() != key.has_value()) {
      server.refuse(certificate ? "certificate" : "key",
                    {"для TLS нужны и certificate, и key", "TLS needs both certificate and key"},
                    {"впишите оба пути или уберите оба", "write both paths or neither"});
    } else if (certificate) {
      settings_.server.tls = http::TlsFiles{ground_.folder / *certificate, ground_.folder / *key};
    }
    server.tell_unknown_keys();
  }

  void read_calendar() {
    SettingsReader calendar = table("calendar");
    const auto file = calendar.text("file");
    calendar.tell_unknown_keys();
    if (!file) return;
    try {
      const fs::path path = ground_.folder / *file;
      calendar_ =
          schedule::WorkCalendar::read(Toml::parse(read_file(path), path.string()), problems_);
    } catch (const InputError& error) {
      problems_.push_back(error.problem());
    }
  }

  // The faults were told when the whole was read.
  void read_calendar_quietly() {
    Problems told;
    std::swap(told, problems_);
    read_calendar();
    std::swap(told, problems_);
  }

  void read_log() {
    SettingsReader log = table("log");
    settings_.log.format =
        choice<LogFormat>(log, "format", {{"text", LogFormat::text}, {"json", LogFormat::json}});
    const auto file = log.text("file");
    if (file) settings_.log.file = ground_.folder / *file;
    log.tell_unknown_keys();
  }

  std::vector<std::string> addresses(SettingsReader& mail, const char* key) {
    std::vector<std::string> all;
    for (const std::string& address : mail.texts(key)) {
      if (notify::bare_address(address).empty()) {
        mail.refuse(key,
                    {"«" + address + "» — не почтовый адрес", "«" + address + "» is no address"},
                    {"запишите \"имя@example.ru\"", "write \"name@example.org\""});
      }
      all.push_back(address);
    }
    return all;
  }

  void read_mail() {
    if (document_.find("mail") == nullptr) return;
    SettingsReader mail = table("mail");
    MailSettings read;
    read.smtp.host = mail.text("host").value_or("");
    read.smtp.security = choice<notify::MailSecurity>(mail, "security",
                                                      {{"starttls", notify::MailSecurity::starttls},
                                                       {"tls", notify::MailSecurity::tls},
                                                       {"none", notify::MailSecurity::none}});
    const int usual = read.smtp.security == notify::MailSecurity::tls    ? 465
                      : read.smtp.security == notify::MailSecurity::none ? 25
                                                                         : 587;
    read.smtp.port = static_cast<std::uint16_t>(number(mail, "port", usual, {1, 65535}));
    read.smtp.user = mail.text("user").value_or("");
    read.smtp.password = SecretReader(mail, ground_.folder).read("password");
    const auto from = addresses(mail, "from");
    read.from = from.empty() ? "" : from.front();
    read.to = addresses(mail, "to");
    const bool secret_in_the_clear =
        read.smtp.security == notify::MailSecurity::none && !read.smtp.user.empty();
    if (secret_in_the_clear) {
      mail.refuse(
          "security", {"пароль ушёл бы открытым текстом", "the password would go in the clear"},
          {"укажите starttls или tls либо уберите user", "write starttls or tls, or remove user"});
    }
    if (read.smtp.host.empty() || read.from.empty() || read.to.empty()) {
      mail.refuse("host", {"в [mail] нужны host, from и to", "[mail] needs host, from and to"},
                  {"впишите их или уберите раздел", "write them or remove the table"});
    }
    mail.tell_unknown_keys();
    settings_.mail = std::move(read);
  }

  void read_webhook() {
    if (document_.find("webhook") == nullptr) return;
    SettingsReader hook = table("webhook");
    notify::WebhookSettings read;
    read.url = hook.text("url").value_or("");
    read.secret = SecretReader(hook, ground_.folder).read("secret");
    read.private_hosts = choice<notify::PrivateHosts>(
        hook, "private_hosts",
        {{"refuse", notify::PrivateHosts::refuse}, {"allow", notify::PrivateHosts::allow}});
    const bool https = read.url.starts_with("https://");
    const bool inner =
        read.url.starts_with("http://") && read.private_hosts == notify::PrivateHosts::allow;
    if (!https && !inner) {
      hook.refuse("url", {"ожидается адрес https://", "expected an https:// address"},
                  {"http:// допустим только с private_hosts = \"allow\"",
                   "http:// is possible with private_hosts = \"allow\" only"});
    }
    hook.tell_unknown_keys();
    settings_.webhook = std::move(read);
  }

  void read_job(const Toml& entry) {
    SettingsReader settings(&entry, "job", problems_);
    const std::string name = settings.text("name").value_or("");
    const bool plain = !name.empty() && name.size() <= 40 && std::ranges::all_of(name, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    const bool taken = std::ranges::any_of(
        settings_.jobs, [&](const JobSettings& job) { return job.job.name == name; });
    if (!plain || taken || name == "nightly") {
      settings.refuse(
          "name",
          {"имя задания «" + name + "» пустое, занято или с недопустимым знаком",
           "the job's name is empty, taken or has a wrong character"},
          {"берите строчные латинские буквы, цифры и дефис; «nightly» — имя расписания из [run]",
           "use small Latin letters, digits and hyphens; «nightly» is that of [run]"});
    }
    if (!settings.text("schedule")) {
      settings.refuse("schedule", {"у задания нет расписания", "the job has no schedule"},
                      {"впишите schedule = \"0 6 LW * *\"", "write schedule = \"0 6 LW * *\""});
    }
    read_schedule(settings, name);
    settings.tell_unknown_keys();
  }

  RunPolicy read_policy(SettingsReader& settings) {
    RunPolicy policy;
    policy.time_limit =
        std::chrono::minutes(number(settings, "time_limit_minutes", 120, {1, 1440}));
    policy.retries = static_cast<int>(number(settings, "retries", 0, {0, 20}));
    policy.retry_after = std::chrono::minutes(number(settings, "retry_minutes", 5, {1, 1440}));
    return policy;
  }

  void read_schedule(SettingsReader& settings, const std::string& name) {
    const auto line = settings.text("schedule");
    const RunPolicy policy = read_policy(settings);
    const auto jitter = std::chrono::minutes(number(settings, "jitter_minutes", 0, {0, 600}));
    const auto missed = choice<schedule::Missed>(
        settings, "missed",
        {{"run", schedule::Missed::run_once}, {"skip", schedule::Missed::skip}});
    const std::string zone = settings.text("time_zone").value_or(ground_.time_zone);
    if (!schedule::is_time_zone(zone)) {
      settings.refuse("time_zone", {"часового пояса «" + zone + "» нет", "no such time zone"},
                      {"запишите его как «Europe/Moscow»", "write it like «Europe/Moscow»"});
      return;
    }
    if (!line || line->empty()) return;
    Words why;
    const auto cron = schedule::Cron::parse(*line, &why);
    if (!cron) {
      settings.refuse(
          "schedule",
          {"расписание «" + *line + "» не читается: " + why.ru, "not a schedule: " + why.en},
          {"пять полей: минута час день месяц день-недели, например \"30 5 * * *\", или "
           "слова: \"последний рабочий день месяца в 6:00\"",
           "five fields: minute hour day month weekday, e.g. \"30 5 * * *\""});
      return;
    }
    settings_.jobs.push_back(
        {.job = {.name = name,
                 .plan = {.cron = *cron, .zone = zone, .calendar = calendar_, .missed = missed},
                 .jitter = jitter},
         .line = *line,
         .policy = policy});
  }

  const Toml& document_;
  const SettingsGround& ground_;
  Problems& problems_;
  schedule::WorkCalendar calendar_;
  ServiceSettings settings_;
};

}  // namespace

ServiceSettings read_service_settings(const Toml& document, const SettingsGround& ground,
                                      Problems& problems) {
  return ServiceReader(document, ground, problems).read();
}

bool is_service_table(std::string_view name) {
  static constexpr std::array<std::string_view, 6> names = {"server", "calendar", "job",
                                                            "log",    "mail",     "webhook"};
  return std::ranges::find(names, name) != names.end();
}

void read_default_job(const Toml& document, SettingsReader& run, const SettingsGround& ground,
                      ServiceSettings& settings) {
  Problems problems;
  ServiceReader(document, ground, problems).read_run_of(run, settings);
}

}  // namespace vekha::service
