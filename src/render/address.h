#pragma once

#include "report/snapshot.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::render {

/// A name that is safe in addresses and on every disk: letters a to z and A to Z, digits, ".", "_",
/// "-". Cyrillic letters are transliterated, the rest becomes "-". Never empty, never begins with a
/// dot, at most 80 characters.
std::string safe_name(std::string_view utf8);

/// Where the pages of a snapshot lie, from the site's root. Two measures never share a page, also
/// on disks that do not tell capitals from small letters; while a document stays as it is, its
/// addresses stay.
class Addresses {
 public:
  explicit Addresses(const report::Snapshot& snapshot);

  const std::string& folder(const report::ProgrammeReport& programme) const;  ///< "zima-2024"
  std::string programme(const report::ProgrammeReport& programme) const {
    return folder(programme) + "/index.html";
  }
  /// Another page or file of the programme: "zima-2024/questions.html".
  std::string in_programme(const report::ProgrammeReport& programme, std::string_view name) const;
  std::string section(const report::ProgrammeReport& programme, std::size_t section) const;
  std::string executor(const report::ProgrammeReport& programme, std::size_t executor) const;
  std::string measure(const report::ProgrammeReport& programme, std::size_t measure) const;

 private:
  struct Entry {
    std::string folder;
    std::vector<std::string> measures;  ///< file names without their ending
  };
  static std::string unique(std::set<std::string>& taken, const std::string& name);
  const Entry& entry(const report::ProgrammeReport& programme) const;

  std::map<const report::ProgrammeReport*, Entry> entries_;
};

}  // namespace vekha::render
