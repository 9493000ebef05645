#include "publish/remote.h"

#include "base/error.h"
#include "base/file_io.h"
#include "base/text.h"
#include "publish/manifest.h"
#include "publish/rclone.h"
#include "publish/site_folder.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

namespace vekha::publish {

namespace fs = std::filesystem;

namespace {

using Sizes = std::map<std::string, std::uintmax_t>;

// Ends a push with what is told of it.
class PushFailed : public std::runtime_error {
 public:
  explicit PushFailed(Words why) : std::runtime_error(why.en), why_(std::move(why)) {}
  const Words& why() const { return why_; }

 private:
  Words why_;
};

Sizes sizes_of(const fs::path& folder) {
  Sizes sizes;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      sizes[entry.path().lexically_relative(folder).generic_string()] = entry.file_size();
  }
  return sizes;
}

// «path|size» a line.
Sizes parse_listing(const std::string& listing) {
  Sizes sizes;
  for (const std::string& line : text::split(listing, '\n')) {
    const std::size_t bar = line.rfind('|');
    if (bar == std::string::npos) continue;
    std::uintmax_t size = 0;
    std::from_chars(line.data() + bar + 1, line.data() + line.size(), size);
    sizes[line.substr(0, bar)] = size;
  }
  return sizes;
}

Words with(const Words& what, const Words& why) {
  return {what.ru + ": " + why.ru, what.en + ": " + why.en};
}

/// A release on its way to a server. Steps may be begun anew: each first looks at what is there.
class Journey {
 public:
  Journey(const Remote& remote, const PushedRelease& release, Rclone& rclone, PushState& state)
      : remote_(remote), release_(release), rclone_(rclone), state_(state) {}

  // Upload beside, compare, two renames, sweep.
  void by_renaming() {
    const fs::path target(remote_.path);
    const std::string base = target.filename().string();
    const std::string fresh =
        (target.parent_path() / ("." + base + ".new-" + release_.name)).string();
    const std::string former = (target.parent_path() / ("." + base + ".old")).string();
    state_.step = "upload";
    // A push before this one may have died between its two renames.
    if (!exists(remote_.path) && exists(former)) require(move(former, remote_.path), "switch");
    const Rclone::Answer sent =
        rclone_.run({"sync", release_.folder.string(), rclone_.address(fresh), "--size-only"});
    require_upload(sent);
    compare(fresh);
    state_.step = "switch";
    if (exists(former)) require(purge(former), "switch");
    if (exists(remote_.path)) require(move(remote_.path, former), "switch");
    const Rclone::Answer moved = move(fresh, remote_.path);
    if (!moved.done) {
      move(former, remote_.path);  // visitors get the former release back, if the server is there
      require(moved, "switch");
    }
    state_.step = "clean";
    if (exists(former)) require(purge(former), "clean");
    sweep(target.parent_path().string(), "." + base + ".new-");
  }

  // What pages need, pages, the first page, then what is left over goes.
  void index_last() {
    const std::string source = release_.folder.string();
    const std::string there = rclone_.address(remote_.path);
    state_.step = "upload";
    require_upload(rclone_.run({"copy", source, there, "--checksum", "--exclude=*.html"}));
    require_upload(rclone_.run({"copy", source, there, "--checksum", "--filter=- /index.html",
                                "--filter=+ *.html", "--filter=- *"}));
    state_.step = "switch";
    require_upload(rclone_.run({"copyto", source + "/index.html", there + "/index.html"}));
    state_.step = "clean";
    require_upload(rclone_.run({"sync", source, there, "--checksum"}));
    compare(remote_.path);
  }

 private:
  bool exists(const std::string& path) {
    const Rclone::Answer answer =
        rclone_.run({"lsf", rclone_.address(path), "--max-depth=1", "--dirs-only"});
    if (!answer.done && !answer.missing) throw PushFailed(answer.fault);
    return answer.done;
  }

  Rclone::Answer move(const std::string& from, const std::string& to) {
    return rclone_.run({"moveto", rclone_.address(from), rclone_.address(to)});
  }

  Rclone::Answer purge(const std::string& path) {
    return rclone_.run({"purge", rclone_.address(path)});
  }

  void require(const Rclone::Answer& answer, const std::string& step) {
    state_.step = step;
    if (!answer.done) throw PushFailed(answer.fault);
  }

