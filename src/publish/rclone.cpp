#include "publish/rclone.h"

#include "base/text.h"
#include "publish/child_process.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace vekha::publish {

namespace {

std::string backend_of(Remote::Kind kind) {
  switch (kind) {
    case Remote::Kind::sftp: return "sftp";
    case Remote::Kind::webdav: return "webdav";
    case Remote::Kind::s3: return "s3";
    case Remote::Kind::folder: break;
  }
  return "local";
}

// «key_file» → «RCLONE_CONFIG_VEKHA_KEY_FILE=…» (rclone documentation, «Config file»).
std::string setting(std::string name, const std::string& value) {
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return "RCLONE_CONFIG_VEKHA_" + name + "=" + value;
}

// rclone takes passwords in a form of its own, which hides them from a glance and no more.
std::string obscured(const std::string& password) {
  const ChildResult result = run_child({.words = {"rclone", "obscure", "-"}, .input = password});
  return std::string(text::trim(result.out));
}

// The last line that tells of an error, without date and level.
std::string last_error(const std::string& log) {
  std::string last;
  for (const std::string& line : text::split(log, '\n')) {
    const std::size_t at = line.find("ERROR : ");
    if (at != std::string::npos) last = line.substr(at + 8);
    const std::size_t failed = line.find("Failed to ");
    if (last.empty() && failed != std::string::npos) last = line.substr(failed);
  }
  return last.empty() ? text::shortened(text::fold_space(log), 300) : last;
}

std::size_t copied_in(const std::string& log) {
  std::size_t count = 0;
  for (const std::string& line : text::split(log, '\n'))
    count += line.find(": Copied (") != std::string::npos ? 1U : 0U;
  return count;
}

// When the server is gone, rclone tries each file that is left, for minutes.
bool failed_too_often(const std::string& log) {
  constexpr std::size_t most = 2;
  std::size_t errors = 0;
  for (std::size_t at = log.find("ERROR : "); at != std::string::npos;
       at = log.find("ERROR : ", at + 1))
    ++errors;
  return errors > most;
}

}  // namespace

Rclone::Rclone(const Remote& remote, std::function<void()> pulse) : pulse_(std::move(pulse)) {
  environment_.push_back(setting("type", backend_of(remote.kind)));
  for (const auto& [name, value] : remote.options)
    environment_.push_back(setting(name, value));
  if (remote.password.empty()) return;
  const bool s3 = remote.kind == Remote::Kind::s3;
  environment_.push_back(s3 ? setting("secret_access_key", remote.password)
                            : setting("pass", obscured(remote.password)));
}

Rclone::Answer Rclone::run(const std::vector<std::string>& words) {
  ChildCall call{.words = {"rclone"},
                 .environment = environment_,
                 .pulse = pulse_,
                 .hopeless = failed_too_often};
  call.words.insert(call.words.end(), words.begin(), words.end());
  for (const char* option : {"--config=", "-v", "--stats=0", "--retries=1", "--low-level-retries=2",
                             "--contimeout=15s", "--timeout=60s"})
    call.words.emplace_back(option);
  const ChildResult result = run_child(call);
  constexpr int no_folder = 3;  // rclone documentation, «Exit code»
  constexpr int no_program = 127;
  Answer answer{.done = result.status == 0,
                .missing = result.status == no_folder,
                .out = result.out,
                .copied = copied_in(result.err)};
  if (answer.done) return answer;
  const std::string error = last_error(result.err);
  answer.fault = {"rclone: " + error, "rclone: " + error};
  if (result.status == ChildResult::not_started || result.status == no_program) {
    answer.fault = {"программы rclone нет: поставьте пакет rclone",
                    "rclone is not installed: install the package rclone"};
  }
  if (result.status == ChildResult::killed)
    answer.fault = {"rclone не уложился в час", "rclone took more than an hour"};
  return answer;
}

}  // namespace vekha::publish
