#include "history/address.h"

#include "base/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::history {
namespace {

TEST(HistoryAddress, APathIsSqliteBesideTheWorkspace) {
  const Address address = parse_address("state/history.db", "/srv/vekha", {});
  EXPECT_EQ(address.engine, Engine::sqlite);
  EXPECT_EQ(address.target, "/srv/vekha/state/history.db");
  EXPECT_EQ(parse_address("/var/h.db", "/srv/vekha", {}).target, "/var/h.db");
}

TEST(HistoryAddress, AServerIsReadAndItsPasswordNeverShown) {
  const Address address =
      parse_address("postgresql://vekha:s%27ecret@db.example:5433/region?sslmode=require", "/", {});
  EXPECT_EQ(address.engine, Engine::postgresql);
  EXPECT_THAT(address.target, testing::HasSubstr("host='db.example'"));
  EXPECT_THAT(address.target, testing::HasSubstr("port='5433'"));
  EXPECT_THAT(address.target, testing::HasSubstr("password='s\\'ecret'"));
  EXPECT_THAT(address.target, testing::HasSubstr("sslmode='require'"));
  EXPECT_EQ(address.shown, "postgresql://db.example/region");
}

TEST(HistoryAddress, ASocketComesAsAParameter) {
  EXPECT_THAT(parse_address("postgresql:///region?host=/run/postgresql", "/", {}).target,
              testing::HasSubstr("host='/run/postgresql'"));
}

TEST(HistoryAddress, WhatIsNoAddressIsToldWithoutItsSecrets) {
  for (const char* text :
       {"", "mysql://u:secret@h/b", "postgresql://u:secret@h", "postgres://u:secret@h:x/b"}) {
    try {
      parse_address(text, "/", {.file = "vekha.toml", .row = 7});
      FAIL() << text;
    } catch (const InputError& error) {
      const std::string told = to_text(error.problem(), Language::russian);
      EXPECT_THAT(told, testing::HasSubstr("vekha.toml")) << text;
      EXPECT_THAT(told, testing::Not(testing::HasSubstr("secret"))) << text;
    }
  }
}

}  // namespace
}  // namespace vekha::history
