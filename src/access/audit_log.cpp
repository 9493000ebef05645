#include "access/audit_log.h"

#include "base/error.h"
#include "base/json.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace vekha::access {

namespace {

ServiceError log_not_written(const std::filesystem::path& path, int error) {
  const std::string why = std::strerror(error);
  return ServiceError(
      {.place = {.file = path.string()},
       .code = "audit_not_written",
       .text = {"журнал действий не записать: " + why, "can't write the log: " + why},
       .advice = {"освободите место и проверьте права на папку",
                  "free space and check the folder's rights"}});
}

std::string line_of(const Action& action) {
  const Json json{{"time", schedule::to_utc_text(action.time)},
                  {"who", action.who},
                  {"from", action.from},
                  {"what", action.what},
                  {"target", action.target},
                  {"allowed", action.allowed}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// False: a crash cut the last line, and what is appended to it would be lost with it.
bool ends_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in || in.tellg() <= 0) return true;
  in.seekg(-1, std::ios::end);
  return in.get() == '\n';
}

Action action_of(const Json& json) {
  return {.time = schedule::parse_utc_text(json.value("time", "")).value_or(schedule::Instant{}),
          .who = json.value("who", ""),
          .from = json.value("from", ""),
          .what = json.value("what", ""),
          .target = json.value("target", ""),
          .allowed = json.value("allowed", true)};
}

}  // namespace

void AuditLog::write(const Action& action) const {
  const std::lock_guard lock(mutex_);
  std::filesystem::create_directories(path_.parent_path());
  const int descriptor =
      ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) throw log_not_written(path_, errno);
  const std::string line = (ends_whole(path_) ? "" : "\n") + line_of(action);
  const ssize_t written = ::write(descriptor, line.data(), line.size());
  const int error =
      written == static_cast<ssize_t>(line.size()) && ::fdatasync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (written != static_cast<ssize_t>(line.size()) || error != 0)
    throw log_not_written(path_, error == 0 ? ENOSPC : error);
}

std::vector<Action> AuditLog::last(std::size_t count) const {
  const std::lock_guard lock(mutex_);
  std::ifstream in(path_);
  std::vector<Action> actions;
  std::string line;
  while (std::getline(in, line)) {
    const Json json = Json::parse(line, nullptr, false);
    if (json.is_object()) actions.push_back(action_of(json));
    if (actions.size() > 2 * count)
      actions.erase(actions.begin(), actions.end() - static_cast<long>(count));
  }
  std::ranges::reverse(actions);
  actions.resize(std::min(actions.size(), count));
  return actions;
}

}  // namespace vekha::access
