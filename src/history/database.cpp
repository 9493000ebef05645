#include "history/database.h"

#include "base/error.h"
#include "history/bulk_load.h"
#include "history/database_error.h"
#include "history/reachable.h"

#include <Poco/Data/PostgreSQL/Connector.h>
#include <Poco/Data/RecordSet.h>
#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/Session.h>
#include <Poco/Nullable.h>

#include <charconv>

namespace vekha::history {

namespace {

using Poco::Data::Session;
using Poco::Data::Statement;

void register_engines() {
  static const bool once = [] {
    Poco::Data::SQLite::Connector::registerConnector();
    Poco::Data::PostgreSQL::Connector::registerConnector();
    return true;
  }();
  static_cast<void>(once);
}

constexpr std::size_t lock_wait_seconds = 30;

Session open(const Address& address) {
  register_engines();
  if (address.engine == Engine::postgresql) {
    const std::string refusal = refusal_of_postgresql(address.target);
    if (!refusal.empty()) throw database_error(address, refusal);
  }
  try {
    if (address.engine == Engine::sqlite)
      return {Poco::Data::SQLite::Connector::KEY, address.target, lock_wait_seconds};
    return {Poco::Data::PostgreSQL::Connector::KEY, address.target, lock_wait_seconds};
  } catch (const Poco::Exception& error) {
    throw database_error(address, error.displayText());
  }
}

/// False: the connection is gone, and the transaction with it.
bool rolled_back(Session& session) {
  try {
    session << "ROLLBACK", Poco::Data::Keywords::now;
    return true;
  } catch (const Poco::Exception&) {
    return false;
  }
}

/// Poco keeps references to what it binds until the statement has run.
class Bound {
 public:
  Bound(Statement& statement, const Values& values) {
    nullable_.reserve(values.size());
    for (const Value& value : values) {
      nullable_.push_back(value ? Poco::Nullable<std::string>(*value)
                                : Poco::Nullable<std::string>());
    }
    for (Poco::Nullable<std::string>& value : nullable_)
      statement.addBind(Poco::Data::Keywords::use(value));
  }

 private:
  std::vector<Poco::Nullable<std::string>> nullable_;
};

Values row_of(const Poco::Data::RecordSet& records, std::size_t row) {
  Values values(records.columnCount());
  for (std::size_t column = 0; column < values.size(); ++column) {
    if (!records.isNull(column, row))
      values[column] = records.value(column, row).convert<std::string>();
  }
  return values;
}

}  // namespace

std::int64_t to_number(const Value& value) {
  std::int64_t result = 0;
  if (value) std::from_chars(value->data(), value->data() + value->size(), result);
  return result;
}

struct Database::Connection {
  explicit Connection(Address where) : address(std::move(where)), session(open(address)) {}

  Address address;
  Session session;
};

Database::Database(const Address& address) : connection_(std::make_unique<Connection>(address)) {
  if (address.engine == Engine::postgresql) {
    execute("SET client_min_messages = warning");  // notices would go to our stderr
    // A node that is paused in the middle of a transaction must not hold the others up.
    execute("SET idle_in_transaction_session_timeout = '30s'");
    return;
  }
  // Readers go on while a run writes; a commit is on the disk before the run says so.
  for (const char* setting :
       {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"})
    query(setting);
}

Database::~Database() = default;

Engine Database::engine() const {
  return connection_->address.engine;
}

const Address& Database::address() const {
  return connection_->address;
}

std::size_t Database::execute(const std::string& sql, const Values& values) {
  try {
    Statement statement(connection_->session);
    statement << sql;
    const Bound bound(statement, values);
    return statement.execute();
  } catch (const Poco::Exception& error) {
    throw database_error(connection_->address, error.displayText());
  }
}

std::vector<Values> Database::query(const std::string& sql, const Values& values) {
  try {
    Statement statement(connection_->session);
    statement << sql;
    const Bound bound(statement, values);
    statement.execute();
    if (statement.columnsExtracted() == 0) return {};  // SQLite's way to say that no row came
    const Poco::Data::RecordSet records(statement);
    std::vector<Values> rows(records.rowCount());
    for (std::size_t row = 0; row < rows.size(); ++row)
      rows[row] = row_of(records, row);
    return rows;
  } catch (const Poco::Exception& error) {
    throw database_error(connection_->address, error.displayText());
  }
}

Value Database::query_one(const std::string& sql, const Values& values) {
  std::vector<Values> rows = query(sql, values);
  return rows.empty() || rows.front().empty() ? std::nullopt : std::move(rows.front().front());
}

void Database::in_transaction(const std::function<void()>& work) {
  execute(engine() == Engine::sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
  try {
    work();
    execute("COMMIT");
  } catch (...) {
    rolled_back(connection_->session);
    throw;
  }
}

void Database::load(const std::string& table, const std::vector<std::string>& columns,
                    std::span<const std::vector<std::string>> rows) {
  if (rows.empty()) return;
  try {
    if (engine() == Engine::postgresql) {
      copy_into(connection_->session, table, columns, rows);
    } else {
      insert_into(connection_->session, table, columns, rows);
    }
  } catch (const Poco::Exception& error) {
    throw database_error(connection_->address, error.displayText());
  }
}

std::string Database::now_seconds() const {
  return engine() == Engine::sqlite ? "CAST(strftime('%s', 'now') AS INTEGER)"
                                    : "CAST(extract(epoch FROM clock_timestamp()) AS BIGINT)";
}

}  // namespace vekha::history
