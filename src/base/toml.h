#pragma once

#include "base/date.h"
#include "base/place.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vekha {

/// A TOML document (v1.0.0) as plain values. Every value knows its place for messages.
class Toml {
 public:
  using List = std::vector<Toml>;
  using Table = std::map<std::string, Toml, std::less<>>;
  using Value = std::variant<std::string, std::int64_t, double, bool, Date, List, Table>;

  Toml(Value value, Place place) : value_(std::move(value)), place_(std::move(place)) {}

  /// Throws InputError with line and column when the text is no TOML. `file` is for messages.
  static Toml parse(std::string_view text, const std::string& file);

  const Value& value() const { return value_; }
  const Place& place() const { return place_; }  ///< row: line, column: column

  /// The member of a table; nullptr when this is no table or has no such key.
  const Toml* find(std::string_view key) const;
  /// Keys of a table in alphabetical order; empty for other values.
  std::vector<std::string> keys() const;
  /// Elements of a list; an empty span's worth for other values.
  const List& items() const;

  /// Values of that type; nullopt when this is of another.
  std::optional<std::string> text() const;
  std::optional<std::int64_t> integer() const;
  std::optional<bool> boolean() const;
  std::optional<Date> date() const;

 private:
  Value value_;
  Place place_;
};

}  // namespace vekha
