#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vekha::publish {

/// A ZIP archive in memory (APPNOTE 6.3.3 without ZIP64): names in UTF-8, deflated, dated
/// 01.01.1980, so that the same files give the same bytes. At most 65,535 files and 4 GiB:
/// std::length_error beyond.
class ZipWriter {
 public:
  void add(std::string_view name, std::string_view bytes);
  /// The whole archive; call it once, at the end.
  std::string finish();

 private:
  std::string archive_;
  std::string directory_;
  std::uint32_t count_ = 0;
};

}  // namespace vekha::publish
