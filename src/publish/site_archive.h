#pragma once

#include "publish/earlier_release.h"
#include "publish/manifest.h"

#include <filesystem>
#include <string>

namespace vekha::publish {

/// Packs the files of `manifest`, which lie below `folder`, into a new ZIP archive there, in the
/// manifest's order, on all processors. What the earlier release's archive of that name holds with
/// the same hash is taken over as it lies there. Returns the archive's SHA-256. ServiceError: it
/// can't be written.
std::string write_archive(const std::filesystem::path& folder, const std::string& name,
                          const Manifest& manifest, const EarlierRelease& earlier);

}  // namespace vekha::publish
