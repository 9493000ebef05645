#include "publish/zip_writer.h"

#include "publish/zip_format.h"

#include <libdeflate.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>

namespace vekha::publish {

namespace {

// Pages shrink to a sixth already, and a whole region's are packed in a second.
constexpr int deflate_level = 1;

void put16(std::string& out, std::uint64_t value) {
  out += static_cast<char>(value & 0xFFU);
  out += static_cast<char>(value >> 8U & 0xFFU);
}

void put32(std::string& out, std::uint64_t value) {
  put16(out, value & 0xFFFFU);
  put16(out, value >> 16U & 0xFFFFU);
}

void put64(std::string& out, std::uint64_t value) {
  put32(out, value & 0xFFFFFFFFU);
  put32(out, value >> 32U);
}

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};
using Compressor = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

// Empty: it would not get smaller.
std::string deflated(std::string_view bytes) {
  thread_local const Compressor compressor(libdeflate_alloc_compressor(deflate_level));
  if (!compressor) throw std::bad_alloc();
  std::string out(bytes.size(), '\0');
  out.resize(libdeflate_deflate_compress(compressor.get(), bytes.data(), bytes.size(), out.data(),
                                         out.size()));
  return out;
}

// The part that local and central headers share.
void put_common(std::string& out, std::string_view name, const PackedFile& file) {
  put16(out, zip::version_deflate);
  put16(out, zip::utf8_names);
  put16(out, file.deflated ? zip::method_deflated : zip::method_stored);
  put16(out, 0);  // time
  put16(out, zip::first_date);
  put32(out, file.crc);
  put32(out, file.bytes.size());
  put32(out, file.size);
  put16(out, name.size());
}

}  // namespace

PackedFile pack(std::string_view bytes) {
  if (bytes.size() >= zip::elsewhere32) throw std::length_error("file over 4 GiB in an archive");
  PackedFile file;
  file.crc = libdeflate_crc32(0, bytes.data(), bytes.size());
  file.size = static_cast<std::uint32_t>(bytes.size());
  file.bytes = deflated(bytes);
  file.deflated = !file.bytes.empty();
  if (!file.deflated) file.bytes = bytes;
  return file;
}

void ZipWriter::put(std::string_view bytes) {
  write_(bytes);
  offset_ += bytes.size();
}

void ZipWriter::add(std::string_view name, const PackedFile& file) {
  const bool far = offset_ >= zip::elsewhere32;
  put32(directory_, zip::central_header);
  put16(directory_, far ? zip::version_zip64 : zip::version_deflate);
  put_common(directory_, name, file);
  constexpr std::uint32_t zip64_field_size = 12;
  put16(directory_, far ? zip64_field_size : 0);
  put16(directory_, 0);  // no comment
  put16(directory_, 0);  // first disk
  put16(directory_, 0);
  put32(directory_, 0);
  put32(directory_, far ? zip::elsewhere32 : offset_);
  directory_ += name;
  if (far) {
    put16(directory_, zip::zip64_field);
    put16(directory_, sizeof(std::uint64_t));
    put64(directory_, offset_);
  }
  ++count_;
  std::string header;
  put32(header, zip::local_header);
  put_common(header, name, file);
  put16(header, 0);  // no extra field
  header += name;
  put(header);
  put(file.bytes);
}

void ZipWriter::put_zip64_end(std::uint64_t start) {
  std::string out;
  put32(out, zip::zip64_end);
  constexpr std::uint32_t rest_of_record = 44;
  put64(out, rest_of_record);
  put16(out, zip::version_zip64);
  put16(out, zip::version_zip64);
  put32(out, 0);  // disks
  put32(out, 0);
  put64(out, count_);
  put64(out, count_);
  put64(out, directory_.size());
  put64(out, start);
  put32(out, zip::zip64_locator);
  put32(out, 0);
  put64(out, start + directory_.size());
  put32(out, 1);
  put(out);
}

void ZipWriter::finish() {
  const std::uint64_t start = offset_;
  put(directory_);
  if (count_ >= zip::elsewhere16 || start + directory_.size() >= zip::elsewhere32)
    put_zip64_end(start);
  std::string out;
  put32(out, zip::end_of_directory);
  put32(out, 0);  // disks
  put16(out, std::min<std::uint64_t>(count_, zip::elsewhere16));
  put16(out, std::min<std::uint64_t>(count_, zip::elsewhere16));
  put32(out, std::min<std::uint64_t>(directory_.size(), zip::elsewhere32));
  put32(out, std::min<std::uint64_t>(start, zip::elsewhere32));
  put16(out, 0);
  put(out);
}

}  // namespace vekha::publish
