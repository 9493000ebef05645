#pragma once

#include "facts/fact_store.h"
#include "facts/known_rows.h"
#include "facts/read_facts.h"
#include "facts/row_reader.h"
#include "facts/written_once.h"
#include "table/reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::facts {

/// Takes the rows of one file as they are read and gathers what they report. Keeps the rows above a
/// head until it is found, and of those below what only the end of the sheet can settle.
class ObservationSink final : public table::Sink, private table::RecordSink {
 public:
  /// All must outlive the sink. `source` is the file's index in Facts::sources. With a store the
  /// observations go there as they come; without one finish() gives them.
  ObservationSink(const SourceFile& file, std::uint32_t source, Matcher& matcher,
                  FactStore* store = nullptr);

  void begin_sheet(const table::SheetHead& head) override;
  bool row(std::uint32_t number, std::span<const table::Cell> cells) override;
  void end_sheet(std::span<const table::Range> merged) override;
  table::RecordSink* records() override;

  /// All that was gathered. A file in which no sheet has a head is a reject. Call it once, after
  /// the last sheet.
  FileFacts finish();

 private:
  bool record(std::uint32_t number, std::span<const std::string_view> fields,
              const table::FieldText& text) override;
  bool is_other_sheet() const;
  bool is_above_first_row(std::uint32_t number) const;
  bool waits_for_end(const Observation& one) const;
  enum class HandOn { what_may_go, all };
  void hand_on(std::size_t first, HandOn what);
  void hand_on_when_many();
  bool look_for_head(MoreRows more);
  const roadmap::Programme* programme_above() const;
  void start_reading(const FoundHead& found);
  void read_row(std::uint32_t number, std::span<const table::Cell> cells);
  void spread_merged(std::span<const table::Range> merged);
  void settle_dashes();
  SheetContext context_above(std::size_t rows) const;

  const SourceFile& file_;
  std::uint32_t source_;
  Matcher& matcher_;
  FileFacts facts_;
  std::string sheet_;
  bool hidden_ = false;
  std::vector<SheetRow> above_;  ///< rows before the head is known
  std::optional<RowReader> reader_;
  std::size_t first_observation_ = 0;  ///< of this sheet
  WrittenOnce<std::string> units_;     ///< of this sheet
  WrittenOnce<Period> periods_;        ///< of this sheet
  std::vector<std::string> sheets_without_head_;
  bool any_head_ = false;
  FactStore* store_;
  std::optional<KnownRows> known_;         ///< of a sheet of a CSV below its head
  std::vector<table::Cell> record_cells_;  ///< of the record that goes the long way
  std::string recoded_;
  std::size_t hand_on_at_ = 0;  ///< observations in hand, at which those that may go do
  bool plus_seen_ = false;      ///< among those that went
};

}  // namespace vekha::facts
