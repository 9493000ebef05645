#pragma once

#include "report/phrases.h"
#include "report/snapshot.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vekha::render {

using Arguments = std::vector<std::pair<std::string, evaluation::Explanation::Argument>>;

/// Values as the reader of one language sees them. All words come from the phrases.
class Format {
 public:
  explicit Format(const report::Phrases& phrases) : phrases_(phrases) {}

  const report::Phrases& phrases() const { return phrases_; }
  Language language() const { return phrases_.language(); }
  const std::string& words(const Words& both) const { return both.in(language()); }
  const std::string& text(std::string_view key) const { return phrases_.text(key); }
  std::string fill(std::string_view key, const Arguments& arguments) const {
    return phrases_.fill(key, arguments);
  }
  /// The phrase `prefix.name`; the name itself where there is none, so that a new flag of a reader
  /// is shown, not lost.
  std::string text_or_name(std::string_view prefix, std::string_view name) const;

  std::string number(std::int64_t value) const { return fill("format.value", {{"value", value}}); }
  std::string number(std::size_t value) const { return number(static_cast<std::int64_t>(value)); }
  std::string number(Decimal value) const { return fill("format.value", {{"value", value}}); }
  std::string date(Date day) const { return fill("format.value", {{"value", day}}); }
  std::string percent(const Fraction& share) const {
    return fill("format.percent", {{"share", share}});
  }  ///< «64,3»
  std::string with_percent_sign(const std::string& number) const;  ///< «64,3 %»
  /// «2024 год», «II квартал 2024», «апрель 2024», «01.03.2024 – 15.04.2024».
  std::string period(const Period& period) const;
  std::string short_month(unsigned month) const;  ///< «янв»
  std::string place(const Place& place) const { return words(to_words(place)); }

 private:
  const report::Phrases& phrases_;
};

/// The printed number of a measure or section and its title: «5. Собеседования…»; the title alone
/// when it has none.
std::string numbered(const std::string& number, const std::string& title);

}  // namespace vekha::render
