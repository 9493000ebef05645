#pragma once

#include "base/words.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// HTTP requests and answers as plain values. Poco stays in the sources of this module.
namespace vekha::http {

/// Names are compared without regard to case (RFC 9110, 5.1); order and repetition are kept.
class Headers {
 public:
  void add(std::string name, std::string value) {
    entries_.emplace_back(std::move(name), std::move(value));
  }
  /// Replaces all of that name.
  void set(std::string_view name, std::string value);
  /// The first of that name; nullptr when there is none.
  const std::string* find(std::string_view name) const;
  std::string get(std::string_view name) const;  ///< empty when there is none
  std::size_t count(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& all() const { return entries_; }

 private:
  std::vector<std::pair<std::string, std::string>> entries_;
};

bool same_name(std::string_view a, std::string_view b);

/// Decoded pairs of a query or of a form.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// The body of a request as it comes in. Throws TooLarge over the limit, BrokenBody when it is cut
/// short, ill-formed or stalls.
class Body {
 public:
  virtual ~Body() = default;
  /// Up to `size` bytes into `buffer`; 0 at the end.
  virtual std::size_t read(char* buffer, std::size_t size) = 0;
};

/// The whole body, when it has no more than `limit` bytes; else throws TooLarge.
std::string read_all(Body& body, std::size_t limit);

struct Request {
  std::string method = "GET";
  std::string path;   ///< as sent, without query; begins with «/»
  std::string query;  ///< as sent, without «?»
  Headers headers;
  std::string peer;     ///< address of the other end
  bool secure = false;  ///< came over TLS
  std::optional<std::uint64_t> content_length;
  Body* body = nullptr;               ///< never nullptr within a handler
  std::vector<std::string> captured;  ///< decoded parts of the path that a route leaves open

  Fields query_fields() const;
  /// The first value of that name in the query; empty when there is none.
  std::string query_value(std::string_view name) const;
  std::string cookie(std::string_view name) const;  ///< empty when there is none
  /// From Accept-Language (RFC 9110, 12.5.4); Russian when neither or no language is preferred.
  Language language() const;
};

/// Takes pieces of an answer that is made while it is sent. False: nobody listens any more.
using Sink = std::function<bool(std::string_view)>;
using Stream = std::function<void(const Sink&)>;
using SharedText = std::shared_ptr<const std::string>;

struct FileBody {
  std::filesystem::path path;
};

struct Response {
  int status = 200;
  std::string media_type = "text/plain; charset=utf-8";
  std::variant<std::string, SharedText, FileBody, Stream> body;
  Headers headers;
  std::string etag;       ///< with quotes; empty: none
  SharedText compressed;  ///< the same body in gzip, where it stands ready
};

/// Undoes %XX; nullopt for a broken escape or a NUL.
std::optional<std::string> percent_decoded(std::string_view text);
/// Everything but unreserved characters (RFC 3986) as %XX.
std::string percent_encoded(std::string_view text);
/// Tells a browser to keep the answer as a file of that name (RFC 6266).
void offer_as_file(Response& response, std::string_view name);
/// application/x-www-form-urlencoded; broken escapes are left as they stand.
Fields parse_form(std::string_view text);
std::string value_of(const Fields& fields, std::string_view name);

std::string reason_of(int status);  ///< «Not Found»

/// Media type of a file by its name's ending.
std::string media_type_of(const std::filesystem::path& path);

}  // namespace vekha::http
