#include "base/text.h"
#include "roadmap/phrases.h"
#include "roadmap/preamble.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <utility>

namespace vekha::roadmap {
namespace {

/// Nominative and genitive of the nouns that names of bodies begin with; other words of the name
/// stay as they are.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> nouns = {{
    {"управление", "управления"},
    {"комитет", "комитета"},
    {"отдел", "отдела"},
    {"министерство", "министерства"},
    {"департамент", "департамента"},
    {"администрация", "администрации"},
    {"центр", "центра"},
    {"служба", "службы"},
    {"институт", "института"},
    {"учреждение", "учреждения"},
    {"правительство", "правительства"},
    {"агентство", "агентства"},
    {"кабинет", "кабинета"},
}};

constexpr std::array<std::string_view, 9> positions = {
    "начальник",    "начальника",   "директор",   "директора", "руководитель",
    "председатель", "председателя", "заведующий", "глава"};

std::vector<std::string> parts_of(const std::string& text) {
  return text::split(text::fold_space(text), ' ');
}

/// «МКУ», «МБУДО», «ГАУ»: capitals only, with У for «учреждение» behind the first two; «ФГОС» is
/// none.
bool is_institution_word(const std::string& word) {
  const std::u32string points = text::decode(word);
  if (points.size() < 3 || points.size() > 6) return false;
  const bool capitals = std::ranges::all_of(
      points, [](char32_t c) { return text::is_letter(c) && text::lower(c) != c; });
  return capitals && (points[0] == U'М' || points[0] == U'Г' || points[0] == U'Ф') &&
         std::ranges::find(points.begin() + 2, points.end(), U'У') != points.end();
}

const std::pair<std::string_view, std::string_view>* noun_of(const std::string& word) {
  const std::string key = text::key(word);
  const auto found = std::ranges::find_if(
      nouns, [&](const auto& noun) { return key == noun.first || key == noun.second; });
  return found == nouns.end() ? nullptr : &*found;
}

/// «методического» before «центра» is «методический»; empty when it is no such adjective.
std::string nominative_adjective(const std::string& word) {
  static constexpr std::string_view ending = "ого";
  const bool soft = word.ends_with("его");
  if ((!soft && !word.ends_with(ending)) || text::length(word) < 6) return {};
  const std::string stem = word.substr(0, word.size() - ending.size());
  static constexpr std::array<std::string_view, 3> velars = {"к", "г", "х"};
  const bool velar =
      std::ranges::any_of(velars, [&](std::string_view letter) { return stem.ends_with(letter); });
  return stem + (soft || velar ? "ий" : "ый");
}

bool is_masculine(std::string_view noun) {
  return noun == "комитет" || noun == "отдел" || noun == "департамент" || noun == "центр" ||
         noun == "институт" || noun == "кабинет";
}

/// Where the adjectives before the noun at `at` begin: «информационно-методического центра».
std::size_t first_adjective(const std::vector<std::string>& parts, std::size_t at) {
  const auto* noun = noun_of(parts[at]);
  if (noun == nullptr || text::key(parts[at]) != noun->second || !is_masculine(noun->first))
    return at;
  while (at > 0 && !nominative_adjective(parts[at - 1]).empty())
    --at;
  return at;
}

bool ends_name(const std::string& part) {
  const std::string key = text::key(part);
  static constexpr std::array<std::string_view, 9> words = {"от", "№", "по",   "на",        "об",
                                                            "о",  "_", "и.о.", "приказываю"};
  return std::ranges::find(words, key) != words.end() || part.starts_with("№") ||
         part.starts_with("__");
}

/// «Фамилия И.О.», «И.О. Фамилия» or all three names from word `at` on.
bool person_begins(const std::vector<std::string>& parts, std::size_t at) {
  const std::string next = at + 1 < parts.size() ? parts[at + 1] : std::string();
  if (has_person(parts[at] + " " + next)) return true;
  return at + 2 < parts.size() && !starts_inside_sentence(parts[at]) &&
         has_person(next + " " + parts[at + 2]);
}

/// The name of the body from word `at` on; «по образованию» belongs to it, «по поддержке» does not.
std::string name_from(const std::vector<std::string>& parts, std::size_t at) {
  std::vector<std::string> name;
  for (std::size_t i = at; i < parts.size(); ++i) {
    const bool of_field = text::key(parts[i]) == "по" && i == at + 1 && i + 1 < parts.size() &&
                          noun_of(parts[at]) != nullptr;
    if (i > at && ends_name(parts[i]) && !of_field) break;
    if (i > at && person_begins(parts, i)) break;
    name.push_back(parts[i]);
    if (parts[i].ends_with(':')) break;
  }
  if (name.empty()) return {};
  const auto* noun = noun_of(name.front());
  const std::size_t before = first_adjective(parts, at);
  if (noun != nullptr && text::key(name.front()) == noun->second)
    name.front() = before < at ? std::string(noun->first) : text::capitalised(noun->first);
  for (std::size_t i = at; i > before; --i)
    name.insert(name.begin(), nominative_adjective(parts[i - 1]));
  std::string joined = text::join(name, " ");
  while (!joined.empty() && (joined.back() == ',' || joined.back() == '.' || joined.back() == ':'))
    joined.pop_back();
  return text::capitalised(joined);
}

