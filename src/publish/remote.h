#pragma once

#include "base/problem.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vekha::publish {

/// A place beside the site where visitors find the same release: another folder, or a server that
/// rclone(1) speaks to.
struct Remote {
  enum class Kind {
    folder,  ///< a site folder like ours: `current` → releases/<id>
    sftp,    ///< renames folders: the whole release changes at once, but for the moment between two
             ///< renames
    webdav,  ///< the same
    s3       ///< renames nothing: files first, pages then, index.html last
  };
  std::string name;  ///< a–z, 0–9, «-»
  Kind kind = Kind::folder;
  std::string path;  ///< folder (absolute), or folder on the server, or «bucket/prefix»
  std::map<std::string, std::string> options;  ///< rclone's of that backend: «host», «user»
  std::string password;                        ///< plain; rclone's form is made when it is called
};

/// How far the last push came; kept in a file, so that the next one goes on from there.
struct PushState {
  std::string release;  ///< that was to be pushed
  bool done = false;
  std::string step;  ///< «upload», «switch», «archive» (a folder only), «clean»
  Words message;     ///< why it is not done
};

/// What is pushed.
struct PushedRelease {
  std::string name;
  std::filesystem::path folder;
  /// The site's other releases. A folder gets and keeps them too, so that its archive's links lead
  /// somewhere; servers hold the shown release only.
  std::vector<PushedRelease> others;
};

/// Brings the release to the remote: all or nothing as far as the kind allows. Returns the state
/// that was reached; `pulse` is called while rclone works and may throw to stop it, which leaves
/// what is on the remote to the next push. Nothing is thrown for a server that fails.
PushState push(const Remote& remote, const PushedRelease& release,
               const std::function<void()>& pulse);

}  // namespace vekha::publish
