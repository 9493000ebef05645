#include "roadmap/section_period.h"

#include "base/text.h"
#include "roadmap/period_heads.h"
#include "roadmap/phrases.h"

#include <algorithm>
#include <array>

namespace vekha::roadmap {
namespace {

constexpr std::array<std::string_view, 12> genitives = {"января",   "февраля", "марта",  "апреля",
                                                        "мая",      "июня",    "июля",   "августа",
                                                        "сентября", "октября", "ноября", "декабря"};

bool is_decoration(const std::string& word) {
  return year_of_word(word).has_value() || word == "г" || word == "год" || word == "года" ||
         word == "месяц" || word == "кв" || word.starts_with("квартал") ||
         word.starts_with("полугоди");
}

/// The part of a year that the words name and nothing else.
std::optional<PeriodHead> named_by(const HeadWords& words, std::string_view text) {
  std::optional<PeriodHead> head = period_in_head(words, text);
  if (!head || head->kind == PeriodHead::Kind::school_year) return std::nullopt;
  const auto others =
      std::ranges::count_if(words, [](const std::string& word) { return !is_decoration(word); });
  return others == 1 ? head : std::nullopt;  // the month's name or the ordinal
}

std::optional<Period> once_within(const PeriodHead& head, const std::optional<Period>& programme) {
  if (!programme) return std::nullopt;
  std::optional<Period> found;
  for (int year = year_of(programme->first); year <= year_of(programme->last); ++year) {
    const std::optional<Period> days = period_of_name(period_name(year, head));
    if (!days || !programme->contains(days->first) || !programme->contains(days->last)) continue;
    if (found) return std::nullopt;
    found = days;
  }
  return found;
}

bool is_dated(const TermReading& reading) {
  return !reading.due.empty() || reading.start.has_value() ||
         reading.kind == TermKind::not_planned || reading.kind == TermKind::schedule_ref;
}

/// «в течение месяца», «весь квартал»: the period as a whole.
bool says_whole(std::string_view key) {
  static constexpr std::array<std::string_view, 6> wholes = {
      "", "в течение месяца", "весь месяц", "месяц", "в течение квартала", "весь квартал"};
  return std::ranges::find(wholes, key) != wholes.end();
}

std::string with_month(const std::string& term, const std::string& genitive) {
  static constexpr std::string_view word = "месяца";
  const std::size_t at = term.find(word);
  if (at != std::string::npos) return std::string(term).replace(at, word.size(), genitive);
  std::string days = term;
  static constexpr std::string_view number = " числа";
  if (days.ends_with(number)) days.resize(days.size() - number.size());
  return days + " " + genitive;
}

}  // namespace

std::optional<SectionPeriod> period_of_section(const SectionHeading& heading,
                                               const std::optional<Period>& programme) {
  // «I квартал»: the ordinal may have been taken for the section's number.
  const std::string text = heading.number + " " + heading.title;
  HeadWords words = words_of(heading.title);
  std::optional<PeriodHead> head = named_by(words, heading.title);
  if (!head) {
    words = words_of(text);
    head = named_by(words, text);
  }
  if (!head) return std::nullopt;
  const auto year = std::ranges::find_if(
      words, [](const std::string& word) { return year_of_word(word).has_value(); });
  const std::optional<Period> days = year == words.end()
                                         ? once_within(*head, programme)
                                         : period_of_name(period_name(*year_of_word(*year), *head));
  if (!days) return std::nullopt;
  const bool month = head->kind == PeriodHead::Kind::month;
  return SectionPeriod{*days, month ? std::string(genitives[head->ordinal - 1]) : std::string()};
}

TermReading term_within(const SectionPeriod& period, std::string_view term,
                        ReadingContext context) {
  TermReading alone = read_term(term, context);
  if (is_dated(alone)) return alone;
  const std::string key = text::key(text::fold_space(term));
  if (says_whole(key)) {
    return {.kind = TermKind::interval,
            .start = period.days.first,
            .end = period.days.last,
            .due = {period.days.last},
            .count = 1,
            .flags = {"period_from_section"}};
  }
  context.column_period = period.days;
  const std::string dated_term =
      period.genitive.empty() ? std::string(term) : with_month(key, period.genitive);
  TermReading dated = read_term(dated_term, context);
  if (!is_dated(dated)) return alone;
  std::erase(dated.flags, "year_from_column");
  dated.flags.emplace_back("period_from_section");
  return dated;
}

}  // namespace vekha::roadmap
