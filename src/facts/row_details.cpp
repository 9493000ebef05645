#include "facts/row_details.h"

#include "base/text.h"
#include "facts/evidence.h"
#include "facts/values.h"

#include <array>

namespace vekha::facts {

namespace {

ObservationStatus status_of(const std::string& word) {
  const std::string key = text::key(word);
  if (key.starts_with("предварит")) return ObservationStatus::provisional;
  if (key.starts_with("оцен") || key.starts_with("расчет")) return ObservationStatus::estimated;
  if (key.starts_with("нет") || key.starts_with("отсутств")) return ObservationStatus::missing;
  if (key.starts_with("скрыт") || key.starts_with("конфиденц"))
    return ObservationStatus::suppressed;
  return ObservationStatus::normal;
}

bool tells_nothing(ValueKind kind) {
  return kind == ValueKind::blank || kind == ValueKind::missing || kind == ValueKind::dash;
}

std::optional<Fault> add_item(const Row& row, Observation& observation) {
  if (!row.filled(Head::item)) return std::nullopt;
  const Value item = read_value(row.at(Head::item));
  const bool sound =
      item.kind == ValueKind::number && item.number.is_whole() && item.number > Decimal();
  if (!sound) return item_senseless(row.text(Head::item));
  observation.item = static_cast<std::uint32_t>(item.number.whole());
  return std::nullopt;
}

std::optional<Fault> add_count(const Row& row, Head head, std::optional<Decimal>& count) {
  const Value value = read_value(row.at(head));
  if (tells_nothing(value.kind)) return std::nullopt;
  if (value.kind != ValueKind::number) return value_senseless(head, row.text(head));
  if (value.number < Decimal()) return value_negative(head, row.text(head));
  count = value.number;
  return std::nullopt;
}

std::optional<Date> day_in(const Row& row, Head head, std::vector<std::string>& flags,
                           std::vector<Reject>& rejects) {
  if (tells_nothing(read_value(row.at(head)).kind)) return std::nullopt;
  const Day day = read_day(row.at(head));
  const bool completion = head == Head::completed;
  if (day.kind == DayKind::senseless) {
    rejects.push_back(row.reject(day_senseless(head, row.text(head))));
    if (completion) flags.emplace_back("completed_unreadable");
    return std::nullopt;
  }
  if (day.kind == DayKind::month && completion) flags.emplace_back("completed_month_only");
  return day.date;
}

std::string without_sign(const std::string& number) {
  static constexpr std::string_view sign = "№";
  return number.starts_with(sign)
             ? std::string(text::trim(std::string_view(number).substr(sign.size())))
             : number;
}

void add_evidence(const Row& row, Observation& observation, std::vector<Reject>& rejects) {
  observation.evidence = read_evidence(table::to_text(row.at(Head::evidence)));
  const std::string number = row.text(Head::evidence_number);
  const std::optional<Date> date = day_in(row, Head::evidence_date, observation.flags, rejects);
  std::string link = row.text(Head::link);
  if (observation.evidence.empty() && link.find(' ') != std::string::npos) {
    observation.evidence = read_evidence(link);  // «Ссылка на документ»: «приказ № 5 от 1.03.2024»
    link.clear();
  }
  if (number.empty() && !date && link.empty()) return;
  if (observation.evidence.empty()) observation.evidence.emplace_back();
  Evidence& evidence = observation.evidence.front();
  if (!number.empty()) evidence.number = without_sign(number);
  if (date) evidence.date = date;
  const bool is_address =
      link.find(' ') == std::string::npos && link.find('.') != std::string::npos;
  if (is_address) evidence.link = link;
  if (is_address && evidence.kind.empty()) evidence.kind = "ссылка";
  for (const std::string& part : {number, date ? to_russian(*date) : std::string(), link}) {
    if (!part.empty()) evidence.text += (evidence.text.empty() ? "" : ", ") + part;
  }
}

// «2» in a column of quarters is «2 квартал», «3» in one of months the third.
std::string part_of_year(const Row& row, Head head) {
  std::string text = row.text(head);
  if (text.empty()) return text;
  const bool bare = text::length(text) <= 3 && !read_period(text);
  if (head == Head::quarter && bare) text += " квартал";
  if (head == Head::month && read_value(row.at(head)).kind == ValueKind::number &&
      row.filled(Head::year)) {
    return text + "." + row.text(Head::year);
  }
  return text + " ";
}

std::string period_of_parts(const Row& row) {
  const std::string month = part_of_year(row, Head::month);
  if (month.find('.') != std::string::npos && month.back() != ' ') return month;
  return part_of_year(row, Head::quarter) + month + part_of_year(row, Head::year);
}

std::optional<int> only_year(const roadmap::Programme& programme) {
  if (!programme.period || year_of(programme.period->first) != year_of(programme.period->last))
    return std::nullopt;
  return year_of(programme.period->first);
}

}  // namespace

std::optional<Fault> add_counts(const Row& row, Observation& observation) {
  auto fault = add_item(row, observation);
  if (!fault) fault = add_count(row, Head::numerator, observation.numerator);
  if (!fault) fault = add_count(row, Head::denominator, observation.denominator);
  if (fault || !observation.numerator || !observation.denominator) return fault;
  if (*observation.denominator == Decimal())
    return denominator_is_zero(row.text(Head::denominator));
  if (*observation.numerator > *observation.denominator)
    observation.flags.emplace_back("over_hundred_percent");
  return std::nullopt;
}

void add_details(const Row& row, Observation& observation, std::vector<Reject>& rejects) {
  observation.unit = row.layout.has(Head::unit) ? row.text(Head::unit) : row.context.block.unit;
  if (observation.unit.empty() && row.context.mapping != nullptr)
    observation.unit = row.context.mapping->unit;
  observation.reason = row.text(Head::reason);
  observation.note = row.text(Head::note);
  if (row.filled(Head::status)) observation.status = status_of(row.text(Head::status));
  const bool accumulates = read_value(row.at(Head::cumulative)).kind == ValueKind::done;
  observation.cumulative =
      row.context.block.cumulative || row.layout.value_head().cumulative || accumulates;
  observation.percent = row.layout.value_head().percent;
  observation.completed = day_in(row, Head::completed, observation.flags, rejects);
  add_evidence(row, observation, rejects);
}

std::optional<int> year_for(const SheetContext& context, const roadmap::Programme& programme) {
  if (context.year) return context.year;
  return context.block.year ? context.block.year : only_year(programme);
}

std::optional<Period> resolve_period(const PeriodText& text, const SheetContext& context,
                                     const roadmap::Programme& programme) {
  std::optional<int> year = year_for(context, programme);
  // «за 2023/24 учебный год»: its January is of the next year.
  const bool of_school_year =
      !context.year && context.block.period && context.block.period->grain == Grain::school_year;
  constexpr unsigned last_month_before = 8;
  if (of_school_year && year && !text.exact && text.last_month <= last_month_before &&
      (text.grain == Grain::month || text.grain == Grain::months))
    ++*year;
  return resolve(text, year);
}

namespace {

// «Период с» and «Период по», each a day or a month.
std::optional<PeriodText> period_of_ends(const Row& row) {
  const auto first = read_period_in(row.at(Head::period_start));
  const auto last = read_period_in(row.at(Head::period_end));
  if (!first || !last || !first->year || !last->year) return std::nullopt;
  const auto begin = resolve(*first, std::nullopt);
  const Day day = read_day(row.at(Head::period_end));
  const auto end = resolve(*last, std::nullopt);
  if (!begin || !end) return std::nullopt;
  const Date last_day = day.kind == DayKind::day ? day.date : end->last;
  if (last_day < begin->first) return std::nullopt;
  PeriodText text;
  text.grain = Grain::span;
  text.year = first->year;
  text.exact = Period{begin->first, last_day};
  return text;
}

}  // namespace

std::optional<Fault> add_period(const Row& row, const roadmap::Programme& programme,
                                Observation& observation) {
  const Head at = row.layout.has(Head::period) ? Head::period
                  : row.filled(Head::quarter)  ? Head::quarter
                  : row.filled(Head::month)    ? Head::month
                                               : Head::year;
  const bool in_one = row.filled(Head::period);
  if (!in_one && row.filled(Head::period_start) && row.filled(Head::period_end)) {
    if (const auto ends = period_of_ends(row)) {
      observation.period = ends->exact;
      return std::nullopt;
    }
    return period_senseless(Head::period_end,
                            row.text(Head::period_start) + " – " + row.text(Head::period_end));
  }
  const std::string written =
      in_one ? row.text(Head::period) : std::string(text::trim(period_of_parts(row)));
  auto text = in_one ? read_period_in(row.at(Head::period)) : read_period(written);
  const Mapping* mapping = row.context.mapping;
  if (written.empty() && mapping != nullptr && mapping->period) {
    observation.period = mapping->period;
    return std::nullopt;
  }
  if (written.empty()) text = row.context.block.period;
  if (!text) return written.empty() ? std::nullopt : std::optional(period_senseless(at, written));
  observation.period = resolve_period(*text, row.context, programme);
  return observation.period ? std::nullopt : std::optional(period_without_year(at, written));
}

}  // namespace vekha::facts
