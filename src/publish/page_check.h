#pragma once

#include "base/problem.h"
#include "publish/check_rules.h"

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace vekha::publish {

/// Looks at the files of a release while they are written, and says at the end which links lead
/// nowhere, which pages are empty, and which pages hold a name that was to be held back.
class PageCheck {
 public:
  /// `names`: persons' names as they stood before they were taken out.
  PageCheck(const CheckRules& rules, const std::vector<std::string>& names);

  /// A file of ours. May be called by several threads at once.
  void look(std::string_view name, std::string_view bytes);
  /// A file that others write: links may lead to it.
  void add(std::string_view name);

  /// A page of ours that was looked at for the release before and is the same: links may lead to it
  /// and to any place in it.
  void keep(std::string_view name);

  /// Call it when all files were seen. `page`: where the reader finds it. At most twenty of a kind,
  /// then how many more.
  Problems faults() const;

 private:
  struct PageFacts;
  void take(std::string_view name, PageFacts facts);
  bool leads_somewhere(const std::string& target) const;
  void find_names(std::string_view name, std::string_view bytes);

  CheckRules rules_;
  std::unordered_map<std::string, std::vector<std::string>> names_;  // by their first bytes
  std::mutex guard_;                                                 // of what follows
  std::unordered_set<std::string> files_;
  std::unordered_set<std::string> kept_;
  std::unordered_set<std::string> anchors_;   // «plan/index.html#s1»
  std::map<std::string, std::string> links_;  // what is linked to → a page that does
  std::vector<std::string> empty_;
  std::map<std::string, std::string> leaks_;  // name → page
};

}  // namespace vekha::publish
