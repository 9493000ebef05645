#include "base/toml.h"

#include "base/error.h"

// Exceptions carry line and column; the library's own headers warn under -Wconversion otherwise.
#include <toml++/toml.h>

namespace vekha {

namespace {

Place place_of(const toml::source_region& source, const std::string& file) {
  return {.file = file, .row = source.begin.line, .column = source.begin.column};
}

Toml converted(const toml::node& node, const std::string& file);

Toml::Value converted_table(const toml::table& table, const std::string& file) {
  Toml::Table members;
  for (const auto& [key, member] : table)
    members.emplace(key.str(), converted(member, file));
  return members;
}

Toml::Value converted_list(const toml::array& array, const std::string& file) {
  Toml::List items;
  for (const toml::node& item : array)
    items.push_back(converted(item, file));
  return items;
}

Toml::Value converted_date(const toml::date& date, const Place& place) {
  const auto day = checked_date(date.year, date.month, date.day);
  if (!day) {
    throw InputError({.place = place,
                      .code = "toml_date",
                      .text = {"такой даты нет", "no such date"},
                      .advice = {"исправьте дату", "mend the date"}});
  }
  return *day;
}

Toml converted(const toml::node& node, const std::string& file) {
  Place place = place_of(node.source(), file);
  if (const auto* table = node.as_table()) return {converted_table(*table, file), place};
  if (const auto* array = node.as_array()) return {converted_list(*array, file), place};
  if (const auto* text = node.as_string()) return {text->get(), place};
  if (const auto* integer = node.as_integer()) return {integer->get(), place};
  if (const auto* number = node.as_floating_point()) return {number->get(), place};
  if (const auto* flag = node.as_boolean()) return {flag->get(), place};
  if (const auto* date = node.as_date()) return {converted_date(date->get(), place), place};
  throw InputError({.place = place,
                    .code = "toml_type",
                    .text = {"время здесь не ждут", "a time is not expected here"},
                    .advice = {"запишите дату как 2024-07-01 или текст в кавычках",
                               "write a date as 2024-07-01 or a text in quotes"}});
}

}  // namespace

Toml Toml::parse(std::string_view text, const std::string& file) {
  try {
    const toml::table table = toml::parse(text, file);
    return {converted_table(table, file), Place{.file = file}};
  } catch (const toml::parse_error& error) {
    const std::string what(error.description());
    throw InputError(
        {.place = place_of(error.source(), file),
         .code = "toml_syntax",
         .text = {"файл настроек записан с ошибкой (" + what + ")", "not valid TOML: " + what},
         .advice = {"исправьте строку по образцу из «vekha init»",
                    "mend the line as in the file that «vekha init» writes"}});
  }
}

const Toml* Toml::find(std::string_view key) const {
  const auto* table = std::get_if<Table>(&value_);
  if (table == nullptr) return nullptr;
  const auto found = table->find(key);
  return found == table->end() ? nullptr : &found->second;
}

std::vector<std::string> Toml::keys() const {
  std::vector<std::string> names;
  if (const auto* table = std::get_if<Table>(&value_)) {
    for (const auto& [key, member] : *table)
      names.push_back(key);
  }
  return names;
}

const Toml::List& Toml::items() const {
  static const List none;
  const auto* list = std::get_if<List>(&value_);
  return list == nullptr ? none : *list;
}

namespace {

template <typename T>
std::optional<T> value_as(const Toml::Value& value) {
  const T* held = std::get_if<T>(&value);
  return held == nullptr ? std::nullopt : std::optional<T>(*held);
}

}  // namespace

std::optional<std::string> Toml::text() const {
  return value_as<std::string>(value_);
}
std::optional<std::int64_t> Toml::integer() const {
  return value_as<std::int64_t>(value_);
}
std::optional<bool> Toml::boolean() const {
  return value_as<bool>(value_);
}
std::optional<Date> Toml::date() const {
  return value_as<Date>(value_);
}

}  // namespace vekha
