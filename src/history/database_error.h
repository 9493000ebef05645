#pragma once

#include "base/error.h"
#include "history/address.h"

namespace vekha::history {

/// What a database's own message means for the administrator: full, locked, away, damaged, or
/// whatever it says. `message` is the engine's text.
ServiceError database_error(const Address& address, const std::string& message);

}  // namespace vekha::history
