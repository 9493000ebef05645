#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::render::forms {

/// The parts of an OOXML package (a zip) by name, in memory. The one place that writes zips here.
class Package {
 public:
  /// InputError when the file is no zip, is damaged, or unpacks to more than 256 MB.
  static Package open(const std::filesystem::path& file);

  bool has(const std::string& part) const { return parts_.count(part) > 0; }
  /// Empty when there is none.
  const std::string& part(const std::string& name) const;
  void put(const std::string& name, std::string bytes);

  /// Beside, then renamed; the same parts give the same bytes. ServiceError when it can't be
  /// written.
  void write(const std::filesystem::path& file) const;

 private:
  std::vector<std::string> order_;
  std::map<std::string, std::string> parts_;
};

}  // namespace vekha::render::forms
