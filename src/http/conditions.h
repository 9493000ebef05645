#pragma once

#include "http/message.h"

#include <cstdint>

namespace vekha::http {

/// What goes over the wire: status and headers as they are, and the part of the body that is sent.
struct Reply {
  int status = 200;
  Headers headers;
  std::variant<SharedText, FileBody, Stream> body;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;  ///< bytes from `offset`; not for a Stream
  bool streamed() const { return std::holds_alternative<Stream>(body); }
};

/// Fits an answer to what the request asks for: If-Match, If-None-Match, Range with If-Range, and
/// Accept-Encoding (RFC 9110, 12.5.3, 13 and 14). Several ranges at once are answered with the
/// whole.
Reply fitted(const Request& request, Response response);

/// A strong entity tag over some bytes.
std::string etag_of(std::string_view bytes);

/// The text in gzip (RFC 1952), without a time in it.
std::string gzipped(std::string_view text);

/// Texts that get smaller: HTML, JSON, CSS, CSV, SVG and their like.
bool is_compressible(std::string_view media_type);

}  // namespace vekha::http
