#include "publish/zip_entries.h"

#include "publish/zip_format.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vekha::publish {

namespace {

// Places of the fields within a central header.
constexpr std::size_t method_at = 10;
constexpr std::size_t crc_at = 16;
constexpr std::size_t packed_at = 20;
constexpr std::size_t size_at = 24;
constexpr std::size_t name_length_at = 28;
constexpr std::size_t extra_length_at = 30;
constexpr std::size_t offset_at = 42;
// … and of the directory's end.
constexpr std::size_t count_at = 10;
constexpr std::size_t start_at = 16;

std::string_view mapped(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {};
  struct stat status{};
  std::string_view bytes;
  if (::fstat(descriptor, &status) == 0 && status.st_size > 0) {
    const auto size = static_cast<std::size_t>(status.st_size);
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (memory != MAP_FAILED) bytes = {static_cast<const char*>(memory), size};
  }
  ::close(descriptor);
  return bytes;
}

}  // namespace

ZipEntries::ZipEntries(const std::filesystem::path& archive) {
  if (archive.empty()) return;
  bytes_ = mapped(archive);
  if (bytes_.size() >= zip::end_size) read_directory();
}

ZipEntries::~ZipEntries() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

std::uint32_t ZipEntries::number(std::size_t at, std::size_t width) const {
  std::uint32_t value = 0;
  for (std::size_t i = width; i > 0; --i)
    value = value << 8U | static_cast<unsigned char>(bytes_[at + i - 1]);
  return value;
}

void ZipEntries::read_directory() {
  const std::size_t end = bytes_.size() - zip::end_size;
  if (number(end, 4) != zip::end_of_directory) return;
  const std::uint32_t count = number(end + count_at, 2);
  std::size_t at = number(end + start_at, 4);
  if (count == zip::elsewhere16 || at == zip::elsewhere32) return;
  entries_.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!read_entry(at)) return;
  }
}

// Steps over one central header; false: it is none.
bool ZipEntries::read_entry(std::size_t& at) {
  if (at + zip::central_header_size > bytes_.size() || number(at, 4) != zip::central_header)
    return false;
  const std::size_t length = number(at + name_length_at, 2);
  const std::size_t next = at + zip::central_header_size + length + number(at + extra_length_at, 2);
  if (next > bytes_.size()) return false;
  entries_.emplace(bytes_.substr(at + zip::central_header_size, length), at);
  at = next;
  return true;
}

std::optional<PackedFile> ZipEntries::find(std::string_view name) const {
  const auto found = entries_.find(name);
  if (found == entries_.end()) return std::nullopt;
  const std::size_t header = found->second;
  const std::size_t begin = number(header + offset_at, 4) + zip::local_header_size + name.size();
  const std::size_t packed = number(header + packed_at, 4);
  if (begin > bytes_.size() || packed > bytes_.size() - begin) return std::nullopt;
  return PackedFile{.crc = number(header + crc_at, 4),
                    .size = number(header + size_at, 4),
                    .deflated = number(header + method_at, 2) == zip::method_deflated,
                    .bytes = std::string(bytes_.substr(begin, packed))};
}

}  // namespace vekha::publish
