#pragma once

#include "history/address.h"
#include "history/postgres_helper.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace vekha::history {

/// The same tests against both engines; PostgreSQL is skipped, and said so, where it isn't there.
class OnBothEngines : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    if (GetParam() == Engine::sqlite) {
      std::filesystem::remove_all(folder_);
      std::filesystem::create_directories(folder_);
      address_ = parse_address("history.db", folder_, {});
      return;
    }
    cluster_ = PostgresCluster::running();
    if (cluster_ == nullptr) GTEST_SKIP() << "PostgreSQL's server is not installed here";
    address_ = parse_address(cluster_->new_database(), folder_, {});
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Address address_;
  PostgresCluster* cluster_ = nullptr;
  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("vekha history " + std::to_string(::getpid()));
};

inline std::string engine_name(const testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::sqlite ? "Sqlite" : "Postgresql";
}

}  // namespace vekha::history
