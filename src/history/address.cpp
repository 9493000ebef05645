#include "history/address.h"

#include "base/error.h"

#include <Poco/Exception.h>
#include <Poco/URI.h>

#include <optional>

namespace vekha::history {

namespace {

InputError bad_address(const Place& place, const std::string& scheme_and_rest) {
  return InputError({.place = place,
                     .code = "history_address_wrong",
                     .text = {"адрес истории не понят: «" + scheme_and_rest + "»",
                              "the history's address can't be read: «" + scheme_and_rest + "»"},
                     .advice = {"укажите путь к файлу или postgresql://пользователь@сервер/база",
                                "give a file's path or postgresql://user@server/database"}});
}

/// A value of libpq's «keyword='value'» (PostgreSQL documentation, 34.1.1.1).
std::string quoted(const std::string& value) {
  std::string out = "'";
  for (const char letter : value) {
    if (letter == '\'' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + "'";
}

class Keywords {
 public:
  void add(const std::string& keyword, const std::string& value) {
    if (!value.empty()) text_ += (text_.empty() ? "" : " ") + keyword + "=" + quoted(value);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string decoded(const std::string& text) {
  std::string plain;
  Poco::URI::decode(text, plain);
  return plain;
}

Address of_server(const Poco::URI& uri) {
  Keywords keywords;
  std::string host = uri.getHost();
  const std::string& login = uri.getUserInfo();
  const std::size_t colon = login.find(':');
  for (const auto& [name, value] : uri.getQueryParameters()) {
    if (name == "host") {
      host = value;
    } else {
      keywords.add(name, value);
    }
  }
  keywords.add("host", host);
  if (uri.getPort() != 0) keywords.add("port", std::to_string(uri.getPort()));
  keywords.add("user", decoded(login.substr(0, colon)));
  if (colon != std::string::npos) keywords.add("password", decoded(login.substr(colon + 1)));
  const std::string base = uri.getPath().substr(1);
  keywords.add("dbname", base);
  return {.engine = Engine::postgresql,
          .target = keywords.text(),
          .shown = "postgresql://" + (host.empty() ? "localhost" : host) + "/" + base};
}

}  // namespace

Address parse_address(std::string_view text, const std::filesystem::path& folder,
                      const Place& place) {
  const std::size_t scheme_end = text.find("://");
  if (scheme_end == std::string_view::npos) {
    if (text.empty()) throw bad_address(place, "");
    const std::filesystem::path path = folder / text;
    return {.engine = Engine::sqlite, .target = path.string(), .shown = path.string()};
  }
  const std::string scheme(text.substr(0, scheme_end));
  if (scheme != "postgresql" && scheme != "postgres") throw bad_address(place, scheme + "://…");
  try {
    const Poco::URI uri{std::string(text)};
    if (uri.getPath().size() < 2) throw bad_address(place, scheme + "://…");
    return of_server(uri);
  } catch (const Poco::SyntaxException&) {
    throw bad_address(place, scheme + "://…");
  }
}

}  // namespace vekha::history
