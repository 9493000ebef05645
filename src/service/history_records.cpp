#include "service/history_records.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>

namespace vekha::service {

namespace {

std::string value_of(const facts::Observation& one) {
  if (one.value) return to_plain(*one.value) + (one.percent ? " %" : "");
  if (one.done) return *one.done ? "done" : "not done";
  return "no data";
}

std::string_view name_of(facts::ObservationStatus status) {
  constexpr std::array<std::string_view, 5> names = {"normal", "provisional", "estimated",
                                                     "missing", "suppressed"};
  return names.at(static_cast<std::size_t>(status));
}

std::string evidence_of(const facts::Observation& one) {
  std::string text;
  for (const facts::Evidence& evidence : one.evidence)
    text += (text.empty() ? "" : "; ") + evidence.text;
  return text;
}

bool overruled(const facts::Observation& one) {
  return std::ranges::any_of(one.flags, [](const std::string& flag) {
    return flag == "superseded" || flag == "duplicate";
  });
}

std::string period_of(const facts::Observation& one) {
  return one.period ? to_iso(one.period->first) + ".." + to_iso(one.period->last) : "";
}

/// Numbers reports of the same measure, unit and period in the snapshot's order.
class Counter {
 public:
  std::uint32_t next(const history::ObservationRecord& one) {
    return seen_[{one.programme, one.measure, one.item, one.unit, one.period}]++;
  }

 private:
  std::map<std::tuple<std::string, std::string, std::uint32_t, std::string, std::string>,
           std::uint32_t>
      seen_;
};

template <typename Visit>
void each_measure(const report::Snapshot& snapshot, const Visit& visit) {
  for (const report::ProgrammeReport& programme : snapshot.programmes) {
    for (const report::MeasureReport& measure : programme.measures)
      visit(programme, measure);
  }
}

}  // namespace

std::vector<history::ObservationRecord> observation_records(const report::Snapshot& snapshot) {
  std::vector<history::ObservationRecord> records;
  Counter counter;
  const auto enter = [&](const report::ProgrammeReport& programme,
                         const report::MeasureReport& measure) {
    for (const facts::Observation& one : measure.observations) {
      if (overruled(one)) continue;
      history::ObservationRecord record{.programme = programme.id,
                                        .measure = measure.measure.id,
                                        .item = one.item,
                                        .unit = one.unit,
                                        .period = period_of(one),
                                        .value = value_of(one),
                                        .status = std::string(name_of(one.status)),
                                        .evidence = evidence_of(one),
                                        .source = one.source < snapshot.sources.size()
                                                      ? snapshot.sources[one.source].sha256
                                                      : std::string(),
                                        .cell = to_words(one.place).ru};
      record.nth = counter.next(record);
      records.push_back(std::move(record));
    }
  };
  each_measure(snapshot, enter);
  return records;
}

std::vector<history::DecisionRecord> decision_records(const report::Snapshot& snapshot) {
  std::map<std::tuple<std::string, std::string, std::string>, history::DecisionRecord> records;
  const auto enter = [&](const report::ProgrammeReport& programme,
                         const report::MeasureReport& measure) {
    for (const roadmap::Decision& one : measure.decisions) {
      const std::string field(roadmap::name(one.kind));
      records[{programme.id, measure.measure.id, field}] = {
          .programme = programme.id,
          .measure = measure.measure.id,
          .field = field,
          .decided = one.text.empty() ? field : one.text,
          .file = to_words(one.place).ru,
          .sha256 = ""};
    }
  };
  each_measure(snapshot, enter);
  std::vector<history::DecisionRecord> list;
  list.reserve(records.size());
  for (auto& [key, record] : records)
    list.push_back(std::move(record));
  return list;
}

}  // namespace vekha::service
