#include "publish/page_reuse.h"

#include "base/file_io.h"
#include "base/parallel.h"
#include "base/sha256.h"
#include "publish/manifest.h"
#include "report/fingerprint.h"
#include "report/guards.h"

namespace vekha::publish {

namespace {

// A line of its own holds the snapshot's id. No folder has a slash, so none is taken for it.
constexpr std::string_view snapshot_line = "/snapshot/";

// Templates, style, script, words, and what is looked for in every page.
std::string fingerprint_of_looks(const Faces& faces, const CheckRules& rules) {
  Sha256 hash;
  const auto add = [&](std::string_view text) {
    hash.update(std::to_string(text.size()) + ":");
    hash.update(text);
  };
  for (const char* folder : {"site", "assets", "phrases"}) {
    for (const std::string& name : faces.templates.list(folder)) {
      add(name);
      add(faces.templates.read(name));
    }
  }
  add(faces.phrases.language() == Language::english ? "en" : "ru");
  for (const std::string& name : report::held_back_names(faces.snapshot))
    add(name);
  for (const Verdict verdict : {rules.links, rules.empty, rules.names})
    add(std::to_string(static_cast<int>(verdict)));
  return hash.hex();
}

std::map<std::string, std::string> earlier_pages(const EarlierRelease& earlier) {
  std::map<std::string, std::string> pages;
  const std::filesystem::path file = earlier.untouched(pages_name);
  if (file.empty()) return pages;
  const std::string text = read_file(file);
  if (!earlier.has(pages_name, sha256_hex(text))) return pages;
  for_each_line(
      text, [&](std::string_view folder, std::string_view hash) { pages.emplace(folder, hash); });
  return pages;
}

}  // namespace

PageReuse::PageReuse(const Faces& faces, const CheckRules& rules, Staging& staging)
    : staging_(staging),
      earlier_(staging.earlier()),
      id_(faces.snapshot.id),
      addresses_(faces.snapshot),
      before_(earlier_pages(earlier_)) {
  const std::string looks = fingerprint_of_looks(faces, rules);
  const auto& programmes = faces.snapshot.programmes;
  std::vector<std::string> hashes(programmes.size());
  in_parallel(programmes.size(), worker_count(), [&](std::size_t, std::size_t index) {
    hashes[index] =
        sha256_hex(looks + report::fingerprint_of_pages(faces.snapshot, programmes[index]));
  });
  for (std::size_t i = 0; i < programmes.size(); ++i)
    now_.emplace(addresses_.folder(programmes[i]), std::move(hashes[i]));
}

std::optional<PageReuse::Pages> PageReuse::pages_of(const std::string& folder) const {
  const auto before = before_.find(folder);
  if (before == before_.end() || before->second != now_.at(folder)) return std::nullopt;
  const std::string below = folder + "/";
  Pages pages;
  for (const std::string_view name : earlier_.names_below(below)) {
    if (!name.ends_with(".html") || name == below + "note.html") continue;
    const bool shows_id = name == below + "index.html" || name.ends_with("-standalone.html");
    (shows_id ? pages.with_id : pages.same).emplace_back(name);
  }
  if (pages.same.empty()) return std::nullopt;
  return pages;
}

std::optional<std::string> PageReuse::with_new_id(const std::string& name) const {
  const auto line = before_.lower_bound(std::string(snapshot_line));
  const std::filesystem::path file = earlier_.untouched(name);
  if (file.empty() || line == before_.end() || !line->first.starts_with(snapshot_line))
    return std::nullopt;
  const std::string old = line->first.substr(snapshot_line.size());
  if (old.empty()) return std::nullopt;
  std::string page = read_file(file);
  for (std::size_t at = page.find(old); at != std::string::npos;
       at = page.find(old, at + id_.size()))
    page.replace(at, old.size(), id_);
  return page;
}

std::optional<std::vector<std::string>> PageReuse::take_over(
    const report::ProgrammeReport& programme) {
  const auto pages = pages_of(addresses_.folder(programme));
  if (!pages) return std::nullopt;
  std::vector<std::string> rewritten;
  for (const std::string& name : pages->with_id) {
    auto page = with_new_id(name);
    if (!page) return std::nullopt;
    rewritten.push_back(std::move(*page));
  }
  if (!staging_.take_over(pages->same)) return std::nullopt;
  for (std::size_t i = 0; i < rewritten.size(); ++i)
    staging_.write(pages->with_id[i], rewritten[i]);
  std::vector<std::string> names = pages->same;
  names.insert(names.end(), pages->with_id.begin(), pages->with_id.end());
  return names;
}

std::string PageReuse::text(bool at_fault) const {
  Manifest lines;
  if (!at_fault) lines.insert(now_.begin(), now_.end());
  lines.emplace(std::string(snapshot_line) + id_, sha256_hex(id_));
  return to_text(lines);
}

}  // namespace vekha::publish