std::string name_in(const std::vector<std::string>& parts, std::size_t from) {
  for (std::size_t i = from; i < parts.size(); ++i) {
    if (noun_of(parts[i]) != nullptr || is_institution_word(parts[i])) return name_from(parts, i);
  }
  return {};
}

/// Lines of one phrase are joined: «приказом Комитета по образованию» + «администрации ЗГМО».
std::string with_next(const std::vector<std::string>& texts, std::size_t at) {
  std::string text = texts[at];
  for (std::size_t next = at + 1; next < std::min(texts.size(), at + 4); ++next) {
    const bool goes_on = starts_inside_sentence(texts[next]) || ends_open(text);
    if (!goes_on || has_person(texts[next]) || text::key(texts[next]).starts_with("от ")) break;
    text += " " + texts[next];
  }
  return text;
}

bool is_one_of(const std::string& word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool begins_with_body(const std::string& text) {
  const std::string first = parts_of(text).front();
  return noun_of(first) != nullptr || is_institution_word(first);
}

/// One of the first `within` words is an order in the wanted case: «Утверждён приказом …».
bool names_an_order(const std::vector<std::string>& words,
                    std::initializer_list<std::string_view> orders, std::size_t within) {
  const auto last = words.begin() + static_cast<std::ptrdiff_t>(std::min(within, words.size()));
  return std::any_of(words.begin(), last, [&](const std::string& word) {
    return std::ranges::find(orders, word) != orders.end();
  });
}

std::string from_approval(const std::vector<std::string>& texts) {
  for (std::size_t at = 0; at < texts.size(); ++at) {
    const std::vector<std::string> words = words_of(texts[at]);
    if (words.empty()) continue;
    const bool order =
        names_an_order(words, {"приказом", "постановлением", "распоряжением", "решением"}, 3);
    const bool to_order =
        words.size() > 1 && (words[0] == "к" || words[0] == "приложение") &&
        names_an_order(words, {"приказу", "постановлению", "распоряжению", "решению"}, 5);
    const bool position = is_one_of(words.front(), positions);
    if (!order && !to_order && !position) continue;
    const bool alone = position && words.size() == 1 && at + 1 < texts.size();
    if (alone && !begins_with_body(texts[at + 1])) continue;
    const std::vector<std::string> parts =
        parts_of(alone ? texts[at] + " " + with_next(texts, at + 1) : with_next(texts, at));
    if (std::string name = name_in(parts, 1); !name.empty() && !has_person(name)) return name;
  }
  return {};
}

/// A line that is the name itself, above the order.
std::string from_letterhead(const std::vector<std::string>& texts) {
  for (std::size_t at = 0; at < std::min<std::size_t>(texts.size(), 6); ++at) {
    const std::vector<std::string> parts = parts_of(texts[at]);
    const auto* noun = noun_of(parts.front());
    const bool nominative = noun != nullptr && text::key(parts.front()) == noun->first;
    if (!nominative && !is_institution_word(parts.front())) continue;
    std::string name = text::fold_space(with_next(texts, at));
    if (!has_person(name)) return name;
  }
  return {};
}

/// Only a name that follows the plan's own at once: «Дорожная карта Управления образования …».
std::string from_title(const std::string& title) {
  const std::vector<std::string> parts = parts_of(title);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (noun_of(parts[i]) == nullptr && !is_institution_word(parts[i])) continue;
    const std::size_t at = first_adjective(parts, i);
    const std::vector<std::string> before = words_of(
        (at > 0 ? parts[at - 1] : std::string()) + " " + (at > 1 ? parts[at - 2] : std::string()));
    const bool at_once = std::ranges::any_of(before, [](const std::string& word) {
      return word == "карта" || word == "план" || word.starts_with("мероприят") ||
             word == "работы" || word == "мер";
    });
    if (at_once) return name_from(parts, i);
  }
  return {};
}

}  // namespace

std::string organisation_in(const std::vector<std::string>& texts, const std::string& title) {
  if (std::string name = from_letterhead(texts); !name.empty()) return name;
  if (std::string name = from_approval(texts); !name.empty()) return name;
  return from_title(title);
}

}  // namespace vekha::roadmap
