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
  const std::unique_ptr<PGconn, Finish> connection(PQconnectdb(parameters.c_str()));
  return PQstatus(connection.get()) == CONNECTION_OK ? "" : PQerrorMessage(connection.get());
}

}  // namespace vekha::history
