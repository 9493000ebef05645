#pragma once

#include "base/words.h"

#include <cstdint>
#include <string>

namespace vekha {

/// Where something stands: as much of it as is known, from the file inwards.
struct Place {
  std::string file;          ///< name as the reader knows it, not necessarily a whole path
  std::string sheet;         ///< sheet of a workbook, «Таблица 1» of a DOCX; empty for CSV
  std::uint32_t row = 0;     ///< from 1; 0: not known. In a CSV the record's first line.
  std::uint32_t column = 0;  ///< from 1; 0: not known
  bool cell_address =
      false;  ///< true: row and column print as «C7»; false: as «строка 7, столбец 3»

  auto operator<=>(const Place&) const = default;
};

/// "C7" for row 7, column 3. Column from 1 to 16384, row from 1.
std::string cell_name(std::uint32_t row, std::uint32_t column);

/// Letters of a column: 1 -> "A", 27 -> "AA".
std::string column_letters(std::uint32_t column);

/// «план.xlsx, лист «План», C7»; parts that are not known are left out.
Words to_words(const Place& place);

}  // namespace vekha
