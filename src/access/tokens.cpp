#include "access/tokens.h"

#include "access/secrets.h"
#include "base/sha256.h"
#include "base/text.h"

namespace vekha::access {

namespace {

Token token_of(const std::string& id, const Json& entry) {
  Token token{.id = id, .name = entry.value("name", "")};
  for (const Json& scope : entry.value("scopes", Json::array())) {
    if (const auto known = scope_of(scope.get<std::string>())) token.scopes.insert(*known);
  }
  token.expires = schedule::parse_utc_text(entry.value("expires", ""));
  return token;
}

// Lower-case hexadecimal, so that «_» in a secret is no matter.
std::string new_id() {
  return sha256_hex(random_text(16)).substr(0, 10);
}

}  // namespace

std::vector<Token> Tokens::list() const {
  std::vector<Token> tokens;
  const Json document = file_.read();
  if (!document.is_object()) return tokens;
  for (const auto& [id, entry] : document.items())
    tokens.push_back(token_of(id, entry));
  return tokens;
}

std::string Tokens::add(const std::string& name, const std::set<Scope>& scopes,
                        std::optional<Instant> expires) const {
  const std::string id = new_id();
  const std::string secret = random_text(32);
  Json entry{{"name", name}, {"hash", sha256_hex(secret)}, {"scopes", Json::array()}};
  for (const Scope scope : scopes)
    entry["scopes"].push_back(std::string(name_of(scope)));
  if (expires) entry["expires"] = schedule::to_utc_text(*expires);
  file_.update([&](Json& document) { document[id] = entry; });
  return "vekha_" + id + "_" + secret;
}

bool Tokens::remove(const std::string& id) const {
  bool removed = false;
  file_.update([&](Json& document) {
    if (document.is_null()) document = Json::object();
    removed = document.erase(id) > 0;
  });
  return removed;
}

std::optional<Token> Tokens::entering(const std::string& text, Instant now) const {
  constexpr std::string_view prefix = "vekha_";
  const std::size_t bar = text.find('_', prefix.size());
  if (!text.starts_with(prefix) || bar == std::string::npos) return std::nullopt;
  const std::string id = text.substr(prefix.size(), bar - prefix.size());
  const Json document = file_.read();
  if (!document.is_object() || !document.contains(id)) return std::nullopt;
  const bool fits =
      equal_in_constant_time(sha256_hex(text.substr(bar + 1)), document[id].value("hash", ""));
  Token token = token_of(id, document[id]);
  const bool expired =
      document[id].contains("expires") && (!token.expires || *token.expires <= now);
  return fits && !expired ? std::optional(token) : std::nullopt;
}

}  // namespace vekha::access
