#include "notify/secure_context.h"

#include <Poco/Net/SSLManager.h>

#include <mutex>

namespace vekha::notify {

Poco::Net::Context::Ptr verifying_context() {
  static std::once_flag initialised;
  std::call_once(initialised, [] { Poco::Net::initializeSSL(); });
  Poco::Net::Context::Ptr context(new Poco::Net::Context(
      Poco::Net::Context::TLS_CLIENT_USE, "", "", "", Poco::Net::Context::VERIFY_STRICT, 9, true,
      "ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM"));
  context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
  return context;
}

}  // namespace vekha::notify
