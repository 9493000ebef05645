#pragma once

#include "http/message.h"

#include <string>
#include <string_view>
#include <variant>

namespace vekha::http {

/// Bounds on what a client may send before its body.
inline constexpr std::size_t longest_head = 16 * 1024;
inline constexpr std::size_t longest_target = 4 * 1024;
inline constexpr std::size_t most_headers = 64;

/// Request line and headers.
struct Head {
  Request request;       ///< without body and peer
  bool chunked = false;  ///< the body comes in chunks
  bool keep_alive = true;
  bool modern = true;  ///< HTTP/1.1: knows chunks
  bool expects_continue = false;
};

/// Why a head is refused.
struct Refusal {
  int status = 400;
  Words why;
};

/// Reads a head that ends with an empty line. Poco takes it apart; what Poco lets pass and what a
/// proxy in front might understand otherwise is refused (RFC 9112, 2.2, 3.2, 5.1, 6.3): both length
/// headers, two lengths, a length that is no number, codings other than «chunked», folded lines,
/// bare line feeds, blanks before a colon, no or two Host, control characters.
std::variant<Head, Refusal> parse_head(std::string_view text);

/// The place behind the empty line that ends a head; npos: it has not come yet.
std::size_t end_of_head(std::string_view bytes);

}  // namespace vekha::http
