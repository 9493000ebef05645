#include "access/role.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vekha::access {

namespace {

constexpr std::array<std::string_view, 3> role_names = {"reader", "methodist", "administrator"};
constexpr std::array<std::string_view, 6> scope_names = {"read", "upload",  "decide",
                                                         "run",  "publish", "admin"};

template <typename Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name_of(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}

std::optional<Role> role_of(std::string_view name) {
  return named<Role>(role_names, name);
}

std::string_view name_of(Scope scope) {
  return scope_names[static_cast<std::size_t>(scope)];
}

std::optional<Scope> scope_of(std::string_view name) {
  return named<Scope>(scope_names, name);
}

const std::vector<Scope>& all_scopes() {
  static const std::vector<Scope> all = {Scope::read, Scope::upload,  Scope::decide,
                                         Scope::run,  Scope::publish, Scope::admin};
  return all;
}

bool allows(Role role, Scope scope) {
  if (scope == Scope::read) return true;
  if (scope == Scope::admin) return role == Role::administrator;
  return role != Role::reader;
}

}  // namespace vekha::access
