#pragma once

#include "report/phrases.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace vekha::web {

/// The words of the office's templates, read once and again when a file of them has changed: a note
/// or a page takes a third of the time that reading them does. For all threads.
class PhraseShelf {
 public:
  using Shared = std::shared_ptr<const report::Phrases>;

  /// InputError when a file of phrases is broken.
  Shared get(const report::Templates& templates, Language language) const;

 private:
  struct Entry {
    std::string stamp;  ///< names, sizes and times of the files that it was read from
    Shared phrases;
  };
  mutable std::mutex mutex_;
  mutable std::map<Language, Entry> entries_;
};

}  // namespace vekha::web
