#pragma once

#include "facts/read_facts.h"
#include "facts/row_reader.h"
#include "table/reader.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vekha::facts {

/// Takes the rows of one file as they are read and gathers what they report. Keeps the rows above a
/// head until it is found, nothing of those below.
class ObservationSink final : public table::Sink {
 public:
  /// `file` and `matcher` must outlive the sink. `source` is the file's index in Facts::sources.
  ObservationSink(const SourceFile& file, std::uint32_t source, Matcher& matcher);

  void begin_sheet(const table::SheetHead& head) override;
  bool row(std::uint32_t number, std::span<const table::Cell> cells) override;
  void end_sheet(std::span<const table::Range> merged) override;

  /// All that was gathered. A file in which no sheet has a head is a reject. Call it once, after
  /// the last sheet.
  FileFacts finish();

 private:
  bool is_other_sheet() const;
  bool look_for_head(MoreRows more);
  const roadmap::Programme* programme_above() const;
  void start_reading(const FoundHead& found);
  void remember_unit(std::uint32_t number, std::span<const table::Cell> cells);
  void spread_merged_units(std::span<const table::Range> merged);
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
  std::map<std::uint32_t, std::string>
      units_above_blanks_;  ///< by row: units that blank cells follow
  std::pair<std::uint32_t, std::string> last_unit_;
  std::vector<std::string> sheets_without_head_;
  bool any_head_ = false;
};

}  // namespace vekha::facts
