#include "http/message.h"

#include "http/errors.h"

#include <algorithm>
#include <array>

namespace vekha::http {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The byte that «XX» means; -1: it is no escape.
int escaped_byte(std::string_view digits) {
  if (digits.size() < 2) return -1;
  const int high = hex_value(digits[0]);
  const int low = hex_value(digits[1]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

std::string form_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int byte = text[i] == '%' ? escaped_byte(text.substr(i + 1)) : -1;
    if (byte > 0) {
      decoded.push_back(static_cast<char>(byte));
      i += 2;
    } else {
      decoded.push_back(text[i] == '+' ? ' ' : text[i]);
    }
  }
  return decoded;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// Quality in thousandths of «ru-RU;q=0.8».
int quality_of(std::string_view range) {
  const std::size_t mark = range.find("q=");
  if (mark == std::string_view::npos) return 1000;
  const std::string_view digits = range.substr(mark + 2);
  int whole = 0;
  if (digits.empty() || (digits[0] != '0' && digits[0] != '1')) return 0;
  whole = (digits[0] - '0') * 1000;
  int unit = 100;
  for (std::size_t i = 2; i < digits.size() && i < 5 && digits[1] == '.'; ++i, unit /= 10) {
    if (digits[i] < '0' || digits[i] > '9') break;
    whole += (digits[i] - '0') * unit;
  }
  return std::min(whole, 1000);
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(),
                    [](char left, char right) { return lower(left) == lower(right); });
}

void Headers::set(std::string_view name, std::string value) {
  std::erase_if(entries_, [name](const auto& entry) { return same_name(entry.first, name); });
  entries_.emplace_back(std::string(name), std::move(value));
}

const std::string* Headers::find(std::string_view name) const {
  const auto found = std::ranges::find_if(
      entries_, [name](const auto& entry) { return same_name(entry.first, name); });
  return found == entries_.end() ? nullptr : &found->second;
}

std::string Headers::get(std::string_view name) const {
  const std::string* value = find(name);
  return value == nullptr ? std::string() : *value;
}

std::size_t Headers::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::count_if(entries_.begin(), entries_.end(),
                    [name](const auto& entry) { return same_name(entry.first, name); }));
}

std::string read_all(Body& body, std::size_t limit) {
  std::string text;
  std::array<char, 16384> buffer{};
  while (const std::size_t count = body.read(buffer.data(), buffer.size())) {
    if (text.size() + count > limit) throw TooLarge(limit);
    text.append(buffer.data(), count);
  }
  return text;
}

Fields Request::query_fields() const {
  return parse_form(query);
}

std::string Request::query_value(std::string_view name) const {
  return value_of(query_fields(), name);
}

std::string Request::cookie(std::string_view name) const {
  for (const auto& [header, value] : headers.all()) {
    if (!same_name(header, "Cookie")) continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view pair = trimmed(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const std::size_t equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name)
        return std::string(pair.substr(equals + 1));
    }
  }
  return {};
}

Language Request::language() const {
  const std::string accepted = headers.get("Accept-Language");
  int russian = 0;
  int english = 0;
  std::string_view rest = accepted;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string_view range = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (same_name(range.substr(0, 2), "ru")) russian = std::max(russian, quality_of(range));
    if (same_name(range.substr(0, 2), "en")) english = std::max(english, quality_of(range));
  }
  return english > russian ? Language::english : Language::russian;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded.push_back(text[i]);
      continue;
    }
    const int byte = escaped_byte(text.substr(i + 1));
    if (byte < 0) return std::nullopt;
    decoded.push_back(static_cast<char>(byte));
    i += 2;
  }
  return decoded.find('\0') == std::string::npos ? std::optional(decoded) : std::nullopt;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.' || c == '~';
    if (plain) {
      encoded.push_back(c);
    } else {
      encoded.push_back('%');
      encoded.push_back(digits[byte >> 4U]);
      encoded.push_back(digits[byte & 15U]);
    }
  }
  return encoded;
}

void offer_as_file(Response& response, std::string_view name) {
  response.headers.add("Content-Disposition",
                       "attachment; filename*=UTF-8''" + percent_encoded(name));
}

Fields parse_form(std::string_view text) {
  Fields fields;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    fields.emplace_back(form_decoded(pair.substr(0, equals)),
                        form_decoded(pair.substr(std::min(equals + 1, pair.size()))));
  }
  return fields;
}

std::string value_of(const Fields& fields, std::string_view name) {
  const auto found =
      std::ranges::find_if(fields, [name](const auto& field) { return field.first == name; });
  return found == fields.end() ? std::string() : found->second;
}

std::string reason_of(int status) {
  static constexpr std::array<std::pair<int, std::string_view>, 30> reasons = {{
      {200, "OK"},
      {201, "Created"},
      {202, "Accepted"},
      {204, "No Content"},
      {206, "Partial Content"},
      {303, "See Other"},
      {304, "Not Modified"},
      {308, "Permanent Redirect"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {406, "Not Acceptable"},
      {408, "Request Timeout"},
      {409, "Conflict"},
      {411, "Length Required"},
      {412, "Precondition Failed"},
      {413, "Content Too Large"},
      {414, "URI Too Long"},
      {415, "Unsupported Media Type"},
      {416, "Range Not Satisfiable"},
      {417, "Expectation Failed"},
      {422, "Unprocessable Content"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
      {501, "Not Implemented"},
      {503, "Service Unavailable"},
      {505, "HTTP Version Not Supported"},
  }};
  const auto found = std::ranges::find_if(
      reasons, [status](const auto& reason) { return reason.first == status; });
  return found == reasons.end() ? "Unknown" : std::string(found->second);
}

std::string media_type_of(const std::filesystem::path& path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 17> types = {{
      {".html", "text/html; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".woff2", "font/woff2"},
      {".json", "application/json"},
      {".jsonld", "application/ld+json"},
      {".zip", "application/zip"},
      {".csv", "text/csv; charset=utf-8"},
      {".txt", "text/plain; charset=utf-8"},
      {".xml", "application/xml"},
      {".atom", "application/atom+xml"},
      {".ics", "text/calendar; charset=utf-8"},
      {".sha256", "text/plain; charset=utf-8"},
      {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
  }};
  const std::string ending = path.extension().string();
  const auto found =
      std::ranges::find_if(types, [&](const auto& type) { return type.first == ending; });
  return found == types.end() ? "application/octet-stream" : std::string(found->second);
}

}  // namespace vekha::http
