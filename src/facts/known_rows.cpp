#include "facts/known_rows.h"

#include "facts/row_values.h"

#include <algorithm>

namespace vekha::facts {

namespace {

constexpr std::size_t most_known_parts =
    200'000;  // of a kind; what never comes again must not stay
constexpr char part_end = '\x1f';

constexpr std::array key_heads = {Head::programme, Head::section, Head::id,       Head::number,
                                  Head::ordinal,   Head::title,   Head::indicator};
constexpr std::array period_heads = {Head::period, Head::quarter, Head::month, Head::year};
constexpr std::array rest_heads = {
    Head::item,      Head::mark,     Head::numerator,       Head::denominator,   Head::cumulative,
    Head::completed, Head::evidence, Head::evidence_number, Head::evidence_date, Head::link,
    Head::reason,    Head::note,     Head::status};

std::string_view field_at(std::span<const std::string_view> fields, std::uint32_t column) {
  return column <= fields.size() ? fields[column - 1] : std::string_view();
}

// Digits, with a point or comma and up to four more. Anything else is RowReader's to read.
std::optional<Decimal> plain_number(std::string_view text) {
  std::int64_t units = 0;
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
    units = units * 10 + (text[at] - '0');
  if (at == 0 || at > 12) return std::nullopt;
  units *= Decimal::scale;
  if (at == text.size()) return Decimal::of_units(units);
  if (text[at] != '.' && text[at] != ',') return std::nullopt;
  std::int64_t step = Decimal::scale / 10;
  const std::size_t first = ++at;
  for (; at < text.size() && step > 0 && text[at] >= '0' && text[at] <= '9'; ++at, step /= 10)
    units += (text[at] - '0') * step;
  const bool whole = at == text.size() && at > first;
  return whole ? std::optional(Decimal::of_units(units)) : std::nullopt;
}

template <typename Map>
void keep_small(Map& map) {
  if (map.size() >= most_known_parts) map.clear();
}

RestPointer rest_of(const Observation& made, bool percents) {
  Observation rest = made;
  rest.programme_id.clear();
  rest.measure_id.clear();
  rest.unit.clear();
  rest.raw.clear();
  rest.place = {};
  rest.period.reset();
  rest.value.reset();
  if (!percents) return RestPointer(std::move(rest));
  rest.percent = false;
  std::erase_if(rest.flags, [](const std::string& flag) {
    return flag == "percent_assumed" || flag == "share_read_as_percent" ||
           flag == "over_hundred_percent";
  });
  return RestPointer(std::move(rest));
}

}  // namespace

KnownRows::KnownRows(RowReader& reader, FactStore& store, std::uint32_t sheet)
    : reader_(reader), store_(store), sheet_(sheet) {
  take_columns();
}

void KnownRows::take_columns() {
  const Layout& layout = reader_.layout();
  const auto take_heads = [&](Part part, const auto& heads) {
    for (const Head head : heads) {
      if (layout.has(head)) columns_[part].push_back(layout.column(head));
    }
  };
  take_heads(key_part, key_heads);
  take_heads(period_part, period_heads);
  take_heads(unit_part, std::array{Head::unit});
  take_heads(rest_part, rest_heads);
  value_column_ = layout.column(Head::value);
  usable_ = reads_such_tables();
}

bool KnownRows::reads_such_tables() const {
  const Layout& layout = reader_.layout();
  const Mapping* mapping = reader_.context().mapping;
  const bool conditions =
      mapping != nullptr && (!mapping->where.empty() || !mapping->measure.empty());
  const auto& above = reader_.context().block.period;
  const bool of_school_year = above && above->grain == Grain::school_year;
  return !layout.is_wide() && value_column_ > 0 && !columns_[key_part].empty() && !conditions &&
         !layout.value_head().percent && !layout.value_head().plan_before &&
         !layout.has(Head::period_start) && !of_school_year;
}

// What a blank would leave to the rows above.
bool KnownRows::names_all(std::span<const std::string_view> fields) const {
  const Layout& layout = reader_.layout();
  for (const Head head : {Head::programme, Head::section}) {
    if (layout.has(head) && field_at(fields, layout.column(head)).empty()) return false;
  }
  return std::any_of(
      columns_[key_part].begin(), columns_[key_part].end(), [&](std::uint32_t column) {
        const bool above =
            column == layout.column(Head::programme) || column == layout.column(Head::section);
        return !above && !field_at(fields, column).empty();
      });
}

void KnownRows::gather(Part part, std::span<const std::string_view> fields,
                       std::string& text) const {
  text.clear();
  for (const std::uint32_t column : columns_[part]) {
    text.append(field_at(fields, column));
    text.push_back(part_end);
  }
}

// Compared where they stand: a copy of every part of every row would cost more than all else.
bool KnownRows::is_as_before(Part part, std::span<const std::string_view> fields) const {
  const std::string_view last = last_[part];
  std::size_t at = 0;
  for (const std::uint32_t column : columns_[part]) {
    const std::string_view field = field_at(fields, column);
    if (last.size() <= at + field.size() || last[at + field.size()] != part_end ||
        last.compare(at, field.size(), field) != 0)
      return false;
    at += field.size() + 1;
  }
  return part == period_part || at == last.size();
}

const KnownRows::Key* KnownRows::find_key(std::span<const std::string_view> fields) {
  if (last_key_ != nullptr && is_as_before(key_part, fields)) return last_key_;
  gather(key_part, fields, text_[key_part]);
  const auto found = keys_.find(text_[key_part]);
  if (found == keys_.end() || !names_all(fields)) return nullptr;
  std::swap(last_[key_part], text_[key_part]);
  const int year = last_key_ == nullptr ? -1 : last_key_->year;
  last_key_ = &found->second;
  if (last_key_->year != year) last_period_known_ = false;  // it may be of the programme's year
  return last_key_;
}

bool KnownRows::find_rest(std::span<const std::string_view> fields) {
  if (last_rest_ != nullptr && is_as_before(rest_part, fields)) return true;
  gather(rest_part, fields, text_[rest_part]);
  const auto found = rests_.find(text_[rest_part]);
  if (found == rests_.end()) return false;
  last_[rest_part] = text_[rest_part];
  last_rest_ = &found->second;
  return true;
}

const RestPointer& KnownRows::in_sense(Rest& rest, Sense sense) {
  RestPointer& made = rest.senses[sense];
  if (made) return made;
  Observation fresh = *rest.senses[bare];
  fresh.percent = true;
  fresh.flags.emplace_back(sense == share ? "share_read_as_percent" : "percent_assumed");
  if (sense == over_hundred) fresh.flags.emplace_back("over_hundred_percent");
  made = RestPointer(std::move(fresh));
  return made;
}

bool KnownRows::take(std::uint32_t number, std::span<const std::string_view> fields) {
  if (!usable_ || reader_.expects_numbered_head()) return false;
  const std::string_view raw = field_at(fields, value_column_);
  std::optional<Decimal> value = plain_number(raw);
  if (!value) return false;
  const Key* known = find_key(fields);
  if (known == nullptr || !find_rest(fields)) return false;

  if (!last_unit_known_ || !is_as_before(unit_part, fields)) {
    gather(unit_part, fields, text_[unit_part]);
    const auto found = units_.find(text_[unit_part]);
    if (found == units_.end()) return false;
    last_unit_ = found->second;
    last_[unit_part] = text_[unit_part];
    last_unit_known_ = true;
  }
  if (!last_period_known_ || !is_as_before(period_part, fields)) {
    gather(period_part, fields, text_[period_part]);
    text_[period_part] += std::to_string(known->year);
    const auto found = periods_.find(text_[period_part]);
    if (found == periods_.end()) return false;
    last_period_ = found->second;
    last_[period_part] = text_[period_part];
    last_period_known_ = true;
  }

  Sense sense = bare;
  const Decimal whole = Decimal::of(1);
  if (known->percents && *value > whole) {
    sense = *value > Decimal::of(100) ? over_hundred : percent;
  } else if (known->percents && *value > Decimal() && *value < whole) {
    sense = share;
    value = Decimal::of_units(value->units() * 100);
  }
  store_.add({{.measure = known->measure,
               .unit = last_unit_,
               .period = last_period_,
               .sheet = sheet_,
               .row = number,
               .column = static_cast<std::uint16_t>(value_column_),
               .item = last_rest_->item},
              value,
              raw,
              in_sense(*last_rest_, sense)});
  taken_key_ = known;
  return true;
}

void KnownRows::hand_over() {
  if (taken_key_ != nullptr) reader_.continue_from(taken_key_->programme, taken_key_->keys);
  taken_key_ = nullptr;
}

bool KnownRows::learn_key(std::uint32_t number, std::span<const table::Cell> cells,
                          std::span<const std::string_view> fields) {
  const bool sought = usable_ && !reader_.expects_numbered_head() && names_all(fields) &&
                      plain_number(field_at(fields, value_column_));
  if (!sought) return false;
  gather(key_part, fields, text_[key_part]);
  if (keys_.contains(text_[key_part])) return false;  // something else is new
  hand_over();
  const Matched* matched = reader_.find_measure(number, cells);
  if (matched == nullptr || matched->measure == nullptr || !matched->flags.empty()) return false;
  keep_key(fields, *matched);
  return true;
}

KnownRows::Key& KnownRows::keep_key(std::span<const std::string_view> fields,
                                    const Matched& matched) {
  std::string text;
  gather(key_part, fields, text);
  if (keys_.size() >= most_known_parts) {
    keys_.clear();
    last_key_ = nullptr;
    taken_key_ = nullptr;
  }
  Key& known = keys_[std::move(text)];
  known.measure = store_.measure(matched.programme->id, matched.measure->id);
  known.year = reader_.only_year_of(*matched.programme);
  known.percents = speaks_in_percents(matched.measure->plan_reading);
  known.programme = reader_.programme_above();
  known.keys = reader_.keys_above();
  return known;
}

void KnownRows::learn(std::span<const std::string_view> fields, std::span<const Observation> made) {
  taken_key_ = nullptr;
  last_key_ = nullptr;
  last_period_known_ = false;
  if (!usable_) return;
  if (!reader_.layout().has(Head::section) && reader_.section_above() != section_above_) {
    section_above_ = reader_.section_above();
    keys_.clear();
  }
  const Matched* matched = reader_.last_matched();
  const auto value = plain_number(field_at(fields, value_column_));
  const bool plain_row = made.size() == 1 && value && matched != nullptr &&
                         matched->measure != nullptr && matched->flags.empty() &&
                         !made[0].denominator && !made[0].numerator && made[0].value &&
                         names_all(fields);
  if (!plain_row) return;
  const roadmap::Measure& measure = *matched->measure;
  const bool percents = speaks_in_percents(measure.plan_reading);
  if (!percents && *made[0].value != *value) return;
  learn_parts(fields, made[0], *matched);
}

void KnownRows::learn_parts(std::span<const std::string_view> fields, const Observation& made,
                            const Matched& matched) {
  const Key& known = keep_key(fields, matched);
  std::string text;
  gather(unit_part, fields, text);
  if (units_.size() >= most_known_parts) last_unit_known_ = false;
  keep_small(units_);
  units_.insert_or_assign(text, store_.unit(made.unit));

  gather(period_part, fields, text);
  text += std::to_string(known.year);
  if (periods_.size() >= most_known_parts) last_period_known_ = false;
  keep_small(periods_);
  periods_.insert_or_assign(text, store_.period(made.period));

  gather(rest_part, fields, text);
  if (rests_.size() >= most_known_parts) last_rest_ = nullptr;
  keep_small(rests_);
  const auto [place, fresh] = rests_.try_emplace(text);
  if (!fresh) return;
  place->second.item = static_cast<std::uint16_t>(made.item);
  place->second.senses[bare] = rest_of(made, known.percents);
}

}  // namespace vekha::facts
