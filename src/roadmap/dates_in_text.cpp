#include "roadmap/dates_in_text.h"

#include "base/text.h"
#include "roadmap/phrases.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace vekha::roadmap {
namespace {

/// A word or a run of digits with its bytes in the text, and what stands between it and the next.
struct Token {
  std::string key;
  std::optional<int> number;
  std::size_t from = 0;
  std::size_t to = 0;
};

enum class Sort { digit, letter, other };

Sort sort_of(char32_t c) {
  if (text::is_digit(c)) return Sort::digit;
  return text::is_letter(c) ? Sort::letter : Sort::other;
}

std::vector<Token> tokens_of(const std::string& folded) {
  std::vector<Token> tokens;
  Sort before = Sort::other;
  std::size_t at = 0;
  for (const char32_t c : text::decode(folded)) {
    std::string bytes;
    text::append(bytes, c);
    const Sort sort = sort_of(c);
    if (sort != Sort::other) {
      if (sort != before) tokens.push_back({.from = at});
      tokens.back().key += text::key(bytes);
      tokens.back().to = at + bytes.size();
    }
    before = sort;
    at += bytes.size();
  }
  for (Token& token : tokens) {
    int value = 0;
    const char* end = token.key.data() + token.key.size();
    if (token.key.size() <= 4 && std::from_chars(token.key.data(), end, value).ptr == end)
      token.number = value;
  }
  return tokens;
}

bool is_year(const Token& token) {
  return token.number && *token.number >= 1990 && *token.number <= 2099;
}

std::optional<Date> date_of(int year, unsigned month, int day) {
  const Date date{std::chrono::year{year}, std::chrono::month{month},
                  std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<FoundDate> date_at(const std::vector<Token>& tokens, std::size_t i) {
  if (i + 2 >= tokens.size() || !tokens[i].number || *tokens[i].number < 1 ||
      *tokens[i].number > 31)
    return std::nullopt;
  std::optional<unsigned> month = month_of_word(tokens[i + 1].key);
  if (!month && tokens[i + 1].number && *tokens[i + 1].number >= 1 && *tokens[i + 1].number <= 12) {
    month = static_cast<unsigned>(*tokens[i + 1].number);
  }
  if (!month || !tokens[i + 2].number) return std::nullopt;
  int year = *tokens[i + 2].number;
  // «23 января – 23 февраля»: the second number is a day
  const bool day_of_next = i + 3 < tokens.size() && month_of_word(tokens[i + 3].key).has_value();
  if (year < 100 && tokens[i + 2].key.size() == 2 && !day_of_next) year += 2000;
  if (year < 1990 || year > 2099) return std::nullopt;
  const std::optional<Date> date = date_of(year, *month, *tokens[i].number);
  if (!date) return std::nullopt;
  return FoundDate{*date, tokens[i].from, tokens[i + 2].to};
}

bool is_dash_or_slash(std::string_view between) {
  const std::string key = text::key(between);
  return key == "-" || key == "–" || key == "—" || key == "/" || key == "гг" || key == "−" ||
         key == "г.-" || key == "г. -";
}

struct YearSpan {
  int first = 0;
  int last = 0;
  std::size_t token = 0;  ///< index of its first token
  std::size_t end = 0;    ///< index behind its last token
};

/// «2023», «2023-2025», «2024/25», «с 2021 по 2023» from token `i` on.
YearSpan span_at(const std::string& folded, const std::vector<Token>& tokens, std::size_t i) {
  YearSpan span{*tokens[i].number, *tokens[i].number, i, i + 1};
  std::size_t next = i + 1;
  while (next < tokens.size() &&
         (tokens[next].key == "г" || tokens[next].key == "год" || tokens[next].key == "года" ||
          tokens[next].key == "по" || tokens[next].key == "и")) {
    ++next;
  }
  if (next >= tokens.size() || !tokens[next].number) return span;
  const std::string between =
      folded.substr(tokens[next - 1].to, tokens[next].from - tokens[next - 1].to);
  const bool joined =
      tokens[next - 1].key == "по" || tokens[next - 1].key == "и" || is_dash_or_slash(between);
  int last = *tokens[next].number;
  if (tokens[next].key.size() == 2) last += span.first / 100 * 100;
  if (!joined || last < span.first || last > span.first + 20) return span;
  span.last = last;
  span.end = next + 1;
  return span;
}

bool says_school(const std::vector<Token>& tokens, std::size_t from) {
  for (std::size_t i = from; i < std::min(from + 3, tokens.size()); ++i) {
    if (tokens[i].key == "уч" || tokens[i].key.starts_with("учебн")) return true;
  }
  return false;
}

bool has_purpose(const std::vector<Token>& tokens, std::size_t from) {
  for (std::size_t i = from; i > 0 && i + 3 > from; --i) {
    const std::string& word = tokens[i - 1].key;
    if (word == "на" || word.starts_with("период") || word.starts_with("срок") ||
        word.starts_with("реализац"))
      return true;
  }
  return false;
}

Period period_of(const YearSpan& span, bool school) {
  if (!school) return {year_period(span.first).first, year_period(span.last).last};
  const int last = span.last > span.first ? span.last : span.first + 1;
  return {month_period(span.first, 9).first, month_period(last, 8).last};
}

/// 1 for «I», «1», «первое», «1-е»; 0 for no such word.
int rank_of(const Token& token) {
  if (token.number) return *token.number;
  static constexpr std::array<std::string_view, 4> romans = {"i", "ii", "iii", "iv"};
  if (const auto* const found = std::ranges::find(romans, token.key); found != romans.end())
    return static_cast<int>(found - romans.begin()) + 1;
  static constexpr std::array<std::string_view, 4> ordinals = {"перв", "втор", "трет", "четверт"};
  for (std::size_t i = 0; i < ordinals.size(); ++i) {
    if (token.key.starts_with(ordinals[i])) return static_cast<int>(i) + 1;
  }
  return 0;
}

/// «II полугодие» of «на II полугодие 2024 года»: the part of the year right before token `i`.
std::optional<Period> part_before(const std::vector<Token>& tokens, std::size_t i,
                                  const YearSpan& span, bool school) {
  if (i < 2) return std::nullopt;
  const std::string& noun = tokens[i - 1].key;
  std::size_t at = i - 2;
  if (at > 0 && !tokens[at].number && rank_of(tokens[at]) == 0) --at;  // «2-е полугодие»
  const int rank = rank_of(tokens[at]);
  const auto index = static_cast<unsigned>(rank);
  if (noun.starts_with("полугоди") && (rank == 1 || rank == 2)) {
    if (!school) return half_year_period(span.first, index);
    return rank == 1 ? Period{month_period(span.first, 9).first, month_period(span.first, 12).last}
                     : Period{month_period(span.first + 1, 1).first,
                              month_period(span.first + 1, 8).last};
  }
  if (noun.starts_with("квартал") && rank >= 1 && rank <= 4 && !school)
    return quarter_period(span.first, index);
  return std::nullopt;
}

/// «01.01.2025 – 31.12.2027» from token `i` on.
std::optional<Period> dashed_dates(const std::string& folded, const std::vector<Token>& tokens,
                                   std::size_t i) {
  const std::optional<FoundDate> first = date_at(tokens, i);
  if (!first) return std::nullopt;
  std::size_t next = i + 3;
  while (next < tokens.size() && (tokens[next].key == "г" || tokens[next].key == "года"))
    ++next;
  const std::optional<FoundDate> last = date_at(tokens, next);
  if (!last || !(first->date < last->date)) return std::nullopt;
  const std::size_t end = tokens[next - 1].to;
  const bool dash = is_dash_or_slash(folded.substr(end, tokens[next].from - end));
  return dash ? std::optional(Period{first->date, last->date}) : std::nullopt;
}

/// «январь 2024», «сентября 2024 года» at token `i`; `next` is set behind it.
std::optional<Period> month_at(const std::vector<Token>& tokens, std::size_t i, std::size_t& next) {
  if (i + 1 >= tokens.size() || !is_year(tokens[i + 1])) return std::nullopt;
  const std::optional<unsigned> month = month_of_word(tokens[i].key);
  const bool dated = i > 0 && tokens[i - 1].number && !is_year(tokens[i - 1]);  // «5 мая 2024»
  if (!month || dated) return std::nullopt;
  next = i + 2;
  while (next < tokens.size() && (tokens[next].key == "г" || tokens[next].key == "года"))
    ++next;
  return month_period(*tokens[i + 1].number, *month);
}

/// «январь 2024 – декабрь 2025», «с сентября 2024 года по май 2025 года» from token `i` on.
std::optional<Period> months_from_to(const std::string& folded, const std::vector<Token>& tokens,
                                     std::size_t i) {
  std::size_t next = 0;
  const std::optional<Period> first = month_at(tokens, i, next);
  if (!first || next >= tokens.size()) return std::nullopt;
  const bool by_word = tokens[next].key == "по";
  const std::size_t end = tokens[next - 1].to;
  const bool dash = is_dash_or_slash(folded.substr(end, tokens[next].from - end));
  if (!by_word && !dash) return std::nullopt;
  const std::optional<Period> last = month_at(tokens, by_word ? next + 1 : next, next);
  if (!last || !(first->first < last->first)) return std::nullopt;
  return Period{first->first, last->last};
}

/// «23 января – 23 февраля 2024 года»: the first day borrows the year.
std::optional<Period> days_of_one_year(const std::string& folded, const std::vector<Token>& tokens,
                                       std::size_t i) {
  if (i + 2 >= tokens.size() || !tokens[i].number || *tokens[i].number < 1 ||
      *tokens[i].number > 31)
    return std::nullopt;
  const std::optional<unsigned> month = month_of_word(tokens[i + 1].key);
  const std::optional<FoundDate> last = date_at(tokens, i + 2);
  if (!month || !last) return std::nullopt;
  const std::size_t end = tokens[i + 1].to;
  const bool dash = is_dash_or_slash(folded.substr(end, tokens[i + 2].from - end));
  const std::optional<Date> first = date_of(year_of(last->date), *month, *tokens[i].number);
  return dash && first && *first < last->date ? std::optional(Period{*first, last->date})
                                              : std::nullopt;
}

std::optional<Period> dates_from_to(const std::vector<Token>& tokens) {
  for (std::size_t i = 0; i + 3 < tokens.size(); ++i) {
    if (tokens[i].key != "с" && tokens[i].key != "со") continue;
    const std::optional<FoundDate> first = date_at(tokens, i + 1);
    if (!first) continue;
    for (std::size_t next = i + 4; next < std::min(i + 8, tokens.size()); ++next) {
      const std::optional<FoundDate> last = date_at(tokens, next);
      if (last && first->date < last->date) return Period{first->date, last->date};
    }
  }
  return std::nullopt;
}

/// «ГИА-2025», «Форум-2024»: the year is part of a name.
bool in_a_name(const std::string& folded, const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0 || tokens[i - 1].number) return false;
  return folded.substr(tokens[i - 1].to, tokens[i].from - tokens[i - 1].to) == "-";
}

/// «до 2030 года» names an end and no beginning; «с 2024 до 2026 года» names both.
bool is_only_an_end(const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0 || tokens[i - 1].key != "до") return false;
  for (std::size_t back = i - 1; back > 0 && back + 5 > i; --back) {
    if (tokens[back - 1].key == "с" || tokens[back - 1].key == "со") return false;
  }
  return true;
}

/// A year that is part of a date is no period.
bool in_a_date(const std::vector<Token>& tokens, std::size_t i) {
  return i >= 2 && date_at(tokens, i - 2).has_value();
}

}  // namespace

