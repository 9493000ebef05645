#pragma once

#include "web/caller.h"

namespace vekha::web {

/// The passport of a programme as it is now, with the decisions of the one in the workspace, to be
/// filled in and uploaded again. FaultError 404, 422 when its road map or passport can't be read.
http::Response passport_download(Parts& parts, const std::string& programme);

/// The collection form of one executor or one school (`executor` or `school` in the query).
/// FaultError 404 for an unknown programme, 422 for an executor that it does not have.
http::Response form_download(Parts& parts, const http::Request& request);

/// Where the methodist chooses whose form it is.
http::Response form_choice(Parts& parts, const http::Request& request, const Caller& caller);

}  // namespace vekha::web
