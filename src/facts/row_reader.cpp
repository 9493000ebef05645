#include "facts/row_reader.h"

#include "base/text.h"
#include "facts/named_measure.h"
#include "facts/row_details.h"
#include "facts/row_values.h"
#include "facts/school_name.h"
#include "facts/told_in_mark.h"
#include "facts/values.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace vekha::facts {

namespace {

// «Итого», «Всего по району:»; not «Итоговая аттестация». `text` has no blanks at its ends; nearly
// every cell is told by its first letter.
bool is_total(std::string_view text) {
  static constexpr std::array<std::string_view, 4> letters = {"и", "И", "в", "В"};
  if (std::ranges::none_of(letters, [&](std::string_view one) { return text.starts_with(one); }))
    return false;
  const std::string key = text::key(text);
  const std::string first = key.substr(0, key.find_first_of(" :,.("));
  return first == "итого" || first == "всего";
}

bool is_filled(const table::Cell& cell) {
  return !table::is_blank(cell);
}

// Which cell holds the value of a row in a long table, and what it says.
struct Reported {
  Head head = Head::value;
  std::uint32_t column = 0;
  Value value;
};

// «2/3» below «План/факт».
void take_fact(Value& value) {
  if (value.kind == ValueKind::share) {
    value.kind = ValueKind::number;
    value.number = value.of;
  } else if (value.kind == ValueKind::several && value.several.size() == 2) {
    value.kind = ValueKind::number;
    value.number = value.several.back();
    value.several.clear();
  }
}

Reported find_value(const Row& row) {
  Reported reported;
  if (!row.filled(Head::value) && row.filled(Head::mark)) reported.head = Head::mark;
  reported.column = row.layout.column(reported.head);
  reported.value = read_value(row.at(reported.head));
  if (reported.head == Head::value && row.layout.value_head().plan_before)
    take_fact(reported.value);
  return reported;
}

// Without a value, a completion date says that it was done; documents and reasons alone are told as
// they are. false: the row tells nothing.
bool stand_in_for_value(const Row& row, Reported& reported, Observation& observation) {
  if (observation.numerator) {
    reported.column = row.layout.column(Head::numerator);
  } else if (observation.completed) {
    reported.value.kind = ValueKind::done;
    reported.column = row.layout.column(Head::completed);
    observation.flags.emplace_back("done_by_date");
  } else if (!observation.evidence.empty()) {
    reported.column = row.layout.column(Head::evidence);
  } else if (!observation.reason.empty()) {
    reported.column = row.layout.column(Head::reason);
    observation.status = ObservationStatus::missing;
  } else {
    return false;
  }
  return true;
}

// A mark beside a number: «3 | выполнено». What it does not say plainly stays readable in the note.
void add_mark(const Row& row, Observation& observation) {
  const std::string text = row.text(Head::mark);
  const ValueKind kind = read_value(row.at(Head::mark)).kind;
  if (kind == ValueKind::done || kind == ValueKind::not_done) {
    observation.done = kind == ValueKind::done;
  } else if (!text.empty()) {
    observation.note += (observation.note.empty() ? "" : "; ") + text;
  }
}

using Outcome = std::variant<std::vector<Observation>, Fault>;

// What was read of one cell; what is wrong with it goes to the rejects. `column` 0: that of the
// fault.
std::vector<Observation> taken_of(const Row& row, const roadmap::Measure& measure,
                                  std::uint32_t column, Outcome outcome,
                                  std::vector<Reject>& rejects) {
  const auto reject = [&](const Fault& fault) {
    rejects.push_back(column > 0 ? row.reject(fault, column) : row.reject(fault));
  };
  if (const auto* fault = std::get_if<Fault>(&outcome)) {
    reject(*fault);
    return {};
  }
  auto& taken = std::get<std::vector<Observation>>(outcome);
  for (const Observation& one : taken) {
    if (const auto fault = fault_kept(one, Head::value, measure)) reject(*fault);
  }
  return std::move(taken);
}

void append(std::vector<Observation>& all, std::vector<Observation> some) {
  std::ranges::move(some, std::back_inserter(all));
}

std::vector<Observation> read_long(const Row& row, const roadmap::Measure& measure,
                                   Observation base, FileFacts& out) {
  Reported reported = find_value(row);
  if (reported.value.kind == ValueKind::blank && !stand_in_for_value(row, reported, base))
    return {};
  if (reported.head == Head::value) add_mark(row, base);
  base.place = row.place(reported.column);
  base.raw = table::to_text(row.at(reported.column));
  const bool told_by_mark = reported.head == Head::mark || reported.head == Head::value;
  if (told_by_mark && reported.value.kind == ValueKind::done) take_from_mark(base.raw, base);
  Outcome outcome = with_value(std::move(base), reported.value, reported.head, measure);
  return taken_of(row, measure, 0, std::move(outcome), out.rejects);
}

// One date a row: it completes the period that it falls into, else the last one.
void complete_one(std::vector<Observation>& taken, Date completed) {
  const auto holds = [&](const Observation& one) {
    return one.period && one.period->contains(completed);
  };
  const bool any = std::ranges::any_of(taken, holds);
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const bool completes = any ? holds(taken[i]) : i + 1 == taken.size();
    if (!completes) taken[i].completed.reset();
  }
}

