#include "service/http_limits_reader.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace vekha::service {

namespace {

struct Range {
  std::int64_t least;
  std::int64_t most;
};

std::optional<std::int64_t> number_within(SettingsReader& settings, const char* key, Range range) {
  const auto number = settings.integer(key);
  if (!number || (*number >= range.least && *number <= range.most)) return number;
  const std::string least = std::to_string(range.least);
  const std::string most = std::to_string(range.most);
  settings.refuse(
      key,
      {"ожидается число от " + least + " до " + most + ", стоит " + std::to_string(*number),
       "expected a number from " + least + " to " + most + ", found " + std::to_string(*number)},
      {"исправьте число", "mend the number"});
  return std::nullopt;
}

void read_seconds(SettingsReader& settings, const char* key, Range range,
                  std::chrono::milliseconds& limit) {
  if (const auto seconds = number_within(settings, key, range))
    limit = std::chrono::seconds(*seconds);
}

}  // namespace

fetch::HttpLimits read_http_limits(SettingsReader& settings) {
  fetch::HttpLimits limits;
  if (const auto megabytes = number_within(settings, "max_megabytes", {1, 65'536}))
    limits.bytes = static_cast<std::uint64_t>(*megabytes) << 20U;
  if (const auto redirects = number_within(settings, "redirects", {0, 20}))
    limits.redirects = static_cast<int>(*redirects);
  if (const auto attempts = number_within(settings, "attempts", {1, 10}))
    limits.attempts = static_cast<int>(*attempts);
  read_seconds(settings, "connect_seconds", {1, 600}, limits.connect);
  read_seconds(settings, "stall_seconds", {1, 3'600}, limits.stall);
  read_seconds(settings, "total_seconds", {1, 86'400}, limits.total);
  read_seconds(settings, "pause_seconds", {0, 600}, limits.pause);
  return limits;
}

}  // namespace vekha::service
