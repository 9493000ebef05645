#include "facts/observation_sink.h"

#include "base/text.h"
#include "facts/named_measure.h"
#include "facts/row_values.h"
#include "facts/school_name.h"

#include <fnmatch.h>

#include <algorithm>

namespace vekha::facts {

namespace {

constexpr std::size_t most_rows_above = 200;
constexpr std::size_t most_programmes_searched = 50;
constexpr std::size_t most_in_hand = 4096;  // observations on their way into the store

Problem no_head(const SourceFile& file) {
  return {
      {file.name, "", 0, 0, false},
      "head_missing",
      {"не нашли шапку таблицы: нужен столбец с номером или названием мероприятия и столбец со "
       "значением",
       "found no head of a table: a column with the number or the title of the measure and one "
       "with the value are wanted"},
      {"назовите столбцы, например «№ мероприятия», «Мероприятие», «Период», «Значение», "
       "«Документ»",
       "name the columns, e.g. «№ мероприятия», «Мероприятие», «Период», «Значение», «Документ»"},
      Severity::warning};
}

Problem sheet_passed_over(const SourceFile& file, const std::string& sheet, const Words& why) {
  return {{file.name, sheet, 0, 0, false}, "sheet_passed_over", why, {"", ""}, Severity::remark};
}

void remove_flag(std::vector<std::string>& flags, std::string_view flag) {
  std::erase(flags, flag);
}

}  // namespace

ObservationSink::ObservationSink(const SourceFile& file, std::uint32_t source, Matcher& matcher,
                                 FactStore* store)
    : file_(file), source_(source), matcher_(matcher), store_(store) {}

void ObservationSink::begin_sheet(const table::SheetHead& head) {
  sheet_ = head.name;
  hidden_ = head.visibility != table::Visibility::visible;
  above_.clear();
  for (const std::string& paragraph : head.text_above)
    above_.push_back({0, {table::Cell(paragraph)}});
  known_.reset();
  plus_seen_ = false;
  hand_on_at_ = most_in_hand;
  reader_.reset();
  first_observation_ = facts_.observations.size();
  units_ = {};
  periods_ = {};
  if (hidden_) {
    facts_.notes.push_back(sheet_passed_over(
        file_, sheet_, {"скрытый лист не читали", "a hidden sheet was not read"}));
  }
}

bool ObservationSink::is_other_sheet() const {
  return file_.mapping != nullptr && !file_.mapping->sheet.empty() && !sheet_.empty() &&
         ::fnmatch(file_.mapping->sheet.c_str(), sheet_.c_str(), 0) != 0;
}

bool ObservationSink::row(std::uint32_t number, std::span<const table::Cell> cells) {
  if (hidden_ || is_other_sheet()) return false;
  if (reader_) {
    if (is_above_first_row(number)) return true;
    read_row(number, cells);
    hand_on_when_many();
    return true;
  }
  const bool above_head =
      file_.mapping != nullptr && file_.mapping->head_row && number < *file_.mapping->head_row;
  if (above_head) return true;
  above_.push_back({number, {cells.begin(), cells.end()}});
  return look_for_head(MoreRows::may_come) || above_.size() < most_rows_above;
}

bool ObservationSink::is_above_first_row(std::uint32_t number) const {
  return file_.mapping != nullptr && file_.mapping->first_row && number < *file_.mapping->first_row;
}

// Of a CSV, below the head: merged cells there are none.
table::RecordSink* ObservationSink::records() {
  if (!reader_ || hidden_ || store_ == nullptr || !sheet_.empty()) return nullptr;
  if (!known_) {
    const Place place{file_.name, sheet_, 0, 0, false};
    known_.emplace(*reader_, *store_, store_->sheet(place, source_, file_.rank));
  }
  return this;
}

bool ObservationSink::record(std::uint32_t number, std::span<const std::string_view> fields,
                             const table::FieldText& text) {
  if (is_above_first_row(number)) return true;
  if (known_->take(number, fields)) {
    ++facts_.rows_read;
    ++facts_.rows_taken;
    return true;
  }
  record_cells_.clear();
  for (const std::string_view field : fields) {
    record_cells_.emplace_back();
    if (!field.empty()) record_cells_.back().emplace<std::string>(text.utf8(field, recoded_));
  }
  if (known_->learn_key(number, record_cells_, fields) && known_->take(number, fields)) {
    ++facts_.rows_read;
    ++facts_.rows_taken;
    return true;
  }
  known_->hand_over();
  const std::string unit_above = reader_->context().block.unit;
  const std::size_t before = facts_.observations.size();
  const std::size_t rejects = facts_.rejects.size();
  reader_->read(number, record_cells_, facts_);
  const auto made = std::span(facts_.observations).subspan(before);
  known_->learn(fields, facts_.rejects.size() == rejects ? made : std::span<Observation>());
  // A school that heads the rows below has a say in what they come to.
  if (reader_->context().block.unit != unit_above) known_.reset();
  hand_on(before, HandOn::what_may_go);  // rows that took the short way are in the store already
  return true;
}

// A dash is a «no» or nothing at all, a blank unit or period may be that of a merged cell above;
// the cell above itself waits as well.
bool ObservationSink::waits_for_end(const Observation& one) const {
  const bool unit_to_come =
      !sheet_.empty() && one.unit.empty() && reader_->layout().has(Head::unit);
  const bool period_to_come = !sheet_.empty() && !one.period && reader_->layout().has(Head::period);
  return unit_to_come || period_to_come || one.has_flag(dash_flag);
}

void ObservationSink::hand_on_when_many() {
  if (store_ == nullptr || facts_.observations.size() < hand_on_at_) return;
  hand_on(first_observation_, HandOn::what_may_go);
  hand_on_at_ = facts_.observations.size() + most_in_hand;
}

void ObservationSink::hand_on(std::size_t first, HandOn what) {
  if (store_ == nullptr) return;
  const auto begin = facts_.observations.begin() + static_cast<std::ptrdiff_t>(first);
  const auto kept = std::remove_if(begin, facts_.observations.end(), [&](const Observation& one) {
    if (what == HandOn::what_may_go && waits_for_end(one)) return false;
    plus_seen_ = plus_seen_ || text::trim(one.raw) == "+";
    store_->add(one, file_.rank);
    return true;
  });
  facts_.observations.erase(kept, facts_.observations.end());
}

bool ObservationSink::look_for_head(MoreRows more) {
  const HeadHints hints{
      [this](const std::string& head) {
        // Columns of measures whose road map nothing names are told apart among a few only.
        const bool searched = programme_above() != nullptr ||
                              matcher_.programmes().all().size() <= most_programmes_searched;
        return searched &&
               matcher_.match(programme_above(), "", keys_of_head(head)).measure != nullptr;
      },
      file_.mapping};
  const auto found = find_head(above_, more, hints);
  if (found) start_reading(*found);
  return found.has_value();
}

// Of a table whose columns are measures: no row will name the road map.
const roadmap::Programme* ObservationSink::programme_above() const {
  const SheetContext context = context_above(above_.size());
  if (context.programme) return context.programme;
  const ProgrammeIndex& programmes = matcher_.programmes();
  const roadmap::Programme* named = programmes.named_in(sheet_);
  return named ? named : programmes.named_in(file_.name);
}

SheetContext ObservationSink::context_above(std::size_t rows) const {
  SheetContext context;
  context.place = {file_.name, sheet_, 0, 0, false};
  context.source = source_;
  context.year = file_.year;
  context.mapping = file_.mapping;
  const ProgrammeIndex& programmes = matcher_.programmes();
  context.block = read_title_block(std::span(above_).first(rows), programmes);
  if (context.block.unit.empty() && is_school_name(sheet_)) context.block.unit = sheet_;
  if (!context.block.period) context.block.period = read_period(sheet_, OtherWords::refused);
  if (!context.block.year && context.block.period) context.block.year = context.block.period->year;
  if (file_.programme_id) {
    context.programme = programmes.by_id(*file_.programme_id);
  } else {
    context.programme = context.block.programme;
  }
  return context;
}

void ObservationSink::start_reading(const FoundHead& found) {
  SheetContext context = context_above(found.first);
  const ProgrammeIndex& programmes = matcher_.programmes();
  if (found.layout.has(Head::programme) && !file_.programme_id) context.programme = nullptr;
  if (!context.programme && !found.layout.has(Head::programme))
    context.programme = programmes.named_in(sheet_);
  if (!context.programme && !found.layout.has(Head::programme))
    context.programme = programmes.named_in(file_.name);
  any_head_ = true;
  const std::string layout = found.layout.describe();
  if (std::ranges::find(facts_.layouts, layout) == facts_.layouts.end())
    facts_.layouts.push_back(layout);
  reader_.emplace(found.layout, std::move(context), matcher_);
  const std::vector<SheetRow> rows = std::move(above_);
  above_.clear();
  for (std::size_t i = found.first + found.rows; i < rows.size(); ++i)
    read_row(rows[i].number, rows[i].cells);
  hand_on(first_observation_, HandOn::what_may_go);
}

void ObservationSink::read_row(std::uint32_t number, std::span<const table::Cell> cells) {
  const std::size_t before = facts_.observations.size();
  reader_->read(number, cells, facts_);
  const auto cell_of = [&](Head head) {
    const std::uint32_t column = reader_->layout().column(head);
    return column > 0 && column <= cells.size() ? cells[column - 1] : table::Cell();
  };
  std::string unit = text::fold_space(table::to_text(cell_of(Head::unit)));
  units_.see(number, unit.empty() ? std::nullopt : std::optional(std::move(unit)));
  const bool dated = !table::is_blank(cell_of(Head::period));
  const bool taken = facts_.observations.size() > before;
  if (!dated) {
    periods_.see(number, std::nullopt);
  } else if (taken && facts_.observations[before].period) {
    periods_.see(number, facts_.observations[before].period);
  }
}

void ObservationSink::spread_merged(std::span<const table::Range> merged) {
  const auto observations = std::span(facts_.observations).subspan(first_observation_);
  const Layout& layout = reader_->layout();
  if (layout.has(Head::unit)) {
    units_.spread(merged, layout.column(Head::unit), observations,
                  [](Observation& one, const std::string& unit) {
                    if (one.unit.empty()) one.unit = unit;
                  });
  }
  if (layout.has(Head::period)) {
    periods_.spread(merged, layout.column(Head::period), observations,
                    [](Observation& one, const Period& period) {
                      if (!one.period) one.period = period;
                    });
  }
}

// Where a «+» says yes, a dash says no; where none does, it says that there is nothing to tell.
void ObservationSink::settle_dashes() {
  const auto begin = facts_.observations.begin() + static_cast<std::ptrdiff_t>(first_observation_);
  const bool plus =
      plus_seen_ || std::any_of(begin, facts_.observations.end(),
                                [](const Observation& one) { return text::trim(one.raw) == "+"; });
  for (auto one = begin; one != facts_.observations.end(); ++one) {
    if (!one->has_flag(dash_flag)) continue;
    remove_flag(one->flags, dash_flag);
    if (plus) {
      one->done = false;
    } else {
      one->status = ObservationStatus::missing;
    }
  }
}

void ObservationSink::end_sheet(std::span<const table::Range> merged) {
  if (hidden_) return;
  if (!reader_) look_for_head(MoreRows::none);
  if (!reader_) {
    if (!above_.empty()) sheets_without_head_.push_back(sheet_);
    return;
  }
  spread_merged(merged);
  settle_dashes();
  hand_on(first_observation_, HandOn::all);
}

FileFacts ObservationSink::finish() {
  if (!any_head_) {
    facts_.rejects.push_back({no_head(file_), "", source_});
    return std::move(facts_);
  }
  for (const std::string& sheet : sheets_without_head_) {
    facts_.notes.push_back(
        sheet_passed_over(file_, sheet,
                          {"на листе нет таблицы с мероприятиями и значениями, его не читали",
                           "the sheet has no table with measures and values; it was not read"}));
  }
  return std::move(facts_);
}

}  // namespace vekha::facts
