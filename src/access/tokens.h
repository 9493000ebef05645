#pragma once

#include "access/role.h"
#include "access/state_file.h"
#include "schedule/time_zone.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vekha::access {

using schedule::Instant;

struct Token {
  std::string id;    ///< stands in the log of actions
  std::string name;  ///< what it is for
  std::set<Scope> scopes;
  std::optional<Instant> expires;
};

/// Tokens for programs that call the API, in `tokens.json` of the state folder: a SHA-256 of each,
/// for a secret of 256 random bits needs no slow hash.
class Tokens {
 public:
  explicit Tokens(const std::filesystem::path& folder) : file_(folder / "tokens.json") {}

  std::vector<Token> list() const;
  /// Returns the whole token, «vekha_<id>_<secret>», which is shown once and kept nowhere.
  std::string add(const std::string& name, const std::set<Scope>& scopes,
                  std::optional<Instant> expires) const;
  bool remove(const std::string& id) const;
  /// The token when it is one of ours and has not expired.
  std::optional<Token> entering(const std::string& text, Instant now) const;

 private:
  StateFile file_;
};

}  // namespace vekha::access
