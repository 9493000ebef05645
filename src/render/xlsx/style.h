#pragma once

#include "report/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace vekha::render::xlsx {

/// How a cell looks.
enum class Style {
  title,
  subtitle,
  head,
  text,
  bold,
  line,    ///< text that stays on one line: rows of data sheets
  remark,  ///< small and grey
  number,
  left_number,  ///< a number in a column of texts
  percent,
  date,
  link,
  total,
  total_number,
  total_percent,
  // Statuses: the word says it, the shade repeats it.
  done,
  running,
  risk,
  partial,
  failed,
  ask,
  plain,
  // Of forms that people fill in. `words` are locked, `input` are open; «asked», «remark» and
  // «decided» are coloured.
  words,
  words_asked,
  words_remark,
  words_decided,
  input,
  input_asked,
  input_decided,
  input_date,
  input_date_asked,
  input_date_decided
};
inline constexpr std::size_t style_count = 32;

/// Cells of one column, rows from 0, inclusive.
struct ColumnSpan {
  std::uint32_t first_row;
  std::uint32_t last_row;
  std::uint16_t column;
};

/// What a spreadsheet program says when a word is not in a list; at most 32 and 255 characters.
struct RefusalTexts {
  std::string title;
  std::string text;
};

Style style_of(evaluation::Status status);

}  // namespace vekha::render::xlsx
