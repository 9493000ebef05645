#include "roadmap/passport_values.h"

#include "base/text.h"
#include "roadmap/executors.h"

#include <algorithm>

namespace vekha::roadmap {
namespace {

/// «15.05.2025», «2025-05-15», «15.05.2025 0:00:00».
std::optional<Date> day_in(std::string_view text) {
  const std::string folded = text::fold_space(text);
  const std::string_view first = std::string_view(folded).substr(0, folded.find(' '));
  if (const auto day = parse_russian_date(first)) return day;
  return parse_iso_date(first);
}

/// The same number or day however a spreadsheet program writes it.
std::string plain(const std::string& text) {
  if (const auto number = Decimal::parse(text)) return to_plain(*number);
  if (const auto day = day_in(text)) return to_iso(*day);
  return text::key(text);
}

std::vector<std::string> cell_parts(const std::string& text) {
  std::string one = text;
  std::ranges::replace(one, '\n', ';');
  std::vector<std::string> parts;
  for (const std::string& part : text::split(one, ';')) {
    std::string folded = text::fold_space(part);
    if (!folded.empty()) parts.push_back(std::move(folded));
  }
  return parts;
}

}  // namespace

void PassportValues::refuse(const PassportCell& cell, const Words& expected) {
  fits_ = false;
  problems_.push_back(
      {.place = cell.place,
       .code = "passport_value",
       .text = {"ждали " + expected.ru + ", стоит «" + text::shortened(cell.text, 80) +
                    "»; решение по этой строке не "
                    "принято, остаётся прочтение Вехи",
                "expected " + expected.en + ", found «" + text::shortened(cell.text, 80) +
                    "»; the row's decision was not taken"},
       .advice = {"исправьте ячейку в паспорте", "mend the cell in the passport"}});
}

std::optional<std::string> PassportValues::code(const PassportCell& cell, std::string_view list) {
  if (cell.text.empty()) return std::nullopt;
  const auto found = passport_.words.find({std::string(list), text::key(cell.text)});
  if (found != passport_.words.end()) return found->second;
  const std::vector<std::string> codes = codes_of_list(list);
  if (std::ranges::find(codes, cell.text) != codes.end()) return cell.text;
  std::vector<std::string> words;
  for (const auto& [word, code] : passport_.words) {
    if (word.first == list) words.push_back("«" + word.second + "»");
  }
  const std::string offered = text::join(words, ", ");
  refuse(cell, {"слово из списка (" + offered + ")", "a word of the list (" + offered + ")"});
  return std::nullopt;
}

template <typename Enum>
std::optional<Enum> PassportValues::coded(const PassportRow& row, std::string_view column,
                                          Enum last) {
  const auto found = code(row.cell(column), column);
  if (!found) return std::nullopt;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name(static_cast<Enum>(i)) == *found) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

std::optional<Decimal> PassportValues::number(const PassportCell& cell) {
  std::string text = cell.text;
  if (text.ends_with('%')) text.pop_back();
  if (text.empty()) return std::nullopt;
  const auto value = Decimal::parse(text);
  if (!value) refuse(cell, {"число", "a number"});
  return value;
}

std::optional<Date> PassportValues::day(const PassportCell& cell) {
  if (cell.text.empty()) return std::nullopt;
  const auto day = day_in(cell.text);
  if (!day) refuse(cell, {"дату вида 15.05.2025", "a day like 15.05.2025"});
  return day;
}

std::vector<Date> PassportValues::days(const PassportCell& cell) {
  std::vector<Date> days;
  std::string text = cell.text;
  std::ranges::replace(text, ',', ';');
  for (const std::string& part : cell_parts(text)) {
    const auto day = day_in(part);
    if (!day) {
      refuse(cell, {"даты через точку с запятой, например 31.03.2025; 30.06.2025",
                    "days parted by semicolons, e.g. 31.03.2025; 30.06.2025"});
      return {};
    }
    days.push_back(*day);
  }
  std::ranges::sort(days);
  days.erase(std::ranges::unique(days).begin(), days.end());
  return days;
}

std::map<int, Decimal> PassportValues::years(const PassportCell& cell) {
  std::map<int, Decimal> targets;
  for (const std::string& part : cell_parts(cell.text)) {
    const std::size_t colon = part.find(':');
    const auto year = Decimal::parse(part.substr(0, colon));
    const auto target = colon == std::string::npos
                            ? std::nullopt
                            : Decimal::parse(text::trim(part.substr(colon + 1)));
    const bool in_range =
        year && year->is_whole() && year->whole() >= 1990 && year->whole() <= 2199;
    if (!in_range || !target) {
      refuse(cell, {"годы и значения, например 2024: 15; 2025: 18",
                    "years and values, e.g. 2024: 15; 2025: 18"});
      return {};
    }
    targets[static_cast<int>(year->whole())] = *target;
  }
  return targets;
}

std::optional<PlanReading> PassportValues::plan(const PassportRow& row, PlanReading base) {
  fits_ = true;
  PlanReading reading = std::move(base);
  const auto kind = coded(row, "kind", PlanKind::none);
  reading.kind = kind.value_or(PlanKind::blank);
  reading.comparator = coded(row, "comparator", Comparator::between);
  reading.value = number(row.cell("value"));
  reading.value_max = number(row.cell("value_max"));
  reading.scope = coded(row, "scope", Scope::cumulative);
  reading.direction = coded(row, "direction", Direction::down);
  reading.year_targets = years(row.cell("years"));
  const auto filled = [&](std::string_view column) {
    return row.text(column).empty() ? std::nullopt : std::optional(row.text(column));
  };
  reading.unit = filled("unit");
  reading.base = filled("base");
  const bool wants_value = reading.kind == PlanKind::count || reading.kind == PlanKind::percent;
  if (fits_ && wants_value && !reading.value && reading.year_targets.empty())
    refuse(row.cell("value"), {"число: у вида «" + row.text("kind") + "» должно быть значение",
                               "a number: this kind has a value"});
  if (fits_ && reading.value && reading.value_max && *reading.value_max < *reading.value)
    refuse(row.cell("value_max"),
           {"число не меньше столбца «Значение»", "a number not below the value"});
  reading.needs_decision = false;
  reading.candidates.clear();
  return fits_ ? std::optional(std::move(reading)) : std::nullopt;
}

std::optional<TermReading> PassportValues::term(const PassportRow& row, TermReading base) {
  fits_ = true;
  TermReading reading = std::move(base);
  const bool same_dates = !changed(row, "start") && !changed(row, "due");
  const auto kind = coded(row, "term_kind", TermKind::invalid);
  reading.kind = kind.value_or(TermKind::blank);
  reading.start = day(row.cell("start"));
  reading.due = days(row.cell("due"));
  reading.frequency = coded(row, "frequency", Frequency::school_quarter);
  const bool unnamed = reading.kind == TermKind::invalid || reading.kind == TermKind::blank ||
                       reading.kind == TermKind::schedule_ref;
  if (unnamed && !reading.due.empty())  // days were filled in and the kind was left as it was
    reading.kind = reading.due.size() > 1 ? TermKind::points : TermKind::interval;
  if (!same_dates) {
    reading.end = reading.due.empty() ? std::nullopt : std::optional(reading.due.back());
    reading.count.reset();
  }
  if (fits_ && reading.start && !reading.due.empty() && reading.due.back() < *reading.start)
    refuse(row.cell("due"), {"контрольную дату не раньше начала", "a due date after the start"});
  reading.needs_decision = false;
  reading.candidates.clear();
  return fits_ ? std::optional(std::move(reading)) : std::nullopt;
}

std::vector<Executor> PassportValues::executors(const PassportRow& row) {
  std::vector<Executor> executors;
  for (const std::string& name : cell_parts(row.text(passport::executors_column)))
    executors.push_back({.name = name, .kind = executor_kind(name)});
  return executors;
}

bool PassportValues::changed(const PassportRow& row, std::string_view column) const {
  if (!row.cells.contains(column)) return false;
  return plain(row.text(column)) != plain(row.text("was." + std::string(column)));
}

}  // namespace vekha::roadmap
