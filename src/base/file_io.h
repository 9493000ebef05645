#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace vekha {

/// The whole file. InputError when it is missing, no regular file, or cannot be read.
std::string read_file(const std::filesystem::path& path);

enum class FileReaders { everybody, owner };

/// Writes beside and renames: the path holds either the old bytes or all of the new ones, also
/// after a crash. ServiceError when the folder can't be written or the disk is full; the
/// half-written file is removed.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                           FileReaders readers = FileReaders::everybody);

}  // namespace vekha
