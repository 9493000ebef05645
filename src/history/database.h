#pragma once

#include "history/address.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vekha::history {

/// One value of a row, as text; nullopt is SQL's NULL.
using Value = std::optional<std::string>;
using Values = std::vector<Value>;

/// A whole number; 0 for NULL.
std::int64_t to_number(const Value& value);

/// One connection to the history's database. Statements are written for both engines: parameters
/// $1, $2 … in the order of the values. Every failure is a ServiceError that names the database
/// (without its password), what went wrong and the way out. Not for two threads at once.
class Database {
 public:
  /// Connects; a SQLite file that isn't there is made.
  explicit Database(const Address& address);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  Database(Database&&) = delete;
  Database& operator=(Database&&) = delete;

  Engine engine() const;
  const Address& address() const;

  /// Returns the number of rows that the statement touched.
  std::size_t execute(const std::string& sql, const Values& values = {});
  std::vector<Values> query(const std::string& sql, const Values& values = {});
  /// First column of the first row; nullopt when there is no row or it is NULL.
  Value query_one(const std::string& sql, const Values& values = {});

  /// Runs `work` in a transaction that takes the write lock at once; whatever it throws, nothing of
  /// it remains.
  void in_transaction(const std::function<void()>& work);

  /// Appends many rows; none of their values may be NULL. PostgreSQL: COPY.
  void load(const std::string& table, const std::vector<std::string>& columns,
            std::span<const std::vector<std::string>> rows);

  /// SQL for the seconds since 1970 by the database's own clock: nodes' clocks may differ.
  std::string now_seconds() const;

 private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace vekha::history
