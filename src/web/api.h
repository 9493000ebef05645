#pragma once

#include "web/caller.h"

namespace vekha::web {

/// /api/v1, /healthz, /readyz and /metrics. `report_templates/service/openapi.json` describes them,
/// and a test holds the two against each other.
void add_report_routes(http::Router& router, Parts& parts);
void add_run_routes(http::Router& router, Parts& parts);
void add_change_routes(http::Router& router, Parts& parts);
void add_state_routes(http::Router& router, Parts& parts);

/// All of them, the methodist's page and the released site; counts what goes through.
http::Handler service_handler(Parts& parts);
/// For the test against the description.
http::Router service_router(Parts& parts);

}  // namespace vekha::web
