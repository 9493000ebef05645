#include "base/text.h"
#include "schedule/cron.h"

#include <array>
#include <charconv>
#include <span>
#include <utility>
#include <vector>

// schedule = [«в»] day [«в» time] | «в» time day ; the words are compared in lower case, ё as е.
namespace vekha::schedule {

namespace {

using WordList = std::vector<std::string>;

std::optional<int> number_in(std::string_view word) {
  int number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size() || number < 0) return std::nullopt;
  return number;
}

bool begins(std::string_view word, std::string_view stem) {
  return word.substr(0, stem.size()) == stem;
}

// The words in order; a reader takes what it knows from the front.
class WordReader {
 public:
  explicit WordReader(WordList words) : words_(std::move(words)) {}

  bool at_end() const { return position_ == words_.size(); }
  std::string_view word(std::size_t ahead = 0) const {
    return position_ + ahead < words_.size() ? std::string_view(words_[position_ + ahead])
                                             : std::string_view();
  }
  void skip(std::size_t count = 1) { position_ = std::min(position_ + count, words_.size()); }
  bool take(std::string_view word_wanted) {
    if (word() != word_wanted) return false;
    skip();
    return true;
  }
  bool take_stem(std::string_view stem) {
    if (!begins(word(), stem)) return false;
    skip();
    return true;
  }

