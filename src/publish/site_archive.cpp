#include "publish/site_archive.h"

#include "base/file_io.h"
#include "base/parallel.h"
#include "base/sha256.h"
#include "publish/new_file.h"
#include "publish/zip_entries.h"
#include "publish/zip_writer.h"

#include <algorithm>
#include <vector>

namespace vekha::publish {

namespace fs = std::filesystem;

namespace {

// So many files are packed before they are written: enough for all processors, little to hold.
constexpr std::size_t packed_at_once = 512;
constexpr std::size_t written_at_once = 1U << 20U;

// Gathers small parts, and hashes on the way.
class ArchiveFile {
 public:
  explicit ArchiveFile(const fs::path& path) : file_(path) {}

  void write(std::string_view bytes) {
    buffer_ += bytes;
    if (buffer_.size() >= written_at_once) drain();
  }
  std::string finish() {
    drain();
    file_.finish();
    return hash_.hex();
  }

 private:
  void drain() {
    hash_.update(buffer_);
    file_.write(buffer_);
    buffer_.clear();
  }

  NewFile file_;
  Sha256 hash_;
  std::string buffer_;
};

}  // namespace

std::string write_archive(const fs::path& folder, const std::string& name, const Manifest& manifest,
                          const EarlierRelease& earlier) {
  const ZipEntries before(earlier.untouched(name));
  const auto packed = [&](const Manifest::value_type& file) {
    auto same = earlier.has(file.first, file.second) ? before.find(file.first) : std::nullopt;
    return same ? std::move(*same) : pack(read_file(folder / file.first));
  };
  std::vector<const Manifest::value_type*> files;
  for (const auto& file : manifest)
    files.push_back(&file);
  ArchiveFile archive(folder / name);
  ZipWriter zip([&](std::string_view bytes) { archive.write(bytes); });
  for (std::size_t begin = 0; begin < files.size(); begin += packed_at_once) {
    std::vector<PackedFile> ready(std::min(packed_at_once, files.size() - begin));
    in_parallel(ready.size(), worker_count(),
                [&](std::size_t, std::size_t i) { ready[i] = packed(*files[begin + i]); });
    for (std::size_t i = 0; i < ready.size(); ++i)
      zip.add(files[begin + i]->first, ready[i]);
  }
  zip.finish();
  return archive.finish();
}

}  // namespace vekha::publish
