#pragma once

#include <Poco/Net/Context.h>

namespace vekha::notify {

/// For calls out: TLS 1.2 or newer, a certificate that the system's authorities vouch for, forward
/// secrecy alone.
Poco::Net::Context::Ptr verifying_context();

}  // namespace vekha::notify
