#pragma once

#include "web/caller.h"

namespace vekha::web {

/// The methodist's form for a note on demand: section, executor, school, period, page or Word.
http::Response note_form(Parts& parts, const http::Request& request, const Caller& caller);

}  // namespace vekha::web
