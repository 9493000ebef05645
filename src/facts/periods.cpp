#include "facts/periods.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace vekha::facts {

namespace {

// All that the cases of a month have in common; May has nothing more to it than three forms.
constexpr std::array<std::string_view, 12> month_stems = {"январ",   "феврал", "март",  "апрел",
                                                          "",        "июн",    "июл",   "август",
                                                          "сентябр", "октябр", "ноябр", "декабр"};

// A run of digits or of letters; a separator that stood before it without blanks keeps «01.2024»
// apart from «01 2024».
struct Token {
  std::string text;
  bool number = false;
  char32_t before = U' ';

  int value() const { return number && text.size() <= 4 ? std::stoi(text) : -1; }
};

bool is_dash(char32_t c) {
  return c == U'-' || c == U'–' || c == U'—' || c == U'−';
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  char32_t before = U' ';
  bool open = false;
  for (const char32_t c : text::decode(text::key(text))) {
    const bool digit = text::is_digit(c);
    if (!digit && !text::is_letter(c)) {
      const bool weaker = text::is_blank(c) && (before == U'-' || before == U'/');
      if (!weaker) before = is_dash(c) ? U'-' : c;
      open = false;
      continue;
    }
    if (!open || tokens.back().number != digit) tokens.push_back({{}, digit, before});
    text::append(tokens.back().text, c);
    open = true;
    before = U' ';
  }
  return tokens;
}

unsigned ordinal_of(const Token& token) {
  if (token.number) return token.text.size() <= 2 ? static_cast<unsigned>(token.value()) : 0;
  static const std::map<std::string, unsigned, std::less<>> roman = {
      {"i", 1}, {"ii", 2}, {"iii", 3}, {"iv", 4}, {"і", 1}, {"іі", 2}, {"ііі", 3}, {"іv", 4}};
  static constexpr std::array<std::string_view, 4> words = {"перв", "втор", "трет", "четверт"};
  if (const auto found = roman.find(token.text); found != roman.end()) return found->second;
  for (unsigned i = 0; i < words.size(); ++i) {
    if (token.text.starts_with(words[i]) && !token.text.starts_with("четверть")) return i + 1;
  }
  return 0;
}

// Ending of an ordinal, «1-й», «2-е», and words that stand about a period without changing it.
bool is_filler(std::string_view word) {
  static constexpr std::array<std::string_view, 25> fillers = {
      "за",   "в",    "на",       "с",         "по",     "г",       "гг",      "год", "года",
      "году", "годы", "отчетный", "отчетного", "период", "периода", "й",       "е",   "ый",
      "ой",   "го",   "ое",       "состоянию", "уч",     "учебный", "учебного"};
  return std::ranges::find(fillers, word) != fillers.end();
}

bool is_year(const Token& token) {
  return token.number && token.text.size() == 4 && token.value() >= 1990 && token.value() <= 2100;
}

// 2023/24 is a school year, 2024/06 a month.
bool is_school_year(const Token& year, const Token& next) {
  return next.before == U'/' && next.value() == (year.value() + 1) % 100;
}

// One pass over the tokens; every rule eats what it understands.
class PeriodReader {
 public:
  explicit PeriodReader(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  std::optional<PeriodText> read(OtherWords other) {
    while (at_ < tokens_.size()) {
      if (date() || (other == OtherWords::refused && short_month_and_year()) || month_and_year() ||
          counted_part() || month_name() || year_number())
        continue;
      const Token& token = tokens_[at_++];
      school_ = school_ || token.text.starts_with("уч");
      if (!is_filler(token.text) && other == OtherWords::refused) return std::nullopt;
    }
    return assemble();
  }

 private:
  const Token* peek(std::size_t ahead) const {
    return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
  }
  bool number_at(std::size_t ahead, std::size_t digits, char32_t before) const {
    const Token* token = peek(ahead);
    return token && token->number && token->text.size() <= digits &&
           (ahead == 0 || token->before == before);
  }

  // 15.03.2024 and 2024-03-15
  bool date() {
    for (const char32_t separator : {U'.', U'-', U'/'}) {
      if (!number_at(0, 4, U' ') || !number_at(1, 2, separator) || !number_at(2, 4, separator))
        continue;
      const bool iso = tokens_[at_].text.size() == 4;
      const int first = tokens_[at_].value();
      const int last = tokens_[at_ + 2].value();
      const int year = iso ? first : last;
      const auto found = checked_date(year < 100 ? 2000 + year : year,
                                      static_cast<unsigned>(tokens_[at_ + 1].value()),
                                      static_cast<unsigned>(iso ? last : first));
      if (!found) return false;
      dates_.push_back(*found);
      at_ += 3;
      return true;
    }
    return false;
  }

  // 01.2024, 01/2024, 2024-01
  bool month_and_year() {
    if (joint_month()) return true;
    const Token* next = peek(1);
    if (!next || !next->number || next->before == U' ') return false;
    const bool year_first =
        is_year(tokens_[at_]) && next->text.size() == 2 && !is_school_year(tokens_[at_], *next);
    const bool year_last = tokens_[at_].number && tokens_[at_].text.size() <= 2 && is_year(*next);
    if (!year_first && !year_last) return false;
    const int month = tokens_[at_ + (year_first ? 1 : 0)].value();
    if (month < 1 || month > 12) return false;
    years_.push_back(tokens_[at_ + (year_first ? 0 : 1)].value());
    months_.push_back(static_cast<unsigned>(month));
    at_ += 2;
    return true;
  }

  // «03.24» and nothing else
  bool short_month_and_year() {
    constexpr int earliest = 15;  // below it may be a day
    constexpr int latest = 60;
    if (tokens_.size() != 2 || at_ != 0 || !number_at(0, 2, U' ')) return false;
    const Token& year = tokens_[1];
    const bool joined =
        year.number && year.text.size() == 2 && (year.before == U'.' || year.before == U'/');
    const int month = tokens_[0].value();
    if (!joined || month < 1 || month > 12 || year.value() < earliest || year.value() > latest)
      return false;
    years_.push_back(2000 + year.value());
    months_.push_back(static_cast<unsigned>(month));
    at_ = 2;
    return true;
  }

  // 202406
  bool joint_month() {
    const std::string& digits = tokens_[at_].text;
    if (!tokens_[at_].number || digits.size() != 6) return false;
    const int year = std::stoi(digits.substr(0, 4));
    const int month = std::stoi(digits.substr(4));
    if (year < 1990 || year > 2100 || month < 1 || month > 12) return false;
    years_.push_back(year);
    months_.push_back(static_cast<unsigned>(month));
    ++at_;
    return true;
  }

  // «I–II кварталы», «1-3 кв.»
  bool range_of_parts() {
    const Token* next = peek(1);
    const Token* part = peek(2);
    if (!next || !part || next->before != U'-' || part_of(part->text) != Grain::quarter)
      return false;
    const unsigned from = ordinal_of(tokens_[at_]);
    const unsigned to = ordinal_of(*next);
    if (from == 0 || to <= from || to > 4) return false;
    grains_.push_back(Grain::months);
    first_ = (from - 1) * 3 + 1;
    last_ = to * 3;
    at_ += 3;
    return true;
  }

  // «I квартал», «квартал 1», «1-е полугодие», «9 месяцев», «q1»
  bool counted_part() {
    const auto part_at = [this](std::size_t ahead) {
      return peek(ahead) ? part_of(peek(ahead)->text) : Grain::day;
    };
    if (range_of_parts()) return true;
    std::size_t ahead = 1;
    while (peek(ahead) && is_filler(peek(ahead)->text) && ahead < 2)
      ++ahead;
    if (const unsigned count = ordinal_of(tokens_[at_]);
        count > 0 && part_at(ahead) != Grain::day) {
      return take_part(part_at(ahead), count, ahead + 1);
    }
    if (part_at(0) != Grain::day && part_at(0) != Grain::months && peek(1)) {
      if (const unsigned count = ordinal_of(*peek(1)); count > 0)
        return take_part(part_at(0), count, 2);
    }
    return false;
  }

  static Grain part_of(std::string_view word) {
    if (word == "кв" || word == "q" || word.starts_with("кварт")) return Grain::quarter;
    if (word == "пг" || word == "h" || word.starts_with("полуг")) return Grain::half_year;
    if (word == "мес" || word.starts_with("месяц")) return Grain::months;
    return Grain::day;
  }

  bool take_part(Grain grain, unsigned count, std::size_t eaten) {
    const unsigned most = grain == Grain::quarter ? 4 : grain == Grain::half_year ? 2 : 12;
    if (count > most) return false;
    const unsigned length = grain == Grain::quarter ? 3 : 6;
    grains_.push_back(grain);
    first_ = grain == Grain::months ? 1 : (count - 1) * length + 1;
    last_ = grain == Grain::months ? count : count * length;
    at_ += eaten;
    return true;
  }

  bool month_name() {
    const unsigned month = month_of_word(tokens_[at_].text);
    if (month == 0) return false;
    months_.push_back(month);
    ++at_;
    const Token* next = peek(0);
    if (next && next->number && next->text.size() == 2 && !is_year(*next)) {
      years_.push_back(2000 + next->value());
      ++at_;
    }
    return true;
  }

  // 2024, 2021–2023, 2023/24
  bool year_number() {
    if (!is_year(tokens_[at_])) return false;
    years_.push_back(tokens_[at_].value());
    ++at_;
    const Token* next = peek(0);
    if (!next || !next->number || (next->before != U'/' && next->before != U'-')) return true;
    const int last =
        next->text.size() == 2 ? years_.back() / 100 * 100 + next->value() : next->value();
    const bool follows = last == years_.back() + 1;
    school_ = school_ || (next->before == U'/' && follows);
    if (last > years_.back()) {
      years_.push_back(last);
      ++at_;
    }
    return true;
  }

  std::optional<PeriodText> assemble() const {
    if (!dates_.empty()) return of_dates();
    PeriodText text;
    if (!years_.empty()) text.year = years_.front();
    if (years_.size() > 1 && years_.back() != years_.front()) text.last_year = years_.back();
    if (!grains_.empty())
      return grains_.size() == 1 && months_.empty() ? std::optional(of_part(text)) : std::nullopt;
    if (!months_.empty()) return of_months(text);
    if (years_.empty() || years_.size() > 2) return std::nullopt;
    text.grain = school_ ? Grain::school_year : text.last_year ? Grain::span : Grain::year;
    if (school_) text.last_year.reset();
    return text;
  }

  std::optional<PeriodText> of_dates() const {
    if (dates_.size() > 2 || dates_.front() > dates_.back() || !months_.empty() || !grains_.empty())
      return std::nullopt;
    PeriodText text;
    text.grain = dates_.size() == 1 ? Grain::day : Grain::span;
    text.year = year_of(dates_.front());
    text.exact = Period{dates_.front(), dates_.back()};
    return text;
  }

  PeriodText of_part(PeriodText text) const {
    text.grain = grains_.front();
    text.first_month = first_;
    text.last_month = last_;
    return text;
  }

  std::optional<PeriodText> of_months(PeriodText text) const {
    if (months_.size() > 2) return std::nullopt;
    text.first_month = months_.front();
    text.last_month = months_.back();
    text.grain = months_.size() == 1 ? Grain::month : Grain::months;
    if (!text.last_year && text.first_month > text.last_month) return std::nullopt;
    return text;
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::vector<Date> dates_;
  std::vector<int> years_;
  std::vector<unsigned> months_;
  std::vector<Grain> grains_;
  unsigned first_ = 1;
  unsigned last_ = 12;
  bool school_ = false;
};

}  // namespace

unsigned month_of_word(std::string_view word) {
  const std::size_t letters = text::length(word);
  for (unsigned i = 0; i < month_stems.size(); ++i) {
    const std::string_view stem = month_stems[i];
    if (stem.empty() || letters < 3) continue;
    const bool whole = word.starts_with(stem) && letters <= text::length(stem) + 2;
    const bool abbreviated = stem.starts_with(word);
    if (whole || abbreviated) return i + 1;
  }
  if (word == "май" || word == "мая" || word == "мае") return 5;
  static constexpr std::array<std::string_view, 12> english = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  for (unsigned i = 0; i < english.size(); ++i) {
    if (letters >= 3 && (word == english[i] || word == english[i].substr(0, 3))) return i + 1;
  }
  return word == "sept" ? 9 : 0;
}

std::optional<PeriodText> read_period(std::string_view text, OtherWords other) {
  if (text::length(text) > 200) return std::nullopt;
  return PeriodReader(tokens_of(text)).read(other);
}

std::optional<PeriodText> read_period_in(const table::Cell& cell, OtherWords other) {
  std::optional<Date> day;
  if (const auto* date = std::get_if<Date>(&cell)) day = *date;
  if (const auto* moment = std::get_if<table::DateTime>(&cell)) day = moment->date;
  if (!day) return read_period(table::to_text(cell), other);
  PeriodText text;
  text.year = year_of(*day);
  if (day_of(*day) == 1) {
    text.grain = Grain::month;
    text.first_month = text.last_month = month_of(*day);
  } else {
    text.grain = Grain::day;
    text.exact = Period{*day, *day};
  }
  return text;
}

std::optional<Period> resolve(const PeriodText& text, std::optional<int> year) {
  if (text.exact) return text.exact;
  const std::optional<int> first = text.year ? text.year : year;
  if (!first) return std::nullopt;
  if (text.grain == Grain::school_year)
    return Period{make_date(*first, 9, 1), make_date(*first + 1, 8, 31)};
  const int last = text.last_year.value_or(*first);
  return Period{make_date(*first, text.first_month, 1), last_day_of_month(last, text.last_month)};
}

std::string_view by_grain(Grain grain) {
  switch (grain) {
    case Grain::day: return "by day";
    case Grain::month: return "by month";
    case Grain::quarter: return "by quarter";
    case Grain::half_year: return "by half-year";
    case Grain::school_year: return "by school year";
    case Grain::year: return "by year";
    case Grain::months:
    case Grain::span: return "by period";
  }
  return "by period";
}

}  // namespace vekha::facts
