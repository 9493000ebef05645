#pragma once

#include "publish/publish_snapshot.h"
#include "publish/staging.h"
#include "render/address.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::publish {

/// Name of the file in a release that says from what the pages of each programme were made: lines
/// «<SHA-256>  <folder>», as in the manifest.
inline constexpr std::string_view pages_name = "pages.made-from.txt";

/// Which programmes' pages would come out as they stand in the earlier release: those whose
/// reports, templates, phrases, language and checks are the same. So a night in which one school
/// reported makes one programme's pages and links the rest.
class PageReuse {
 public:
  PageReuse(const Faces& faces, const CheckRules& rules, Staging& staging);

  /// Takes the programme's pages over from the earlier release, those that show the snapshot's id
  /// with the new one in place of the old one; their names. nullopt, and nothing was taken, when
  /// the programme has changed or a page of it was touched.
  std::optional<std::vector<std::string>> take_over(const report::ProgrammeReport& programme);

  /// What the next release reads: the contents of pages.made-from.txt. Of pages that a check found
  /// at fault nothing is said, so that all are made and looked at again.
  std::string text(bool at_fault) const;

 private:
  struct Pages {
    std::vector<std::string> same;
    std::vector<std::string> with_id;
  };
  std::optional<Pages> pages_of(const std::string& folder) const;
  std::optional<std::string> with_new_id(const std::string& name) const;

  Staging& staging_;
  const EarlierRelease& earlier_;
  std::string id_;
  const render::Addresses addresses_;
  std::map<std::string, std::string> now_;  // by folder
  std::map<std::string, std::string> before_;
};

}  // namespace vekha::publish
