#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/place.h"
#include "table/reader.h"

namespace vekha::table {

/// An office package opened for reading: parts by name, each inflated whole, sizes and checksums verified, within limits.
class ZipArchive {
 public:
  /// `bytes` must outlive the archive. Throws InputError for a damaged archive, double or escaping names.
  ZipArchive(std::string_view bytes, Place place, const Limits& limits);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  /// Names are compared without regard to case, as in ECMA-376 part 2, 6.3.5.
  bool has(std::string_view name) const;
  /// The part's bytes. Throws InputError when there is no such part.
  std::string read(std::string_view name);

 private:
  struct State;
  std::unique_ptr<State> state_;
  Place place_;
  Limits limits_;
  std::map<std::string, std::uint64_t> indices_;  // by lower-case name
  std::uint64_t total_ = 0;
};

}  // namespace vekha::table
