#pragma once

#include "base/place.h"

#include <filesystem>
#include <string>
#include <string_view>

/// What is remembered from run to run: runs, releases, observations with their restatements,
/// decisions, who did what. In SQLite (a file, nothing to install) or PostgreSQL (several nodes).
namespace vekha::history {

enum class Engine { sqlite, postgresql };

/// Where the history lies.
struct Address {
  Engine engine = Engine::sqlite;
  std::string target;  ///< SQLite: the file's path. PostgreSQL: libpq's keywords and values
  std::string shown;   ///< for messages: never holds a password
};

/// «postgresql://user:password@host:5432/base?host=/run/postgresql», else a path, which is taken
/// from `folder` when it is relative. InputError at `place` for another scheme or an address
/// without a database.
Address parse_address(std::string_view text, const std::filesystem::path& folder,
                      const Place& place);

}  // namespace vekha::history
