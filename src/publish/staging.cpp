#include "publish/staging.h"

#include "base/file_io.h"
#include "base/sha256.h"
#include "publish/site_error.h"
#include "publish/zip_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace vekha::publish {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view staging_prefix = ".staging-";

void sweep_leftovers(const fs::path& releases) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(releases, error)) {
    if (entry.path().filename().string().rfind(staging_prefix, 0) == 0)
      fs::remove_all(entry.path(), error);
  }
}

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

void write_new(const fs::path& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (descriptor < 0) throw cannot_write_site(path, errno);
  int error = write_all(descriptor, bytes);
  if (::close(descriptor) != 0 && error == 0) error = errno;
  if (error != 0) throw cannot_write_site(path, error);
}

}  // namespace

Staging::Staging(const SiteFolder& site) : site_(site), earlier_(site) {
  const fs::path releases = site.path() / "releases";
  sweep_leftovers(releases);
  folder_ = releases / (std::string(staging_prefix) + std::to_string(::getpid()));
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) throw cannot_write_site(folder_, error.value());
}

Staging::~Staging() {
  std::error_code error;
  if (!folder_.empty()) fs::remove_all(folder_, error);
}

fs::path Staging::make_path(std::string_view name) {
  fs::path path = folder_ / name;
  const std::string parent = path.parent_path().string();
  if (folders_.count(parent) > 0) return path;
  std::error_code error;
  fs::create_directories(parent, error);
  if (error) throw cannot_write_site(path, error.value());
  folders_.insert(parent);
  return path;
}

fs::path Staging::path_for(std::string_view name) {
  const std::lock_guard lock(guard_);
  foreign_.emplace(name);
  return make_path(name);
}

void Staging::write(std::string_view name, std::string_view bytes) {
  const std::string key(name);
  const std::string hash = sha256_hex(bytes);
  fs::path path;
  {
    const std::lock_guard lock(guard_);
    path = make_path(name);
    manifest_[key] = hash;
  }
  if (earlier_.link_to(path, key, hash, bytes.size())) return;
  write_new(path, bytes);
}

void Staging::hash_foreign_files() {
  for (const std::string& name : foreign_) {
    const fs::path path = folder_ / name;
    const std::string bytes = read_file(path);
    const std::string hash = sha256_hex(bytes);
    manifest_[name] = hash;
    // The same workbook again: the earlier one takes its place.
    const fs::path beside = path.string() + ".same";
    if (!earlier_.link_to(beside, name, hash, bytes.size())) continue;
    if (::rename(beside.c_str(), path.c_str()) != 0) throw cannot_write_site(path, errno);
  }
  foreign_.clear();
}

void Staging::write_zip(std::string_view name) {
  hash_foreign_files();
  ZipWriter zip;
  for (const auto& [file, hash] : manifest_)
    zip.add(file, read_file(folder_ / file));
  write(name, zip.finish());
}

// One syncfs(2) for the whole release: an fsync for each of thousands of pages would take minutes.
void Staging::flush_to_disk() const {
  const int descriptor = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) throw cannot_write_site(folder_, errno);
  const int error = ::syncfs(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (error != 0) throw cannot_write_site(folder_, error);
}

std::string Staging::commit(const std::string& id) {
  hash_foreign_files();
  const std::string manifest = to_text(manifest_);
  write_new(folder_ / manifest_name, manifest);
  std::string name = id;
  for (int attempt = 2; fs::exists(site_.release_path(name)); ++attempt) {
    const fs::path existing = site_.release_path(name);
    const bool same = fs::is_regular_file(existing / manifest_name) &&
                      read_file(existing / manifest_name) == manifest && verify(existing).empty();
    if (same) return name;
    name = id + "-" + std::to_string(attempt);
  }
  flush_to_disk();
  if (::rename(folder_.c_str(), site_.release_path(name).c_str()) != 0)
    throw cannot_write_site(folder_, errno);
  folder_.clear();
  return name;
}

}  // namespace vekha::publish
