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
  if (std::find(one.flags.begin(), one.flags.end(), flag) == one.flags.end())
    one.flags.emplace_back(flag);
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

FactStore::FactStore() : periods_(1), buckets_(first_buckets, none) {}

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
  StoredReport report;
  report.measure = measure(one.programme_id, one.measure_id);
  report.unit = unit(one.unit);
  report.period = period(one.period);
  report.sheet = sheet(one.place, one.source, rank);
  report.row = one.place.row;
  report.column = static_cast<std::uint16_t>(one.place.column);
  report.item = static_cast<std::uint16_t>(one.item);
  report.value = one.value;
  report.raw = one.raw;
  auto rest = std::make_shared<Observation>(one);
  for (std::string* text : {&rest->programme_id, &rest->measure_id, &rest->unit, &rest->raw,
                            &rest->place.file, &rest->place.sheet})
    *text = std::string();
  report.rest = std::move(rest);
  add(std::move(report));
}

std::size_t FactStore::hash_of(const StoredReport& report) const {
  std::uint64_t when = report.period;
  if (report.period == 0 && report.rest->completed)
    when = static_cast<std::uint64_t>(serial_of_date(*report.rest->completed)) << 32;
  const std::uint64_t who = plain_units_[report.unit];
  return mixed((who << 32) | report.measure, when ^ (std::uint64_t{report.item} << 56));
}

bool FactStore::same_key(const StoredReport& a, const StoredReport& b) const {
  if (a.measure != b.measure || a.item != b.item || a.period != b.period ||
      plain_units_[a.unit] != plain_units_[b.unit])
    return false;
  return a.period != 0 || a.rest->completed == b.rest->completed;
}

std::uint32_t& FactStore::bucket_of(const StoredReport& report) {
  const std::size_t mask = buckets_.size() - 1;
  std::size_t at = hash_of(report) & mask;
  while (buckets_[at] != none && !same_key(standing_[buckets_[at]].report, report))
    at = (at + 1) & mask;
  return buckets_[at];
}

void FactStore::grow() {
  std::vector<std::uint32_t> old(buckets_.size() * 2, none);
  old.swap(buckets_);
  for (const std::uint32_t first : old) {
    if (first != none) bucket_of(standing_[first].report) = first;
  }
}

void FactStore::add(StoredReport report) {
  ++additions_;
  if (standing_.size() * 2 >= buckets_.size()) grow();
  std::uint32_t& bucket = bucket_of(report);
  std::uint32_t at = bucket;
  std::uint32_t last = none;
  while (at != none && are_two_occurrences(*standing_[at].report.rest, *report.rest)) {
    last = at;
    at = standing_[at].also;
  }
  if (at != none) return settle(at, std::move(report));
  const auto fresh = static_cast<std::uint32_t>(standing_.size());
  (last == none ? bucket : standing_[last].also) = fresh;
  standing_.push_back({.report = std::move(report)});
}

FactStore::Order FactStore::order_of(const StoredReport& report) const {
  return {report.sheet, report.row, report.column, report.item};
}

void FactStore::settle(std::uint32_t at, StoredReport report) {
  Standing& standing = standing_[at];
  const bool comes_later = order_of(standing.report) <= order_of(report);
  StoredReport& older = comes_later ? standing.report : report;
  StoredReport& newer = comes_later ? report : standing.report;
  const bool restated = standing.restated;
  bool older_stands = false;
  Fall why = Fall::silent;
  const bool newer_silent = says_nothing(*newer.rest, newer.value);
  if (newer_silent || says_nothing(*older.rest, older.value)) {
    older_stands = newer_silent && !says_nothing(*older.rest, older.value);
  } else if (says_the_same(*older.rest, older.value, *newer.rest, newer.value)) {
    why = Fall::duplicate;
    older_stands = documents_less(*newer.rest, *older.rest);
  } else {
    const int older_rank = sheets_[older.sheet].rank;
    const int newer_rank = sheets_[newer.sheet].rank;
    older_stands = older_rank > newer_rank;
    why = older_rank == newer_rank ? Fall::later_decides : Fall::rank_decides;
  }
  const bool incoming_stands = older_stands != comes_later;
  if (incoming_stands) std::swap(standing.report, report);
  const bool contradicts = why == Fall::later_decides || why == Fall::rank_decides;
  if (incoming_stands) standing.restated = false;
  if (contradicts) standing.restated = true;
  fall(standing, std::move(report), why, incoming_stands && restated);
}

