#include "publish/staging.h"

#include "base/file_io.h"
#include "publish/manifest.h"
#include "publish/site_error.h"

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

}  // namespace

Staging::Staging(const SiteFolder& site) : site_(site) {
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

fs::path Staging::path_for(std::string_view name) {
  const fs::path path = folder_ / name;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) throw cannot_write_site(path, error.value());
  return path;
}

void Staging::write(std::string_view name, std::string_view bytes) {
  const fs::path path = path_for(name);
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) throw cannot_write_site(path, errno);
  int error = write_all(descriptor, bytes);
  if (::close(descriptor) != 0 && error == 0) error = errno;
  if (error != 0) throw cannot_write_site(path, error);
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
  const std::string manifest = to_text(manifest_of(folder_));
  write(manifest_name, manifest);
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
