#include "facts/computing_sink.h"

#include "base/fraction.h"
#include "base/text.h"
#include "facts/row_values.h"
#include "facts/similarity.h"
#include "facts/values.h"

#include <fnmatch.h>

#include <algorithm>

namespace vekha::facts {

namespace {

Fault columns_missing(const std::set<std::string>& names) {
  const std::string list = "«" + text::join({names.begin(), names.end()}, "», «") + "»";
  return {Head::unknown,
          "columns_missing",
          {"для расчёта показателя нет столбцов " + list, "the formulas want the columns " + list},
          {"проверьте названия столбцов в файле и в [[source.compute]]",
           "check the heads in the file and in [[source.compute]]"}};
}

Fault not_computed(const Computed& computed) {
  return {Head::unknown,
          "not_computed",
          {"показатель для мероприятия " + computed.measure +
               " не посчитан: нет строк или знаменатель равен нулю",
           "no figure for measure " + computed.measure + ": no rows, or a denominator of zero"},
          {"проверьте условия в [[source.compute]]", "check the conditions in [[source.compute]]"}};
}

void add_conditions(std::set<std::string>& columns, const std::vector<Condition>& all) {
  for (const Condition& one : all)
    columns.insert(one.column);
}

bool is_total_row(std::span<const table::Cell> cells) {
  return std::ranges::any_of(cells, [](const table::Cell& cell) {
    const auto* words = std::get_if<std::string>(&cell);
    const std::string key = words ? text::key(*words) : std::string();
    return key == "итого" || key == "всего" || key == "итого:" || key == "всего:";
  });
}

}  // namespace

ComputingSink::ComputingSink(const SourceFile& file, std::uint32_t source, Matcher& matcher)
    : file_(file), mapping_(*file.mapping), source_(source), matcher_(matcher) {
  add_conditions(wanted_, mapping_.where);
  for (const Computed& one : mapping_.computed) {
    Figure figure;
    figure.computed = &one;
    add_conditions(wanted_, one.where);
    if (!one.by.empty()) wanted_.insert(one.by);
    for (const auto* formula : {&one.value, &one.numerator, &one.denominator}) {
      if (!*formula) continue;
      for (const Call& call : (*formula)->calls()) {
        figure.calls.push_back(&call);
        if (call.aggregate == Aggregate::schools) continue;
        if (!call.column.empty()) wanted_.insert(call.column);
        add_conditions(wanted_, call.conditions);
      }
    }
    figures_.push_back(std::move(figure));
  }
  missing_.insert(wanted_.begin(), wanted_.end());
  if (!mapping_.schools) return;
  for (const auto& row : mapping_.schools->rows)
    listed_.insert(plain_key(row[mapping_.schools->name_column]));
}

void ComputingSink::begin_sheet(const table::SheetHead& head) {
  sheet_ = head.name;
  below_head_ = false;
}

// The head is the first row that has all the columns that are wanted.
bool ComputingSink::find_columns(std::uint32_t number, std::span<const table::Cell> cells) {
  std::map<std::string, std::size_t, std::less<>> columns;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (const auto* head = std::get_if<std::string>(&cells[c]))
      columns.emplace(text::key(*head), c);
  }
  std::set<std::string> missing;
  std::ranges::copy_if(wanted_, std::inserter(missing, missing.end()),
                       [&](const std::string& name) { return columns.count(name) == 0; });
  if (missing.size() < missing_.size()) missing_ = missing;
  if (!missing.empty()) return false;
  columns_ = std::move(columns);
  head_ = {file_.name, sheet_, number, 0, false};
  any_head_ = below_head_ = true;
  return true;
}

const table::Cell& ComputingSink::at(const std::string& column,
                                     std::span<const table::Cell> cells) const {
  static const table::Cell blank;
  const auto found = columns_.find(column);
  return found != columns_.end() && found->second < cells.size() ? cells[found->second] : blank;
}

bool ComputingSink::holds(const std::vector<Condition>& all,
                          std::span<const table::Cell> cells) const {
  return std::ranges::all_of(
      all, [&](const Condition& one) { return one.holds(at(one.column, cells)); });
}

bool ComputingSink::row(std::uint32_t number, std::span<const table::Cell> cells) {
  const bool other_sheet = !mapping_.sheet.empty() && !sheet_.empty() &&
                           ::fnmatch(mapping_.sheet.c_str(), sheet_.c_str(), 0) != 0;
  if (other_sheet) return false;
  if (!below_head_) {
    if (!mapping_.head_row || number == *mapping_.head_row) find_columns(number, cells);
    return below_head_ || number < 200;
  }
  ++facts_.rows_read;
  const bool left_out = (mapping_.first_row && number < *mapping_.first_row) ||
                        is_total_row(cells) || !holds(mapping_.where, cells);
  if (left_out) {
    ++facts_.rows_skipped;
    return true;
  }
  ++facts_.rows_taken;
  for (Figure& figure : figures_)
    add(figure, cells);
  return true;
}

void ComputingSink::add(Figure& figure, std::span<const table::Cell> cells) {
  if (!holds(figure.computed->where, cells)) return;
  const std::string label = figure.computed->by.empty()
                                ? std::string()
                                : text::fold_space(table::to_text(at(figure.computed->by, cells)));
  Group& group = figure.groups[plain_key(label)];
  if (group.sums.empty()) group.sums.resize(figure.calls.size());
  if (group.label.empty()) group.label = label;
  ++group.rows;
  for (std::size_t i = 0; i < figure.calls.size(); ++i)
    add_to(group.sums[i], *figure.calls[i], cells);
}

