#pragma once

#include "http/problem_document.h"
#include "render/value.h"
#include "web/caller.h"

#include <string>

namespace vekha::web {

/// A page of report_templates/service with what every page shows: office, who is logged in, the
/// form's token, a word about what was done (`said` in the query).
http::Response page_response(Parts& parts, const http::Request& request, const Caller& caller,
                             const std::string& name, render::Value model);

/// What went wrong, as a page: people do not read problem documents.
http::Response fault_page(Parts& parts, const http::Request& request, const Caller& caller,
                          const http::Fault& fault);

/// 404 for a visitor of the released site who has a browser.
http::Response missing_page(Parts& parts, bool published);

/// 303 to a page of ours.
http::Response see_other(const std::string& path);

/// Problems as a list for a template: severity, where, text, advice.
render::Value problem_list(const Problems& problems, Language language);

/// «01.07.2024 05:30» by the office's clock.
std::string shown_time(const Parts& parts, service::Instant instant);

/// Language of the pages: that of the office.
Language page_language(const Parts& parts);

/// The words of the office's templates.
PhraseShelf::Shared phrases_of(const Parts& parts, Language language);

void add_security_headers(http::Response& response);

}  // namespace vekha::web
