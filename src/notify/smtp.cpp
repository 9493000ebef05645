#include "notify/smtp.h"

#include "base/error.h"
#include "notify/secure_context.h"

#include <Poco/Exception.h>
#include <Poco/Net/SMTPClientSession.h>
#include <Poco/Net/SecureSMTPClientSession.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/StreamSocket.h>

#include <memory>
#include <sstream>

namespace vekha::notify {

namespace {

using Poco::Net::SMTPClientSession;

std::unique_ptr<SMTPClientSession> connected(const SmtpSettings& settings) {
  const Poco::Timespan timeout(static_cast<long>(settings.timeout.count()), 0);
  const Poco::Net::SocketAddress address(settings.host, settings.port);
  if (settings.security == MailSecurity::tls) {
    Poco::Net::SecureStreamSocket secure(verifying_context());
    secure.setPeerHostName(settings.host);
    secure.connect(address, timeout);
    return std::make_unique<SMTPClientSession>(secure);
  }
  if (settings.security == MailSecurity::starttls) {
    // Given the name and not a socket, it checks that the certificate is of that name.
    return std::make_unique<Poco::Net::SecureSMTPClientSession>(settings.host, settings.port);
  }
  Poco::Net::StreamSocket socket;
  socket.connect(address, timeout);
  return std::make_unique<SMTPClientSession>(socket);
}

void greet(SMTPClientSession& session, const SmtpSettings& settings) {
  session.setTimeout(Poco::Timespan(static_cast<long>(settings.timeout.count()), 0));
  session.login("vekha");
  if (settings.security == MailSecurity::starttls) {
    auto& secure = dynamic_cast<Poco::Net::SecureSMTPClientSession&>(session);
    // Without it a mail and a password would go in the clear.
    if (!secure.startTLS(verifying_context()))
      throw Poco::IOException("the server offers no STARTTLS");
  }
  if (settings.user.empty()) return;
  session.login("vekha", SMTPClientSession::AUTH_PLAIN, settings.user, settings.password);
}

}  // namespace

void send(const Mail& mail, const SmtpSettings& settings) {
  try {
    const auto session = connected(settings);
    greet(*session, settings);
    SMTPClientSession::Recipients recipients;
    for (const std::string& to : mail.to)
      recipients.push_back(bare_address(to));
    session->sendAddresses(bare_address(mail.from), recipients);
    session->sendData();
    std::istringstream text(to_text(mail));
    session->sendMessage(text);
    session->close();
  } catch (const Poco::Exception& error) {
    const std::string why = error.displayText();
    throw ServiceError(
        {.place = {.file = settings.host + ":" + std::to_string(settings.port)},
         .code = "mail_not_sent",
         .text = {"письмо не отправлено: " + why, "the mail was not sent: " + why},
         .advice = {"проверьте раздел [mail] в vekha.toml", "check [mail] in vekha.toml"}});
  }
}

}  // namespace vekha::notify
