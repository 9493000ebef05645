#pragma once

#include "web/caller.h"

namespace vekha::web {

/// The methodist's page under /manage/: server-rendered, whole without JavaScript. Its templates
/// are report_templates/service, its words phrases/service.<ru|en>.toml.
void add_pages(http::Router& router, Parts& parts);

}  // namespace vekha::web
