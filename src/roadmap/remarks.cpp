#include "roadmap/remarks.h"

#include "base/text.h"
#include "roadmap/phrases.h"

#include <utility>

namespace vekha::roadmap {
namespace {

constexpr std::size_t shown = 120;

std::string quoted(const std::string& text) {
  return "«" + text::shortened(text, shown) + "»";
}

}  // namespace

Problem remark(Place place, std::string code, Words text) {
  return {.place = std::move(place),
          .code = std::move(code),
          .text = std::move(text),
          .severity = Severity::remark};
}

Problem heads_repeated(const std::vector<Place>& places) {
  const std::string count = std::to_string(places.size());
  return remark(places.front(), "head_repeated",
                {"шапка таблицы повторена, раз: " + count + "; повторы пропущены",
                 "the head of the table is repeated " + count + " times; repetitions are skipped"});
}

Problem foreign_table(const Place& place) {
  Problem problem = remark(place, "foreign_table",
                           {"таблица с другой шапкой, к дорожной карте не отнесена",
                            "a table with other heads, not taken for a part of the road map"});
  problem.advice = {"если это часть дорожной карты, дайте столбцам её заголовки",
                    "if it is part of the road map, give its columns the same heads"};
  problem.severity = Severity::warning;
  return problem;
}

Problem text_left_out(const Place& place, const std::string& text) {
  if (has_person(text)) return signature_left_out(place);
  return remark(place, "text_left_out",
                {"строка не относится ни к разделу, ни к мероприятию: " + quoted(text),
                 "the line belongs to no section and no measure: " + quoted(text)});
}

Problem signature_left_out(const Place& place) {
  return remark(place, "signature_left_out",
                {"строка подписи пропущена", "a line of signatures is left out"});
}

Problem total_row(const Place& place, const std::string& text) {
  return remark(
      place, "total_row",
      {"строка итога пропущена: " + quoted(text), "a row of totals is left out: " + quoted(text)});
}

Problem row_joined(const Place& place, const std::string& number) {
  const std::string which = number.empty() ? std::string() : " " + number;
  return remark(
      place, "row_joined",
      {"вторая половина строки" + which + ", разорванной страницей, присоединена к первой",
       "the second half of row" + which + ", broken by a page, is joined to the first"});
}

Problem number_repaired(const Place& place, const std::string& printed, const std::string& meant) {
  return remark(place, "number_repaired",
                {"номер «" + printed + "» испорчен электронной таблицей, прочитан как " + meant,
                 "number «" + printed + "» was damaged by a spreadsheet and is read as " + meant});
}

Problem overlap_folded(const Place& place, const std::string& words) {
  return remark(place, "overlap_folded",
                {"на разрыве страницы повторены слова " + quoted(words) + "; оставлены один раз",
                 "words repeated at the page break are kept once: " + quoted(words)});
}

}  // namespace vekha::roadmap
