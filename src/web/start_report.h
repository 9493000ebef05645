#pragma once

#include "base/problem.h"

#include <optional>

namespace vekha::web {

/// How a service that goes into the background tells the command that started it whether it is up.
/// Splits the process: the command waits in `wait`, the other half becomes the service.
class StartReport {
 public:
  enum class Half { command, service };

  /// ServiceError when there is no process or pipe left.
  StartReport();
  ~StartReport();
  StartReport(const StartReport&) = delete;
  StartReport& operator=(const StartReport&) = delete;

  Half half() const { return half_; }
  /// The command's half: waits until the service is up, or throws the ServiceError of why it isn't.
  void wait();
  /// The service's half; only the first of these two calls counts.
  void tell_ready();
  void tell_failure(const Problem& problem);

 private:
  void send(const std::string& text);

  Half half_ = Half::command;
  int pipe_ = -1;
  int child_ = -1;
};

}  // namespace vekha::web
