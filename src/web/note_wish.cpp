#include "web/note_wish.h"

#include "base/period_text.h"
#include "http/problem_document.h"

namespace vekha::web {

namespace {

constexpr std::size_t longest_name = 500;  // bytes; a section's title may be a sentence

http::FaultError wrong(const Words& detail) {
  return http::FaultError(http::bad_request(detail));
}

http::FaultError unknown(const std::string& name, const std::string& value) {
  return wrong(
      {"«" + name + "=" + value +
           "» справка не понимает; есть format=html|docx, lang=ru|en, period, section, "
           "executor, school",
       "the note does not know «" + name + "=" + value +
           "»; there are format=html|docx, lang=ru|en, period, section, executor, school"});
}

}  // namespace

std::string NoteWish::key() const {
  std::string text = language == Language::english ? "en" : "ru";
  if (word) text += " docx";
  if (period) text += " " + to_iso(period->first) + ".." + to_iso(period->last);
  for (const auto& name : {selection.section, selection.executor, selection.school})
    text += "\n" + name.value_or("");
  return text;
}

NoteWish note_wish(const http::Fields& query, Language of_office) {
  NoteWish wish{.language = of_office};
  for (const auto& [name, value] : query) {
    if (value.empty()) continue;
    if (value.size() > longest_name)
      throw wrong({"«" + name + "»: слишком длинно", "«" + name + "»: too long"});
    if (name == "format" && (value == "html" || value == "docx")) {
      wish.word = value == "docx";
    } else if (name == "lang" && (value == "ru" || value == "en")) {
      wish.language = value == "en" ? Language::english : Language::russian;
    } else if (name == "period") {
      wish.period = parse_period(value);
      if (!wish.period) throw wrong(no_period(value));
    } else if (name == "section") {
      wish.selection.section = value;
    } else if (name == "executor") {
      wish.selection.executor = value;
    } else if (name == "school") {
      wish.selection.school = value;
    } else {
      throw unknown(name, value);
    }
  }
  return wish;
}

}  // namespace vekha::web
