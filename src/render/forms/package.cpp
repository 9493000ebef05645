#include "render/forms/package.h"

#include "base/error.h"

#include <zip.h>

#include <cstdint>
#include <memory>

namespace vekha::render::forms {

namespace {

constexpr std::uint64_t most_bytes = 256ULL << 20;

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Entry = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

InputError unreadable(const std::filesystem::path& file) {
  return InputError({.place = {.file = file.filename().string()},
                     .code = "package_unreadable",
                     .text = {"книгу не удалось разобрать, чтобы вписать замечания",
                              "the workbook could not be taken apart for the remarks"},
                     .advice = {"сохраните её заново как XLSX", "save it again as XLSX"}});
}

ServiceError unwritable(const std::filesystem::path& file, const std::string& why) {
  return ServiceError(
      {.place = {.file = file.string()},
       .code = "file_unwritable",
       .text = {"не удалось записать: " + why, "could not be written: " + why},
       .advice = {"проверьте место на диске и права", "check the disk and the rights"}});
}

std::string read_entry(zip_t* archive, zip_uint64_t index, std::uint64_t& left) {
  const Entry entry(zip_fopen_index(archive, index, 0), zip_fclose);
  std::string bytes;
  std::string buffer(1 << 16, '\0');
  zip_int64_t got = entry ? 1 : -1;
  while (got > 0) {
    got = zip_fread(entry.get(), buffer.data(), buffer.size());
    if (got <= 0) break;
    const auto count = static_cast<std::uint64_t>(got);
    if (count > left) return {};
    left -= count;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
  if (got < 0) left = 0;
  return bytes;
}

}  // namespace

Package Package::open(const std::filesystem::path& file) {
  int error = 0;
  const Archive archive(zip_open(file.c_str(), ZIP_RDONLY, &error), zip_discard);
  if (!archive) throw unreadable(file);
  Package package;
  std::uint64_t left = most_bytes;
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* name = zip_get_name(archive.get(), index, ZIP_FL_ENC_GUESS);
    if (name == nullptr || std::string_view(name).ends_with('/')) continue;
    package.put(name, read_entry(archive.get(), index, left));
    if (left == 0) throw unreadable(file);
  }
  return package;
}

const std::string& Package::part(const std::string& name) const {
  static const std::string none;
  const auto found = parts_.find(name);
  return found == parts_.end() ? none : found->second;
}

void Package::put(const std::string& name, std::string bytes) {
  if (parts_.insert_or_assign(name, std::move(bytes)).second) order_.push_back(name);
}

void Package::write(const std::filesystem::path& file) const {
  int error = 0;
  Archive archive(zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error), zip_discard);
  if (!archive) throw unwritable(file, "libzip " + std::to_string(error));
  constexpr zip_uint16_t no_time = 0;
  constexpr zip_uint16_t first_of_1980 = 0x21;
  for (const std::string& name : order_) {
    const std::string& bytes = parts_.at(name);
    zip_source_t* source = zip_source_buffer(archive.get(), bytes.data(), bytes.size(), 0);
    const zip_int64_t index = source == nullptr ? -1
                                                : zip_file_add(archive.get(), name.c_str(), source,
                                                               ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      if (source != nullptr) zip_source_free(source);
      throw unwritable(file, zip_strerror(archive.get()));
    }
    zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(index), no_time, first_of_1980,
                         0);
  }
  if (zip_close(archive.get()) != 0) throw unwritable(file, zip_strerror(archive.get()));
  [[maybe_unused]] zip_t* const closed = archive.release();  // nothing is left to discard
}

}  // namespace vekha::render::forms