std::optional<FoundDate> date_in(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text::fold_space(text));
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (std::optional<FoundDate> date = date_at(tokens, i)) return date;
  }
  return std::nullopt;
}

std::optional<Period> period_in(std::string_view text, PeriodWording wording) {
  const std::string folded = text::fold_space(text);
  const std::vector<Token> tokens = tokens_of(folded);
  if (const std::optional<Period> dates = dates_from_to(tokens)) return dates;
  std::optional<Period> best;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (wording == PeriodWording::any_year || has_purpose(tokens, i)) {
      if (const std::optional<Period> dates = dashed_dates(folded, tokens, i)) return dates;
      if (const std::optional<Period> months = months_from_to(folded, tokens, i)) return months;
      if (const std::optional<Period> days = days_of_one_year(folded, tokens, i)) return days;
    }
    if (!is_year(tokens[i]) || in_a_date(tokens, i) || in_a_name(folded, tokens, i) ||
        is_only_an_end(tokens, i))
      continue;
    const YearSpan span = span_at(folded, tokens, i);
    const bool school = says_school(tokens, span.end);
    if (wording == PeriodWording::any_year || school || has_purpose(tokens, i)) {
      const Period found = part_before(tokens, i, span, school).value_or(period_of(span, school));
      if (!best || has_purpose(tokens, i)) best = found;
    }
    i = span.end - 1;
  }
  return best;
}

std::optional<int> last_year_in(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text::fold_space(text));
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const bool prospect = i > 1 && tokens[i - 2].key.starts_with("перспектив");
    if (is_year(tokens[i]) && is_only_an_end(tokens, i) && !prospect) return tokens[i].number;
  }
  return std::nullopt;
}

}  // namespace vekha::roadmap
