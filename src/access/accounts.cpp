#include "access/accounts.h"

#include "access/secrets.h"
#include "base/error.h"
#include "base/text.h"

#include <algorithm>

namespace vekha::access {

namespace {

InputError refused(const char* code, const Words& text, const Words& advice) {
  return InputError({.place = {}, .code = code, .text = text, .advice = advice});
}

bool is_name(const std::string& name) {
  const bool plain = std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
  return plain && !name.empty() && name.size() <= 40;
}

}  // namespace

std::vector<User> Accounts::list() const {
  std::vector<User> users;
  const Json document = file_.read();
  if (!document.is_object()) return users;
  for (const auto& [name, entry] : document.items())
    users.push_back({name, role_of(entry.value("role", "")).value_or(Role::reader)});
  std::ranges::sort(users, [](const User& a, const User& b) { return a.name < b.name; });
  return users;
}

std::optional<User> Accounts::find(const std::string& name) const {
  for (const User& user : list()) {
    if (user.name == name) return user;
  }
  return std::nullopt;
}

void Accounts::put(const User& user, const std::string& password) const {
  if (!is_name(user.name)) {
    throw refused("user_name",
                  {"имя «" + user.name + "» не годится", "not a name: «" + user.name + "»"},
                  {"берите строчные латинские буквы, цифры, «.», «-», «_»: до 40 знаков",
                   "use small Latin letters, digits, «.», «-», «_»: up to 40"});
  }
  if (text::length(password) < shortest_password || password.size() > 1000) {
    throw refused(
        "password_short",
        {"пароль короче " + std::to_string(shortest_password) + " знаков",
         "the password has fewer than " + std::to_string(shortest_password) + " characters"},
        {"возьмите фразу из нескольких слов", "take a phrase of several words"});
  }
  const std::string hash = hash_password(password);
  file_.update([&](Json& document) {
    document[user.name] = {{"role", std::string(name_of(user.role))}, {"password", hash}};
  });
}

bool Accounts::remove(const std::string& name) const {
  bool removed = false;
  file_.update([&](Json& document) {
    if (document.is_null()) document = Json::object();
    removed = document.erase(name) > 0;
  });
  return removed;
}

std::optional<User> Accounts::entering(const std::string& name, const std::string& password) const {
  const Json document = file_.read();
  const bool known = document.is_object() && document.contains(name);
  const std::string hash = known ? document[name].value("password", "") : "";
  const bool fits = password.size() <= 1000 && fits_password(password, hash);
  if (!known || !fits) return std::nullopt;
  return User{name, role_of(document[name].value("role", "")).value_or(Role::reader)};
}

}  // namespace vekha::access
