#pragma once

#include "http/server.h"

#include <Poco/AutoPtr.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/ServerSocket.h>

namespace vekha::http {

/// A socket that listens, not shared with another process. ServiceError with advice.
Poco::Net::ServerSocket listening_socket(const std::string& address, std::uint16_t port);

/// TLS 1.2 and 1.3 with a server's certificate; nullptr when none is set. ServiceError when the
/// files can't be used, do not belong together, or the certificate has expired.
Poco::Net::Context::Ptr tls_context(const ServerSettings& settings);

}  // namespace vekha::http
