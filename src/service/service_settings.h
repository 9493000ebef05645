#pragma once

#include "http/server.h"
#include "notify/smtp.h"
#include "notify/webhook.h"
#include "schedule/scheduler.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vekha::service {

/// What a scheduled run may take, and what follows when it fails.
struct RunPolicy {
  std::chrono::seconds time_limit{2 * 3600};
  int retries = 0;  ///< further tries after a failure (not after a refusal)
  std::chrono::seconds retry_after{
      300};  ///< before the first retry; each later one waits twice as long
  bool operator==(const RunPolicy&) const = default;
};

struct JobSettings {
  schedule::Job job;
  std::string line;  ///< as written
  RunPolicy policy;
};

enum class LogFormat { text, json };

struct LogSettings {
  LogFormat format = LogFormat::text;
  std::filesystem::path file;  ///< absolute; empty: standard error
  bool operator==(const LogSettings&) const = default;
};

struct MailSettings {
  notify::SmtpSettings smtp;
  std::string from;
  std::vector<std::string> to;
};

/// Whether reports of what is published are for all, or for those with a token or a login.
enum class Reading { everybody, known_callers };

/// All that `vekha serve` needs beside what a run needs. docs/formats/vekha-toml.md describes the
/// keys.
struct ServiceSettings {
  std::chrono::seconds node_silent{60};  ///< a node that says nothing for so long has lost its task
  http::ServerSettings server{.address = "127.0.0.1", .port = 8080};
  std::filesystem::path state;  ///< absolute: users, tokens, runs, log of actions
  std::uint64_t largest_upload = 50UL << 20U;
  Reading reading = Reading::everybody;
  std::vector<JobSettings> jobs;
  LogSettings log;
  std::optional<MailSettings> mail;
  std::optional<notify::WebhookSettings> webhook;
};

}  // namespace vekha::service
