#include "facts/evidence.h"

#include "base/text.h"
#include "facts/values.h"

#include <algorithm>
#include <array>

namespace vekha::facts {

namespace {

// From «http» to the next blank; closing punctuation belongs to the sentence.
std::string take_link(std::string& text) {
  std::size_t at = text.find("http://");
  if (at == std::string::npos) at = text.find("https://");
  if (at == std::string::npos) return {};
  const std::size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
  std::string link = text.substr(at, end - at);
  text.erase(at, end - at);
  while (!link.empty() && (link.back() == ',' || link.back() == ')' || link.back() == '.'))
    link.pop_back();
  return link;
}

// The first word that is a date, up to what follows it.
std::optional<Date> take_date(std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const std::size_t length :
         {std::size_t{3}, std::size_t{1}}) {  // «12 мая 2024», «12.05.2024»
      if (i + length > words.size()) continue;
      std::string text = words[i];
      for (std::size_t j = 1; j < length; ++j)
        text += " " + words[i + j];
      while (!text.empty() && (text.back() == ',' || text.back() == ';'))
        text.pop_back();
      const Day day = read_day(table::Cell(text));
      if (day.kind != DayKind::day) continue;
      const auto from = words.begin() + static_cast<std::ptrdiff_t>(i);
      words.erase(from, from + static_cast<std::ptrdiff_t>(length));
      return day.date;
    }
  }
  return std::nullopt;
}

std::string take_number(std::vector<std::string>& words) {
  static constexpr std::string_view sign = "№";
  for (auto word = words.begin(); word != words.end(); ++word) {
    if (word->compare(0, sign.size(), sign) != 0) continue;
    std::string number = word->substr(sign.size());
    word = words.erase(word);
    if (number.empty() && word != words.end()) {
      number = *word;
      words.erase(word);
    }
    while (!number.empty() && (number.back() == ',' || number.back() == '.'))
      number.pop_back();
    return number;
  }
  return {};
}

// What is left, without the joints: «протокол совещания от г.» is «протокол совещания».
std::string kind_of(const std::vector<std::string>& words) {
  static constexpr std::array<std::string_view, 6> joints = {"от", "г.", "г", "г.,", "года", "и"};
  static constexpr std::array<std::string_view, 9> no_kinds = {
      "есть", "да", "имеется", "имеются", "прилагается", "прилагаются", "нет", "+", "-"};
  std::vector<std::string> kept;
  for (const std::string& word : words) {
    const std::string key = text::key(word);
    const bool dropped = std::ranges::find(joints, key) != joints.end() ||
                         std::ranges::find(no_kinds, key) != no_kinds.end();
    if (!dropped && !key.empty()) kept.push_back(word);
  }
  if (kept.empty()) return {};
  kept.front() = text::to_lower(kept.front());
  std::string kind = text::join(kept, " ");
  while (!kind.empty() && (kind.back() == ',' || kind.back() == ':' || kind.back() == '.'))
    kind.pop_back();
  return kind;
}

Evidence read_one(const std::string& part) {
  Evidence evidence;
  evidence.text = text::fold_space(part);
  std::string rest = evidence.text;
  evidence.link = take_link(rest);
  std::vector<std::string> words = text::split(text::fold_space(rest), ' ');
  evidence.date = take_date(words);
  evidence.number = take_number(words);
  evidence.kind = kind_of(words);
  if (evidence.kind.empty() && !evidence.link.empty()) evidence.kind = "ссылка";
  return evidence;
}

bool is_bare_link(const Evidence& evidence) {
  return evidence.kind == "ссылка" && evidence.number.empty() && !evidence.date;
}

}  // namespace

bool is_named_document(const Evidence& evidence) {
  static constexpr std::array<std::string_view, 16> kinds = {
      "приказ",   "протокол", "справк", "акт",     "распоряж", "постановл",  "положени", "отчет",
      "программ", "план",     "письм",  "договор", "соглашен", "сертификат", "журнал",   "ссылка"};
  const std::string kind = text::key(evidence.kind);
  const bool short_name = std::count(kind.begin(), kind.end(), ' ') < 3;
  return evidence.confirms() && short_name &&
         std::ranges::any_of(kinds, [&](std::string_view one) { return kind.starts_with(one); });
}

std::vector<Evidence> read_evidence(std::string_view text) {
  std::vector<Evidence> all;
  std::string parts(text);
  std::ranges::replace(parts, '\n', ';');
  for (const std::string& part : text::split(parts, ';')) {
    if (text::trim(part).empty()) continue;
    Evidence one = read_one(part);
    if (is_bare_link(one) && !all.empty() && all.back().link.empty()) {
      all.back().link = one.link;
      all.back().text += "; " + one.text;
      continue;
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace vekha::facts
