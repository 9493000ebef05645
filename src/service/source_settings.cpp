#include "service/source_settings.h"

#include "base/file_io.h"
#include "base/period_text.h"
#include "base/text.h"
#include "service/http_limits_reader.h"
#include "service/settings_reader.h"
#include "service/workspace.h"

#include <variant>

namespace vekha::service {

namespace {

using facts::Computed;
using facts::Condition;
using facts::Formula;

std::vector<Condition> conditions(SettingsReader& settings, const char* key) {
  std::vector<Condition> all;
  for (const std::string& text : settings.texts(key)) {
    auto condition = Condition::parse(text);
    if (condition) {
      all.push_back(std::move(*condition));
      continue;
    }
    settings.refuse(key, {"условие «" + text + "» не читается", "«" + text + "» is no condition"},
                    {"запишите: Столбец = значение (знаки = != > >= < <= ~ с пробелами вокруг)",
                     "write: Column = value (signs = != > >= < <= ~ with blanks about them)"});
  }
  return all;
}

std::optional<Period> period(SettingsReader& settings) {
  const auto text = settings.text("period");
  if (!text) return std::nullopt;
  const auto period = parse_period(*text);
  if (!period) {
    settings.refuse("period", {"период «" + *text + "» не читается", "not a period"},
                    {"запишите 2024, 2024-Q2, 2024-05", "write 2024, 2024-Q2, 2024-05"});
  }
  return period;
}

std::optional<Formula> formula(SettingsReader& settings, const char* key) {
  const auto text = settings.text(key);
  if (!text) return std::nullopt;
  auto parsed = Formula::parse(*text);
  if (auto* formula = std::get_if<Formula>(&parsed)) return std::move(*formula);
  settings.refuse(key, std::get<Words>(parsed),
                  {"примеры: count(\"Прошли = да\"), listed(\"Школа\"), sum(\"Баллы\")",
                   "examples: count(\"Прошли = да\"), listed(\"Школа\"), sum(\"Баллы\")"});
  return std::nullopt;
}

std::optional<Computed> computed(const Toml& entry, Problems& problems) {
  SettingsReader settings(&entry, "source.compute", problems);
  Computed one;
  one.measure = settings.text("measure").value_or("");
  one.value = formula(settings, "value");
  one.numerator = formula(settings, "numerator");
  one.denominator = formula(settings, "denominator");
  one.where = conditions(settings, "where");
  one.by = text::key(settings.text("by").value_or(""));
  one.period = period(settings);
  settings.tell_unknown_keys();
  const bool share = one.numerator && one.denominator && !one.value;
  const bool plain = one.value && !one.numerator && !one.denominator;
  if (!one.measure.empty() && (share || plain)) return one;
  settings.refuse("measure",
                  {"нужны measure и либо value, либо numerator с denominator",
                   "wanted: measure, and value or numerator with denominator"},
                  {"допишите недостающее", "add what is missing"});
  return std::nullopt;
}

void read_columns(SettingsReader& settings, ExportSource& source) {
  const Toml* table = settings.member("columns");
  if (table == nullptr) return;
  for (const std::string& head : table->keys()) {
    const auto name = table->find(head)->text();
    const auto meaning = name ? facts::head_named(*name) : std::nullopt;
    if (meaning) {
      source.mapping.columns[text::key(head)] = *meaning;
      continue;
    }
    settings.refuse("columns",
                    {"для столбца «" + head + "» указано неизвестное значение",
                     "the column «" + head + "» is given an unknown meaning"},
                    {"возможны: number, title, unit, period, value, completed, evidence, reason, "
                     "note, ignore …",
                     "possible: number, title, unit, period, value, completed, evidence, reason, "
                     "note, ignore …"});
  }
}

std::optional<std::uint32_t> row_number(SettingsReader& settings, const char* key) {
  const auto number = settings.integer(key);
  if (!number) return std::nullopt;
  if (*number >= 1 && *number <= 1'048'576) return static_cast<std::uint32_t>(*number);
  settings.refuse(key, {"ожидается номер строки от 1", "expected the number of a row, from 1"},
                  {"исправьте число", "mend the number"});
  return std::nullopt;
}

void read_mapping(SettingsReader& settings, ExportSource& source, Problems& problems) {
  facts::Mapping& mapping = source.mapping;
  mapping.sheet = settings.text("sheet").value_or("");
  mapping.head_row = row_number(settings, "head_row");
  mapping.first_row = row_number(settings, "first_row");
  mapping.where = conditions(settings, "where");
  mapping.measure = settings.text("measure").value_or("");
  mapping.unit = settings.text("unit").value_or("");
  mapping.period = period(settings);
  read_columns(settings, source);
  if (const Toml* list = settings.member("compute")) {
    for (const Toml& entry : list->items()) {
      if (auto one = computed(entry, problems)) mapping.computed.push_back(std::move(*one));
    }
  }
  source.mapped = !mapping.sheet.empty() || mapping.head_row || mapping.first_row ||
                  !mapping.where.empty() || !mapping.measure.empty() || !mapping.unit.empty() ||
                  mapping.period || !mapping.columns.empty() || !mapping.computed.empty();
}

}  // namespace

ExportSource read_source(const Toml& entry, Problems& problems) {
  SettingsReader settings(&entry, "source", problems);
  ExportSource source{.pattern = settings.text("path").value_or(""),
                      .url = settings.text("url").value_or(""),
                      .webdav = settings.text("webdav").value_or(""),
                      .user = settings.text("user").value_or(""),
                      .password_env = settings.text("password_env").value_or(""),
                      .proxy = settings.text("proxy").value_or(""),
                      .private_allowed = settings.boolean("private").value_or(false),
                      .http = read_http_limits(settings),
                      .programme_id = settings.text("programme"),
                      .encoding = settings.text("encoding"),
                      .place = entry.place()};
  if (const auto year = settings.integer("year")) source.year = static_cast<int>(*year);
  if (const auto rank = settings.integer("rank")) source.rank = static_cast<int>(*rank);
  read_mapping(settings, source, problems);
  const bool somewhere = !source.pattern.empty() || !source.url.empty() || !source.webdav.empty();
  const bool twice = !source.url.empty() && (!source.pattern.empty() || !source.webdav.empty());
  if (!somewhere || twice) {
    settings.refuse("path",
                    {"не указано, где лежат выгрузки: path, url или webdav",
                     "not said where the exports are: path, url or webdav"},
                    {"впишите path = \"exports/*.csv\" или url = \"https://…\"",
                     "write path = \"exports/*.csv\" or url = \"https://…\""});
  }
  settings.tell_unknown_keys();
  return source;
}

ExportSettings load_export_settings(const std::filesystem::path& folder) {
  const Toml document = Toml::parse(read_file(folder / "vekha.toml"), "vekha.toml");
  Problems told_already;
  ExportSettings settings;
  if (const Toml* list = document.find("source")) {
    for (const Toml& entry : list->items())
      settings.sources.push_back(read_source(entry, told_already));
  }
  if (settings.sources.empty()) settings.sources.push_back({.pattern = "exports/*"});
  settings.schools = read_schools(document.find("schools"), told_already);
  return settings;
}

SchoolsEntry read_schools(const Toml* entry, Problems& problems) {
  SettingsReader settings(entry, "schools", problems);
  SchoolsEntry schools{.file = settings.text("file").value_or(""),
                       .column = settings.text("column").value_or(""),
                       .place = entry == nullptr ? Place{} : entry->place()};
  const std::string every = settings.text("every").value_or("quarter");
  if (every == "month") schools.rhythm = facts::Rhythm::monthly;
  if (every == "half_year") schools.rhythm = facts::Rhythm::half_yearly;
  if (every == "year") schools.rhythm = facts::Rhythm::yearly;
  if (every != "month" && every != "quarter" && every != "half_year" && every != "year") {
    settings.refuse(
        "every", {"«" + every + "» не подходит", "«" + every + "» will not do"},
        {"укажите month, quarter, half_year или year", "write month, quarter, half_year or year"});
  }
  settings.tell_unknown_keys();
  return schools;
}

}  // namespace vekha::service