std::vector<Observation> read_wide(const Row& row, const Matched& matched, const Observation& base,
                                   FileFacts& out) {
  std::vector<Observation> taken;
  for (const ValueColumn& one : row.layout.values()) {
    const Value value = read_value(row.at(one.column));
    if (value.kind == ValueKind::blank) continue;
    Observation observation = base;
    if (one.period)
      observation.period = resolve_period(*one.period, row.context, *matched.programme);
    if (!one.unit.empty()) observation.unit = one.unit;
    observation.percent = base.percent || one.head.percent;
    observation.cumulative = base.cumulative || one.head.cumulative;
    observation.place = row.place(one.column);
    observation.raw = table::to_text(row.at(one.column));
    Outcome outcome = observation.period || !one.period
                          ? with_value(std::move(observation), value, Head::value, *matched.measure)
                          : Outcome(period_without_year(Head::period, one.printed));
    append(taken, taken_of(row, *matched.measure, one.column, std::move(outcome), out.rejects));
  }
  if (base.completed) complete_one(taken, *base.completed);
  return taken;
}

}  // namespace

RowReader::RowReader(Layout layout, SheetContext context, Matcher& matcher)
    : layout_(std::move(layout)), context_(std::move(context)), matcher_(matcher) {}

int RowReader::only_year_of(const roadmap::Programme& programme) const {
  return year_for(context_, programme).value_or(0);
}

void RowReader::continue_from(const std::string& programme, const MeasureKeys& keys) {
  if (layout_.has(Head::programme)) programme_above_ = programme;
  if (layout_.has(Head::section)) section_above_ = keys.section;
  measure_above_ = keys;
}

const Matched* RowReader::find_measure(std::uint32_t number, std::span<const table::Cell> cells) {
  const Row row{number, cells, layout_, context_};
  if (is_left_out(row)) return nullptr;
  const MeasureKeys keys = keys_of(row);
  return &matcher_.match(context_.programme, programme_above_, keys);
}

void RowReader::read(std::uint32_t number, std::span<const table::Cell> cells, FileFacts& out) {
  ++out.rows_read;
  last_matched_ = nullptr;
  switch (read_row({number, cells, layout_, context_}, out)) {
    case Outcome::taken: ++out.rows_taken; break;
    case Outcome::rejected: ++out.rows_rejected; break;
    case Outcome::skipped: ++out.rows_skipped; break;
  }
}

bool RowReader::is_left_out(const Row& row) {
  if (layout_.is_head_again(row.cells)) {
    below_head_ = true;
    return true;
  }
  if (below_head_ && counts_columns(row.cells)) return true;
  below_head_ = false;
  static constexpr std::array keys = {Head::programme, Head::title,   Head::indicator, Head::number,
                                      Head::ordinal,   Head::section, Head::unit};
  if (!is_wanted(row)) return true;
  const bool sums = std::ranges::any_of(keys, [&](Head head) { return is_total(row.text(head)); });
  return sums || is_heading(row);
}

// The office's own conditions on rows: «Статус = Согласовано».
bool RowReader::is_wanted(const Row& row) const {
  if (context_.mapping == nullptr) return true;
  return std::ranges::all_of(context_.mapping->where, [&](const Condition& one) {
    return one.holds(row.at(layout_.column_named(one.column)));
  });
}

// A row of one cell that heads a section: the section of the rows below.
bool RowReader::is_heading(const Row& row) {
  if (std::count_if(row.cells.begin(), row.cells.end(), is_filled) != 1) return false;
  const std::string only =
      text::fold_space(table::to_text(*std::ranges::find_if(row.cells, is_filled)));
  if (is_total(only)) return true;
  if (!layout_.has(Head::unit) && is_school_name(only)) {  // its rows follow
    context_.block.unit = only;
    return true;
  }
  if (!matcher_.is_section(context_.programme, only)) return false;
  section_above_ = only;
  return true;
}

bool RowReader::reports_period(const Row& row) const {
  return std::any_of(layout_.values().begin(), layout_.values().end(),
                     [&](const ValueColumn& one) { return is_filled(row.at(one.column)); });
}

