#include "service/run_memo.h"

#include "base/error.h"
#include "base/file_io.h"
#include "base/sha256.h"
#include "publish/manifest.h"
#include "publish/site_folder.h"
#include "service/problem_json.h"
#include "service/source_settings.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <system_error>
#include <vector>

namespace vekha::service {

namespace fs = std::filesystem;

namespace {

// What a run writes beside the site: its history, the inputs that it keeps.
constexpr std::string_view history_folder = "state";
constexpr std::string_view kept_inputs = ".vekha";
constexpr std::string_view memo_name = "last-run.json";

// A file that was written has other times: ctime can't be set by hand.
std::string looks(const fs::path& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return "none";
  std::string text;
  for (const auto number :
       {static_cast<std::int64_t>(status.st_ino), std::int64_t{status.st_size},
        std::int64_t{status.st_mtim.tv_sec}, std::int64_t{status.st_mtim.tv_nsec},
        std::int64_t{status.st_ctim.tv_sec}, std::int64_t{status.st_ctim.tv_nsec}})
    text += std::to_string(number) + " ";
  return text;
}

std::vector<fs::path> files_below(const fs::path& folder, const fs::path& left_out) {
  std::vector<fs::path> files;
  std::error_code error;
  std::error_code unknown;  // a file that may not be looked at is none of ours
  const auto options = fs::directory_options::skip_permission_denied;
  for (auto entry = fs::recursive_directory_iterator(folder, options, error);
       entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const bool own = entry->path().lexically_normal() == left_out.lexically_normal() ||
                     entry->path().filename() == history_folder ||
                     entry->path().filename() == kept_inputs;
    if (own) {
      entry.disable_recursion_pending();
    } else if (!entry->is_directory(unknown)) {
      files.push_back(entry->path());
    }
  }
  std::ranges::sort(files);
  return files;
}

// What lies on a server or outside of the workspace can't be looked at here.
bool reads_from_elsewhere(const fs::path& folder) {
  const ExportSettings settings = load_export_settings(folder);
  return std::ranges::any_of(settings.sources, [](const ExportSource& source) {
    return !source.url.empty() || !source.webdav.empty() || source.pattern.starts_with('/') ||
           source.pattern.find("..") != std::string::npos;
  });
}

void add_folder(Sha256& hash, const fs::path& folder, const fs::path& left_out) {
  for (const fs::path& file : files_below(folder, left_out))
    hash.update(file.string() + "\n" + looks(file) + "\n");
}

}  // namespace

RunMemo::RunMemo(const Workspace& workspace, const Given& given)
    : site_(workspace.site), file_(workspace.folder / history_folder / memo_name) {
  if (reads_from_elsewhere(workspace.folder)) return;
  Sha256 hash;
  hash.update(std::string(VEKHA_VERSION) + "\n" + looks("/proc/self/exe") + "\n");
  hash.update(to_iso(given.as_of) + (given.language == Language::russian ? " ru\n" : " en\n"));
  add_folder(hash, workspace.folder, workspace.site);
  add_folder(hash, given.templates, {});
  if (!workspace.templates.empty()) add_folder(hash, workspace.templates, {});
  key_ = hash.hex();
}

std::optional<RunMemo::Outcome> RunMemo::recall() const {
  if (key_.empty() || !fs::is_regular_file(file_)) return std::nullopt;
  try {
    const Json memo = Json::parse(read_file(file_));
    if (memo.at("key") != key_) return std::nullopt;
    Outcome outcome{.release = memo.at("release").get<std::string>(), .problems = {}};
    const publish::SiteFolder site(site_);
    if (site.current() != outcome.release ||
        !publish::looks_untouched(site.release_path(outcome.release)))
      return std::nullopt;
    outcome.problems = problems_from_json(memo.at("problems"));
    return outcome;
  } catch (const Json::exception&) {
    return std::nullopt;  // half written or of another version: the run is made anew
  }
}

void RunMemo::remember(const Outcome& outcome) const {
  // A file that was still being written is taken by the next run, which finds it unchanged.
  const bool waits = std::ranges::any_of(
      outcome.problems, [](const Problem& problem) { return problem.code == "file_unfinished"; });
  if (key_.empty() || waits) return;
  const Json memo = {
      {"key", key_}, {"release", outcome.release}, {"problems", to_json(outcome.problems)}};
  // The release stands already: a memo that can't be written costs the next run its shortcut, no
  // more.
  std::error_code error;
  fs::create_directories(file_.parent_path(), error);
  std::ofstream(file_, std::ios::binary)
      << memo.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace vekha::service
