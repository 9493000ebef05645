#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace vekha::publish {

/// What to do when another holds the lock.
enum class Takeover {
  no,  ///< wait, then give up
  yes  ///< take it at once: the holder is known to be dead or paused (history/tasks.h)
};

/// A file locked by flock(2), across processes and, on disks that pass it on (NFS 4, CIFS), across
/// machines. The kernel lets go of it when the holder dies. A takeover puts a new file in its
/// place: a holder that was only paused keeps a lock on a file that nobody looks at any more, and
/// must not make anything visible (SiteFolder::show sees to that).
class FolderLock {
 public:
  struct Rules {
    int wait_seconds = 60;
    Takeover takeover = Takeover::no;
  };

  /// False from try-and-wait: `is_held()`. Throws ServiceError when the file can't be made.
  FolderLock(std::filesystem::path file, const Rules& rules);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

  bool is_held() const { return held_; }
  /// What the holder wrote into the file: a word for people.
  std::string holder() const;
  void write_holder(const std::string& who) const;

 private:
  bool try_once();
  void take_over();
  void open_file(const std::filesystem::path& path, int flags);

  std::filesystem::path file_;
  int descriptor_ = -1;
  bool held_ = false;
};

/// «.current-9f3a01c2b4d5e6f7»: a name that no other process or machine makes.
std::string unique_name(const std::string& head);

}  // namespace vekha::publish
