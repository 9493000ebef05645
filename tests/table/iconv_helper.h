#pragma once

#include <string>

namespace vekha::table::testing {

/// `text` recoded by iconv; throws when it can't be.
std::string recoded(const std::string& text, const std::string& from, const std::string& to);

}  // namespace vekha::table::testing
