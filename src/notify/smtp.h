#pragma once

#include "notify/mime.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace vekha::notify {

enum class MailSecurity {
  none,      ///< within the office's own network only
  starttls,  ///< port 587
  tls        ///< port 465
};

struct SmtpSettings {
  std::string host;
  std::uint16_t port = 587;
  MailSecurity security = MailSecurity::starttls;
  std::string user;  ///< empty: without login
  std::string password;
  std::chrono::seconds timeout{20};
  bool operator==(const SmtpSettings&) const = default;
};

/// Hands a mail to the server. ServiceError says what the server answered; never the password.
void send(const Mail& mail, const SmtpSettings& settings);

}  // namespace vekha::notify
