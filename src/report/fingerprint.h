#pragma once

#include "report/snapshot.h"

#include <string>

namespace vekha::report {

/// Sixteen hexadecimal digits of the SHA-256 over every value that a face of the snapshot may show,
/// `id` left out. Equal inputs, settings and date give an equal id; any changed figure or text
/// another one.
std::string fingerprint(const Snapshot& snapshot);

}  // namespace vekha::report
