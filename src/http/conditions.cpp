#include "http/conditions.h"

#include "base/sha256.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <system_error>

namespace vekha::http {

namespace {

constexpr std::size_t least_compressed = 860;  // less fits one packet anyway

std::string_view opaque(std::string_view tag) {
  if (tag.substr(0, 2) == "W/") tag.remove_prefix(2);
  return tag;
}

// The tag of the gzip form: "abc" becomes "abc-gz".
std::string compressed_tag(const std::string& tag) {
  return tag.size() < 2 ? tag : tag.substr(0, tag.size() - 1) + "-gz\"";
}

bool names_tag(std::string_view list, std::string_view tag) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string_view one = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    while (!one.empty() && one.front() == ' ')
      one.remove_prefix(1);
    while (!one.empty() && one.back() == ' ')
      one.remove_suffix(1);
    if (one == "*" || opaque(one) == tag) return true;
  }
  return false;
}

bool names_either(const std::string& list, const std::string& tag) {
  return names_tag(list, tag) || names_tag(list, compressed_tag(tag));
}

bool accepts_gzip(const Request& request) {
  const std::string accepted = request.headers.get("Accept-Encoding");
  const std::size_t place = accepted.find("gzip");
  if (place == std::string::npos) return false;
  const std::string_view rest =
      std::string_view(accepted).substr(place + 4, accepted.find(',', place) - place - 4);
  const std::size_t quality = rest.find("q=0");
  return quality == std::string_view::npos ||
         rest.find_first_of("123456789", quality + 3) != std::string_view::npos;
}

struct Span {
  std::uint64_t first = 0;
  std::uint64_t length = 0;
};

std::optional<std::uint64_t> number_of(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool good = error == std::errc() && end == digits.data() + digits.size() && !digits.empty();
  return good ? std::optional(number) : std::nullopt;
}

enum class RangeKind { whole, part, unsatisfiable };

// «bytes=0-99», «bytes=100-», «bytes=-5»; anything else is as if it were not there.
RangeKind range_of(std::string_view text, std::uint64_t size, Span& span) {
  if (text.substr(0, 6) != "bytes=" || text.find(',') != std::string_view::npos)
    return RangeKind::whole;
  text.remove_prefix(6);
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return RangeKind::whole;
  const auto first = number_of(text.substr(0, dash));
  const auto last = number_of(text.substr(dash + 1));
  if (dash == 0) {
    if (!last) return RangeKind::whole;
    span = {size - std::min(*last, size), std::min(*last, size)};
    return span.length == 0 ? RangeKind::unsatisfiable : RangeKind::part;
  }
  const bool open = dash + 1 == text.size();
  if (!first || (!open && (!last || *last < *first))) return RangeKind::whole;
  if (*first >= size) return RangeKind::unsatisfiable;
  const std::uint64_t end = open ? size - 1 : std::min(*last, size - 1);
  span = {*first, end - *first + 1};
  return RangeKind::part;
}

std::uint64_t size_of(const Reply& reply) {
  if (const auto* text = std::get_if<SharedText>(&reply.body)) return (*text)->size();
  std::error_code error;
  const auto* file = std::get_if<FileBody>(&reply.body);
  const auto size = file == nullptr ? 0 : std::filesystem::file_size(file->path, error);
  return error ? 0 : size;
}

Reply bodiless(Reply reply, int status) {
  reply.status = status;
  reply.body = std::make_shared<const std::string>();
  reply.length = 0;
  return reply;
}

SharedText compressed_form(const Reply& reply, const Response& response) {
  if (response.compressed) return response.compressed;
  const auto* text = std::get_if<SharedText>(&reply.body);
  const bool worth = text != nullptr && (*text)->size() >= least_compressed &&
                     is_compressible(response.media_type);
  return worth ? std::make_shared<const std::string>(gzipped(**text)) : nullptr;
}

void cut_to_range(const Request& request, const Response& response, Reply& reply) {
  const std::string* range = request.headers.find("Range");
  const std::string* if_range = request.headers.find("If-Range");
  if (range == nullptr || (if_range != nullptr && *if_range != response.etag)) return;
  Span span;
  const RangeKind kind = range_of(*range, reply.length, span);
  const std::string size = std::to_string(reply.length);
  if (kind == RangeKind::part) {
    reply.headers.add("Content-Range", "bytes " + std::to_string(span.first) + "-" +
                                           std::to_string(span.first + span.length - 1) + "/" +
                                           size);
    reply.status = 206;
    reply.offset = span.first;
    reply.length = span.length;
  } else if (kind == RangeKind::unsatisfiable) {
    reply.headers.add("Content-Range", "bytes */" + size);
    reply = bodiless(std::move(reply), 416);
  }
}

Reply plain_reply(Response& response) {
  Reply reply{.status = response.status, .headers = std::move(response.headers)};
  if (auto* text = std::get_if<std::string>(&response.body)) {
    reply.body = std::make_shared<const std::string>(std::move(*text));
  } else if (auto* shared = std::get_if<SharedText>(&response.body)) {
    reply.body = std::move(*shared);
  } else if (auto* file = std::get_if<FileBody>(&response.body)) {
    reply.body = std::move(*file);
  } else {
    reply.body = std::move(std::get<Stream>(response.body));
  }
  reply.length = size_of(reply);
  return reply;
}

Reply in_gzip(Reply reply, const SharedText& bytes) {
  reply.headers.add("Content-Encoding", "gzip");
  reply.body = bytes;
  reply.length = bytes->size();
  return reply;
}

bool still_matches(const Request& request, const Response& response) {
  const std::string* match = request.headers.find("If-Match");
  return match == nullptr || names_either(*match, response.etag);
}

}  // namespace

bool is_compressible(std::string_view media_type) {
  return media_type.substr(0, 5) == "text/" || media_type.find("json") != std::string_view::npos ||
         media_type.find("xml") == media_type.size() - 3 ||
         media_type.find("svg") != std::string_view::npos;
}

std::string etag_of(std::string_view bytes) {
  return "\"" + sha256_hex(bytes).substr(0, 24) + "\"";
}

std::string gzipped(std::string_view text) {
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  if (deflateInit2(&stream, 6, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("zlib could not begin");
  std::string input(text);
  std::string out(deflateBound(&stream, static_cast<uLong>(input.size())) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw std::runtime_error("zlib could not end");
  return out;
}

Reply fitted(const Request& request, Response response) {
  Reply reply = plain_reply(response);
  reply.headers.add("Content-Type", response.media_type);
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (!reads || response.status != 200 || reply.streamed()) return reply;
  const auto* text = std::get_if<SharedText>(&reply.body);
  if (response.etag.empty() && text != nullptr) response.etag = etag_of(**text);
  if (!still_matches(request, response)) return bodiless(std::move(reply), 412);
  const bool ranged = request.headers.find("Range") != nullptr;
  const SharedText small =
      accepts_gzip(request) && !ranged ? compressed_form(reply, response) : nullptr;
  if (is_compressible(response.media_type)) reply.headers.add("Vary", "Accept-Encoding");
  if (!response.etag.empty())
    reply.headers.add("ETag", small ? compressed_tag(response.etag) : response.etag);
  const std::string* none_match = request.headers.find("If-None-Match");
  if (none_match != nullptr && !response.etag.empty() && names_either(*none_match, response.etag))
    return bodiless(std::move(reply), 304);
  if (small) return in_gzip(std::move(reply), small);
  reply.headers.add("Accept-Ranges", "bytes");
  cut_to_range(request, response, reply);
  return reply;
}

}  // namespace vekha::http
