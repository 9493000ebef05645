#pragma once

#include "http/conditions.h"
#include "http/message.h"
#include "http/wire.h"

#include <functional>
#include <string>

namespace vekha::http {

/// Answers a request; may throw FaultError, TooLarge, BrokenBody or anything else.
using Handler = std::function<Response(Request&)>;

struct ExchangeRules {
  Handler handler;
  std::size_t largest_body = 64UL << 20U;
  /// Told of what a handler threw that is no answer; the client learns only that it went wrong.
  std::function<void(const std::string& what)> tell_failure = [](const std::string&) {};
  std::function<bool()> stopping = [] { return false; };
};

enum class After { keep_open, close };

/// Serves one request. `buffer` holds what was received so far and keeps what belongs to the next
/// request. Whatever the client sent and whatever the handler threw, the answer is whole HTTP, or
/// the wire is broken (WireBroken).
After serve_one(Wire& wire, std::string& buffer, const std::string& peer, bool secure,
                const ExchangeRules& rules);

}  // namespace vekha::http
