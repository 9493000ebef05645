#pragma once

#include "access/accounts.h"

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace vekha::access {

/// Monotonic: a clock that is set must neither end nor lengthen a session.
using Steady = std::chrono::steady_clock;

struct Session {
  User user;
  std::string csrf;  ///< goes into every form
};

/// Who is logged in, in memory: a restart logs everybody out. The cookie is kept as a hash only.
class Sessions {
 public:
  static constexpr std::chrono::hours longest{12};
  static constexpr std::chrono::minutes idle{60};

  /// The cookie's value.
  std::string begin(const User& user, Steady::time_point now);
  std::optional<Session> find(const std::string& cookie, Steady::time_point now);
  void end(const std::string& cookie);
  /// After a change of role or password, and when a user is removed.
  void end_all_of(const std::string& user);

 private:
  struct Entry {
    Session session;
    Steady::time_point begun;
    Steady::time_point seen;
  };
  std::mutex mutex_;
  std::map<std::string, Entry> entries_;
};

/// Slows guessing of passwords down: after a few free tries each failure doubles the wait, up to 15
/// minutes for an address and for a name from an address, up to a minute for a name from anywhere.
/// Who came in from an address before is not kept waiting by what others try with that name from
/// elsewhere. Forgotten when the service ends.
class LoginThrottle {
 public:
  /// How long until another try is heard; zero: now.
  std::chrono::seconds wait(const std::string& name, const std::string& from,
                            Steady::time_point now);
  void failed(const std::string& name, const std::string& from, Steady::time_point now);
  void succeeded(const std::string& name, const std::string& from);

 private:
  struct Entry {
    int failures = 0;
    Steady::time_point until;
    Steady::time_point last;
  };
  std::chrono::seconds wait_of(const std::string& key, Steady::time_point now) const;
  void count(const std::string& key, std::chrono::seconds longest, Steady::time_point now);

  std::mutex mutex_;
  std::map<std::string, Entry> entries_;
  std::set<std::string> known_;  ///< names with the addresses that they came in from
};

}  // namespace vekha::access
