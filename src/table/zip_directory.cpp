#include "table/zip_directory.h"

#include "table/fault.h"
#include "table/file_source.h"

#include <algorithm>
#include <string_view>

namespace vekha::table {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t end_record = 22;
constexpr std::size_t longest_comment = 0xFFFF;
constexpr std::size_t zip64_locator = 20;
constexpr std::size_t zip64_end_record = 56;

std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;)
    value = (value << 8) | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace

std::uint64_t count_zip_entries(const std::filesystem::path& path, const std::string& name) {
  FileSource file(path, name);
  const std::uint64_t tail_size =
      std::min<std::uint64_t>(file.size(), end_record + longest_comment + zip64_locator);
  const std::string tail = file.read_at(file.size() - tail_size, tail_size);
  const std::size_t end = tail.rfind("PK\5\6"sv);
  if (end == std::string::npos || end + end_record > tail.size()) {
    refuse_damaged({.file = name},
                   {"архив обрывается: файл записан или получен не целиком",
                    "the archive is cut off: the file was not written or received in full"});
  }
  const std::string_view record = std::string_view(tail).substr(end, end_record);
  const std::uint64_t count = little_endian(record.substr(10, 2));
  const std::size_t locator = end >= zip64_locator ? end - zip64_locator : std::string::npos;
  if (count != 0xFFFF || locator == std::string::npos || tail.compare(locator, 4, "PK\6\7"sv) != 0)
    return count;
  const std::uint64_t at = little_endian(std::string_view(tail).substr(locator + 8, 8));
  if (at > file.size()) return count;
  const std::string zip64 = file.read_at(at, zip64_end_record);
  return zip64.size() == zip64_end_record ? little_endian(std::string_view(zip64).substr(32, 8))
                                          : count;
}

}  // namespace vekha::table
