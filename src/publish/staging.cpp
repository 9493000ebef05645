#include "publish/staging.h"

#include "base/file_io.h"
#include "base/parallel.h"
#include "base/sha256.h"
#include "publish/new_file.h"
#include "publish/site_archive.h"
#include "publish/site_error.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace vekha::publish {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view staging_prefix = ".staging-";

// Beyond so many files one flush of the whole file system is quicker than one for each.
constexpr std::size_t flushed_singly = 1000;
// They wait for the disk, not for a processor, and what waits together is flushed together.
constexpr std::size_t flushed_at_once = 8;

void sweep_leftovers(const fs::path& releases) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(releases, error)) {
    if (entry.path().filename().string().starts_with(staging_prefix))
      fs::remove_all(entry.path(), error);
  }
}

void write_new(const std::string& path, std::string_view bytes) {
  NewFile file(path);
  file.write(bytes);
  file.finish();
}

void flush_file_system(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) throw cannot_write_site(folder, errno);
  const int error = ::syncfs(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (error != 0) throw cannot_write_site(folder, error);
}

}  // namespace

Staging::Staging(const SiteFolder& site) : site_(site), earlier_(site) {
  const fs::path releases = site.path() / "releases";
  sweep_leftovers(releases);
  folder_ = (releases / unique_name(std::string(staging_prefix))).string();
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) throw cannot_write_site(folder_, error.value());
  folders_.insert(folder_);
}

Staging::~Staging() {
  std::error_code error;
  if (!folder_.empty()) fs::remove_all(folder_, error);
}

void Staging::make_folder_of(const std::string& path) {
  const std::string parent = path.substr(0, path.rfind('/'));
  const std::lock_guard lock(guard_);
  if (folders_.count(parent) > 0) return;
  std::error_code error;
  fs::create_directories(parent, error);
  if (error) throw cannot_write_site(path, error.value());
  folders_.insert(parent);
}

fs::path Staging::path_for(std::string_view name) {
  std::string path = folder_ + "/" + std::string(name);
  make_folder_of(path);
  const std::lock_guard lock(guard_);
  foreign_.emplace(name);
  written_.push_back(path);
  return path;
}

void Staging::note(std::string name, std::string hash) {
  const std::lock_guard lock(guard_);
  manifest_.insert_or_assign(std::move(name), std::move(hash));
}

void Staging::write(std::string_view name, std::string_view bytes) {
  std::string hash = sha256_hex(bytes);
  std::string path = folder_ + "/" + std::string(name);
  make_folder_of(path);
  if (!earlier_.link_to(path, name, hash, bytes.size())) {
    write_new(path, bytes);
    const std::lock_guard lock(guard_);
    written_.push_back(std::move(path));
  }
  note(std::string(name), std::move(hash));
}

bool Staging::take_over(const std::vector<std::string>& names) {
  std::vector<std::pair<std::string, std::string>> taken;
  for (const std::string& name : names) {
    const std::string path = folder_ + "/" + name;
    make_folder_of(path);
    const std::string_view hash = earlier_.link_untouched(path, name);
    if (hash.empty()) {
      for (const auto& [done, ignored] : taken)
        ::unlink((folder_ + "/" + done).c_str());
      return false;
    }
    taken.emplace_back(name, hash);
  }
  const std::lock_guard lock(guard_);
  for (auto& [name, hash] : taken)
    manifest_.insert_or_assign(std::move(name), std::move(hash));
  return !names.empty();
}

void Staging::hash_foreign_files() {
  const std::vector<std::string> names(foreign_.begin(), foreign_.end());
  in_parallel(names.size(), worker_count(), [&](std::size_t, std::size_t index) {
    const std::string& name = names[index];
    const std::string path = folder_ + "/" + name;
    const std::string bytes = read_file(path);
    const std::string hash = sha256_hex(bytes);
    note(name, hash);
    // The same workbook again: the earlier one takes its place.
    const std::string beside = path + ".same";
    if (!earlier_.link_to(beside, name, hash, bytes.size())) return;
    if (::rename(beside.c_str(), path.c_str()) != 0) throw cannot_write_site(path, errno);
  });
  foreign_.clear();
}

void Staging::write_zip(const std::string& name) {
  hash_foreign_files();
  note(name, write_archive(folder_, name, manifest_, earlier_));
  written_.push_back(folder_ + "/" + name);
}

void Staging::flush_to_disk() const {
  if (written_.size() > flushed_singly) return flush_file_system(folder_);
  in_parallel(written_.size(), flushed_at_once,
              [&](std::size_t, std::size_t index) { flush(written_[index]); });
  const std::vector<std::string> folders(folders_.begin(), folders_.end());
  in_parallel(folders.size(), flushed_at_once,
              [&](std::size_t, std::size_t index) { flush(folders[index]); });
}

bool Staging::is_same(const fs::path& existing, const std::string& manifest) const {
  return fs::is_regular_file(existing / manifest_name) &&
         read_file(existing / manifest_name) == manifest && verify(existing).empty() &&
         fs::exists(existing / signature_name) == fs::exists(fs::path(folder_) / signature_name);
}

Staging::Place Staging::reuse(const Place& existing, Shelf wanted) const {
  if (existing.shelf == wanted || wanted == Shelf::drafts) return existing;
  const fs::path target = site_.release_path(existing.name);
  if (::rename(site_.draft_path(existing.name).c_str(), target.c_str()) != 0)
    throw cannot_write_site(target, errno);
  return {existing.name, wanted};
}

Staging::Place Staging::commit(const std::string& id, const Finish& finish) {
  hash_foreign_files();
  const std::string manifest = to_text(manifest_);
  // The manifest is the youngest file of a release: that is how one touched later is told.
  if (finish.key != nullptr) {
    written_.push_back(folder_ + "/" + std::string(signature_name));
    write_new(written_.back(), finish.key->sign(manifest));
  }
  written_.push_back(folder_ + "/" + std::string(manifest_name));
  write_new(written_.back(), manifest);
  std::string name = id;
  for (int attempt = 2;; ++attempt) {
    bool taken = false;
    for (const Shelf shelf : {Shelf::releases, Shelf::drafts}) {
      if (!fs::exists(site_.path_on(shelf, name))) continue;
      taken = true;
      if (is_same(site_.path_on(shelf, name), manifest)) return reuse({name, shelf}, finish.shelf);
    }
    if (!taken) break;
    name = id + "-" + std::to_string(attempt);
  }
  if (::symlink("..", (folder_ + "/releases").c_str()) != 0)
    throw cannot_write_site(folder_, errno);
  flush_to_disk();
  const fs::path target = site_.path_on(finish.shelf, name);
  std::error_code error;
  fs::create_directories(target.parent_path(), error);
  if (error) throw cannot_write_site(target, error.value());
  if (::rename(folder_.c_str(), target.c_str()) != 0) throw cannot_write_site(folder_, errno);
  folder_.clear();
  return {name, finish.shelf};
}

}  // namespace vekha::publish
