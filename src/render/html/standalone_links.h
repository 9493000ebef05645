#pragma once

#include <map>
#include <string>
#include <string_view>

namespace vekha::render::html {

struct Inlining {
  std::string folder;                          ///< of the page whose links these are: "plan-2024"
  std::map<std::string, std::string> anchors;  ///< paths from the site's root that are in the file
  std::string public_site;                     ///< "https://…" without a slash; empty: none
};

/// Every `href` of a page led to where it still means something once the page stands alone: to an
/// anchor within it, to the public site, or, where that is not known, nowhere: the link becomes
/// plain text. Absolute links and fragments stay.
std::string with_links_inlined(std::string_view html, const Inlining& inlining);

}  // namespace vekha::render::html
