#include "service/settings_reader.h"

namespace vekha::service {

const Toml* SettingsReader::take(std::string_view key) {
  taken_.emplace(key);
  return table_ == nullptr ? nullptr : table_->find(key);
}

void SettingsReader::refuse_type(const Toml& value, const Words& expected) {
  problems_.push_back({.place = value.place(),
                       .code = "setting_type",
                       .text = {"в таблице [" + name_ + "] ожидается " + expected.ru,
                                "in table [" + name_ + "] expected " + expected.en},
                       .advice = {"исправьте значение", "mend the value"},
                       .severity = Severity::fatal});
}

std::optional<std::string> SettingsReader::text(std::string_view key) {
  const Toml* value = take(key);
  if (value == nullptr) return std::nullopt;
  if (!value->text()) refuse_type(*value, {"текст в кавычках", "a text in quotes"});
  return value->text();
}

std::optional<std::int64_t> SettingsReader::integer(std::string_view key) {
  const Toml* value = take(key);
  if (value == nullptr) return std::nullopt;
  if (!value->integer()) refuse_type(*value, {"целое число", "a whole number"});
  return value->integer();
}

std::optional<Date> SettingsReader::date(std::string_view key) {
  const Toml* value = take(key);
  if (value == nullptr) return std::nullopt;
  if (!value->date())
    refuse_type(*value,
                {"дата вида 2024-07-01 без кавычек", "a date like 2024-07-01 without quotes"});
  return value->date();
}

std::optional<bool> SettingsReader::boolean(std::string_view key) {
  const Toml* value = take(key);
  if (value == nullptr) return std::nullopt;
  if (!value->boolean()) refuse_type(*value, {"true или false", "true or false"});
  return value->boolean();
}

std::vector<std::string> SettingsReader::texts(std::string_view key) {
  const Toml* value = take(key);
  if (value == nullptr) return {};
  if (const auto one = value->text()) return {*one};
  std::vector<std::string> all;
  for (const Toml& item : value->items()) {
    if (const auto text = item.text()) all.push_back(*text);
  }
  if (all.size() != value->items().size() || all.empty())
    refuse_type(*value, {"текст или список текстов", "a text or a list of texts"});
  return all;
}

Place SettingsReader::place(std::string_view key) const {
  const Toml* value = table_ == nullptr ? nullptr : table_->find(key);
  if (value != nullptr) return value->place();
  return table_ == nullptr ? Place{} : table_->place();
}

void SettingsReader::refuse(std::string_view key, const Words& text, const Words& advice) {
  problems_.push_back({.place = place(key),
                       .code = "setting_value",
                       .text = text,
                       .advice = advice,
                       .severity = Severity::fatal});
}

void SettingsReader::tell_unknown_keys() {
  if (table_ == nullptr) return;
  for (const std::string& key : table_->keys()) {
    if (taken_.count(key) > 0) continue;
    problems_.push_back({.place = table_->find(key)->place(),
                         .code = "setting_unknown",
                         .text = {"настройки «" + key + "» в таблице [" + name_ + "] нет",
                                  "there is no setting «" + key + "» in table [" + name_ + "]"},
                         .advice = {"проверьте написание; образец пишет «vekha init»",
                                    "check the spelling; «vekha init» writes an example"}});
  }
}

}  // namespace vekha::service
