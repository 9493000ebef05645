#pragma once

#include "publish/remote.h"

#include <optional>
#include <string>
#include <vector>

namespace vekha::publish {

/// rclone(1) called for one remote: without a file of settings, options and secrets in its
/// environment, so that no other user of the machine sees them among its arguments.
class Rclone {
 public:
  /// `pulse`: as push().
  Rclone(const Remote& remote, std::function<void()> pulse);

  struct Answer {
    bool done = false;
    bool missing = false;  ///< the folder that was asked for is not there
    std::string out;
    Words fault;  ///< why it was not done
    std::size_t copied = 0;
  };
  /// «sync», «lsf» … with its arguments.
  Answer run(const std::vector<std::string>& words);

  /// «remote:path».
  std::string address(const std::string& path) const { return "vekha:" + path; }

 private:
  std::vector<std::string> environment_;
  std::function<void()> pulse_;
};

}  // namespace vekha::publish
