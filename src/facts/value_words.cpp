#include "facts/value_words.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace vekha::facts {

namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

template <std::size_t Count>
bool any_equal(std::string_view text, const std::array<std::string_view, Count>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_missing(std::string_view key) {
  static constexpr std::array<std::string_view, 16> signs = {
      "х",    "x", "н/д", "нд",  "н.д.", "н\\д", "n/a",  "na",
      "#н/д", "…", "...", "н/о", "х/х",  "xx",   "null", "nan"};
  static constexpr std::array<std::string_view, 6> about = {"отметк",   "данн",   "сведен",
                                                            "информац", "заполн", "предостав"};
  if (any_equal(key, signs)) return true;
  const std::vector<std::string> words = words_of(key);
  if (words.size() < 2 || words.size() > 3) return false;
  const bool denied = words.front() == "нет" || words.front() == "не" ||
                      words.back().starts_with("отсутств") || words.back() == "нет";
  return denied &&
         std::ranges::any_of(words, [](const std::string& word) { return any_start(word, about); });
}

// Short forms of a participle: проведено, утверждён, приняты, издан, закрыт.
bool is_participle(std::string_view word) {
  static constexpr std::array<std::string_view, 12> endings = {
      "ено", "ена", "ены", "ен", "ано", "ана", "аны", "ан", "ято", "ята", "яты", "ят"};
  static constexpr std::array<std::string_view, 9> others = {
      "есть", "прошло", "прошли", "прошел", "состоял", "готов", "закрыт", "открыт", "yes"};
  if (word == "done" || word == "true" || word == "completed") return true;
  if (text::length(word) < 4 && word != "yes") return false;
  return any_start(word, others) ||
         std::ranges::any_of(endings, [&](std::string_view end) { return ends_with(word, end); });
}

// Participles of what has not been done yet.
bool is_ahead(std::string_view word) {
  static constexpr std::array<std::string_view, 8> stems = {"заплан",  "планир",        "перенес",
                                                            "отложен", "приостановлен", "начат",
                                                            "намечен", "предусмотрен"};
  return any_start(word, stems);
}

// Words that leave open whether it was done, or whether it must be.
bool is_undecided(std::string_view word) {
  static constexpr std::array<std::string_view, 15> stems = {
      "частич", "почти",   "будет",  "будут", "отменен", "снят", "исключен", "не",
      "нет",    "требует", "проект", "нужен", "скоро",   "без",  "кроме"};
  return any_start(word, stems) && word != "нетиповой";
}

// «в полном объёме», «полностью», «в срок» add nothing to «выполнено»; any other word might.
bool adds_nothing(std::string_view word) {
  static constexpr std::array<std::string_view, 8> words = {
      "в", "полном", "объеме", "полностью", "срок", "да", "своевременно", "все"};
  return any_equal(word, words);
}

bool is_under_way(const std::vector<std::string>& words) {
  static constexpr std::array<std::string_view, 5> stems = {"выполняет", "исполняет", "ведет",
                                                            "проводит", "реализует"};
  const bool in_work = words.size() == 2 && words[0] == "в" &&
                       (words[1].starts_with("работ") || words[1].starts_with("процесс"));
  return in_work || (words.size() == 1 && any_start(words[0], stems));
}

bool names_a_document(std::string_view word) {
  static constexpr std::array<std::string_view, 16> stems = {
      "приказ", "план",    "положени",  "программ", "отчет",   "справк", "протокол",    "список",
      "график", "договор", "соглашени", "модел",    "каталог", "карт",   "рекомендаци", "семинар"};
  return any_start(word, stems);
}

// «приказ издан», «утверждена программа развития», «проведено совещание»: one participle, the rest
// names what.
bool tells_a_deed(const std::vector<std::string>& words) {
  if (words.size() > 6 || std::ranges::any_of(words, [](const std::string& word) {
        return is_undecided(word) || is_ahead(word) || number_word(word);
      }))
    return false;
  const bool first = is_participle(words.front());
  const bool last = is_participle(words.back()) && names_a_document(words.front());
  return first || last;
}

ValueKind kind_of_denied(std::vector<std::string> words) {
  words.erase(words.begin());
  const std::string& verb = words.front();
  const bool told = is_participle(verb) || is_ahead(verb) || ends_with(verb, "лось") ||
                    ends_with(verb, "лся") || ends_with(verb, "лась") || ends_with(verb, "лись") ||
                    verb == "да";
  const bool plain = std::all_of(words.begin() + 1, words.end(), adds_nothing);
  return told && plain ? ValueKind::not_done : ValueKind::senseless;
}

// «выполнено, приказ № 191», «приказ утверждён 17.04.2024»: what follows is no value.
std::string_view without_document(std::string_view key) {
  std::size_t cut = std::min(key.find("№"), key.find_first_of("0123456789"));
  if (cut == std::string_view::npos) return key;
  const std::size_t comma = key.find_first_of(",;.:");
  if (comma < cut) cut = comma;
  return text::trim(key.substr(0, cut));
}

}  // namespace

