#pragma once

#include "table/merged_cells.h"
#include "table/reader.h"
#include "table/row_buffer.h"
#include "table/xlsx_cell_scanner.h"
#include "table/xlsx_shared_strings.h"
#include "table/xlsx_styles.h"
#include "table/xml_scanner.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::table {

/// What the cells of a sheet refer to. All of it must outlive the reader.
struct XlsxBook {
  XlsxStyles styles;
  XlsxSharedStrings strings;
  bool epoch_1904 = false;
};

enum class RowOrder : std::uint8_t {
  rising,  ///< a row that goes back is refused
  any      ///< rows are given as they come, also one number several times
};

/// Reads one worksheet part (ECMA-376 part 1, 18.3) as a stream of rows.
class XlsxSheetReader {
 public:
  struct Facts {
    std::uint64_t hidden_rows = 0;
    std::uint64_t hidden_columns = 0;
    std::uint64_t dateless = 0;  ///< numbers formatted as dates that no date belongs to
    std::uint64_t dangling = 0;  ///< cells whose shared string is not there; they are blank
    std::vector<Range> merged;   ///< found in the part itself
  };

  /// `cells_left`: how many more cells the limits allow; counted down.
  XlsxSheetReader(XmlScanner& xml, const XlsxBook& book, Place place, std::uint64_t& cells_left);

  /// `covered`: the merged ranges when they are known beforehand. Throws InputError.
  Facts read(Sink& sink, MergedCells& covered, const Limits& limits, RowOrder order);

 private:
  struct CellHead {
    std::uint32_t style = 0;
    std::string type;
  };

  void read_rows();
  void start_row();
  void go_to_row(std::uint32_t number);
  void read_cells();
  void read_usual_cells();
  bool take_cell(const ScannedCell& cell);
  void read_cell();
  void place_cell(const std::optional<std::string>& reference);
  void set_value(const CellHead& head, std::string_view value);
  void set_shared(std::string_view index);
  void set_number(std::string_view digits, std::uint32_t style);
  void set_text(const std::string& text);
  void finish_row();
  void read_hidden_columns();
  [[noreturn]] void fail_here(const Words& what) const;

  XmlScanner* xml_;
  const XlsxBook* book_;
  Place place_;
  std::uint64_t* cells_left_;
  Sink* sink_ = nullptr;
  MergedCells* covered_ = nullptr;
  std::uint32_t columns_ = xlsx_columns_limit;
  Facts facts_;
  RowBuffer row_;
  std::uint32_t row_number_ = 0;
  std::uint32_t column_ = 0;
  bool usual_names_ = false;  ///< the row's tag has no prefix, so scan_cell knows its cells
  bool wanted_ = true;        ///< the sink wants more of this sheet
  RowOrder order_ = RowOrder::rising;

  static constexpr std::uint32_t xlsx_columns_limit = 16'384;
};

}  // namespace vekha::table
