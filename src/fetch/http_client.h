#pragma once

#include "base/problem.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Exports from the net: what a server sends is a stranger's until it is whole and kept.
namespace vekha::fetch {

/// How long and how much; every bound is there to end a request that would not end by itself.
struct HttpLimits {
  std::uint64_t bytes = 512ULL << 20;  ///< of a body; inclusive
  int redirects = 5;
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds stall{30'000};  ///< this long nearly nothing came: given up
  std::chrono::milliseconds total{600'000};
  int attempts = 3;                        ///< one try and its repetitions
  std::chrono::milliseconds pause{1'000};  ///< before the second try; doubled each time
};

struct HttpRequest {
  std::string url;
  std::string method = "GET";
  std::vector<std::string> headers;  ///< "Depth: 1"
  std::string body;
  std::string user;
  std::string password;
  std::string proxy;  ///< "http://proxy:3128"; empty: none, whatever the environment says
  bool private_allowed = false;  ///< addresses of the office's own network and of this machine
  std::string etag;              ///< of the copy at hand: the server may answer 304
  std::string last_modified;     ///< likewise
  HttpLimits limits;
};

struct HttpResponse {
  int status = 0;
  std::string etag;
  std::string last_modified;
  std::string url;  ///< after redirects
  std::uint64_t bytes = 0;
};

/// Why no answer came: the words tell the office's administrator what to do.
struct HttpFailure {
  std::string code;  ///< "http_stalled", "http_cut_short", "http_redirects", "http_too_big" …
  Words text;
};

struct HttpResult {
  std::optional<HttpResponse> response;  ///< of the last try; of any status
  std::optional<HttpFailure> failure;    ///< set where there is no response
};

/// Sends one request and writes the body of a 200 or 207 to `to` (made anew; left empty for
/// others). Only http and https; never from https down to http. Tries again after a broken
/// connection, 429 and 5xx. Bodies shorter than their Content-Length are failures. Without
/// `private_allowed` no socket is opened to a private, loopback or link-local address, also after a
/// redirect or a changed DNS answer; through a proxy its own rules hold instead.
HttpResult http(const HttpRequest& request, const std::filesystem::path& to);

/// Whether an address, "10.0.0.7" or "fe80::1", is of a private, loopback, link-local or otherwise
/// not public network (RFC 1918, 6598, 4193, 4291, 3927). What is no address is private.
bool is_private_address(const std::string& address);

}  // namespace vekha::fetch
