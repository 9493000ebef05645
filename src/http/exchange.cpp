#include "http/exchange.h"

#include "http/errors.h"
#include "http/head.h"
#include "http/problem_document.h"
#include "http/wire_body.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <exception>
#include <fstream>

namespace vekha::http {

namespace {

constexpr std::size_t drained_at_most = 256UL * 1024;

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  thread_local std::time_t last = 0;
  thread_local std::string text;
  if (now == last) return text;
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  static constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  text = fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
                     days[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                     months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour,
                     utc.tm_min, utc.tm_sec);
  last = now;
  return text;
}

// A line break in a header would begin another header; nothing that we set should hold one.
bool is_header_text(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

enum class Length { told, chunks, none };

std::string head_of(const Reply& reply, bool keep_alive, Length length) {
  std::string head;
  head.reserve(512);
  head += "HTTP/1.1 " + std::to_string(reply.status) + " " + reason_of(reply.status) + "\r\n";
  head += "Date: " + http_date() + "\r\n";
  for (const auto& [name, value] : reply.headers.all()) {
    if (is_header_text(value)) head.append(name).append(": ").append(value).append("\r\n");
  }
  if (length == Length::chunks) {
    head += "Transfer-Encoding: chunked\r\n";
  } else if (length == Length::told) {
    head += "Content-Length: " + std::to_string(reply.length) + "\r\n";
  }
  head += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  return head;
}

class Sender {
 public:
  Sender(Wire& wire, const ExchangeRules& rules, bool knows_chunks)
      : wire_(wire), rules_(rules), knows_chunks_(knows_chunks) {}

  void send(const Reply& reply, bool keep_alive, bool head_only) {
    const bool bodiless = reply.status == 304 || reply.status == 204;
    const Length length = bodiless ? Length::none : length_of(reply);
    std::string head = head_of(reply, keep_alive, length);
    wire_.allow_for(static_cast<std::size_t>(reply.length));
    if (bodiless || head_only) return wire_.send(head);
    if (const auto* text = std::get_if<SharedText>(&reply.body))
      return send_text(head, **text, reply);
    wire_.send(head);
    if (const auto* file = std::get_if<FileBody>(&reply.body)) return send_file(*file, reply);
    send_stream(std::get<Stream>(reply.body));
  }

 private:
  Length length_of(const Reply& reply) const {
    if (!reply.streamed()) return Length::told;
    return knows_chunks_ ? Length::chunks : Length::none;
  }

  void send_text(std::string& head, std::string_view text, const Reply& reply) {
    constexpr std::size_t one_piece = 128UL * 1024;
    const std::string_view part =
        text.substr(static_cast<std::size_t>(reply.offset), static_cast<std::size_t>(reply.length));
    if (part.size() <= one_piece) {
      head.append(part);
      return wire_.send(head);
    }
    wire_.send(head);
    wire_.send(part);
  }

  void send_file(const FileBody& file, const Reply& reply) {
    std::ifstream in(file.path, std::ios::binary);
    in.seekg(static_cast<std::streamoff>(reply.offset));
    std::array<char, 65536> piece{};
    std::uint64_t left = reply.length;
    while (left > 0) {
      const auto wanted = static_cast<std::streamsize>(std::min<std::uint64_t>(left, piece.size()));
      in.read(piece.data(), wanted);
      // The length is told already: a file that shrank can only end in a broken connection.
      if (in.gcount() <= 0) throw WireBroken("the file became shorter");
      wire_.send({piece.data(), static_cast<std::size_t>(in.gcount())});
      left -= static_cast<std::uint64_t>(in.gcount());
    }
  }

  void send_stream(const Stream& stream) {
    stream([this](std::string_view piece) {
      if (rules_.stopping()) return false;
      wire_.allow_for(piece.size());
      if (piece.empty()) return true;
      wire_.send(knows_chunks_ ? fmt::format("{:x}\r\n{}\r\n", piece.size(), piece)
                               : std::string(piece));
      return true;
    });
    if (knows_chunks_) wire_.send("0\r\n\r\n");
  }

  Wire& wire_;
  const ExchangeRules& rules_;
  bool knows_chunks_;
};

// One of the three places where everything is caught. What went wrong inside is for the log alone.
Response answered(Request& request, const ExchangeRules& rules) {
  try {
    return rules.handler(request);
  } catch (const WireBroken&) {
    throw;
  } catch (const FaultError& error) {
    return to_response(error.fault(), request.language());
  } catch (const TooLarge& error) {
    return to_response(too_large(error), request.language());
  } catch (const BrokenBody& error) {
    rules.tell_failure(error.what());
    return to_response(bad_request({"тело запроса оборвано или повреждено",
                                    "the request's body is cut short or damaged"}),
                       request.language());
  } catch (const std::exception& error) {
    rules.tell_failure(error.what());
    return to_response(
        {.status = 500,
         .code = "internal",
         .title = {"Не получилось: внутренняя ошибка", "Something went wrong inside"}},
        request.language());
  }
}

// What language the answer to a head that is refused should have, as far as that can be read.
Language language_of_refused(std::string_view head) {
  Request request;
  while (!head.empty()) {
    const std::size_t end = std::min(head.find("\r\n"), head.size());
    const std::string_view line = head.substr(0, end);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && same_name(line.substr(0, colon), "Accept-Language"))
      request.headers.add("Accept-Language", std::string(line.substr(colon + 1)));
    head.remove_prefix(std::min(end + 2, head.size()));
  }
  return request.language();
}

After refuse(Wire& wire, const Refusal& refusal, Language language, const ExchangeRules& rules) {
  const Fault fault{.status = refusal.status,
                    .code = "request_refused",
                    .title = {"Запрос неверен", "The request is wrong"},
                    .detail = refusal.why};
  Sender(wire, rules, true).send(fitted({}, to_response(fault, language)), false, false);
  return After::close;
}

// Receives until the head is whole; nullopt: the client went away before it said anything.
std::optional<std::size_t> receive_head(Wire& wire, std::string& buffer) {
  while (true) {
    // Empty lines before a request are passed over (RFC 9112, 2.2).
    while (buffer.starts_with("\r\n"))
      buffer.erase(0, 2);
    const std::size_t end = end_of_head(buffer);
    if (end != std::string::npos) return end;
    if (buffer.size() > longest_head) return buffer.size();
    std::array<char, 8192> piece{};
    const std::size_t count = wire.receive(piece.data(), piece.size());
    if (count == 0) return std::nullopt;
    buffer.append(piece.data(), count);
  }
}

// An unread body would be taken for the next request, so it is read to its end or the connection
// ends.
bool is_drained(WireBody& body) {
  try {
    return body.drain(drained_at_most);
  } catch (const BrokenBody&) {
    return false;
  } catch (const TooLarge&) {
    return false;
  }
}

}  // namespace

After serve_one(Wire& wire, std::string& buffer, const std::string& peer, bool secure,
                const ExchangeRules& rules) {
  const auto end = receive_head(wire, buffer);
  if (!end) return After::close;
  const std::string_view text = std::string_view(buffer).substr(0, *end);
  auto parsed = parse_head(text);
  if (const auto* refusal = std::get_if<Refusal>(&parsed))
    return refuse(wire, *refusal, language_of_refused(text), rules);
  Head& head = std::get<Head>(parsed);
  buffer.erase(0, *end);
  WireBody body(wire, buffer, head, rules.largest_body);
  head.request.body = &body;
  head.request.peer = peer;
  head.request.secure = secure;
  Reply reply = fitted(head.request, answered(head.request, rules));
  const bool whole = head.modern || !reply.streamed();
  const bool keep =
      head.keep_alive && whole && !rules.stopping() && body.can_drain(drained_at_most);
  Sender(wire, rules, head.modern).send(reply, keep, head.request.method == "HEAD");
  return keep && is_drained(body) ? After::keep_open : After::close;
}

}  // namespace vekha::http
