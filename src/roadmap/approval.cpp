#include "base/text.h"
#include "roadmap/dates_in_text.h"
#include "roadmap/phrases.h"
#include "roadmap/preamble.h"

#include <algorithm>
#include <array>

namespace vekha::roadmap {
namespace {

constexpr std::size_t block_lines = 10;

/// «УТВЕРЖДАЮ», «УТВЕРЖДЕН», «Приложение», «ПРИКАЗ»: what follows is the document's own order.
bool opens_block(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  if (words.empty()) return false;
  if (words.front().starts_with("утвержд") || words.front() == "приложение") return true;
  static constexpr std::array<std::string_view, 4> orders = {"приказ", "постановление",
                                                             "распоряжение", "решение"};
  return words.size() <= 3 && std::ranges::find(orders, words.front()) != orders.end();
}

bool closes_block(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  if (words.empty()) return false;
  static constexpr std::array<std::string_view, 5> bodies = {"об", "во", "руководствуясь",
                                                             "приказываю", "основании"};
  if (std::ranges::find(bodies, words.front()) != bodies.end()) return true;
  const bool road_map = words.size() > 1 && words[0] == "дорожная" && words[1] == "карта";
  return road_map || (words.size() > 1 && (words[1] == "соответствии" || words[1] == "основании" ||
                                           words[1] == "целях"));
}

/// What stands behind «№»: «191», «155-РМК»; where it begins and ends in `text`.
struct FoundNumber {
  std::string number;
  std::size_t from = 0;
  std::size_t to = 0;
};

std::optional<FoundNumber> number_in(const std::string& text, std::size_t behind) {
  const std::size_t sign = text.find("№", behind);
  if (sign == std::string::npos) return std::nullopt;
  std::size_t from = sign + std::string_view("№").size();
  while (from < text.size() && text[from] == ' ')
    ++from;
  const std::size_t to = std::min(text.find_first_of(" ,;)", from), text.size());
  FoundNumber found{text.substr(from, to - from), sign, to};
  while (found.number.ends_with('.'))
    found.number.pop_back();
  const bool digits =
      std::ranges::any_of(found.number, [](char c) { return c >= '0' && c <= '9'; });
  return digits ? std::optional(found) : std::nullopt;
}

/// «2022 г.» and nothing more, or a blank form with a year «___» _____ 2024 г.
bool is_year_stamp(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  if (words.empty() || words.size() > 3) return false;
  const bool year = words.front().size() == 4 && words.front().starts_with("20");
  return year && std::ranges::all_of(words.begin() + 1, words.end(), [](const std::string& word) {
           return word == "г" || word == "год" || word == "года";
         });
}

/// «23 января – 23 февраля 2024 года» says when it runs, not when it was approved.
bool is_end_of_span(const std::string& text, Date date) {
  const std::optional<Period> span = period_in(text, PeriodWording::any_year);
  return span && (span->first == date || span->last == date);
}

class Block {
 public:
  void take(const std::string& text) {
    std::optional<FoundDate> date = approval_.date ? std::nullopt : date_in(text);
    if (date && is_end_of_span(text, date->date)) date.reset();
    const std::optional<FoundNumber> number =
        approval_.number.empty() ? number_in(text, date ? date->to : 0) : std::nullopt;
    if (!date && !number) {
      if (approval_.text.empty() && is_year_stamp(text)) stamp_ = text;
      return;
    }
    if (number && !date && !approval_.date && is_appendix(text)) return;
    if (date) approval_.date = date->date;
    if (number) approval_.number = number->number;
    append(printed(text, date, number));
  }

  std::optional<Approval> result() const {
    if (approval_.date) return approval_;
    if (!approval_.number.empty() && stamp_.empty()) return approval_;
    if (!stamp_.empty()) return Approval{.text = stamp_};
    return std::nullopt;
  }
  bool whole() const { return approval_.date && !approval_.number.empty(); }

 private:
  static bool is_appendix(const std::string& text) {
    return text::key(text).starts_with("приложение");
  }

  static std::string printed(const std::string& text, const std::optional<FoundDate>& date,
                             const std::optional<FoundNumber>& number) {
    std::size_t from = date ? date->from : number->from;
    for (const std::string_view quote : {"«", "\"", "“"}) {
      if (text.substr(0, from).ends_with(quote)) from -= quote.size();
    }
    const std::size_t to = number ? number->to : text.size();
    const std::string_view of = "от ";
    const std::size_t word = text.rfind(of, from);
    if (word != std::string::npos && word + of.size() + 3 >= from) from = word;
    return text.substr(from, to - from);
  }

  void append(const std::string& part) {
    if (!approval_.text.empty()) approval_.text += ' ';
    approval_.text += part;
  }

  Approval approval_;
  std::string stamp_;
};

}  // namespace

std::optional<Approval> approval_in(const std::vector<std::string>& texts) {
  std::optional<Approval> best;
  for (std::size_t at = 0; at < texts.size(); ++at) {
    if (!opens_block(texts[at])) continue;
    Block block;
    for (std::size_t next = at; next < std::min(texts.size(), at + block_lines); ++next) {
      if (next > at && closes_block(texts[next])) break;
      block.take(texts[next]);
      if (block.whole()) return block.result();
    }
    if (!best || !best->date) {
      const std::optional<Approval> found = block.result();
      if (found && (!best || found->date)) best = found;
    }
  }
  return best;
}

}  // namespace vekha::roadmap
