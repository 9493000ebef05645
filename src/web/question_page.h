#pragma once

#include "http/form.h"
#include "web/caller.h"

#include <string>

/// The methodist's page of a programme's questions, and the answers that its forms send.
namespace vekha::web {

/// FaultError 404 when there is no such programme.
http::Response questions_page(Parts& parts, const http::Request& request, const Caller& caller,
                              const std::string& programme);

/// Takes the form's decision. What is refused comes back on the page of questions, beside its own
/// and as it was typed.
http::Response decided(Parts& parts, const http::Form& form, const http::Request& request,
                       const Caller& caller);

}  // namespace vekha::web
