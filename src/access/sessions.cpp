#include "access/sessions.h"

#include "access/secrets.h"
#include "base/sha256.h"

#include <algorithm>

namespace vekha::access {

namespace {

constexpr int free_tries = 5;
constexpr std::size_t most_entries = 10000;
constexpr std::chrono::seconds longest_wait{15 * 60};
constexpr std::chrono::seconds longest_wait_of_name(60);  // a stranger could keep its owner out

}  // namespace

std::string Sessions::begin(const User& user, Steady::time_point now) {
  const std::string cookie = random_text(32);
  const std::lock_guard lock(mutex_);
  std::erase_if(entries_, [&](const auto& entry) {
    return now - entry.second.seen > idle || now - entry.second.begun > longest;
  });
  entries_[sha256_hex(cookie)] = {{user, random_text(24)}, now, now};
  return cookie;
}

std::optional<Session> Sessions::find(const std::string& cookie, Steady::time_point now) {
  if (cookie.empty()) return std::nullopt;
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(sha256_hex(cookie));
  if (found == entries_.end()) return std::nullopt;
  if (now - found->second.seen > idle || now - found->second.begun > longest) {
    entries_.erase(found);
    return std::nullopt;
  }
  found->second.seen = now;
  return found->second.session;
}

void Sessions::end(const std::string& cookie) {
  const std::lock_guard lock(mutex_);
  entries_.erase(sha256_hex(cookie));
}

void Sessions::end_all_of(const std::string& user) {
  const std::lock_guard lock(mutex_);
  std::erase_if(entries_,
                [&](const auto& entry) { return entry.second.session.user.name == user; });
}

namespace {

// A name may hold anything, an address no blank.
std::string pair_key(const std::string& name, const std::string& from) {
  return "pair " + from + " " + name;
}

std::string name_key(const std::string& name) {
  return "name " + name;
}

std::string address_key(const std::string& from) {
  return "from " + from;
}

}  // namespace

std::chrono::seconds LoginThrottle::wait(const std::string& name, const std::string& from,
                                         Steady::time_point now) {
  const std::lock_guard lock(mutex_);
  const auto own = std::max(wait_of(address_key(from), now), wait_of(pair_key(name, from), now));
  return known_.contains(pair_key(name, from)) ? own : std::max(own, wait_of(name_key(name), now));
}

std::chrono::seconds LoginThrottle::wait_of(const std::string& key, Steady::time_point now) const {
  const auto found = entries_.find(key);
  if (found == entries_.end() || found->second.until <= now) return std::chrono::seconds(0);
  return std::chrono::ceil<std::chrono::seconds>(found->second.until - now);
}

void LoginThrottle::failed(const std::string& name, const std::string& from,
                           Steady::time_point now) {
  const std::lock_guard lock(mutex_);
  count(address_key(from), longest_wait, now);
  count(pair_key(name, from), longest_wait, now);
  count(name_key(name), longest_wait_of_name, now);
}

void LoginThrottle::count(const std::string& key, std::chrono::seconds longest,
                          Steady::time_point now) {
  if (entries_.size() >= most_entries)
    std::erase_if(entries_,
                  [&](const auto& entry) { return now - entry.second.last > longest_wait; });
  Entry& entry = entries_[key];
  if (now - entry.last > 2 * longest_wait) entry.failures = 0;
  entry.last = now;
  ++entry.failures;
  if (entry.failures < free_tries) return;
  const int doublings = std::min(entry.failures - free_tries, 10);
  entry.until = now + std::min(longest, std::chrono::seconds(1L << doublings));
}

void LoginThrottle::succeeded(const std::string& name, const std::string& from) {
  const std::lock_guard lock(mutex_);
  for (const std::string& key : {address_key(from), pair_key(name, from), name_key(name)})
    entries_.erase(key);
  if (known_.size() < most_entries) known_.insert(pair_key(name, from));
}

}  // namespace vekha::access
