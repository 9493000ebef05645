#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace vekha::publish {

/// What a page of HTML refers to and holds. Reads the forms that our templates write: tags with
/// quoted attributes; what stands in scripts, styles and comments is passed over.
struct PageParts {
  std::function<void(std::string_view)> link;  ///< value of href or src, entities undone
  std::function<void(std::string_view)> id;    ///< value of id
};

/// Calls the parts in the page's order. True when <main> (else <body>) holds a letter or digit
/// outside of its heading h1.
bool read_page(std::string_view html, const PageParts& parts);

/// Path of the file within the release that `link` of the page `page` («plan/m/1.html») means, and
/// its fragment after «#»; empty: the link leads out of the release (another site, mail, above it).
std::string resolved_link(std::string_view page, std::string_view link);

}  // namespace vekha::publish
