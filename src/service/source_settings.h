#pragma once

#include "base/problem.h"
#include "base/toml.h"
#include "facts/mapping.h"
#include "facts/submissions.h"
#include "fetch/http_client.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vekha::service {

/// One [[source]] of vekha.toml: where exports come from and what they are.
struct ExportSource {
  std::string pattern;  ///< "exports/*.csv", within the workspace; of a WebDAV folder the names
  std::string url;      ///< one file over http or https
  std::string webdav;   ///< a WebDAV folder
  std::string user;
  std::string password_env;  ///< environment variable that holds the password; never in the file
  std::string proxy;
  bool private_allowed = false;
  fetch::HttpLimits http;
  std::optional<std::string> programme_id;
  std::optional<std::string> encoding;
  std::optional<int> year;
  int rank = 0;
  facts::Mapping mapping;
  bool mapped = false;  ///< `mapping` says anything
  Place place;

  /// How messages call it.
  const std::string& name() const {
    return !url.empty() ? url : !webdav.empty() ? webdav : pattern;
  }
};

/// Reads one; what makes no sense is a fatal problem at its line.
ExportSource read_source(const Toml& entry, Problems& problems);

/// [schools]: the office's list, denominator of «100 % школ».
struct SchoolsEntry {
  std::string file;                                 ///< within the workspace; empty: no list
  std::string column;                               ///< head of the names; empty: the first column
  facts::Rhythm rhythm = facts::Rhythm::quarterly;  ///< how often a school reports
  Place place;
};
SchoolsEntry read_schools(const Toml* entry, Problems& problems);

/// What vekha.toml of a workspace says of exports: as listed; where nothing is, all of exports/.
struct ExportSettings {
  std::vector<ExportSource> sources;
  SchoolsEntry schools;
};
/// Read where it is used; `load_workspace` has told its problems. InputError as there.
ExportSettings load_export_settings(const std::filesystem::path& folder);

}  // namespace vekha::service
