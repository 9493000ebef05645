#pragma once

#include "facts/fact_store.h"
#include "facts/row_reader.h"
#include "facts/text_pool.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vekha::facts {

/// The short way for the rows of a long CSV. A row falls into five parts: what names the measure,
/// the period, the unit, the number, and all the rest. RowReader reads a row of which any part is
/// new; here is remembered what it made of each part, and a row whose parts have all been met goes
/// straight into the store. Nothing is read here but plain digits, so what a row means is decided
/// in one place, by RowReader.
///
/// When changing it, mind: a part may be remembered only if nothing outside it had a say in what it
/// came to; learn() refuses what it is not sure of, and such rows go the long way for ever.
class KnownRows {
 public:
  /// The arguments must outlive it. `sheet`: FactStore::sheet of the rows.
  KnownRows(RowReader& reader, FactStore& store, std::uint32_t sheet);

  /// Whether the row's parts were all known and it is in the store now. Fields as RecordSink has
  /// them.
  bool take(std::uint32_t number, std::span<const std::string_view> fields);

  /// Of a row that was not taken: its measure alone is sought, for most new rows of a sorted export
  /// are of a new measure and otherwise like the ones before. Whether take() is worth another try.
  bool learn_key(std::uint32_t number, std::span<const table::Cell> cells,
                 std::span<const std::string_view> fields);

  /// To be called before RowReader reads a row that was not taken: rows that continue the one above
  /// must find it.
  void hand_over();

  /// To be called after RowReader has read the row that was just refused, with what it made of it.
  void learn(std::span<const std::string_view> fields, std::span<const Observation> made);

 private:
  enum Part : std::uint8_t { key_part, period_part, unit_part, rest_part, part_count };
  /// Which sense a plan in percents gives a bare number.
  enum Sense : std::uint8_t { bare, percent, over_hundred, share, sense_count };

  struct Key {
    std::uint32_t measure = 0;
    int year = 0;  ///< the only year of the programme; 0: it has several
    bool percents = false;
    std::string programme;  ///< as the row has it
    MeasureKeys keys;
  };
  struct Rest {
    std::array<RestPointer, sense_count> senses;
    std::uint16_t item = 0;
  };
  template <typename Value>
  using Known = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

  void take_columns();
  bool reads_such_tables() const;
  bool names_all(std::span<const std::string_view> fields) const;
  void gather(Part part, std::span<const std::string_view> fields, std::string& text) const;
  const Key* find_key(std::span<const std::string_view> fields);
  bool is_as_before(Part part, std::span<const std::string_view> fields) const;
  bool find_rest(std::span<const std::string_view> fields);
  Key& keep_key(std::span<const std::string_view> fields, const Matched& matched);
  void learn_parts(std::span<const std::string_view> fields, const Observation& made,
                   const Matched& matched);
  static const RestPointer& in_sense(Rest& rest, Sense sense);

  RowReader& reader_;
  FactStore& store_;
  std::uint32_t sheet_;
  std::array<std::vector<std::uint32_t>, part_count> columns_;  ///< from 1
  std::uint32_t value_column_ = 0;
  bool usable_ = false;
  std::string section_above_;

  Known<Key> keys_;
  Known<std::uint32_t> periods_;  ///< by text and the programme's year
  Known<std::uint32_t> units_;
  Known<Rest> rests_;

  // The parts of the row before: exports are sorted more often than not.
  std::array<std::string, part_count> last_;
  std::array<std::string, part_count> text_;
  const Key* last_key_ = nullptr;
  std::uint32_t last_period_ = 0;
  std::uint32_t last_unit_ = 0;
  Rest* last_rest_ = nullptr;
  const Key* taken_key_ = nullptr;  ///< of the last row taken, since RowReader read one
  bool last_period_known_ = false;
  bool last_unit_known_ = false;
};

}  // namespace vekha::facts
