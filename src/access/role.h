#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::access {

/// Each may do what those before it may.
enum class Role { reader, methodist, administrator };

/// What a request wants to do. Roles and tokens are both told in these.
enum class Scope {
  read,     ///< runs, questions, problems, previews of what is not published
  upload,   ///< exports and passports
  decide,   ///< answer questions
  run,      ///< start and stop a run
  publish,  ///< choose the release that visitors see
  admin     ///< users, tokens, log of actions, settings
};

std::string_view name_of(Role role);
std::optional<Role> role_of(std::string_view name);
std::string_view name_of(Scope scope);
std::optional<Scope> scope_of(std::string_view name);
const std::vector<Scope>& all_scopes();

bool allows(Role role, Scope scope);

}  // namespace vekha::access
