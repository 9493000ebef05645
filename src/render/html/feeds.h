#pragma once

#include "render/html/site_context.h"

#include <string>
#include <vector>

namespace vekha::render::html {

/// «changes.atom» (RFC 4287): an entry for each change; its id stays the same from run to run.
std::string changes_feed(const Site& site);

/// The sitemap of these pages (sitemaps.org): files by their names, an index over several where
/// there are more than 50,000 pages. Needs the site's address.
std::vector<std::pair<std::string, std::string>> sitemap(const report::Snapshot& snapshot,
                                                         const std::vector<std::string>& pages);

}  // namespace vekha::render::html
