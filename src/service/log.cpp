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
  std::replace_if(text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
  return text;
}

}  // namespace

std::string log_line(LogFormat format, const std::string& time, LogLevel level,
                     const std::string& run, const std::string& text, const Log::Fields& fields) {
  if (format == LogFormat::json) {
    Json json{{"time", time}, {"level", name_of(level)}};
    if (!run.empty()) json["run"] = run;
    json["message"] = text;
    for (const auto& [name, value] : fields)
      json[name] = value;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  std::string line = time + " " + name_of(level) + (run.empty() ? " " : " [" + run + "] ") + text;
  for (const auto& [name, value] : fields)
    line += " " + name + "=" + value;
  return one_line(line);
}

void Log::write(LogLevel level, const std::string& run, const Words& words, const Fields& fields) {
  const std::string line = log_line(settings_.format, schedule::to_utc_text(schedule::now()), level,
                                    run, words.in(language_), fields);
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