bool RowReader::reports_anything(const Row& row) const {
  static constexpr std::array heads = {Head::value,    Head::mark, Head::numerator, Head::completed,
                                       Head::evidence, Head::link, Head::reason};
  return reports_period(row) ||
         std::ranges::any_of(heads, [&](Head head) { return row.filled(head); });
}

MeasureKeys RowReader::keys_of(const Row& row) {
  if (row.filled(Head::programme)) programme_above_ = row.text(Head::programme);
  if (row.filled(Head::section)) section_above_ = row.text(Head::section);
  const Head number = layout_.has(Head::number) ? Head::number : Head::ordinal;
  MeasureKeys keys;
  if (context_.mapping != nullptr && !context_.mapping->measure.empty()) {
    keys.id = context_.mapping->measure;
    return keys;
  }
  keys.section = section_above_;
  keys.id = row.text(Head::id);
  keys.number = row.text(number);
  keys.title = row.text(layout_.has(Head::title) ? Head::title : Head::indicator);
  keys.number_is_ordinal = number == Head::ordinal;
  keys.number_lost_zeros = std::holds_alternative<table::Number>(row.at(number));
  if (const auto* date = std::get_if<Date>(&row.at(number))) {  // Excel's reading of «1.3»
    keys.number = std::to_string(day_of(*date)) + "." + std::to_string(month_of(*date));
  }
  const bool titled =
      std::isdigit(static_cast<unsigned char>(keys.number.empty() ? 'n' : keys.number.front())) !=
          0 &&
      keys.number.find(' ') != std::string::npos;
  if (keys.title.empty() && titled) {
    keys.title.swap(keys.number);  // «№ и наименование» in one column
  }
  number_from_title(keys);
  const bool continues =
      keys.id.empty() && keys.number.empty() && keys.title.empty() &&
      (row.filled(Head::unit) || row.filled(Head::period) || row.filled(Head::item));
  if (continues && measure_above_) return *measure_above_;
  measure_above_ = keys;
  return keys;
}

// A row of a school or of a period: a value for each of the measures that head the columns.
RowReader::Outcome RowReader::read_measures(const Row& row, FileFacts& out) {
  const std::size_t taken_before = out.observations.size();
  const std::size_t rejects_before = out.rejects.size();
  for (const ValueColumn& one : layout_.values()) {
    const Value value = read_value(row.at(one.column));
    if (value.kind == ValueKind::blank) continue;
    const Matched& matched =
        matcher_.match(context_.programme, programme_above_, keys_of_head(one.measure));
    Observation base;
    std::optional<Fault> fault = matched.fault;
    if (!fault) fault = add_period(row, *matched.programme, base);
    if (fault) {
      out.rejects.push_back(row.reject(*fault, one.column));
      continue;
    }
    base.programme_id = matched.programme->id;
    base.measure_id = matched.measure->id;
    base.source = context_.source;
    add_details(row, base, out.rejects);
    base.percent = one.head.percent;
    base.place = row.place(one.column);
    base.raw = table::to_text(row.at(one.column));
    auto outcome = with_value(std::move(base), value, Head::value, *matched.measure);
    append(out.observations,
           taken_of(row, *matched.measure, one.column, std::move(outcome), out.rejects));
  }
  if (out.observations.size() > taken_before) return Outcome::taken;
  return out.rejects.size() > rejects_before ? Outcome::rejected : Outcome::skipped;
}

RowReader::Outcome RowReader::read_row(const Row& row, FileFacts& out) {
  if (is_left_out(row)) return Outcome::skipped;
  if (layout_.is_by_measure()) return read_measures(row, out);
  const MeasureKeys keys = keys_of(row);
  if (!reports_anything(row)) return Outcome::skipped;
  const Matched& matched = matcher_.match(context_.programme, programme_above_, keys);
  last_matched_ = &matched;
  Observation base;
  std::optional<Fault> fault = matched.fault;
  if (!fault) fault = add_counts(row, base);
  if (!fault && (!layout_.is_wide() || !layout_.values().front().period))
    fault = add_period(row, *matched.programme, base);
  if (fault) {
    out.rejects.push_back(row.reject(*fault));
    return Outcome::rejected;
  }
  base.programme_id = matched.programme->id;
  base.measure_id = matched.measure->id;
  base.flags.insert(base.flags.end(), matched.flags.begin(), matched.flags.end());
  base.source = context_.source;
  const std::size_t rejects_before = out.rejects.size();
  add_details(row, base, out.rejects);
  auto taken = reports_period(row) ? read_wide(row, matched, base, out)
                                   : read_long(row, *matched.measure, std::move(base), out);
  const bool any = !taken.empty();
  std::ranges::move(taken, std::back_inserter(out.observations));
  if (any) return Outcome::taken;
  return out.rejects.size() > rejects_before ? Outcome::rejected : Outcome::skipped;
}

}  // namespace vekha::facts
