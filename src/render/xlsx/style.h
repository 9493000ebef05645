#pragma once

#include "report/snapshot.h"

#include <cstddef>

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
  plain
};
inline constexpr std::size_t style_count = 22;

Style style_of(evaluation::Status status);

}  // namespace vekha::render::xlsx
