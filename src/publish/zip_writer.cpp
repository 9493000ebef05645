#include "publish/zip_writer.h"

#include <zlib.h>

#include <limits>
#include <stdexcept>

namespace vekha::publish {

namespace {

constexpr std::uint32_t local_header = 0x04034b50;
constexpr std::uint32_t central_header = 0x02014b50;
constexpr std::uint32_t end_of_directory = 0x06054b50;
constexpr std::uint16_t needs_version = 20;  // 2.0: deflate
constexpr std::uint16_t utf8_names = 0x0800;
constexpr std::uint16_t deflated = 8;
constexpr std::uint16_t first_date = 0x0021;  // 01.01.1980

void put16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value & 0xFFU);
  out += static_cast<char>(value >> 8U & 0xFFU);
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, value & 0xFFFFU);
  put16(out, value >> 16U);
}

std::uint32_t checked(std::size_t size) {
  if (size > std::numeric_limits<std::uint32_t>::max())
    throw std::length_error("archive over 4 GiB");
  return static_cast<std::uint32_t>(size);
}

const Bytef* bytes_of(std::string_view text) {
  return reinterpret_cast<const Bytef*>(text.data());  // zlib's own type for bytes
}

std::string raw_deflate(std::string_view bytes) {
  z_stream stream{};
  constexpr int raw_window = -15;
  constexpr int memory_level = 8;
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, raw_window, memory_level,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = const_cast<Bytef*>(bytes_of(bytes));  // zlib reads it only
  stream.avail_in = checked(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = checked(out.size());
  deflate(&stream, Z_FINISH);  // the buffer is as large as deflateBound wants: one call is all
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

struct Entry {
  std::uint32_t crc = 0;
  std::uint32_t packed = 0;
  std::uint32_t size = 0;
  std::uint32_t name = 0;
};

// The part that local and central headers share.
void put_common(std::string& out, const Entry& entry) {
  put16(out, needs_version);
  put16(out, utf8_names);
  put16(out, deflated);
  put16(out, 0);  // time
  put16(out, first_date);
  put32(out, entry.crc);
  put32(out, entry.packed);
  put32(out, entry.size);
  put16(out, entry.name);
  put16(out, 0);  // no extra field
}

}  // namespace

void ZipWriter::add(std::string_view name, std::string_view bytes) {
  const std::string packed = raw_deflate(bytes);
  const std::uint32_t offset = checked(archive_.size());
  const Entry entry{
      .crc = static_cast<std::uint32_t>(crc32(0, bytes_of(bytes), checked(bytes.size()))),
      .packed = checked(packed.size()),
      .size = checked(bytes.size()),
      .name = checked(name.size())};
  put32(archive_, local_header);
  put_common(archive_, entry);
  archive_ += name;
  archive_ += packed;
  checked(archive_.size());
  put32(directory_, central_header);
  put16(directory_, needs_version);
  put_common(directory_, entry);
  put16(directory_, 0);  // no comment
  put16(directory_, 0);  // first disk
  put16(directory_, 0);
  put32(directory_, 0);
  put32(directory_, offset);
  directory_ += name;
  if (++count_ > std::numeric_limits<std::uint16_t>::max())
    throw std::length_error("more than 65535 files in an archive");
}

std::string ZipWriter::finish() {
  const std::uint32_t start = checked(archive_.size());
  archive_ += directory_;
  put32(archive_, end_of_directory);
  put16(archive_, 0);
  put16(archive_, 0);
  put16(archive_, count_);
  put16(archive_, count_);
  put32(archive_, checked(directory_.size()));
  put32(archive_, start);
  put16(archive_, 0);
  return std::move(archive_);
}

}  // namespace vekha::publish