void FactStore::fall(Standing& standing, StoredReport fallen, Fall why, bool was_restated) {
  if (standing.kept == fallen_kept) {
    const bool contradicts = why == Fall::later_decides || why == Fall::rank_decides;
    if (contradicts) ++uncounted_[static_cast<std::uint32_t>(&standing - standing_.data())];
    return;
  }
  Fallen one{.report = std::move(fallen), .rival = {}, .why = why, .restated = was_restated};
  if (why == Fall::later_decides || why == Fall::rank_decides) one.rival = standing.report;
  one.next = standing.fallen;
  standing.fallen = static_cast<std::uint32_t>(fallen_.size());
  ++standing.kept;
  fallen_.push_back(std::move(one));
}

Observation FactStore::unpacked(const StoredReport& report) const {
  Observation one = *report.rest;
  const MeasureName& measure = measures_[report.measure];
  one.programme_id = programmes_.text(measure.programme);
  one.measure_id = measure.id;
  one.item = report.item;
  one.unit = units_.text(report.unit);
  one.period = periods_[report.period];
  one.value = report.value;
  one.raw = report.raw;
  const Sheet& sheet = sheets_[report.sheet];
  one.place = sheet.place;
  one.place.row = report.row;
  one.place.column = report.column;
  one.source = sheet.source;
  return one;
}

void FactStore::unpack_into(std::vector<std::pair<Order, Observation>>& out,
                            const Standing& one) const {
  Observation standing = unpacked(one.report);
  if (one.restated) add_flag(standing, "restated");
  out.emplace_back(order_of(one.report), std::move(standing));
  for (std::uint32_t at = one.fallen; at != none; at = fallen_[at].next) {
    const Fallen& fallen = fallen_[at];
    Observation each = unpacked(fallen.report);
    if (fallen.restated) add_flag(each, "restated");
    add_flag(each, "superseded");
    if (fallen.why == Fall::duplicate) add_flag(each, "duplicate");
    out.emplace_back(order_of(fallen.report), std::move(each));
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
  for (const Standing& one : standing_)
    unpack_into(all, one);
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
  for (std::uint32_t i = 0; i < programmes_.size(); ++i)
    lists.push_back(&by_programme_[programmes_.text(i)]);
  for (std::uint32_t at = 0; at < standing_.size(); ++at)
    lists[measures_[standing_[at].report.measure].programme]->push_back(at);
  indexed_ = standing_.size();
}

Problem FactStore::contradiction(const Fallen& one) const {
  const bool by_rank = one.why == Fall::rank_decides;
  const Words rule = by_rank ? Words{"; принято значение источника старшего ранга",
                                     "; the source of higher rank was taken"}
                             : Words{"; принято более позднее (порядок: имя файла, затем строка)",
                                     "; the later one was taken (order: file name, then row)"};
  const auto place_of = [this](const StoredReport& report) {
    Place place = sheets_[report.sheet].place;
    place.row = report.row;
    place.column = report.column;
    return place;
  };
  const auto text = [&](Language language, const std::string& told, const std::string& ending) {
    return told + place_and_value(place_of(one.report), one.report.raw, language) +
           (language == Language::russian ? " и " : " and ") +
           place_and_value(place_of(one.rival), one.rival.raw, language) + ending;
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
  for (const Fallen& one : fallen_) {
    if (one.why != Fall::later_decides && one.why != Fall::rank_decides) continue;
    const auto later = std::max(order_of(one.report), order_of(one.rival));
    found.push_back({{later, order_of(one.report)}, contradiction(one)});
  }
  for (const auto& [at, count] : uncounted_) {
    const StoredReport& report = standing_[at].report;
    Place place = sheets_[report.sheet].place;
    place.row = report.row;
    place.column = report.column;
    const std::string number = std::to_string(count);
    found.push_back(
        {{order_of(report), {none, none, none, none}},
         {place,
          "contradictions_more",
          {"об этом же сообщено разное ещё столько раз: " + number +
               "; прочие места не перечислены",
           "the same was reported differently this many times more: " + number +
               "; their places are not listed"},
          {"оставьте одно значение на школу и период", "leave one value for a school and a period"},
          Severity::warning}});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  Problems problems;
  for (auto& [order, problem] : found)
    problems.push_back(std::move(problem));
  return problems;
}

}  // namespace vekha::facts
