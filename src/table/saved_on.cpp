#include "table/saved_on.h"

#include "base/error.h"
#include "table/zip_archive.h"

#include <array>
#include <string>
#include <string_view>

namespace vekha::table {

namespace {

constexpr std::size_t most_bytes = 64 * 1024;
constexpr std::size_t day_length = 10;

std::string bytes_of_part(ByteSource& source) {
  std::string bytes;
  std::array<char, 4096> chunk{};
  for (std::size_t count = source.read(chunk.data(), chunk.size());
       count > 0 && bytes.size() < most_bytes; count = source.read(chunk.data(), chunk.size())) {
    bytes.append(chunk.data(), count);
  }
  return bytes;
}

std::optional<Date> day_in(std::string_view properties) {
  const std::size_t tag = properties.find("<dcterms:modified");
  if (tag == std::string_view::npos) return std::nullopt;
  const std::size_t open = properties.find('>', tag);
  if (open == std::string_view::npos) return std::nullopt;
  return parse_iso_date(properties.substr(open + 1, day_length));
}

}  // namespace

std::optional<Date> saved_on(const std::filesystem::path& path) {
  try {
    ZipArchive archive(path, path.filename().string(), Limits{});
    const ZipArchive::Entry* entry = archive.find("docProps/core.xml");
    if (entry == nullptr) return std::nullopt;
    return day_in(bytes_of_part(*archive.open(*entry)));
  } catch (const InputError&) {
    return std::nullopt;  // the day is a courtesy; what is wrong with the file its reader tells
  }
}

}  // namespace vekha::table
