#include "roadmap/preamble.h"

#include "base/text.h"
#include "roadmap/dates_in_text.h"
#include "roadmap/phrases.h"
#include "roadmap/section_heading.h"

#include <algorithm>
#include <array>
#include <ranges>

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
    if (words[i] == "план" || words[i] == "программа" || words[i] == "циклограмма") return true;
    if (i == 0 && words[i] == "график") return true;
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
  if ((is_bulleted(text) || has_section_mark(text)) && !ends_open(title)) return true;
  if (text::length(text) > longest_title_line) return true;
  const WordList words = words_of(text);
  // «Дорожная карта» + «Управления образования … района:» are one title; «Цели:» heads what
  // follows.
  const bool bare = words_of(title).size() <= 3 && words.size() > 1;
  if (text.ends_with(':') && !bare) return true;
  // «Сроки реализации: …»
  const bool span = begins(words, "срок") || begins(words, "период");
  if (span && text.find(':') != std::string::npos) return true;
  static constexpr std::array<std::string_view, 14> stops = {
      "утвержд", "приложен", "приказ",  "согласован", "цел",      "задач",       "пояснительн",
      "паспорт", "раздел",   "ожидаем", "начальник",  "директор", "разработчик", "основани"};
  return std::ranges::any_of(stops, [&](std::string_view stop) { return begins(words, stop); }) ||
         has_person(text);
}

void add_parts(const std::string& cell, std::vector<std::string>& texts) {
  for (const std::string& part : text::split(cell, '\n')) {
    std::string folded = without_letter_spacing(text::fold_space(part));
    if (!folded.empty()) texts.push_back(std::move(folded));
  }
}

/// Texts that stand beside each other in one line: cells of a row, or parts of a paragraph.
std::vector<std::string> beside(const Line& line) {
  if (!line.beside.empty()) return line.beside;
  std::vector<std::string> cells;
  for (const std::string& cell : line.cells) {
    if (!cell.empty()) cells.push_back(cell);
  }
  return cells;
}

/// «СОГЛАСОВАНО | УТВЕРЖДАЮ»: what follows belongs to two stamps that stand beside each other.
bool opens_stamps(const Line& line) {
  const std::vector<std::string> parts = beside(line);
  return parts.size() > 1 && std::ranges::any_of(parts, [](const std::string& part) {
           const std::string key = text::key(part);
           return key.starts_with("утвержд") || key.starts_with("согласован") ||
                  key.starts_with("принят") || key.starts_with("рассмотрен");
         });
}

/// Stamps beside each other are read one after the other, each from the top down.
std::size_t add_stamps(std::span<const Line> lines, std::size_t at,
                       std::vector<std::string>& texts) {
  const std::size_t columns = beside(lines[at]).size();
  std::size_t end = at;
  while (end < lines.size() && beside(lines[end]).size() == columns)
    ++end;
  for (std::size_t column = 0; column < columns; ++column) {
    for (std::size_t i = at; i < end; ++i)
      add_parts(beside(lines[i])[column], texts);
  }
  return end;
}

/// «Сроки реализации | 2024–2026 годы»: a row of a passport, whose cells are no lines of the title.
bool is_labelled(const Line& line) {
  constexpr std::size_t longest_label = 60;
  return !line.paragraph && line.filled() == 2 && line.first_filled() == 1 &&
         text::length(line.cell(1)) <= longest_label && !opens_stamps(line) &&
         !starts_title(text::fold_space(line.cell(1)));
}

std::vector<std::string> texts_of_lines(std::span<const Line> lines) {
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < lines.size();) {
    if (opens_stamps(lines[at])) {
      at = add_stamps(lines, at, texts);
      continue;
    }
    for (const std::string& cell : lines[at].cells)
      add_parts(cell, texts);
    ++at;
  }
  return texts;
}

bool cites_another(const WordList& words) {
  static constexpr std::array<std::string_view, 4> openings = {"исполнение", "соответствии",
                                                               "основании", "целях"};
  if (begins(words, "руководствуясь")) return true;
  return words.size() > 1 && std::ranges::find(openings, words[1]) != openings.end();
}

/// «на период до 2030 года», approved in 2025: from that year on. «на перспективу до 2036 года» is
/// no period.
std::optional<Period> period_up_to(const std::string& title,
                                   const std::optional<Approval>& approval) {
  if (!approval || !approval->date) return std::nullopt;
  const std::optional<int> last = last_year_in(title);
  const int first = year_of(*approval->date);
  if (!last || *last < first) return std::nullopt;
  return Period{year_period(first).first, year_period(*last).last};
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

/// A heading that names the road map in another case: «Перечень показателей дорожной карты …».
bool mentions_a_road_map(const std::string& text) {
  if (is_bulleted(text) || text.ends_with(':') || text::length(text) > longest_title_line ||
      has_person(text) || starts_inside_sentence(text))
    return false;
  const WordList words = words_of(text);
  static constexpr std::array<std::string_view, 9> openings = {"утвержд",    "приложен",  "приказ",
                                                               "согласован", "постановл", "распоря",
                                                               "принят",     "рассмотр",  "в"};
  if (std::ranges::any_of(openings, [&](std::string_view stem) {
        return stem == "в" ? words.front() == stem : begins(words, stem);
      }))
    return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string next = i + 1 < words.size() ? words[i + 1] : std::string();
    if (words[i].starts_with("дорожн") && next.starts_with("карт")) return true;
    if (words[i].starts_with("показател") || words[i].starts_with("мероприяти")) return true;
    if (words[i].starts_with("план") || words[i].starts_with("программ")) return true;
  }
  return false;
}

}  // namespace

std::string title_in(const std::vector<std::string>& texts) {
  auto last = std::ranges::find_if(std::ranges::reverse_view(texts), starts_title);
  if (last == texts.rend())
    last = std::ranges::find_if(std::ranges::reverse_view(texts), mentions_a_road_map);
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
  std::vector<Line> unlabelled(lines.begin(), lines.end());
  std::erase_if(unlabelled, is_labelled);
  Preamble preamble;
  preamble.title = title_in(texts_of_lines(unlabelled));
  if (preamble.title.empty()) preamble.title = title_in(texts);
  preamble.organisation = organisation_in(texts, preamble.title);
  preamble.approval = approval_in(texts);
  preamble.period = period_of_preamble(texts, preamble.title);
  if (!preamble.period) preamble.period = period_up_to(preamble.title, preamble.approval);
  return preamble;
}

}  // namespace vekha::roadmap