std::vector<std::string> words_of(std::string_view key) {
  std::vector<std::string> words(1);
  for (const char32_t c : text::decode(key)) {
    if (text::is_letter(c)) {
      text::append(words.back(), c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

ValueKind kind_of_words(std::string_view key) {
  static constexpr std::array<std::string_view, 9> ticks = {"+", "✓", "✔",  "v", "√",
                                                            "☑", "y", "ok", "ок"};
  static constexpr std::array<std::string_view, 5> dashes = {"-", "–", "—", "−", "--"};
  static constexpr std::array<std::string_view, 4> whole = {"все", "полностью", "в полном объеме",
                                                            "полный объем"};
  static constexpr std::array<std::string_view, 5> no = {"no", "false", "отсутствует",
                                                         "in progress", "not done"};
  if (any_equal(key, ticks) || any_equal(key, whole)) return ValueKind::done;
  if (any_equal(key, dashes)) return ValueKind::dash;
  if (any_equal(key, no)) return ValueKind::not_done;
  if (is_missing(key)) return ValueKind::missing;
  const std::vector<std::string> words = words_of(without_document(key));
  if (words.empty()) return ValueKind::senseless;
  if (is_under_way(words)) return ValueKind::not_done;
  const bool denied = words.front() == "не" || words.front() == "нет";
  if (words.size() == 1 && (denied || words.front() == "да"))
    return denied ? ValueKind::not_done : ValueKind::done;
  if (denied) return kind_of_denied(words);
  if (words.size() <= 3 && is_ahead(words.front())) return ValueKind::not_done;
  if (words.front() == "да" && std::all_of(words.begin() + 1, words.end(), adds_nothing))
    return ValueKind::done;
  return tells_a_deed(words) ? ValueKind::done : ValueKind::senseless;
}

std::optional<int> number_word(std::string_view key) {
  static constexpr std::array<std::string_view, 21> names = {
      "ноль",         "один",         "два",          "три",        "четыре",      "пять",
      "шесть",        "семь",         "восемь",       "девять",     "десять",      "одиннадцать",
      "двенадцать",   "тринадцать",   "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать",
      "восемнадцать", "девятнадцать", "двадцать"};
  const auto found = std::ranges::find(names, key);
  if (found != names.end()) return static_cast<int>(found - names.begin());
  if (key == "одна" || key == "одно") return 1;
  return key == "две" ? std::optional(2) : std::nullopt;
}

LeadIn lead_in(std::string_view key) {
  if (text::trim(key) == "~" || text::trim(key) == "≈") return LeadIn::about;
  const std::vector<std::string> words = words_of(key);
  if (words.size() > 3 || words.empty() || key.find("№") != std::string_view::npos)
    return LeadIn::other;
  if (words.size() == 1 &&
      (words[0] == "около" || words[0] == "примерно" || words[0] == "ориентировочно"))
    return LeadIn::about;
  const bool done = kind_of_words(words.front()) == ValueKind::done;
  static constexpr std::array<std::string_view, 4> joints = {"на", "всего", "в", "количестве"};
  const bool plain = std::all_of(words.begin() + 1, words.end(),
                                 [](const std::string& word) { return any_equal(word, joints); });
  return (done || words.front() == "всего" || words.front() == "итого") && plain ? LeadIn::done
                                                                                 : LeadIn::other;
}

}  // namespace vekha::facts
