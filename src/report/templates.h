#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::report {

/// Where the wording and the look come from: report_templates/, and over it, file by file, the
/// office's own folder.
class Templates {
 public:
  /// Later folders lie over earlier ones. InputError when the first is missing.
  explicit Templates(std::vector<std::filesystem::path> folders);

  /// Bytes of the topmost file of that name, e.g. "site/programme.mustache". InputError when no
  /// folder has it.
  std::string read(std::string_view name) const;
  std::filesystem::path path(std::string_view name) const;

  /// Names of all files below `folder` ("assets"), each once, in order.
  std::vector<std::string> list(std::string_view folder) const;

 private:
  std::vector<std::filesystem::path> folders_;
};

}  // namespace vekha::report
