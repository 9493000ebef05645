#pragma once

#include "facts/chunked.h"
#include "facts/observation.h"
#include "facts/rest_pointer.h"
#include "facts/text_pool.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vekha::facts {

/// A report, packed: what many reports have in common is kept once and known by its number.
struct ReportNumbers {
  std::uint32_t measure = 0;  ///< FactStore::measure
  std::uint32_t unit = 0;     ///< FactStore::unit
  std::uint32_t period = 0;   ///< FactStore::period
  std::uint32_t sheet = 0;    ///< FactStore::sheet
  std::uint32_t row = 0;      ///< of the value's cell, from 1
  std::uint16_t column = 0;
  std::uint16_t item = 0;
};

/// One on its way into the store; its parts live until the call returns.
struct NewReport {
  ReportNumbers numbers;
  std::optional<Decimal> value;
  std::string_view raw;
  const RestPointer& rest;  ///< all else that it says; never null
};

/// Everything reported, settled as it comes: of several reports on one key (measure, sub-target,
/// unit, period) one stands, and of those that fell the first few are kept as they were, the rest
/// counted. So the memory goes with the keys, not with the rows.
///
/// What decides between two reports of one key is the same in whatever order they come: one that
/// says something before one that says nothing, the higher rank of the source, the later place
/// (file name, then sheet, row, column). Two documented occurrences on different days both stand.
class FactStore {
 public:
  /// Reports of one key that fell and are kept with their cells; further ones are only counted.
  static constexpr std::uint32_t fallen_kept = 3;

  FactStore();

  std::uint32_t measure(std::string_view programme_id, std::string_view measure_id);
  std::uint32_t unit(std::string_view name);
  std::uint32_t period(const std::optional<Period>& period);
  /// `place` without row and column. Sheets are in the order in which they are first named.
  std::uint32_t sheet(const Place& place, std::uint32_t source, int rank);
  void set_cell_addresses(std::uint32_t source, bool addresses);

  void add(const NewReport& report);
  void add(const Observation& one, int rank);

  std::size_t size() const { return standing_.size(); }   ///< reports that stand
  std::uint64_t additions() const { return additions_; }  ///< how often add() was called

  /// All reports, those that stand and those that fell (flagged), in the order of sources, sheets,
  /// rows and columns.
  std::vector<Observation> everything() const;
  /// Those of one programme, in the same order. Not for several threads.
  std::vector<Observation> of_programme(const std::string& programme_id) const;
  /// A warning for each contradiction, with both places and values and the rule that decided; of a
  /// key that has more than are kept, one that counts the rest.
  Problems contradictions() const;

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  enum class Fall : std::uint8_t { silent, duplicate, later_decides, rank_decides };

  struct StoredReport {
    ReportNumbers numbers;
    std::optional<Decimal> value;
    std::string raw;
    RestPointer rest;

    NewReport view() const { return {numbers, value, raw, rest}; }
    void become(const NewReport& report);
  };
  struct Standing {
    StoredReport report;
    std::uint32_t also = none;    ///< another report of the same key that stands: an occurrence
    std::uint32_t fallen = none;  ///< the first of those that fell before it
    std::uint32_t untold = 0;     ///< contradictions that are not kept
    std::uint16_t kept = 0;       ///< how many of the fallen are kept
    bool restated = false;
  };
  struct Fallen {
    StoredReport report;
    ReportNumbers rival;  ///< what it fell before, and what that says; of a contradiction only
    std::string rival_raw;
    Fall why = Fall::duplicate;
    bool restated = false;
    std::uint32_t next = none;
  };
  struct Bucket {
    std::uint32_t first = none;  ///< of the reports of a key that stand
    std::uint32_t tag = 0;       ///< of its hash: most others are told apart by it
  };
  struct Decision {
    Fall why = Fall::silent;
    bool incoming_stands = true;
  };
  struct Sheet {
    Place place;
    std::uint32_t source = 0;
    int rank = 0;
  };
  struct MeasureName {
    std::uint32_t programme = 0;
    std::string id;
  };
  using Order = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;

  static bool contradicts(Fall why);
  std::size_t hash_of(const NewReport& report) const;
  bool same_key(const NewReport& a, const NewReport& b) const;
  Bucket& bucket_of(const NewReport& report);
  void grow();
  Decision decide(const StoredReport& standing, const NewReport& incoming) const;
  void settle(Standing& standing, const NewReport& incoming);
  Fallen& keep(Standing& standing);
  static Order order_of(const ReportNumbers& report);
  Place place_of(const ReportNumbers& report) const;
  Observation unpacked(const StoredReport& report) const;
  void unpack_into(std::vector<std::pair<Order, Observation>>& out, const Standing& one) const;
  void index_programmes() const;
  Problem contradiction(const Fallen& one) const;

  TextPool programmes_;
  TextPool units_;
  std::vector<std::uint32_t> plain_units_;  ///< by unit: number of its plain key
  TextPool plain_;
  std::vector<MeasureName> measures_;
  std::unordered_map<std::string, std::uint32_t> measure_ids_;
  std::vector<std::optional<Period>> periods_;
  std::map<Period, std::uint32_t> period_ids_;
  std::vector<Sheet> sheets_;

  std::uint64_t additions_ = 0;
  Chunked<Standing> standing_;
  Chunked<Fallen> fallen_;
  std::vector<Bucket> buckets_;

  // Made when first asked for: which reports are whose.
  mutable std::map<std::string, std::vector<std::uint32_t>> by_programme_;
  mutable std::size_t indexed_ = 0;
};

}  // namespace vekha::facts
