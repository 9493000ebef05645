#include "table/zip_directory.h"

#include "table/fault.h"
#include "table/file_source.h"

#include <algorithm>
#include <string_view>
#include <vector>

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

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  return little_endian(bytes.substr(at, size));
}

struct Extent {
  std::uint64_t first = 0;
  std::uint64_t behind = 0;
  auto operator<=>(const Extent&) const = default;
};

/// Takes 64-bit sizes out of an entry's extra field (4.5.3), in the order in which the 32-bit ones
/// are missing.
void take_zip64(std::string_view extra, std::uint64_t& size, std::uint64_t& packed,
                std::uint64_t& offset) {
  constexpr std::uint64_t missing = 0xFFFFFFFF;
  while (extra.size() >= 4) {
    const std::uint64_t id = number_at(extra, 0, 2);
    std::string_view field = extra.substr(4, number_at(extra, 2, 2));
    extra.remove_prefix(std::min<std::size_t>(extra.size(), 4 + field.size()));
    if (id != 1) continue;
    for (std::uint64_t* const value : {&size, &packed, &offset}) {
      if (*value != missing || field.size() < 8) continue;
      *value = number_at(field, 0, 8);
      field.remove_prefix(8);
    }
    return;
  }
}

/// Where the entries lie, in no order; empty when the directory is not one, which libzip will say.
std::vector<Extent> extents_of(std::string_view directory) {
  constexpr std::size_t head_size = 46;
  constexpr std::uint64_t local_head_size = 30;
  std::vector<Extent> extents;
  while (directory.size() >= head_size && directory.starts_with("PK\1\2"sv)) {
    const std::uint64_t name_size = number_at(directory, 28, 2);
    const std::uint64_t extra_size = number_at(directory, 30, 2);
    const std::uint64_t whole = head_size + name_size + extra_size + number_at(directory, 32, 2);
    if (whole > directory.size()) return {};
    std::uint64_t packed = number_at(directory, 20, 4);
    std::uint64_t size = number_at(directory, 24, 4);
    std::uint64_t offset = number_at(directory, 42, 4);
    take_zip64(directory.substr(head_size + name_size, extra_size), size, packed, offset);
    extents.push_back({offset, offset + local_head_size + name_size + packed});
    directory.remove_prefix(whole);
  }
  return extents;
}

}  // namespace

ZipDirectory find_zip_directory(const std::filesystem::path& path, const std::string& name) {
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
  ZipDirectory directory{.entries = number_at(record, 10, 2),
                         .bytes = number_at(record, 12, 4),
                         .offset = number_at(record, 16, 4),
                         .end_record = file.size() - tail_size + end};
  const bool is_zip64 =
      end >= zip64_locator && tail.compare(end - zip64_locator, 4, "PK\6\7"sv) == 0;
  if (!is_zip64) return directory;
  const std::uint64_t at = number_at(tail, end - zip64_locator + 8, 8);
  if (at > file.size()) return directory;
  const std::string zip64 = file.read_at(at, zip64_end_record);
  if (zip64.size() != zip64_end_record || !zip64.starts_with("PK\6\6"sv)) return directory;
  return {.entries = number_at(zip64, 32, 8),
          .bytes = number_at(zip64, 40, 8),
          .offset = number_at(zip64, 48, 8),
          .end_record = at};
}

void refuse_overlapping_entries(const std::filesystem::path& path, const std::string& name,
                                const ZipDirectory& directory) {
  constexpr std::uint64_t most_bytes = 64ULL << 20;
  if (directory.bytes > most_bytes) {
    refuse_limit({.file = name}, {"оглавление архива больше 64 МиБ",
                                  "the archive's directory is larger than 64 MiB"});
  }
  // Bytes may stand before the archive, so the directory is looked for before its end.
  if (directory.bytes > directory.end_record) return;
  const FileSource file(path, name);
  const std::string bytes = file.read_at(directory.end_record - directory.bytes, directory.bytes);
  std::vector<Extent> extents = extents_of(bytes);
  std::ranges::sort(extents);
  std::uint64_t taken = 0;
  for (const Extent& extent : extents) {
    if (extent.first < taken || extent.behind > directory.offset) {
      refuse({.file = name}, "file_hostile",
             {"записи архива лежат одна на другой", "entries of the archive overlap"},
             {"не открывайте этот файл; получите его у отправителя заново",
              "do not open this file; ask its sender for another"});
    }
    taken = extent.behind;
  }
}

}  // namespace vekha::table
