#pragma once

#include "access/role.h"
#include "access/state_file.h"

#include <optional>
#include <string>
#include <vector>

namespace vekha::access {

struct User {
  std::string name;
  Role role = Role::reader;
};

/// People who may enter the methodist's page, in `users.json` of the state folder.
class Accounts {
 public:
  explicit Accounts(const std::filesystem::path& folder) : file_(folder / "users.json") {}

  /// By name.
  std::vector<User> list() const;
  std::optional<User> find(const std::string& name) const;
  /// Adds a user, or gives an existing one another role and password. InputError for a name that is
  /// none or a password that is too short.
  void put(const User& user, const std::string& password) const;
  /// False: there was none.
  bool remove(const std::string& name) const;
  /// The user when the password fits. Takes as long for a name that does not exist.
  std::optional<User> entering(const std::string& name, const std::string& password) const;

 private:
  StateFile file_;
};

inline constexpr std::size_t shortest_password = 12;  ///< characters

}  // namespace vekha::access
