#include "roadmap/preamble.h"

#include "base/text.h"
#include "roadmap/dates_in_text.h"
#include "roadmap/phrases.h"

#include <algorithm>
#include <array>

namespace vekha::roadmap {
namespace {

constexpr std::size_t longest_title_line = 400;
constexpr std::size_t most_title_lines = 10;

using WordList = std::vector<std::string>;

bool begins(const WordList& words, std::string_view stem) {
  return !words.empty() && words.front().starts_with(stem);
}

/// «Дорожная карта», «План мероприятий», «Комплекс мер», «Муниципальный план …»: in the nominative,
/// near its beginning.
bool names_a_road_map(const WordList& words) {
  for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 5); ++i) {
    const std::string next = i + 1 < words.size() ? words[i + 1] : std::string();
    if (words[i] == "дорожная" && next == "карта") return true;
    if (words[i] == "план" || words[i] == "программа") return true;
    if (words[i] == "комплекс" && next.starts_with("мер")) return true;
    if (words[i].starts_with("об") && words[i].size() <= 4) return false;
  }
  return false;
}

bool is_bulleted(const std::string& text) {
  const std::u32string points = text::decode(text);
  if (points.empty()) return true;
  return points[0] == U'-' || points[0] == U'–' || points[0] == U'•' || text::is_digit(points[0]);
}

bool starts_title(const std::string& text) {
  if (is_bulleted(text) || text::length(text) > longest_title_line || text.ends_with(':'))
    return false;
  return names_a_road_map(words_of(text));
}

/// A title ends where something else begins.
bool ends_title(const std::string& text, const std::string& title) {
  if (is_bulleted(text) && !ends_open(title)) return true;
  if (text.ends_with(':') || text::length(text) > longest_title_line) return true;
  const WordList words = words_of(text);
  static constexpr std::array<std::string_view, 14> stops = {
      "утвержд", "приложен", "приказ",  "согласован", "цел",      "задач",       "пояснительн",
      "паспорт", "раздел",   "ожидаем", "начальник",  "директор", "разработчик", "основани"};
  return std::ranges::any_of(stops, [&](std::string_view stop) { return begins(words, stop); }) ||
         has_person(text);
}

std::vector<std::string> texts_of_lines(std::span<const Line> lines) {
  std::vector<std::string> texts;
  for (const Line& line : lines) {
    for (const std::string& cell : line.cells) {
      for (const std::string& part : text::split(cell, '\n')) {
        std::string folded = without_letter_spacing(text::fold_space(part));
        if (!folded.empty()) texts.push_back(std::move(folded));
      }
    }
  }
  return texts;
}

bool cites_another(const WordList& words) {
  static constexpr std::array<std::string_view, 4> openings = {"исполнение", "соответствии",
                                                               "основании", "целях"};
  if (begins(words, "руководствуясь")) return true;
  return words.size() > 1 && std::ranges::find(openings, words[1]) != openings.end();
}

std::optional<Period> period_of_preamble(const std::vector<std::string>& texts,
                                         const std::string& title) {
  if (const std::optional<Period> period = period_in(title, PeriodWording::any_year)) return period;
  for (const std::string& text : texts) {
    if (cites_another(words_of(text))) continue;
    if (const std::optional<Period> period = period_in(text, PeriodWording::with_purpose))
      return period;
  }
  return std::nullopt;
}

}  // namespace

std::string title_in(const std::vector<std::string>& texts) {
  const auto last = std::find_if(texts.rbegin(), texts.rend(), starts_title);
  if (last == texts.rend()) return {};
  std::size_t at = static_cast<std::size_t>(texts.rend() - last) - 1;
  // «План мероприятий» right above «(«дорожная карта»)» are lines of one title.
  while (at > 0 && starts_title(texts[at - 1]))
    --at;
  std::string title = texts[at];
  for (std::size_t next = at + 1; next < std::min(texts.size(), at + most_title_lines); ++next) {
    if (title.ends_with('.') || ends_title(texts[next], title)) break;
    title += " " + texts[next];
  }
  return title;
}

Preamble read_preamble(std::span<const Line> lines) {
  const std::vector<std::string> texts = texts_of_lines(lines);
  Preamble preamble;
  preamble.title = title_in(texts);
  preamble.organisation = organisation_in(texts, preamble.title);
  preamble.period = period_of_preamble(texts, preamble.title);
  preamble.approval = approval_in(texts);
  return preamble;
}

}  // namespace vekha::roadmap
