#include "service/publish_settings.h"

#include "service/secret_reader.h"

#include <array>
#include <cstdint>
#include <utility>

namespace vekha::service {

namespace {

struct Bounds {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

std::int64_t read_number(SettingsReader& settings, const char* key, std::int64_t otherwise,
                         Bounds bounds) {
  const auto value = settings.integer(key);
  if (!value) return otherwise;
  if (*value >= bounds.least && *value <= bounds.most) return *value;
  const std::string from = std::to_string(bounds.least);
  const std::string to = std::to_string(bounds.most);
  settings.refuse(
      key,
      {"ожидается целое число от " + from + " до " + to + ", стоит " + std::to_string(*value),
       "expected a whole number from " + from + " to " + to},
      {"исправьте число", "mend the number"});
  return otherwise;
}

void read_verdict(SettingsReader& checks, const char* key, publish::Verdict& verdict) {
  static constexpr std::array<std::pair<std::string_view, publish::Verdict>, 3> words = {
      {{"off", publish::Verdict::off},
       {"tell", publish::Verdict::tell},
       {"stop", publish::Verdict::stop}}};
  const auto text = checks.text(key);
  if (!text) return;
  for (const auto& [word, meaning] : words) {
    if (*text != word) continue;
    verdict = meaning;
    return;
  }
  checks.refuse(key, {"значения «" + *text + "» нет", "no such value: «" + *text + "»"},
                {"укажите off, tell или stop", "write off, tell or stop"});
}

}  // namespace

Fraction read_share(SettingsReader& settings, const char* key, const Fraction& otherwise) {
  const auto text = settings.text(key);
  if (!text) return otherwise;
  const auto number = Decimal::parse(*text);
  const auto value = number ? Fraction::ratio(number->units(), Decimal::scale) : std::nullopt;
  if (value && *value >= Fraction(0) && *value <= Fraction(1)) return *value;
  settings.refuse(
      key, {"ожидается доля от 0 до 1, стоит «" + *text + "»", "expected a share from 0 to 1"},
      {"запишите, например, \"0,25\"", "write e.g. \"0.25\""});
  return otherwise;
}

void read_publication(SettingsReader& publish, const std::filesystem::path& folder,
                      PublishSettings& settings) {
  constexpr std::int64_t many = 100'000;
  settings.keep.last = static_cast<std::size_t>(
      read_number(publish, "keep", static_cast<std::int64_t>(settings.keep.last), {1, many}));
  settings.keep.days = static_cast<int>(read_number(publish, "keep_days", 0, {0, many}));
  settings.keep.months = static_cast<int>(read_number(publish, "keep_months", 0, {0, many}));
  settings.approval = publish.boolean("approval").value_or(false);
  if (const auto key = publish.text("signing_key"))
    settings.signing_key = secret_path(folder, *key);
  if (const auto key = publish.text("public_key")) settings.public_key = folder / *key;
}

void read_checks(SettingsReader& checks, publish::CheckRules& rules) {
  read_verdict(checks, "links", rules.links);
  read_verdict(checks, "empty", rules.empty);
  read_verdict(checks, "names", rules.names);
  read_verdict(checks, "fall", rules.fall);
  read_verdict(checks, "questions", rules.questions);
  read_verdict(checks, "held_back", rules.held_back);
  rules.fall_share = read_share(checks, "fall_share", rules.fall_share);
  checks.tell_unknown_keys();
}

}  // namespace vekha::service
