#pragma once

#include "table/reader.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vekha::table {

struct Row {
  std::uint32_t number = 0;  ///< from 1
  std::vector<Cell> cells;   ///< from column 1, trailing blanks cut
};

struct Sheet {
  SheetHead head;
  std::vector<Row> rows;  ///< empty rows left out
  std::vector<Range> merged;
};

/// A whole small file in memory: a road map has some hundred rows. Exports are streamed instead.
struct Document {
  std::string file;  ///< name without folders
  Summary summary;
  std::vector<Sheet> sheets;
};

/// As `read`; also refuses more than a million cells.
Document load(const std::filesystem::path& path, const Options& options = {});

/// The place of a cell as messages name it: Excel address in workbooks, row and column elsewhere.
Place place_of(const Document& document, const Sheet& sheet, std::uint32_t row,
               std::uint32_t column);

}  // namespace vekha::table