  void require_upload(const Rclone::Answer& answer) {
    copied_ += answer.copied;
    if (answer.done) return;
    const std::string count = std::to_string(copied_);
    throw PushFailed(with({"передано файлов: " + count + ", остальное — в следующий раз",
                           "files sent: " + count + ", the rest goes next time"},
                          answer.fault));
  }

  // The same names with the same sizes, and the manifest's own bytes.
  void compare(const std::string& path) {
    const Rclone::Answer listing = rclone_.run({"lsf", rclone_.address(path), "--recursive",
                                                "--files-only", "--format=ps", "--separator=|"});
    require(listing, state_.step);
    const bool whole = parse_listing(listing.out) == sizes_of(release_.folder);
    const Rclone::Answer manifest =
        rclone_.run({"cat", rclone_.address(path + "/" + std::string(manifest_name))});
    require(manifest, state_.step);
    if (whole && manifest.out == read_file(release_.folder / manifest_name)) return;
    throw PushFailed(
        {"на сервере лежит не то, что отправлено", "what is on the server is not what was sent"});
  }

  // Folders of pushes that were left off for a newer release.
  void sweep(const std::string& parent, const std::string& prefix) {
    const Rclone::Answer listing =
        rclone_.run({"lsf", rclone_.address(parent), "--max-depth=1", "--dirs-only"});
    if (!listing.done) return;
    for (const std::string& line : text::split(listing.out, '\n')) {
      if (!line.starts_with(prefix)) continue;
      const std::string name = line.substr(0, line.size() - (line.ends_with('/') ? 1 : 0));
      purge((fs::path(parent) / name).string());
    }
  }

  const Remote& remote_;
  const PushedRelease& release_;
  Rclone& rclone_;
  PushState& state_;
  std::size_t copied_ = 0;
};

// Copies a release into the folder, whole or not at all; one that stands there whole stays.
void bring(const PushedRelease& release, const SiteFolder& site) {
  const fs::path target = site.release_path(release.name);
  if (fs::is_directory(target) && verify(target).empty()) return;
  const fs::path fresh = site.path() / "releases" / unique_name(".pushed-");
  fs::copy(release.folder, fresh, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  if (!verify(fresh).empty())
    throw PushFailed({"копия выпуска " + release.name + " не сошлась с описью",
                      "the copy of release " + release.name + " differs from its manifest"});
  fs::remove_all(target);
  fs::rename(fresh, target);
}

// What the site here has let go goes there too.
void keep_only(const PushedRelease& release, const SiteFolder& site) {
  for (const std::string& name : site.releases()) {
    const bool wanted =
        name == release.name ||
        std::ranges::any_of(release.others, [&](const auto& other) { return other.name == name; });
    if (!wanted) fs::remove_all(site.release_path(name));
  }
}

void copy_to_folder(const Remote& remote, const PushedRelease& release, PushState& state,
                    const std::function<void()>& pulse) {
  const SiteFolder site(remote.path);
  const SiteLock lock(site.path(), 20);
  state.step = "upload";
  for (const auto& entry : fs::directory_iterator(site.path() / "releases")) {
    if (entry.path().filename().string().starts_with(".pushed-")) fs::remove_all(entry.path());
  }
  pulse();
  bring(release, site);
  pulse();
  state.step = "switch";
  site.show(release.name);
  state.step = "archive";
  for (const PushedRelease& other : release.others) {
    pulse();
    bring(other, site);
  }
  state.step = "clean";
  keep_only(release, site);
}

void travel(const Remote& remote, const PushedRelease& release, PushState& state,
            const std::function<void()>& pulse) {
  if (remote.kind == Remote::Kind::folder) return copy_to_folder(remote, release, state, pulse);
  Rclone rclone(remote, pulse);
  Journey journey(remote, release, rclone, state);
  if (remote.kind == Remote::Kind::s3) {
    journey.index_last();
  } else {
    journey.by_renaming();
  }
}

}  // namespace

PushState push(const Remote& remote, const PushedRelease& release,
               const std::function<void()>& pulse) {
  PushState state{.release = release.name};
  try {
    travel(remote, release, state, pulse);
    state.done = true;
    state.step.clear();
  } catch (const PushFailed& failure) {
    state.message = failure.why();
  } catch (const ServiceError& error) {
    state.message = error.problem().text;
  } catch (const fs::filesystem_error& error) {
    const std::string why = error.code().message();
    state.message = {"папка недоступна: " + why, "the folder can't be written: " + why};
  }
  return state;
}

}  // namespace vekha::publish
