#pragma once

#include <optional>
#include <string>

namespace vekha::history {

/// A PostgreSQL server of the tests' own, in a temporary folder, on a socket: started once for the
/// test program, stopped at its end. Root lends it to the user «postgres», for the server refuses
/// root.
class PostgresCluster {
 public:
  /// nullptr where PostgreSQL's server is not installed or does not start.
  static PostgresCluster* running();

  /// Address of a new, empty database.
  std::string new_database() const;
  /// Stops at once, as a power cut would; start() brings it back.
  void kill() const;
  void start();

  ~PostgresCluster();
  PostgresCluster(const PostgresCluster&) = delete;
  PostgresCluster& operator=(const PostgresCluster&) = delete;
  PostgresCluster(PostgresCluster&&) = delete;
  PostgresCluster& operator=(PostgresCluster&&) = delete;

 private:
  PostgresCluster();
  bool run(const std::string& command) const;

  std::string programs_;  // folder of initdb and pg_ctl; empty: not installed
  std::string folder_;
  std::string user_;
  bool started_ = false;
};

}  // namespace vekha::history
