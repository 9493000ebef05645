#include "roadmap/period_heads.h"

#include "base/text.h"
#include "roadmap/phrases.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vekha::roadmap {
namespace {

std::optional<unsigned> ordinal_of(std::string_view word) {
  if (const std::optional<int> value = number_of_word(word)) return static_cast<unsigned>(*value);
  std::string upper;
  for (const char32_t c : text::decode(word))
    text::append(upper, text::upper(c));
  if (const std::optional<int> value = roman(upper)) return static_cast<unsigned>(*value);
  static constexpr std::array<std::string_view, 4> words = {"перв", "втор", "трет", "четверт"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (word.starts_with(words[i])) return static_cast<unsigned>(i + 1);
  }
  return std::nullopt;
}

/// «1 кв.», «I полугодие»: the ordinal before the word, or else behind it.
std::optional<PeriodHead> part_of_year(const HeadWords& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool quarter = words[i] == "кв" || words[i].starts_with("квартал");
    if (!quarter && !words[i].starts_with("полугоди")) continue;
    const unsigned most = quarter ? 4 : 2;
    std::optional<unsigned> ordinal = i > 0 ? ordinal_of(words[i - 1]) : std::nullopt;
    if (!ordinal && i + 1 < words.size()) ordinal = ordinal_of(words[i + 1]);
    if (!ordinal || *ordinal < 1 || *ordinal > most) return std::nullopt;
    return PeriodHead{quarter ? PeriodHead::Kind::quarter : PeriodHead::Kind::half_year, *ordinal};
  }
  for (const std::string& word : words) {
    if (const std::optional<unsigned> month = month_of_word(word))
      return PeriodHead{PeriodHead::Kind::month, *month};
  }
  return std::nullopt;
}

/// «2024/2025», «2024/25», «2024-2025 уч. год».
bool is_school_year(const HeadWords& words, std::string_view head) {
  const bool says_so = std::ranges::any_of(
      words, [](const std::string& word) { return word == "уч" || word.starts_with("учебн"); });
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::optional<int> first = year_of_word(words[i]);
    const std::optional<int> second = number_of_word(words[i + 1]);
    if (first && second && (*second == *first + 1 || *second == (*first + 1) % 100)) {
      return says_so || head.find('/') != std::string_view::npos;
    }
  }
  return false;
}

}  // namespace

std::optional<int> number_of_word(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end == word.data()) return std::nullopt;
  const std::string_view rest = word.substr(static_cast<std::size_t>(end - word.data()));
  if (!rest.empty() && rest != "г" && rest != "год" && rest != "й" && rest != "гг")
    return std::nullopt;
  return value;
}

std::optional<int> year_of_word(std::string_view word) {
  const std::optional<int> value = number_of_word(word);
  return value && *value >= 1990 && *value <= 2099 ? value : std::nullopt;
}

std::optional<PeriodHead> period_in_head(const HeadWords& words, std::string_view head) {
  if (is_school_year(words, head)) return PeriodHead{PeriodHead::Kind::school_year, 0};
  return part_of_year(words);
}

std::string period_name(int year, const PeriodHead& period) {
  const std::string years = std::to_string(year);
  switch (period.kind) {
    case PeriodHead::Kind::quarter: return years + "-Q" + std::to_string(period.ordinal);
    case PeriodHead::Kind::half_year: return years + "-H" + std::to_string(period.ordinal);
    case PeriodHead::Kind::school_year: return years + "/" + std::to_string(year + 1);
    case PeriodHead::Kind::month: break;
  }
  return years + (period.ordinal < 10 ? "-0" : "-") + std::to_string(period.ordinal);
}

std::optional<Period> period_of_name(std::string_view name) {
  const std::optional<int> year =
      name.size() >= 6 ? number_of_word(name.substr(0, 4)) : std::nullopt;
  if (!year) return std::nullopt;
  if (name[4] == '/') return Period{month_period(*year, 9).first, month_period(*year + 1, 8).last};
  const std::string_view rest = name.substr(5);
  const bool letter = rest.front() == 'Q' || rest.front() == 'H';
  const std::optional<int> ordinal = number_of_word(letter ? rest.substr(1) : rest);
  if (!ordinal || *ordinal < 1) return std::nullopt;
  const auto part = static_cast<unsigned>(*ordinal);
  if (rest.front() == 'Q')
    return part <= 4 ? std::optional(quarter_period(*year, part)) : std::nullopt;
  if (rest.front() == 'H')
    return part <= 2 ? std::optional(half_year_period(*year, part)) : std::nullopt;
  return part <= 12 ? std::optional(month_period(*year, part)) : std::nullopt;
}

}  // namespace vekha::roadmap
