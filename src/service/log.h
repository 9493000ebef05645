#pragma once

#include "base/words.h"
#include "service/service_settings.h"

#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace vekha::service {

enum class LogLevel { info, warning, error };

/// The service's log: a line an event, as text or as a JSON object, with the run it belongs to.
/// Goes to standard error, where systemd takes it, or is appended to a file. Safe for several
/// threads.
class Log {
 public:
  using Fields = std::vector<std::pair<std::string, std::string>>;

  Log(LogSettings settings, Language language)
      : settings_(std::move(settings)), language_(language) {}

  /// `run` is the id of a run, or empty. Secrets are never among the arguments.
  void write(LogLevel level, const std::string& run, const Words& words, const Fields& fields = {});

 private:
  LogSettings settings_;
  Language language_;
  std::mutex mutex_;
};

struct LogEntry {
  std::string time;  ///< UTC, as to_utc_text writes it
  LogLevel level = LogLevel::info;
  std::string run;  ///< id of the run it belongs to, or empty
  std::string text;
  Log::Fields fields;
};

/// The line without its end, for the log and for tests.
std::string log_line(LogFormat format, const LogEntry& entry);

}  // namespace vekha::service
