#include "history/postgres_helper.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace vekha::history {

namespace fs = std::filesystem;

namespace {

// Debian keeps each major version's programs in a folder of its own.
std::string programs_folder() {
  std::string newest;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", error)) {
    const fs::path folder = entry.path() / "bin";
    if (fs::exists(folder / "initdb") && folder.string() > newest) newest = folder.string();
  }
  return newest;
}

}  // namespace

PostgresCluster::PostgresCluster() : programs_(programs_folder()) {
  if (programs_.empty()) return;
  user_ = ::getuid() == 0 ? "postgres" : "vekha";
  // A socket's path may have 107 bytes, so not below the build's folder.
  std::string pattern = "/tmp/vekha-pg-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) return;
  folder_ = pattern;
  if (::getuid() == 0 && std::system(("chown postgres " + folder_).c_str()) != 0) return;
  if (!run("initdb -A trust -E UTF8 --no-locale -U " + user_ + " -D " + folder_ + "/data")) return;
  start();
}

PostgresCluster::~PostgresCluster() {
  if (started_) run("pg_ctl -D " + folder_ + "/data -m immediate stop");
  std::error_code error;
  if (!folder_.empty()) fs::remove_all(folder_, error);
}

PostgresCluster* PostgresCluster::running() {
  static PostgresCluster cluster;
  return cluster.started_ ? &cluster : nullptr;
}

bool PostgresCluster::run(const std::string& command) const {
  const std::string call = programs_ + "/" + command + " >" + folder_ + "/log 2>&1 </dev/null";
  const bool root = ::getuid() == 0;
  return std::system(
             (root ? "cd / && runuser -u postgres -- sh -c '" + call + "'" : call).c_str()) == 0;
}

void PostgresCluster::start() {
  started_ = run("pg_ctl -w -t 60 -D " + folder_ + "/data -l " + folder_ + "/server.log -o \"-k " +
                 folder_ + " -c listen_addresses=\" start");
}

void PostgresCluster::kill() const {
  run("pg_ctl -w -D " + folder_ + "/data -m immediate stop");
}

std::string PostgresCluster::new_database() const {
  static int number = 0;
  const std::string name = "test" + std::to_string(++number) + "_" + std::to_string(::getpid());
  run("createdb -h " + folder_ + " -U " + user_ + " " + name);
  return "postgresql://" + user_ + "@/" + name + "?host=" + folder_;
}

}  // namespace vekha::history
