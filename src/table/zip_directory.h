#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace vekha::table {

/// The number of entries that the end of the central directory claims (APPNOTE 4.3.14, 4.3.16).
/// Asked before libzip, which takes seconds for a directory of millions. InputError when there is
/// no such record: the file is cut off. `name`: how the message calls the file.
std::uint64_t count_zip_entries(const std::filesystem::path& path, const std::string& name);

}  // namespace vekha::table
