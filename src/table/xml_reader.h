#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/place.h"
#include "table/reader.h"

namespace vekha::table {

/// Attributes of one element by their local names.
class XmlAttributes {
 public:
  void add(std::string_view name, std::string_view value) { values_.emplace_back(name, value); }
  /// "" where there is none.
  std::string_view get(std::string_view name) const {
    for (const auto& [key, value] : values_) {
      if (key == name) return value;
    }
    return {};
  }
  bool has(std::string_view name) const {
    for (const auto& [key, value] : values_) {
      if (key == name) return true;
    }
    return false;
  }

 private:
  std::vector<std::pair<std::string_view, std::string_view>> values_;
};

/// Told of elements by their local names: prefixes and the transitional or strict namespace make no difference.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view characters) = 0;  ///< in pieces
};

/// Runs over a part. Throws InputError for XML that is not well-formed or too deep; entities other than the five of XML
/// itself are refused with their document type.
void read_xml(std::string_view xml, XmlHandler& handler, const Place& place, const Limits& limits);

}  // namespace vekha::table
