#include "history/bulk_load.h"

#include <Poco/Data/DataException.h>
#include <Poco/Data/PostgreSQL/Utility.h>
#include <libpq-fe.h>

#include <algorithm>
#include <memory>
#include <string_view>

namespace vekha::history {

namespace {

constexpr std::size_t rows_at_once = 10'000;

std::string list(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names)
    text += (text.empty() ? "" : ", ") + name;
  return text;
}

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

/// Text format of COPY (PostgreSQL documentation, COPY, «Text Format»).
void append_escaped(std::string& line, std::string_view value) {
  for (const char letter : value) {
    switch (letter) {
      case '\\': line += "\\\\"; break;
      case '\t': line += "\\t"; break;
      case '\n': line += "\\n"; break;
      case '\r': line += "\\r"; break;
      default: line += letter;
    }
  }
}

[[noreturn]] void fail(PGconn* connection) {
  throw Poco::Data::DataException(PQerrorMessage(connection));
}

void put(PGconn* connection, const std::string& lines) {
  if (PQputCopyData(connection, lines.data(), static_cast<int>(lines.size())) != 1)
    fail(connection);
}

}  // namespace

void copy_into(Poco::Data::Session& session, const std::string& table,
               const std::vector<std::string>& columns,
               std::span<const std::vector<std::string>> rows) {
  PGconn* connection = *Poco::Data::PostgreSQL::Utility::handle(session);
  const std::string sql = "COPY " + table + " (" + list(columns) + ") FROM STDIN";
  if (PQresultStatus(Result(PQexec(connection, sql.c_str())).get()) != PGRES_COPY_IN)
    fail(connection);
  std::string lines;
  constexpr std::size_t enough = 1 << 20;
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) lines += '\t';
      append_escaped(lines, row[i]);
    }
    lines += '\n';
    if (lines.size() < enough) continue;
    put(connection, lines);
    lines.clear();
  }
  if (!lines.empty()) put(connection, lines);
  if (PQputCopyEnd(connection, nullptr) != 1) fail(connection);
  bool done = true;
  while (const Result result{PQgetResult(connection)})
    done = done && PQresultStatus(result.get()) == PGRES_COMMAND_OK;
  if (!done) fail(connection);
}

void insert_into(Poco::Data::Session& session, const std::string& table,
                 const std::vector<std::string>& columns,
                 std::span<const std::vector<std::string>> rows) {
  std::string marks;
  for (std::size_t i = 1; i <= columns.size(); ++i)
    marks += (marks.empty() ? "$" : ", $") + std::to_string(i);
  const std::string sql =
      "INSERT INTO " + table + " (" + list(columns) + ") VALUES (" + marks + ")";
  while (!rows.empty()) {
    const auto part = rows.first(std::min(rows.size(), rows_at_once));
    rows = rows.subspan(part.size());
    std::vector<std::vector<std::string>> values(columns.size());
    for (std::size_t column = 0; column < columns.size(); ++column) {
      values[column].reserve(part.size());
      for (const std::vector<std::string>& row : part)
        values[column].push_back(row[column]);
    }
    Poco::Data::Statement statement(session);
    statement << sql;
    for (std::vector<std::string>& column : values)
      statement.addBind(Poco::Data::Keywords::use(column));
    statement.execute();
  }
}

}  // namespace vekha::history
