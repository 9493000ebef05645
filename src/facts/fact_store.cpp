#include "facts/fact_store.h"

#include "base/text.h"
#include "facts/settling.h"
#include "facts/similarity.h"

#include <algorithm>
#include <tuple>

namespace vekha::facts {

namespace {

constexpr std::size_t first_buckets = 1024;

void add_flag(Observation& one, std::string_view flag) {
  if (std::ranges::find(one.flags, flag) == one.flags.end()) one.flags.emplace_back(flag);
}

std::size_t mixed(std::uint64_t a, std::uint64_t b) {
  std::uint64_t hash = (a ^ (b * 0x9E3779B97F4A7C15ULL)) * 0xC2B2AE3D27D4EB4FULL;
  hash ^= hash >> 29;
  hash *= 0x165667B19E3779F9ULL;
  return hash ^ (hash >> 32);
}

std::string place_and_value(const Place& place, const std::string& raw, Language language) {
  return to_words(place).in(language) + " «" + text::shortened(text::fold_space(raw), 40) + "»";
}

}  // namespace

FactStore::FactStore() : periods_(1), buckets_(first_buckets) {}

std::uint32_t FactStore::measure(std::string_view programme_id, std::string_view measure_id) {
  std::string key(programme_id);
  key += '\x1f';
  key += measure_id;
  const auto [place, fresh] =
      measure_ids_.emplace(std::move(key), static_cast<std::uint32_t>(measures_.size()));
  if (fresh) measures_.push_back({programmes_.id(programme_id), std::string(measure_id)});
  return place->second;
}

std::uint32_t FactStore::unit(std::string_view name) {
  const std::uint32_t id = units_.id(name);
  if (id == plain_units_.size()) plain_units_.push_back(plain_.id(plain_key(name)));
  return id;
}

std::uint32_t FactStore::period(const std::optional<Period>& period) {
  if (!period) return 0;
  const auto [place, fresh] =
      period_ids_.emplace(*period, static_cast<std::uint32_t>(periods_.size()));
  if (fresh) periods_.emplace_back(*period);
  return place->second;
}

std::uint32_t FactStore::sheet(const Place& place, std::uint32_t source, int rank) {
  for (std::size_t i = sheets_.size(); i > 0; --i) {
    const Sheet& one = sheets_[i - 1];
    if (one.source != source) break;
    if (one.place.sheet == place.sheet) return static_cast<std::uint32_t>(i - 1);
  }
  sheets_.push_back({{place.file, place.sheet, 0, 0, place.cell_address}, source, rank});
  return static_cast<std::uint32_t>(sheets_.size() - 1);
}

void FactStore::set_cell_addresses(std::uint32_t source, bool addresses) {
  for (Sheet& one : sheets_) {
    if (one.source == source) one.place.cell_address = addresses;
  }
}

void FactStore::add(const Observation& one, int rank) {
  const ReportNumbers numbers{.measure = measure(one.programme_id, one.measure_id),
                              .unit = unit(one.unit),
                              .period = period(one.period),
                              .sheet = sheet(one.place, one.source, rank),
                              .row = one.place.row,
                              .column = static_cast<std::uint16_t>(one.place.column),
                              .item = static_cast<std::uint16_t>(one.item)};
  Observation rest = one;
  for (std::string* text : {&rest.programme_id, &rest.measure_id, &rest.unit, &rest.raw,
                            &rest.place.file, &rest.place.sheet})
    *text = std::string();
  add({numbers, one.value, one.raw, RestPointer(std::move(rest))});
}

bool FactStore::contradicts(Fall why) {
  return why == Fall::later_decides || why == Fall::rank_decides;
}

std::size_t FactStore::hash_of(const NewReport& report) const {
  const ReportNumbers& numbers = report.numbers;
  std::uint64_t when = numbers.period;
  if (numbers.period == 0 && report.rest->completed)
    when = static_cast<std::uint64_t>(serial_of_date(*report.rest->completed)) << 32;
  const std::uint64_t who = plain_units_[numbers.unit];
  return mixed((who << 32) | numbers.measure, when ^ (std::uint64_t{numbers.item} << 56));
}

bool FactStore::same_key(const NewReport& a, const NewReport& b) const {
  const ReportNumbers& left = a.numbers;
  const ReportNumbers& right = b.numbers;
  if (left.measure != right.measure || left.item != right.item || left.period != right.period ||
      plain_units_[left.unit] != plain_units_[right.unit])
    return false;
  return left.period != 0 || a.rest->completed == b.rest->completed;
}

FactStore::Bucket& FactStore::bucket_of(const NewReport& report) {
  const std::size_t mask = buckets_.size() - 1;
  const std::size_t hash = hash_of(report);
  const auto tag = static_cast<std::uint32_t>(hash >> 32U);
  std::size_t at = hash & mask;
  while (
      buckets_[at].first != none &&
      (buckets_[at].tag != tag || !same_key(standing_[buckets_[at].first].report.view(), report)))
    at = (at + 1) & mask;
  buckets_[at].tag = tag;
  return buckets_[at];
}

void FactStore::grow() {
  std::vector<Bucket> old(buckets_.size() * 2);
  old.swap(buckets_);
  for (const Bucket& bucket : old) {
    if (bucket.first != none) bucket_of(standing_[bucket.first].report.view()).first = bucket.first;
  }
}

void FactStore::add(const NewReport& report) {
  ++additions_;
  if (standing_.size() * 2 >= buckets_.size()) grow();
  Bucket& bucket = bucket_of(report);
  std::uint32_t at = bucket.first;
  std::uint32_t last = none;
  while (at != none && are_two_occurrences(*standing_[at].report.rest, *report.rest)) {
    last = at;
    at = standing_[at].also;
  }
  if (at != none) return settle(standing_[at], report);
  const auto fresh = static_cast<std::uint32_t>(standing_.size());
  standing_.grow().report.become(report);
  (last == none ? bucket.first : standing_[last].also) = fresh;
}

void FactStore::StoredReport::become(const NewReport& report) {
  numbers = report.numbers;
  value = report.value;
  raw = report.raw;
  if (rest != report.rest) rest = report.rest;
}

FactStore::Order FactStore::order_of(const ReportNumbers& report) {
  return {report.sheet, report.row, report.column, report.item};
}

FactStore::Decision FactStore::decide(const StoredReport& standing,
                                      const NewReport& incoming) const {
  const bool comes_later = order_of(standing.numbers) <= order_of(incoming.numbers);
  const NewReport stands = standing.view();
  const NewReport& older = comes_later ? stands : incoming;
  const NewReport& newer = comes_later ? incoming : stands;
  Fall why = Fall::silent;
  bool older_stands = false;
  const bool newer_silent = says_nothing(*newer.rest, newer.value);
  if (newer_silent || says_nothing(*older.rest, older.value)) {
    older_stands = newer_silent && !says_nothing(*older.rest, older.value);
  } else if (says_the_same(*older.rest, older.value, *newer.rest, newer.value)) {
    why = Fall::duplicate;
    older_stands = documents_less(*newer.rest, *older.rest);
  } else {
    const int older_rank = sheets_[older.numbers.sheet].rank;
    const int newer_rank = sheets_[newer.numbers.sheet].rank;
    older_stands = older_rank > newer_rank;
    why = older_rank == newer_rank ? Fall::later_decides : Fall::rank_decides;
  }
  return {why, older_stands != comes_later};
}

void FactStore::settle(Standing& standing, const NewReport& incoming) {
  const Decision decision = decide(standing.report, incoming);
  const bool told = contradicts(decision.why);
  if (standing.kept < fallen_kept) {
    Fallen& fallen = keep(standing);
    fallen.why = decision.why;
    fallen.restated = decision.incoming_stands && standing.restated;
    if (told) {
      fallen.rival = decision.incoming_stands ? incoming.numbers : standing.report.numbers;
      fallen.rival_raw =
          decision.incoming_stands ? incoming.raw : std::string_view(standing.report.raw);
    }
    fallen.report.become(decision.incoming_stands ? standing.report.view() : incoming);
  } else if (told) {
    ++standing.untold;
  }
  if (decision.incoming_stands) standing.report.become(incoming);
  standing.restated = told || (standing.restated && !decision.incoming_stands);
}

FactStore::Fallen& FactStore::keep(Standing& standing) {
  const auto fresh = static_cast<std::uint32_t>(fallen_.size());
  Fallen& fallen = fallen_.grow();
  fallen.next = standing.fallen;
  standing.fallen = fresh;
  ++standing.kept;
  return fallen;
}

Place FactStore::place_of(const ReportNumbers& report) const {
  Place place = sheets_[report.sheet].place;
  place.row = report.row;
  place.column = report.column;
  return place;
}

Observation FactStore::unpacked(const StoredReport& report) const {
  const ReportNumbers& numbers = report.numbers;
  Observation one = *report.rest;
  const MeasureName& measure = measures_[numbers.measure];
  one.programme_id = programmes_.text(measure.programme);
  one.measure_id = measure.id;
  one.item = numbers.item;
  one.unit = units_.text(numbers.unit);
  one.period = periods_[numbers.period];
  one.value = report.value;
  one.raw = report.raw;
  one.place = place_of(numbers);
  one.source = sheets_[numbers.sheet].source;
  return one;
}

void FactStore::unpack_into(std::vector<std::pair<Order, Observation>>& out,
                            const Standing& one) const {
  Observation standing = unpacked(one.report);
  if (one.restated) add_flag(standing, "restated");
  out.emplace_back(order_of(one.report.numbers), std::move(standing));
  for (std::uint32_t at = one.fallen; at != none; at = fallen_[at].next) {
    const Fallen& fallen = fallen_[at];
    Observation each = unpacked(fallen.report);
    if (fallen.restated) add_flag(each, "restated");
    add_flag(each, "superseded");
    if (fallen.why == Fall::duplicate) add_flag(each, "duplicate");
    out.emplace_back(order_of(fallen.report.numbers), std::move(each));
  }
}

namespace {

template <typename Order>
std::vector<Observation> in_order(std::vector<std::pair<Order, Observation>> all) {
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Observation> sorted;
  sorted.reserve(all.size());
  for (auto& [order, one] : all)
    sorted.push_back(std::move(one));
  return sorted;
}

}  // namespace

std::vector<Observation> FactStore::everything() const {
  std::vector<std::pair<Order, Observation>> all;
  for (std::size_t i = 0; i < standing_.size(); ++i)
    unpack_into(all, standing_[i]);
  return in_order(std::move(all));
}

std::vector<Observation> FactStore::of_programme(const std::string& programme_id) const {
  index_programmes();
  const auto found = by_programme_.find(programme_id);
  std::vector<std::pair<Order, Observation>> all;
  if (found == by_programme_.end()) return {};
  for (const std::uint32_t at : found->second)
    unpack_into(all, standing_[at]);
  return in_order(std::move(all));
}

void FactStore::index_programmes() const {
  if (indexed_ == standing_.size()) return;
  by_programme_.clear();
  std::vector<std::vector<std::uint32_t>*> lists;
  lists.reserve(programmes_.size());
  for (std::uint32_t i = 0; i < programmes_.size(); ++i)
    lists.push_back(&by_programme_[programmes_.text(i)]);
  for (std::uint32_t at = 0; at < standing_.size(); ++at)
    lists[measures_[standing_[at].report.numbers.measure].programme]->push_back(at);
  indexed_ = standing_.size();
}

Problem FactStore::contradiction(const Fallen& one) const {
  const bool by_rank = one.why == Fall::rank_decides;
  const Words rule = by_rank ? Words{"; принято значение источника старшего ранга",
                                     "; the source of higher rank was taken"}
                             : Words{"; принято более позднее (порядок: имя файла, затем строка)",
                                     "; the later one was taken (order: file name, then row)"};
  const auto text = [&](Language language, const std::string& told, const std::string& ending) {
    return told + place_and_value(place_of(one.report.numbers), one.report.raw, language) +
           (language == Language::russian ? " и " : " and ") +
           place_and_value(place_of(one.rival), one.rival_raw, language) + ending;
  };
  return {place_of(one.rival),
          "contradiction",
          {text(Language::russian, "об одном и том же сообщено разное: ", rule.ru),
           text(Language::english, "two different reports of the same: ", rule.en)},
          {"оставьте одно из двух значений", "leave one of the two"},
          Severity::warning};
}

Problems FactStore::contradictions() const {
  std::vector<std::pair<std::pair<Order, Order>, Problem>> found;
  for (std::size_t i = 0; i < fallen_.size(); ++i) {
    const Fallen& one = fallen_[i];
    if (!contradicts(one.why)) continue;
    const Order fell = order_of(one.report.numbers);
    found.push_back({{std::max(fell, order_of(one.rival)), fell}, contradiction(one)});
  }
  for (std::size_t i = 0; i < standing_.size(); ++i) {
    const Standing& standing = standing_[i];
    if (standing.untold == 0) continue;
    const ReportNumbers& numbers = standing.report.numbers;
    const std::string count = std::to_string(standing.untold);
    found.push_back(
        {{order_of(numbers), {none, none, none, none}},
         {place_of(numbers),
          "contradictions_more",
          {"об этом же сообщено разное ещё столько раз: " + count + "; прочие места не перечислены",
           "the same was reported differently this many times more: " + count +
               "; their places are not listed"},
          {"оставьте одно значение на школу и период", "leave one value for a school and a period"},
          Severity::warning}});
  }
  std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.first < b.first; });
  Problems problems;
  for (auto& [order, problem] : found)
    problems.push_back(std::move(problem));
  return problems;
}

}  // namespace vekha::facts
