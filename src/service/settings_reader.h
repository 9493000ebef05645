#pragma once

#include "base/problem.h"
#include "base/toml.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::service {

/// Takes values out of one TOML table and tells of every value of a wrong type and every key that
/// nobody took, so that a misspelt setting is not silently without effect. The table must outlive
/// it.
class SettingsReader {
 public:
  SettingsReader(const Toml* table, std::string name, Problems& problems)
      : table_(table), name_(std::move(name)), problems_(problems) {}

  bool has(std::string_view key) const { return table_ != nullptr && table_->find(key) != nullptr; }
  std::optional<std::string> text(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  std::optional<Date> date(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  /// A text or a list of texts; empty when absent.
  std::vector<std::string> texts(std::string_view key);
  /// A table or a list of tables; nullptr when absent.
  const Toml* member(std::string_view key) { return take(key); }
  /// The value's place, for messages about what it says.
  Place place(std::string_view key) const;
  /// A fatal problem at the key's value.
  void refuse(std::string_view key, const Words& text, const Words& advice);
  /// Call it last.
  void tell_unknown_keys();

 private:
  const Toml* take(std::string_view key);
  void refuse_type(const Toml& value, const Words& expected);

  const Toml* table_;  // may be nullptr: the table is absent
  std::string name_;
  Problems& problems_;
  std::set<std::string, std::less<>> taken_;
};

}  // namespace vekha::service
