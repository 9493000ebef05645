#include "publish/site_folder.h"

#include "base/error.h"
#include "publish/site_error.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>

namespace vekha::publish {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view link_prefix = ".current-";

std::vector<std::string> folders_in(const fs::path& shelf) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(shelf, error)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && name.front() != '.') names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

bool is_name(const std::string& id) {
  return !id.empty() && id.find('/') == std::string::npos && id.front() != '.';
}

InputError unknown_release(const fs::path& site, const std::string& id) {
  return InputError({.place = {.file = site.string()},
                     .code = "release_unknown",
                     .text = {"выпуска «" + id + "» нет", "there is no release «" + id + "»"},
                     .advice = {"посмотрите список командой «vekha releases»",
                                "see the list with «vekha releases»"}});
}

ServiceError taken_over(const fs::path& site) {
  return ServiceError(
      {.place = {.file = site.string()},
       .code = "run_taken_over",
       .text = {"этот запуск взял на себя другой узел; здесь ничего не показано",
                "another node has taken this run over; nothing was shown here"},
       .advice = {"этот узел долго молчал: проверьте его нагрузку и связь с базой истории",
                  "this node was silent for long: look at its load and its way to the history"}});
}

}  // namespace

std::vector<std::string> SiteFolder::releases() const {
  return folders_in(folder_ / "releases");
}

std::vector<std::string> SiteFolder::drafts() const {
  return folders_in(folder_ / "drafts");
}

std::optional<std::string> SiteFolder::current() const {
  std::error_code error;
  const fs::path target = fs::read_symlink(folder_ / "current", error);
  if (error || !fs::is_directory(folder_ / target)) return std::nullopt;
  return target.filename().string();
}

fs::path SiteFolder::release_path(std::string_view id) const {
  return folder_ / "releases" / id;
}

fs::path SiteFolder::draft_path(std::string_view id) const {
  return folder_ / "drafts" / id;
}

fs::path SiteFolder::path_on(Shelf shelf, std::string_view id) const {
  return shelf == Shelf::releases ? release_path(id) : draft_path(id);
}

void SiteFolder::show(const std::string& id, const MayShow& may_show) const {
  if (!is_name(id) || !fs::is_directory(release_path(id))) throw unknown_release(folder_, id);
  const fs::path link = folder_ / "current";
  const fs::path beside = folder_ / unique_name(std::string(link_prefix));
  const std::string target = "releases/" + id;
  if (::symlink(target.c_str(), beside.c_str()) != 0) throw cannot_write_site(link, errno);
  // In this order: whoever takes over first raises the task's claim, then sweeps such links. So
  // either we are told no here, or our link is gone and the rename fails.
  const bool ours = may_show();
  if (ours && ::rename(beside.c_str(), link.c_str()) == 0) return;
  const int error = errno;
  ::unlink(beside.c_str());
  if (!ours || error == ENOENT) throw taken_over(folder_);
  throw cannot_write_site(link, error);
}

void SiteFolder::approve(const std::string& id) const {
  if (!is_name(id)) throw unknown_release(folder_, id);
  if (fs::is_directory(draft_path(id))) {
    const fs::path target = release_path(id);
    if (fs::exists(target)) throw cannot_write_site(target, EEXIST);
    if (::rename(draft_path(id).c_str(), target.c_str()) != 0)
      throw cannot_write_site(target, errno);
  }
  show(id);
}

void SiteFolder::discard(const std::string& id) const {
  if (!is_name(id) || !fs::is_directory(draft_path(id))) {
    throw InputError({.place = {.file = folder_.string()},
                      .code = "draft_unknown",
                      .text = {"черновика «" + id + "» нет", "there is no draft «" + id + "»"},
                      .advice = {"посмотрите список командой «vekha releases»",
                                 "see the list with «vekha releases»"}});
  }
  std::error_code error;
  fs::remove_all(draft_path(id), error);
  if (error) throw cannot_write_site(draft_path(id), error.value());
}

std::vector<std::string> SiteFolder::prune(const KeepRule& rule) const {
  const std::optional<std::string> shown = current();
  std::vector<std::string> names = releases();
  // What visitors see is kept, and counts as the newest.
  if (shown && std::erase(names, *shown) > 0) names.push_back(*shown);
  std::vector<std::string> removed;
  for (const std::string& id : let_go(names, rule)) {
    if (id == shown) continue;
    std::error_code error;
    fs::remove_all(release_path(id), error);
    if (!error) removed.push_back(id);
  }
  return removed;
}

void SiteFolder::sweep_links() const {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_, error)) {
    if (entry.path().filename().string().starts_with(link_prefix)) fs::remove(entry.path(), error);
  }
}

SiteLock::SiteLock(const fs::path& site, int seconds, Takeover takeover) {
  std::error_code made;
  fs::create_directories(site / "releases", made);
  if (made) throw cannot_write_site(site, made.value());
  lock_ = std::make_unique<FolderLock>(
      site / ".lock", FolderLock::Rules{.wait_seconds = seconds, .takeover = takeover});
  if (!lock_->is_held()) {
    throw ServiceError(
        {.place = {.file = site.string()},
         .code = "site_locked",
         .text = {"этот сайт сейчас публикует другой запуск",
                  "another run is publishing this site"},
         .advice = {"дождитесь его конца и запустите снова", "wait for its end and run again"}});
  }
  SiteFolder(site).sweep_links();
}

}  // namespace vekha::publish
