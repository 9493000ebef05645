#pragma once

#include "service/settings_reader.h"

#include <filesystem>
#include <string>

namespace vekha::service {

/// A secret never stands in the settings: a file names it («password_file»), or the environment
/// («password_env»).
class SecretReader {
 public:
  SecretReader(SettingsReader& settings, std::filesystem::path folder)
      : settings_(settings), folder_(std::move(folder)) {}

  /// The secret `key`; empty when neither names it. A fatal problem when what is named isn't there.
  std::string read(const std::string& key);

 private:
  std::string from_file(const std::string& key, const std::string& name);
  std::string from_environment(const std::string& key, const std::string& name);

  SettingsReader& settings_;
  std::filesystem::path folder_;
};

/// A file with a secret: in systemd's CREDENTIALS_DIRECTORY (LoadCredential=) when it holds one of
/// that name, else in `folder`.
std::filesystem::path secret_path(const std::filesystem::path& folder, const std::string& name);

}  // namespace vekha::service
