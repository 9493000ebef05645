#pragma once

#include "facts/layout.h"
#include "facts/programme_index.h"

#include <optional>
#include <span>
#include <string>

namespace vekha::facts {

/// What is said above a table about all of its rows.
struct TitleBlock {
  const roadmap::Programme* programme = nullptr;
  std::string unit;                  ///< «Организация: МБОУ СОШ № 3»
  std::optional<PeriodText> period;  ///< «Отчётный период: I квартал 2024 года», «за 2024 год»
  std::optional<int> year;
  bool cumulative = false;  ///< «нарастающим итогом»
};

/// Labels with what stands behind their colon or in the next cell; a road map's own title; «за …»
/// and a year.
TitleBlock read_title_block(std::span<const SheetRow> rows, const ProgrammeIndex& programmes);

}  // namespace vekha::facts
