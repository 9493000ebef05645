#pragma once

#include "base/problem.h"
#include "service/collect.h"

#include <string>
#include <string_view>

namespace vekha::cli {

/// Exit statuses of every command.
enum class Exit { done = 0, done_with_problems = 1, wrong_call = 2, refused = 3 };

/// Where a command speaks: results to stdout, messages and progress to stderr.
class Console {
 public:
  explicit Console(Language language);

  Language language() const { return language_; }
  void out(std::string_view text);
  void say(const Words& words);
  /// All problems, fatal ones first; remarks only when there are few of them, else their number.
  void tell(const Problems& problems);
  /// One line that is overwritten; silent when stderr is no terminal.
  service::Progress progress();
  void end_progress();

 private:
  void show_stage(service::Stage stage, std::size_t done, std::size_t total);

  Language language_;
  bool terminal_ = false;
  bool line_open_ = false;
};

/// done or done_with_problems, by whether a warning is among them.
Exit exit_of(const Problems& problems);

}  // namespace vekha::cli
