#include "service/run_files.h"

#include "base/error.h"
#include "base/file_io.h"
#include "base/json.h"
#include "service/problem_json.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <ranges>
#include <system_error>

namespace vekha::service {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kept = 200;
constexpr std::array<std::string_view, 9> state_names = {"queued",    "running",   "published",
                                                         "refused",   "failed",    "stopped",
                                                         "timed_out", "abandoned", "drafted"};

std::string text_of(const std::optional<Instant>& instant) {
  return instant ? schedule::to_utc_text(*instant) : "";
}

std::string dumped(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json json_of(const RunRecord& record) {
  return {{"id", record.id},
          {"trigger", record.trigger},
          {"node", record.node},
          {"state", std::string(name_of(record.state))},
          {"created", schedule::to_utc_text(record.created)},
          {"started", text_of(record.started)},
          {"ended", text_of(record.ended)},
          {"attempt", record.attempt},
          {"release", record.release},
          {"draft", record.draft},
          {"snapshot", record.snapshot},
          {"as_of", record.as_of},
          {"fatal", record.fatal},
          {"warnings", record.warnings},
          {"remarks", record.remarks},
          {"message", to_json(record.message)}};
}

RunRecord record_of(const Json& json) {
  return {.id = json.value("id", ""),
          .trigger = json.value("trigger", ""),
          .node = json.value("node", ""),
          .state = run_state_of(json.value("state", "")).value_or(RunState::abandoned),
          .created = schedule::parse_utc_text(json.value("created", "")).value_or(Instant{}),
          .started = schedule::parse_utc_text(json.value("started", "")),
          .ended = schedule::parse_utc_text(json.value("ended", "")),
          .attempt = json.value("attempt", 1),
          .release = json.value("release", ""),
          .draft = json.value("draft", ""),
          .snapshot = json.value("snapshot", ""),
          .as_of = json.value("as_of", ""),
          .fatal = json.value("fatal", std::size_t{0}),
          .warnings = json.value("warnings", std::size_t{0}),
          .remarks = json.value("remarks", std::size_t{0}),
          .message = words_from_json(json.value("message", Json::object()))};
}

// What a crash or a person left damaged is as if it were not there: it is a record, not an input.
std::optional<Json> read_json(const fs::path& path) {
  std::ifstream in(path);
  Json json = Json::parse(in, nullptr, false);
  return json.is_discarded() ? std::nullopt : std::optional(std::move(json));
}

}  // namespace

std::string_view name_of(RunState state) {
  return state_names[static_cast<std::size_t>(state)];
}

std::optional<RunState> run_state_of(std::string_view name) {
  const auto found = std::ranges::find(state_names, name);
  if (found == state_names.end()) return std::nullopt;
  return static_cast<RunState>(found - state_names.begin());
}

bool is_over(RunState state) {
  return state != RunState::queued && state != RunState::running;
}

bool is_run_id(std::string_view id) {
  return !id.empty() && id.size() <= 40 && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

void RunFiles::put(const RunRecord& record) {
  const std::lock_guard lock(mutex_);
  fs::create_directories(folder_);
  write_file_atomically(folder_ / (record.id + ".json"), dumped(json_of(record)));
  if (record.state == RunState::queued) prune();
}

std::optional<RunRecord> RunFiles::find(const std::string& id) const {
  if (!is_run_id(id)) return std::nullopt;
  const std::lock_guard lock(mutex_);
  const auto json = read_json(folder_ / (id + ".json"));
  return json && json->is_object() ? std::optional(record_of(*json)) : std::nullopt;
}

std::vector<std::string> RunFiles::ids() const {
  std::vector<std::string> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_, error)) {
    const std::string stem = entry.path().stem().string();
    if (entry.path().extension() == ".json" && is_run_id(stem)) found.push_back(stem);
  }
  std::ranges::sort(std::ranges::reverse_view(found));
  return found;
}

std::vector<RunRecord> RunFiles::list(std::size_t most) const {
  std::vector<RunRecord> records;
  std::vector<std::string> names;
  {
    const std::lock_guard lock(mutex_);
    names = ids();
  }
  for (const std::string& id : names) {
    if (records.size() >= most) break;
    if (auto record = find(id)) records.push_back(std::move(*record));
  }
  return records;
}

void RunFiles::prune() const {
  const std::vector<std::string> all = ids();
  std::error_code error;
  for (std::size_t i = kept; i < all.size(); ++i) {
    for (const char* ending : {".problems.json", ".log", ".json"})
      fs::remove(folder_ / (all[i] + ending), error);
  }
}

void RunFiles::put_problems(const std::string& id, const Problems& problems) {
  const Json list = to_json(problems);
  const std::lock_guard lock(mutex_);
  fs::create_directories(folder_);
  write_file_atomically(folder_ / (id + ".problems.json"), dumped(list));
}

Problems RunFiles::problems(const std::string& id) const {
  if (!is_run_id(id)) return {};
  const std::lock_guard lock(mutex_);
  const auto json = read_json(folder_ / (id + ".problems.json"));
  return json ? problems_from_json(*json) : Problems();
}

void RunFiles::append_log(const std::string& id, const std::string& line) {
  const std::lock_guard lock(mutex_);
  fs::create_directories(folder_);
  std::ofstream(folder_ / (id + ".log"), std::ios::app) << line << '\n';
}

std::string RunFiles::log(const std::string& id) const {
  if (!is_run_id(id)) return {};
  const std::lock_guard lock(mutex_);
  std::ifstream in(folder_ / (id + ".log"), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace vekha::service
