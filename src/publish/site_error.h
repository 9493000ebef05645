#pragma once

#include "base/error.h"

#include <filesystem>

namespace vekha::publish {

/// `path` of a site can't be written for the reason `error` (an errno); a full disk is told apart.
/// The message says that the last release stays.
ServiceError cannot_write_site(const std::filesystem::path& path, int error);

}  // namespace vekha::publish
