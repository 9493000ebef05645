#include "history/reachable.h"

#include <libpq-fe.h>

#include <memory>

namespace vekha::history {

namespace {

struct Finish {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};

}  // namespace

std::string refusal_of_postgresql(const std::string& parameters) {
  // Of a word given twice libpq takes the last: the administrator's own wait stands.
  const std::string bounded = "connect_timeout=30 " + parameters;
  const std::unique_ptr<PGconn, Finish> connection(PQconnectdb(bounded.c_str()));
  return PQstatus(connection.get()) == CONNECTION_OK ? "" : PQerrorMessage(connection.get());
}

}  // namespace vekha::history
