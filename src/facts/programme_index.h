#pragma once

#include "roadmap/programme.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vekha::facts {

/// Programmes by whatever an export calls them: id, title, file name with or without its ending, or
/// a part of the title that only one has. Keeps references: the programmes must outlive it.
class ProgrammeIndex {
 public:
  explicit ProgrammeIndex(std::span<const roadmap::Programme> programmes);

  /// None: unknown. One: it. Several: the name fits them alike.
  std::vector<const roadmap::Programme*> find(std::string_view name) const;

  /// The only one that a longer text (a title above a table, a file name) names in full; nullptr:
  /// none or several.
  const roadmap::Programme* named_in(std::string_view text) const;

  const roadmap::Programme* by_id(std::string_view id) const;
  std::span<const roadmap::Programme> all() const { return programmes_; }

 private:
  struct Names {
    const roadmap::Programme* programme;
    std::vector<std::string> whole;  ///< plain keys of id, title and file stem
    std::string title;
  };

  std::span<const roadmap::Programme> programmes_;
  std::vector<Names> names_;
  std::unordered_map<std::string, std::vector<const roadmap::Programme*>> by_whole_name_;
};

}  // namespace vekha::facts