 private:
  WordList words_;
  std::size_t position_ = 0;
};

struct Time {
  int hour = 0;
  int minute = 0;
};

std::optional<Time> clock_of(std::string_view word) {
  const std::size_t colon = word.find_first_of(":.");
  const auto hour = number_in(word.substr(0, colon));
  const auto minute =
      colon == std::string_view::npos ? std::optional(0) : number_in(word.substr(colon + 1));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return Time{*hour, *minute};
}

// «в 6:00», «в 6 часов», «в 6 ч 30 мин», «в полночь», «в полдень».
std::optional<Time> take_time(WordReader& reader) {
  if (reader.word() != "в") return std::nullopt;
  const bool midnight = reader.word(1) == "полночь";
  if (midnight || reader.word(1) == "полдень") {
    reader.skip(2);
    return Time{midnight ? 0 : 12, 0};
  }
  auto time = clock_of(reader.word(1));
  const bool bare = reader.word(1).find_first_of(":.") == std::string_view::npos;
  const bool hours = begins(reader.word(2), "час") || reader.word(2) == "ч";
  if (!time || (bare && !hours)) return std::nullopt;
  reader.skip(bare ? 3 : 2);
  const auto minutes = number_in(reader.word());
  if (bare && minutes && *minutes < 60 && begins(reader.word(1), "мин")) {
    time->minute = *minutes;
    reader.skip(2);
  }
  return time;
}

constexpr std::array<std::string_view, 7> weekday_stems = {
    "воскресен", "понедельник", "вторник", "сред", "четверг", "пятниц", "суббот"};

std::optional<unsigned> weekday_of_word(std::string_view word) {
  for (unsigned i = 0; i < weekday_stems.size(); ++i) {
    if (begins(word, weekday_stems[i])) return i;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, int>, 12> ordinal_stems = {{{"последн", -1},
                                                                             {"предпоследн", -2},
                                                                             {"перв", 1},
                                                                             {"втор", 2},
                                                                             {"трет", 3},
                                                                             {"четверт", 4},
                                                                             {"пят", 5},
                                                                             {"шест", 6},
                                                                             {"седьм", 7},
                                                                             {"восьм", 8},
                                                                             {"девят", 9},
                                                                             {"десят", 10}}};

// «последний», «первую», «3-й», «10-го».
std::optional<int> take_ordinal(WordReader& reader) {
  const std::string_view word = reader.word();
  if (weekday_of_word(word)) return std::nullopt;
  for (const auto& [stem, number] : ordinal_stems) {
    if (!begins(word, stem)) continue;
    reader.skip();
    return number;
  }
  const std::size_t hyphen = word.find('-');
  const auto number = number_in(word.substr(0, hyphen));
  if (!number || hyphen == std::string_view::npos || *number == 0) return std::nullopt;
  reader.skip();
  return number;
}

struct Days {
  std::string day = "*";
  std::string month = "*";
  std::string weekday = "*";
  bool every_hour = false;
};

// «месяца», «каждого месяца», «квартала», «года»; the months in which the day is looked for.
std::optional<std::string> take_span(WordReader& reader, bool from_end) {
  reader.take_stem("кажд");
  if (reader.take("месяца") || reader.take("месяце")) return "*";
  if (reader.take("квартала")) return from_end ? "3,6,9,12" : "1,4,7,10";
  if (reader.take("года")) return from_end ? "12" : "1";
  return std::nullopt;
}

std::optional<std::string> nth_day(int number, bool working) {
  if (working) return number == -1 ? "LW" : std::to_string(number) + "WD";
  if (number > 0) return number <= 31 ? std::optional(std::to_string(number)) : std::nullopt;
  return number == -1 ? "L" : "L-" + std::to_string(-number - 1);
}

// «последний рабочий день месяца», «первая пятница месяца», «2-й день квартала».
std::optional<Days> take_nth(WordReader& reader) {
  const auto number = take_ordinal(reader);
  if (!number) return std::nullopt;
  Days days;
  if (const auto weekday = weekday_of_word(reader.word())) {
    reader.skip();
    const std::string name = std::to_string(*weekday);
    if (*number != -1 && (*number < 1 || *number > 5)) return std::nullopt;
    days.weekday = *number == -1 ? name + "L" : name + "#" + std::to_string(*number);
  } else {
    const bool working = reader.take_stem("рабоч");
    if (!reader.take("день") && !reader.take("дня")) return std::nullopt;
    const auto day = nth_day(*number, working);
    if (!day) return std::nullopt;
    days.day = *day;
  }
  const auto months = take_span(reader, *number < 0);
  if (!months) return std::nullopt;
  days.month = *months;
  return days;
}

// «понедельникам, средам и пятницам».
std::optional<Days> take_weekdays(WordReader& reader) {
  Days days{.weekday = ""};
  while (const auto weekday = weekday_of_word(reader.word())) {
    reader.skip();
    days.weekday += (days.weekday.empty() ? "" : ",") + std::to_string(*weekday);
    reader.take("и");
  }
  return days.weekday.empty() ? std::nullopt : std::optional(days);
}

// «1 и 15 числа [каждого месяца]», «каждого 5-го числа».
std::optional<Days> take_dates(WordReader& reader) {
  Days days{.day = ""};
  while (true) {
    const std::string_view word = reader.word();
    const auto number = number_in(word.substr(0, word.find('-')));
    if (!number || *number < 1 || *number > 31) break;
    reader.skip();
    days.day += (days.day.empty() ? "" : ",") + std::to_string(*number);
    reader.take("и");
  }
  if (days.day.empty() || !reader.take_stem("числ")) return std::nullopt;
  take_span(reader, false);
  return days;
}

std::optional<Days> take_working_days(WordReader& reader) {
  if (!reader.take_stem("рабоч")) return std::nullopt;
  if (!reader.take_stem("дн") && !reader.take("день")) return std::nullopt;
  return Days{.day = "WD"};
}

std::optional<Days> take_period(WordReader& reader) {
  if (reader.take("час")) return Days{.every_hour = true};
  if (reader.take("день") || reader.take("ночь")) return Days{};
  if (reader.take("неделю")) return Days{.weekday = "1"};
  if (reader.take("месяц")) return Days{.day = "1"};
  if (reader.take("квартал")) return Days{.day = "1", .month = "1,4,7,10"};
  if (reader.take("год")) return Days{.day = "1", .month = "1"};
  return std::nullopt;
}

std::optional<Days> take_after_preposition(WordReader& reader) {
  for (const auto take : {take_working_days, take_weekdays, take_dates, take_nth}) {
    WordReader trial = reader;
    if (auto days = take(trial)) {
      reader = trial;
      return days;
    }
  }
  return std::nullopt;
}

// «ежемесячно» says the span that the words behind it may make narrower.
std::optional<Days> take_adverb(WordReader& reader) {
  Days days;
  if (reader.take("ежечасно")) return Days{.every_hour = true};
  if (reader.take("ежедневно") || reader.take("еженощно")) {
    days = {};
  } else if (reader.take("еженедельно")) {
    days.weekday = "1";
  } else if (reader.take("ежемесячно")) {
    days.day = "1";
  } else if (reader.take("ежеквартально")) {
    days = {.day = "1", .month = "1,4,7,10"};
  } else if (reader.take("ежегодно")) {
    days = {.day = "1", .month = "1"};
  } else {
    return std::nullopt;
  }
  WordReader trial = reader;
  if (trial.word() == "в" || trial.word() == "по" || trial.word() == "во") trial.skip();
  if (auto narrower = take_after_preposition(trial)) {
    reader = trial;
    return narrower;
  }
  return days;
}

std::optional<Days> take_days(WordReader& reader) {
  if (auto days = take_adverb(reader)) return days;
  if (reader.word() == "в" || reader.word() == "по" || reader.word() == "во") reader.skip();
  WordReader every = reader;
  if (every.take_stem("кажд")) {
    auto days = take_period(every);
    if (!days) days = take_after_preposition(every);
    if (days) {
      reader = every;
      return days;
    }
  }
  return take_after_preposition(reader);
}

WordList words_of(std::string_view text) {
  std::string spaced;
  for (const char c : text::key(text))
    spaced += c == ',' ? ' ' : c;
  WordList words = text::split(text::fold_space(spaced), ' ');
  return words;
}

}  // namespace

std::optional<std::string> cron_line_of_words(std::string_view words) {
  WordReader reader(words_of(words));
  auto time = take_time(reader);
  const auto days = take_days(reader);
  if (!days) return std::nullopt;
  if (!time) time = take_time(reader);
  if (!reader.at_end()) return std::nullopt;
  const Time at = time.value_or(Time{});
  return std::to_string(at.minute) + " " + (days->every_hour ? "*" : std::to_string(at.hour)) +
         " " + days->day + " " + days->month + " " + days->weekday;
}

}  // namespace vekha::schedule
