#include "web/phrase_shelf.h"

#include <filesystem>

namespace vekha::web {

namespace fs = std::filesystem;

namespace {

std::string stamp_of(const report::Templates& templates) {
  std::string stamp;
  for (const std::string& name : templates.list("phrases")) {
    const fs::path path = templates.path(name);
    const auto changed = fs::last_write_time(path).time_since_epoch().count();
    stamp += path.string() + '\n' + std::to_string(changed) + ' ' +
             std::to_string(fs::file_size(path)) + '\n';
  }
  return stamp;
}

}  // namespace

PhraseShelf::Shared PhraseShelf::get(const report::Templates& templates, Language language) const {
  std::string stamp = stamp_of(templates);  // before reading: a later change is seen next time
  {
    const std::lock_guard lock(mutex_);
    const auto known = entries_.find(language);
    if (known != entries_.end() && known->second.stamp == stamp) return known->second.phrases;
  }
  auto fresh = std::make_shared<const report::Phrases>(templates, language);
  const std::lock_guard lock(mutex_);
  entries_[language] = {std::move(stamp), fresh};
  return fresh;
}

}  // namespace vekha::web
