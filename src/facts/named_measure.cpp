#include "facts/named_measure.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vekha::facts {

namespace {

// «4», «4.1» behind «п.», «№», «пункт», «мероприятие» and the like; "" when the words are others.
std::string number_of_reference(std::string_view words) {
  static constexpr std::array<std::string_view, 7> leads = {
      "мероприятие", "мероприятия", "пункт", "показатель", "мер", "п", "№"};
  std::string key = text::key(words);
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view lead : leads) {
      if (!key.starts_with(lead)) continue;
      key.erase(0, std::min(key.find_first_not_of(". ", lead.size()), key.size()));
      found = true;
      break;
    }
  }
  while (key.ends_with('.') || key.ends_with(' '))
    key.pop_back();
  constexpr std::size_t longest = 8;
  const bool number = !key.empty() && key.size() <= longest && key.front() != '.' &&
                      key.find_first_not_of("0123456789.") == std::string::npos;
  return number ? key : std::string();
}

// «Сколько семинаров проведено? (п. 4)», «Программа разработана? [3]», «Мероприятие 4.
// Анкетирование»: a question of a form that says which measure it is about. A bare «(4)» may count
// anything.
std::string measure_named_in(const std::string& question) {
  const std::size_t stop = question.find_first_of(".:");
  if (stop != std::string::npos && stop > 0) {
    const std::string_view lead = std::string_view(question).substr(0, stop);
    const bool bare = lead.find_first_not_of("0123456789") == std::string::npos;
    if (!bare && !lead.starts_with("№")) {  // «№ 4. Собеседования» has a title too
      if (std::string number = number_of_reference(lead); !number.empty()) return number;
    }
  }
  const std::size_t close = question.find_last_of(")]");
  const std::size_t open = question.find_last_of("([", close);
  if (close == std::string::npos || open == std::string::npos) return "";
  const std::string_view inside = std::string_view(question).substr(open + 1, close - open - 1);
  const bool bare = inside.find_first_not_of("0123456789. ") == std::string::npos;
  return bare && question[open] == '(' ? std::string() : number_of_reference(inside);
}

}  // namespace

void number_from_title(MeasureKeys& keys) {
  if (keys.title.empty() || !keys.number.empty() || !keys.id.empty()) return;
  std::size_t end = keys.title.starts_with("№") ? 3 : 0;
  const std::size_t begin = keys.title.find_first_not_of(' ', end);
  if (begin == std::string::npos) return;
  end = keys.title.find_first_not_of("0123456789.", begin);
  const bool whole = end == std::string::npos;
  const std::size_t length = whole ? keys.title.size() - begin : end - begin;
  const bool numbered = length > 0 && length < 9 && keys.title[begin] != '.' &&
                        (whole || keys.title[end] == ' ' || keys.title[end] == ')');
  if (!numbered) return;
  keys.number = keys.title.substr(begin, length);
  keys.number_is_ordinal = !whole && keys.title[end] == ' ' && keys.title[end - 1] != '.';
  keys.title = whole ? std::string() : keys.title.substr(end + 1);
}

MeasureKeys keys_of_head(const std::string& head) {
  MeasureKeys keys;
  keys.number = measure_named_in(text::fold_space(head));
  if (!keys.number.empty()) return keys;
  keys.title = text::fold_space(head);
  number_from_title(keys);
  return keys;
}

}  // namespace vekha::facts
