#include "service/log.h"

#include "base/json.h"
#include "schedule/time_zone.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>

namespace vekha::service {

namespace {

const char* name_of(LogLevel level) {
  if (level == LogLevel::error) return "error";
  return level == LogLevel::warning ? "warning" : "info";
}

// A line is one line: what a file name or a client brings in must not look like another one.
std::string one_line(std::string text) {
  std::ranges::replace_if(text, [](char c) { return c >= 0 && c < ' '; }, ' ');
  return text;
}

std::string json_line(const LogEntry& entry) {
  Json json{{"time", entry.time}, {"level", name_of(entry.level)}};
  if (!entry.run.empty()) json["run"] = entry.run;
  json["message"] = entry.text;
  for (const auto& [name, value] : entry.fields)
    json[name] = value;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string log_line(LogFormat format, const LogEntry& entry) {
  if (format == LogFormat::json) return json_line(entry);
  std::string line = entry.time + " " + name_of(entry.level) +
                     (entry.run.empty() ? " " : " [" + entry.run + "] ") + entry.text;
  for (const auto& [name, value] : entry.fields)
    line += " " + name + "=" + value;
  return one_line(line);
}

void Log::write(LogLevel level, const std::string& run, const Words& words, const Fields& fields) {
  const std::string line =
      log_line(settings_.format, {.time = schedule::to_utc_text(schedule::now()),
                                  .level = level,
                                  .run = run,
                                  .text = words.in(language_),
                                  .fields = fields});
  const std::lock_guard lock(mutex_);
  if (!settings_.file.empty()) {
    // Opened each time: a file that logrotate moved away is begun anew without being told.
    std::ofstream out(settings_.file, std::ios::app);
    out << line << '\n';
    if (out.flush()) return;
  }
  std::cerr << line << '\n';
}

}  // namespace vekha::service
