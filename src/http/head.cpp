#include "http/head.h"

#include <Poco/Exception.h>
#include <Poco/MemoryStream.h>
#include <Poco/Net/HTTPRequest.h>

#include <algorithm>
#include <charconv>

namespace vekha::http {

namespace {

Refusal refusal(int status, const char* ru, const char* en) {
  return {status, {ru, en}};
}

bool is_token_char(char c) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         marks.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_token_char);
}

bool is_value_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return c == '\t' || (byte >= 0x20 && byte != 0x7F);
}

// What Poco would overlook: it takes bare line feeds, folded lines and blanks before a colon.
bool is_strict(std::string_view head) {
  bool first = true;
  while (true) {
    const std::size_t end = head.find("\r\n");
    if (end == std::string_view::npos) return false;
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(end + 2);
    if (!std::ranges::all_of(line, is_value_char)) return false;
    if (line.empty()) return !first && head.empty();
    const std::size_t colon = line.find(':');
    if (!first && (colon == std::string_view::npos || !is_token(line.substr(0, colon))))
      return false;
    first = false;
  }
}

std::optional<std::uint64_t> length_of(const std::string& text) {
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  const bool digits = !text.empty() && text.front() >= '0' && text.front() <= '9';
  return digits && error == std::errc() && end == text.data() + text.size() ? std::optional(length)
                                                                            : std::nullopt;
}

// Whether the body's length can be told in one way only.
std::optional<Refusal> frame_fault(Head& head) {
  const Headers& headers = head.request.headers;
  const std::size_t lengths = headers.count("Content-Length");
  const std::size_t codings = headers.count("Transfer-Encoding");
  if (lengths > 1 || codings > 1 || (lengths > 0 && codings > 0))
    return refusal(400, "длина тела указана дважды", "the body's length is given twice");
  if (codings == 1) {
    if (!same_name(headers.get("Transfer-Encoding"), "chunked"))
      return refusal(501, "тело передаётся в незнакомой кодировке", "unknown transfer coding");
    head.chunked = true;
  }
  if (lengths == 1) {
    head.request.content_length = length_of(headers.get("Content-Length"));
    if (!head.request.content_length)
      return refusal(400, "Content-Length не число", "Content-Length is no number");
  }
  return std::nullopt;
}

std::optional<Refusal> target_fault(Head& head, const std::string& target) {
  if (target.size() > longest_target)
    return refusal(414, "адрес слишком длинный", "the address is too long");
  const bool plain = !target.empty() && target.front() == '/' &&
                     target.find_first_of("# \"<>\\^`{|}") == std::string::npos;
  if (!plain)
    return refusal(400, "адрес запроса не читается", "the request's target is ill-formed");
  const std::size_t mark = std::min(target.find('?'), target.size());
  head.request.path = target.substr(0, mark);
  head.request.query = target.substr(std::min(mark + 1, target.size()));
  return std::nullopt;
}

std::optional<Refusal> connection_fault(Head& head, const std::string& version) {
  const Headers& headers = head.request.headers;
  if (version != "HTTP/1.1" && version != "HTTP/1.0")
    return refusal(505, "нужен HTTP/1.1", "HTTP/1.1 is needed");
  const bool modern = version == "HTTP/1.1";
  head.modern = modern;
  if (headers.count("Host") > 1 || (modern && headers.count("Host") == 0))
    return refusal(400, "нужен один заголовок Host", "exactly one Host is needed");
  if (!modern && head.chunked)
    return refusal(400, "в HTTP/1.0 кусков не бывает", "HTTP/1.0 has no chunks");
  const std::string connection = headers.get("Connection");
  head.keep_alive = modern ? !same_name(connection, "close") : same_name(connection, "keep-alive");
  const std::string expectation = headers.get("Expect");
  head.expects_continue = modern && same_name(expectation, "100-continue");
  if (!expectation.empty() && !head.expects_continue)
    return refusal(417, "ожидание не понято", "unknown expectation");
  return std::nullopt;
}

}  // namespace

std::size_t end_of_head(std::string_view bytes) {
  const std::size_t end = bytes.find("\r\n\r\n");
  return end == std::string_view::npos ? end : end + 4;
}

std::variant<Head, Refusal> parse_head(std::string_view text) {
  Refusal broken = refusal(400, "запрос не читается", "the request is ill-formed");
  if (text.size() > longest_head)
    return refusal(431, "заголовки слишком длинны", "headers too long");
  if (!is_strict(text)) return broken;
  Poco::Net::HTTPRequest parsed;
  parsed.setFieldLimit(static_cast<int>(most_headers));
  try {
    Poco::MemoryInputStream in(text.data(), static_cast<std::streamsize>(text.size()));
    parsed.read(in);
  } catch (const Poco::Exception&) {
    return std::count(text.begin(), text.end(), '\n') > static_cast<long>(most_headers)
               ? refusal(431, "слишком много заголовков", "too many headers")
               : broken;
  }
  Head head;
  head.request.method = parsed.getMethod();
  if (!is_token(head.request.method)) return broken;
  for (const auto& [name, value] : parsed)
    head.request.headers.add(name, value);
  if (auto fault = target_fault(head, parsed.getURI())) return *fault;
  if (auto fault = frame_fault(head)) return *fault;
  if (auto fault = connection_fault(head, parsed.getVersion())) return *fault;
  return head;
}

}  // namespace vekha::http
