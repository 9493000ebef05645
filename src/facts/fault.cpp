#include "facts/fault.h"

#include "base/text.h"

namespace vekha::facts {

namespace {

std::string quoted(std::string_view raw) {
  return "«" + text::shortened(text::fold_space(raw), 80) + "»";
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 6;
  std::vector<std::string> shown(
      names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), most)));
  std::string text = text::join(shown, "; ");
  if (names.size() > most) text += "; …";
  return text;
}

}  // namespace

Fault value_senseless(Head at, std::string_view raw) {
  const std::string q = quoted(raw);
  return {at,
          "value_senseless",
          {"ждали число, процент или «да»/«нет», стоит " + q,
           "expected a number, a percent or yes/no, found " + q},
          {"впишите число; если данных нет, оставьте ячейку пустой или напишите «н/д»",
           "write a number; when there is none, leave the cell empty or write «н/д»"}};
}

Fault value_is_a_date(Head at, std::string_view raw) {
  const std::string q = quoted(raw);
  return {at,
          "value_is_a_date",
          {"ждали число, стоит дата " + q + ": так Excel читает «1.3» и «2/3»",
           "expected a number, found the date " + q + ": Excel reads «1.3» and «2/3» so"},
          {"задайте ячейке формат «Текстовый» или «Числовой» и впишите значение ещё раз",
           "format the cell as text or number and write the value again"}};
}

Fault value_negative(Head at, std::string_view raw) {
  const std::string q = quoted(raw);
  return {
      at,
      "value_negative",
      {"ждали число не меньше нуля, стоит " + q, "expected a number not below zero, found " + q},
      {"проверьте значение", "check the value"}};
}

Fault denominator_is_zero(std::string_view raw) {
  const std::string q = quoted(raw);
  return {Head::denominator,
          "denominator_is_zero",
          {"ждали, из скольких считается доля, стоит " + q,
           "expected what the share is of, found " + q},
          {"впишите общее количество больше нуля", "write a whole above zero"}};
}

Fault day_senseless(Head at, std::string_view raw) {
  const std::string q = quoted(raw);
  return {at,
          "date_senseless",
          {"ждали дату, стоит " + q + ": такой даты нет",
           "expected a date, found " + q + ", which is none"},
          {"впишите дату как ДД.ММ.ГГГГ", "write the date as DD.MM.YYYY"}};
}

Fault period_senseless(Head at, std::string_view raw) {
  const std::string q = quoted(raw);
  return {at,
          "period_senseless",
          {"ждали отчётный период, стоит " + q, "expected a reporting period, found " + q},
          {"впишите период, например «январь 2024», «I квартал 2024» или «2024»",
           "write a period, e.g. «январь 2024», «I квартал 2024» or «2024»"}};
}

Fault period_without_year(Head at, std::string_view raw) {
  const std::string q = quoted(raw);
  return {at,
          "period_without_year",
          {"неизвестно, какого года период " + q,
           "it is not known of which year the period " + q + " is"},
          {"впишите год в шапку таблицы или задайте year этому источнику в vekha.toml",
           "write the year into the head of the table or set `year` of this source in vekha.toml"}};
}

Fault item_senseless(std::string_view raw) {
  const std::string q = quoted(raw);
  return {
      Head::item,
      "item_senseless",
      {"ждали номер части показателя (1, 2 …), стоит " + q,
       "expected the number of a sub-target (1, 2 …), found " + q},
      {"впишите номер части по порядку её в плане", "write its number in the order of the plan"}};
}

Fault programme_unknown(std::string_view raw, const std::vector<std::string>& known) {
  const std::string q = quoted(raw);
  return {Head::programme,
          "programme_unknown",
          {"дорожной карты " + q + " нет", "there is no road map " + q},
          {"впишите одну из известных: " + listed(known) + "; новую добавьте в vekha.toml",
           "write one of those known: " + listed(known) + "; add a new one to vekha.toml"}};
}

Fault programme_ambiguous(std::string_view raw, const std::vector<std::string>& candidates) {
  const std::string q = quoted(raw);
  return {Head::programme,
          "programme_ambiguous",
          {"под название " + q + " подходят несколько дорожных карт: " + listed(candidates),
           "several road maps fit the name " + q + ": " + listed(candidates)},
          {"впишите полное название или код", "write the whole name or the id"}};
}

Fault programme_missing(const std::vector<std::string>& candidates) {
  return {Head::programme,
          "programme_missing",
          {"не сказано, к какой дорожной карте относится строка; подходят: " + listed(candidates),
           "it is not said of which road map the row is; these fit: " + listed(candidates)},
          {"добавьте столбец «Дорожная карта» или задайте programme этому источнику в vekha.toml",
           "add a column «Дорожная карта» or set `programme` of this source in vekha.toml"}};
}

Fault measure_missing() {
  return {
      Head::unknown,
      "measure_missing",
      {"значение есть, а мероприятие не названо", "there is a value, but no measure is named"},
      {"впишите номер или название мероприятия", "write the number or the title of the measure"}};
}

Fault measure_unknown(std::string_view named, std::string_view programme) {
  const std::string q = quoted(named);
  return {Head::number,
          "measure_unknown",
          {"мероприятия " + q + " в дорожной карте " + quoted(programme) + " нет",
           "there is no measure " + q + " in the road map " + quoted(programme)},
          {"проверьте номер и название по тексту дорожной карты",
           "check the number and the title in the road map"}};
}

Fault measure_ambiguous(std::string_view named, const std::vector<std::string>& candidates) {
  const std::string q = quoted(named);
  return {Head::number,
          "measure_ambiguous",
          {"под " + q + " подходят несколько мероприятий: " + listed(candidates),
           "several measures fit " + q + ": " + listed(candidates)},
          {"добавьте раздел или полное название мероприятия",
           "add the section or the whole title of the measure"}};
}

Fault measure_keys_disagree(std::string_view named, const std::vector<std::string>& candidates) {
  const std::string q = quoted(named);
  return {Head::number,
          "measure_keys_disagree",
          {"номер и название в " + q + " принадлежат разным мероприятиям: " + listed(candidates),
           "number and title in " + q + " belong to different measures: " + listed(candidates)},
          {"исправьте номер или название", "mend the number or the title"}};
}

Fault section_unknown(std::string_view named) {
  const std::string q = quoted(named);
  return {Head::section,
          "section_unknown",
          {"номер " + q + " есть в нескольких разделах, а раздела с таким названием нет",
           "the number " + q + " stands in several sections, and there is no section of that name"},
          {"впишите номер или название раздела как в дорожной карте",
           "write the section as the road map has it"}};
}

Problem problem_of(const Fault& fault, Place place) {
  return {std::move(place), fault.code, fault.text, fault.advice, Severity::warning};
}

}  // namespace vekha::facts
