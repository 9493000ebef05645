#pragma once

#include "history/database.h"

#include <cstddef>

namespace vekha::history {

/// Number of the newest schema that this program knows.
std::size_t schema_version();

/// Brings the database to the newest schema, step by step, each step whole or not at all; does
/// nothing when it is there already. ServiceError when a newer program has been at the database:
/// an older one would lose what it doesn't know.
void migrate(Database& database);

}  // namespace vekha::history
