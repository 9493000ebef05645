#pragma once

#include "fetch/http_client.h"
#include "fetch/store.h"

#include <optional>
#include <string>

namespace vekha::fetch {

/// A URL's bytes in the store, and what to tell of how they came.
struct Download {
  std::optional<Taken> taken;  ///< none: neither an answer nor an earlier copy
  std::optional<HttpFailure>
      failure;             ///< with `taken`: the server failed, an earlier copy stands in
  bool unchanged = false;  ///< 304, or the ETag known beforehand
};

/// Asks for what changed since the last time and keeps it. `known_etag`: of a WebDAV listing; equal
/// to the one remembered, nothing is asked at all.
Download download(Store& store, HttpRequest request, const std::string& when,
                  const std::string& known_etag = "");

}  // namespace vekha::fetch
