#pragma once

#include <string>

namespace vekha::history {

/// Why PostgreSQL under these parameters lets nobody in, after at most 30 seconds; empty when it
/// does. A session of Poco that fails to connect keeps its memory (Poco 1.11 calls PQfinish only
/// for connections that stood), so a service that asks again each night is better off to ask here
/// first.
/// \param parameters as libpq takes them: «host=… dbname=…» (PostgreSQL manual, 34.1.1)
std::string refusal_of_postgresql(const std::string& parameters);

}  // namespace vekha::history
