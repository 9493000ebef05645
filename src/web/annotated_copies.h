#pragma once

#include "facts/observation.h"
#include "web/parts.h"

#include <filesystem>
#include <string>
#include <vector>

/// Copies of uploads with a comment on each wrong cell, kept for a week in state/returns for those
/// who uploaded them to fetch.
namespace vekha::web {

struct SentFile {
  std::filesystem::path sent;
  std::string name;  ///< as its sender calls it
  std::string sha256;
  std::vector<facts::Reject> rejects;
};

/// Name of the copy, for annotated_copy(); empty where it can't be made, for the problems were told
/// in words all the same.
std::string keep_annotated(Parts& parts, const SentFile& file);

/// The copy as an answer to download. FaultError 404.
http::Response annotated_copy(const Parts& parts, const std::string& name);

}  // namespace vekha::web
