#include "roadmap/reading_morphology.h"

#include <algorithm>
#include <array>
#include <span>

namespace vekha::roadmap::reading {

namespace {

constexpr std::size_t letter = 2;  // bytes of a Cyrillic one

constexpr auto adjective_endings = std::to_array<std::string_view>(
    {"ыми", "ими", "ого", "его", "ому", "ему", "ый", "ий", "ой", "ая", "яя", "ое",
     "ее",  "ые",  "ие",  "ых",  "их",  "ым",  "им", "ую", "юю", "ей", "ом", "ем"});

// The ending, where at least three letters of a stem stand before it.
std::string_view ending_of(std::string_view word) {
  for (const std::string_view ending : adjective_endings) {
    if (word.size() >= ending.size() + 3 * letter && word.ends_with(ending)) return ending;
  }
  return {};
}

bool is_one_of(std::string_view letters, std::string_view wanted) {
  for (std::size_t i = 0; i + letter <= letters.size(); i += letter) {
    if (letters.substr(i, letter) == wanted) return true;
  }
  return false;
}

// Endings that nouns share are taken for an adjective's only after its usual suffixes.
bool has_adjective_suffix(std::string_view stem) {
  static constexpr auto suffixes =
      std::to_array<std::string_view>({"н", "ск", "ов", "ев", "щ", "енн", "вш"});
  return std::ranges::any_of(suffixes,
                             [&](std::string_view suffix) { return stem.ends_with(suffix); });
}

// «выездной», «круговой»: the stress, which no spelling shows, makes -ой of -ый.
bool is_stressed_at_end(std::string_view stem) {
  static constexpr auto stressed = std::to_array<std::string_view>(
      {"выездн",  "очередн", "игров",   "кругов",  "полев",   "смотров", "друг",   "больш", "молод",
       "родн",    "рядов",   "городск", "краев",   "областн", "основн",  "цифров", "типов", "делов",
       "группов", "годов",   "миров",   "передов", "трудов",  "входн",   "выходн", "запасн"});
  return std::ranges::find(stressed, stem) != stressed.end();
}

bool ends_with_any(std::string_view word, std::span<const std::string_view> endings) {
  return std::ranges::any_of(endings,
                             [&](std::string_view ending) { return word.ends_with(ending); });
}

struct Replacement {
  std::string_view ending;
  std::string_view with;
};

// Genitives, commonest first; an ending that could be several takes the most frequent.
constexpr auto replacements = std::to_array<Replacement>(
    {{"ений", "ение"}, {"аний", "ание"},  {"ятий", "ятие"}, {"стий", "стие"}, {"ций", "ция"},
     {"сий", "сия"},   {"ения", "ение"},  {"ания", "ание"}, {"ции", "ция"},   {"стей", "сть"},
     {"ости", "ость"}, {"телей", "тель"}, {"теля", "тель"}, {"арей", "арь"},  {"иков", "ик"},
     {"ников", "ник"}, {"тов", "т"},      {"ниц", "ница"},  {"истов", "ист"}, {"оров", "ор"},
     {"ок", "ка"},     {"ев", "й"},       {"ов", ""}});

}  // namespace

bool is_adjective(std::string_view word) {
  const std::string_view ending = ending_of(word);
  if (ending.empty() || find_noun(word)) return false;
  const std::string_view stem = word.substr(0, word.size() - ending.size());
  const bool clear = ending == "ый" || ending == "ая" || ending == "яя" || ending == "ые" ||
                     ending == "ых" || ending == "ыми" || ending == "ого" || ending == "ому" ||
                     ending == "ую" || ending == "ым";
  return clear || has_adjective_suffix(stem);
}

bool may_be_adjective(std::string_view word) {
  return !ending_of(word).empty() && !find_noun(word);
}

bool can_agree(std::string_view adjective, std::uint8_t cases) {
  const std::string_view ending = ending_of(adjective);
  if (ending.empty() || cases == 0) return true;
  constexpr std::uint8_t singular = singular_nominative | singular_genitive | singular_other;
  constexpr std::uint8_t plural = plural_nominative | plural_genitive | plural_other;
  std::uint8_t wanted = singular | plural;
  if (ending == "ых" || ending == "их")
    wanted = plural_genitive | plural_other | singular_genitive;  // «два круглых стола»
  if (ending == "ыми" || ending == "ими") wanted = plural_other;
  if (ending == "ые" || ending == "ие") wanted = plural_nominative;
  if (ending == "ого" || ending == "его") wanted = singular_genitive | singular_other;
  if (ending == "ому" || ending == "ему" || ending == "ом" || ending == "ем" || ending == "ую")
    wanted = singular_other | (ending == "ую" ? singular_nominative : 0);
  return (cases & wanted) != 0;
}

bool is_verbal_noun(std::string_view word) {
  static constexpr auto suffixes = std::to_array<std::string_view>(
      {"ание", "ение", "яние", "ятие", "ытие", "итие", "зация", "кация"});
  return word.size() >= 8 * letter && ends_with_any(word, suffixes);
}

std::string adjective_nominative(std::string_view word, Gender gender, Number number) {
  const std::string_view ending = ending_of(word);
  if (ending.empty()) return std::string(word);
  std::string stem(word.substr(0, word.size() - ending.size()));
  const std::string_view last = std::string_view(stem).substr(stem.size() - letter);
  const bool hissing = is_one_of("жшчщ", last);
  const bool velar = is_one_of("кгх", last);
  const std::string_view vowel = ending.substr(0, letter);
  const bool soft = !hissing && !velar && is_one_of("иеяю", vowel);
  if (number == Number::plural) return stem += hissing || velar || soft ? "ие" : "ые";
  switch (gender) {
    case Gender::feminine: return stem += soft ? "яя" : "ая";
    case Gender::neuter: return stem += soft || hissing ? "ее" : "ое";
    case Gender::masculine: break;
  }
  if (is_stressed_at_end(stem)) return stem += "ой";
  return stem += hissing || velar || soft ? "ий" : "ый";
}

bool is_short_participle(std::string_view word) {
  static constexpr auto endings = std::to_array<std::string_view>(
      {"ен",  "ена", "ено",  "ены",  "ан",   "ана", "ано",  "аны",   "ят",    "ята",  "ято",
       "яты", "нут", "нута", "нуто", "нуты", "мыт", "крыт", "крыта", "крыто", "крыты"});
  // «издан», «сдана»: the one verb whose participles are shorter
  static constexpr auto given = std::to_array<std::string_view>({"дан", "дана", "дано", "даны"});
  const bool is_given = word.size() >= 4 * letter && ends_with_any(word, given);
  const bool regular = word.size() >= 6 * letter && ends_with_any(word, endings);
  return (is_given || regular) && !find_noun(word);
}

bool is_done_participle(std::string_view word) {
  static constexpr auto suffixes = std::to_array<std::string_view>(
      {"танн", "ованн", "санн", "данн", "денн", "ленн", "щенн", "ченн", "ранн"});
  const std::string_view ending = ending_of(word);
  if (ending.empty()) return false;
  const std::string_view stem = word.substr(0, word.size() - ending.size());
  // «промышленный», «численный» are no participles
  return stem.size() >= 7 * letter && ends_with_any(stem, suffixes) && !stem.ends_with("шленн") &&
         !stem.ends_with("сленн") && !stem.ends_with("гранн");
}

bool is_active_participle(std::string_view word) {
  static constexpr auto endings = std::to_array<std::string_view>(
      {"щий", "щая", "щее", "щие", "щего", "щей", "щую", "щих", "вший", "вшая", "вшее", "вшие",
       "вшего", "вшей", "вшую", "вших"});
  return word.size() >= 7 * letter && ends_with_any(word, endings) && !find_noun(word);
}

bool is_past_plural(std::string_view word) {
  static constexpr auto endings =
      std::to_array<std::string_view>({"али", "или", "яли", "ели", "шли", "лись", "ули"});
  return word.size() >= 5 * letter && ends_with_any(word, endings) && !find_noun(word);
}

bool is_present_verb(std::string_view word) {
  static constexpr auto endings =
      std::to_array<std::string_view>({"ают", "яют", "уют", "еют", "дят", "сят", "вят", "ует",
                                       "ает", "яет", "ются", "ится", "ется", "ятся", "ащают"});
  return word.size() >= 5 * letter && ends_with_any(word, endings) && !find_noun(word);
}

std::string guessed_nominative(std::string_view word) {
  for (const Replacement& one : replacements) {
    if (word.size() < one.ending.size() + 2 * letter || !word.ends_with(one.ending)) continue;
    return std::string(word.substr(0, word.size() - one.ending.size())).append(one.with);
  }
  return std::string(word);
}

}  // namespace vekha::roadmap::reading
