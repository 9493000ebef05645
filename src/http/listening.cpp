#include "http/listening.h"

#include "base/error.h"

#include <Poco/Crypto/X509Certificate.h>
#include <Poco/DateTime.h>
#include <Poco/Exception.h>
#include <Poco/Net/SSLManager.h>
#include <Poco/Net/SocketAddress.h>

#include <mutex>

namespace vekha::http {

namespace {

ServiceError tls_error(const TlsFiles& files, const Words& text) {
  return ServiceError(
      {.place = {.file = files.certificate.string()},
       .code = "certificate",
       .text = text,
       .advice = {"проверьте [server] certificate и key: PEM, ключ без пароля, срок не истёк",
                  "check [server] certificate and key: PEM, no passphrase, not expired"}});
}

void require_valid_now(const TlsFiles& files) {
  const Poco::Crypto::X509Certificate certificate(files.certificate.string());
  const Poco::DateTime now;
  if (certificate.expiresOn() < now)
    throw tls_error(files, {"срок сертификата истёк", "the certificate has expired"});
  if (certificate.validFrom() > now)
    throw tls_error(files, {"сертификат ещё не действует", "the certificate is not valid yet"});
}

}  // namespace

Poco::Net::ServerSocket listening_socket(const std::string& address, std::uint16_t port) {
  try {
    // Without sharing of the port: a second service must be told, not take every other request.
    Poco::Net::ServerSocket socket;
    socket.bind(Poco::Net::SocketAddress(address, port), true, false);
    socket.listen(1024);
    socket.setBlocking(false);
    return socket;
  } catch (const Poco::Exception& error) {
    throw ServiceError({.place = {.file = address + ":" + std::to_string(port)},
                        .code = "address_taken",
                        .text = {"адрес не занять: " + error.displayText(),
                                 "can't listen: " + error.displayText()},
                        .advice = {"укажите другой порт ключом --port или в [server]",
                                   "name another port with --port or in [server]"}});
  }
}

Poco::Net::Context::Ptr tls_context(const ServerSettings& settings) {
  if (!settings.tls) return nullptr;
  try {
    static std::once_flag initialised;
    std::call_once(initialised, [] { Poco::Net::initializeSSL(); });
    require_valid_now(*settings.tls);
    Poco::Net::Context::Params params;
    params.privateKeyFile = settings.tls->key.string();
    params.certificateFile = settings.tls->certificate.string();
    params.verificationMode =
        Poco::Net::Context::VERIFY_NONE;  // of clients, who have no certificates
    params.cipherList = "ECDHE+AESGCM:ECDHE+CHACHA20";
    Poco::Net::Context::Ptr context(
        new Poco::Net::Context(Poco::Net::Context::TLS_SERVER_USE, params));
    context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
    context->enableSessionCache(true, "vekha");
    return context;
  } catch (const Poco::Exception& error) {
    throw tls_error(*settings.tls, {"сертификат или ключ не годится: " + error.displayText(),
                                    "certificate or key can't be used: " + error.displayText()});
  }
}

}  // namespace vekha::http
