#pragma once

#include "render/html/site_context.h"
#include "render/value.h"

namespace vekha::render::html {

/// One change in words: members what, title, href (absent for what is gone), before, after (absent
/// where there are none).
Value change_view(const Site& site, const report::Change& change);

}  // namespace vekha::render::html
