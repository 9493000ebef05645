#pragma once

#include <string_view>

#include "base/place.h"

namespace vekha::table {

enum class Container { text, zip };

/// What the first bytes say. Throws InputError, naming the kind, for files that are neither a text nor an office package: old
/// binary Office files, encrypted packages, PDF, RTF, HTML, pictures, an empty file.
Container sniff(std::string_view bytes, const Place& place);

}  // namespace vekha::table