void ComputingSink::add_to(Sum& sum, const Call& call, std::span<const table::Cell> cells) const {
  if (call.aggregate == Aggregate::schools || !holds(call.conditions, cells)) return;
  ++sum.rows;
  if (call.column.empty()) return;
  const table::Cell& cell = at(call.column, cells);
  if (call.aggregate == Aggregate::distinct || call.aggregate == Aggregate::listed) {
    if (std::string key = plain_key(table::to_text(cell)); !key.empty())
      sum.texts.insert(std::move(key));
    return;
  }
  const Value value = read_value(cell);
  if (value.kind != ValueKind::number) return;
  ++sum.numbers;
  sum.total = sum.total + value.number;
  sum.least = sum.least ? std::min(*sum.least, value.number) : value.number;
  sum.greatest = sum.greatest ? std::max(*sum.greatest, value.number) : value.number;
  sum.latest = value.number;
}

std::optional<Decimal> ComputingSink::result(const Sum& sum, const Call& call) const {
  const auto whole = [](std::int64_t count) { return std::optional(Decimal::of(count)); };
  switch (call.aggregate) {
    case Aggregate::count: return whole(sum.rows);
    case Aggregate::sum: return sum.total;
    case Aggregate::mean: {
      const auto mean = Fraction::ratio(sum.total.units(), sum.numbers * Decimal::scale);
      return sum.numbers > 0 && mean ? std::optional(to_decimal(*mean)) : std::nullopt;
    }
    case Aggregate::least: return sum.least;
    case Aggregate::greatest: return sum.greatest;
    case Aggregate::latest: return sum.latest;
    case Aggregate::distinct: return whole(static_cast<std::int64_t>(sum.texts.size()));
    case Aggregate::listed:
      return whole(
          std::count_if(sum.texts.begin(), sum.texts.end(),
                        [this](const std::string& text) { return listed_.count(text) > 0; }));
    case Aggregate::schools: break;
  }
  if (!mapping_.schools) return std::nullopt;
  const SchoolList& list = *mapping_.schools;
  return whole(std::count_if(list.rows.begin(), list.rows.end(), [&](const auto& row) {
    return std::all_of(call.conditions.begin(), call.conditions.end(), [&](const Condition& one) {
      const auto column = list.heads.find(one.column);
      return column != list.heads.end() && column->second < row.size() &&
             one.holds(table::Cell(row[column->second]));
    });
  }));
}

std::optional<Decimal> ComputingSink::evaluate(const Formula& formula, const Figure& figure,
                                               const Group& group) const {
  std::vector<std::optional<Decimal>> values;
  for (const Call& call : formula.calls()) {
    const auto place = std::ranges::find(figure.calls, &call);
    values.push_back(
        result(group.sums[static_cast<std::size_t>(place - figure.calls.begin())], call));
  }
  return formula.evaluate(values);
}

void ComputingSink::tell(const Figure& figure, const Group& group, FileFacts& out) {
  const Computed& computed = *figure.computed;
  const roadmap::Programme* programme =
      file_.programme_id ? matcher_.programmes().by_id(*file_.programme_id) : nullptr;
  MeasureKeys keys;
  keys.id = computed.measure;
  const Matched& matched = matcher_.match(programme, "", keys);
  std::optional<Fault> fault = matched.fault;
  Value value;
  if (!fault && computed.denominator) {
    const auto part = evaluate(*computed.numerator, figure, group);
    const auto whole = evaluate(*computed.denominator, figure, group);
    value.kind = ValueKind::share;
    if (!part || !whole || *whole == Decimal()) fault = not_computed(computed);
    if (!fault) value.number = *part;
    if (!fault) value.of = *whole;
  } else if (!fault) {
    const auto number = evaluate(*computed.value, figure, group);
    value.kind = ValueKind::number;
    if (!number) fault = not_computed(computed);
    if (!fault) value.number = *number;
  }
  if (fault) {
    out.rejects.push_back({problem_of(*fault, head_), computed.measure, source_});
    return;
  }
  Observation base;
  base.programme_id = matched.programme->id;
  base.measure_id = matched.measure->id;
  base.unit = computed.by.empty() ? mapping_.unit : group.label;
  base.period = computed.period ? computed.period : mapping_.period;
  base.place = head_;
  base.source = source_;
  base.flags = {"computed"};
  base.raw = computed.denominator
                 ? computed.numerator->text() + " / " + computed.denominator->text()
                 : computed.value->text();
  base.note = "строк: " + std::to_string(group.rows);
  auto outcome = with_value(std::move(base), value, Head::value, *matched.measure);
  if (const auto* bad = std::get_if<Fault>(&outcome)) {
    out.rejects.push_back({problem_of(*bad, head_), computed.measure, source_});
    return;
  }
  auto& taken = std::get<std::vector<Observation>>(outcome);
  std::ranges::move(taken, std::back_inserter(out.observations));
}

FileFacts ComputingSink::finish() {
  facts_.layouts = {"survey"};
  if (!any_head_) {
    facts_.rejects.push_back(
        {problem_of(columns_missing(missing_), {file_.name, "", 0, 0, false}), "", source_});
    return std::move(facts_);
  }
  for (Figure& figure : figures_) {
    if (figure.groups.empty() && figure.computed->by.empty())
      figure.groups[""].sums.resize(figure.calls.size());
    for (const auto& [key, group] : figure.groups)
      tell(figure, group, facts_);
  }
  return std::move(facts_);
}

}  // namespace vekha::facts
