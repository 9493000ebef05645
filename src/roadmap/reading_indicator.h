#pragma once

#include "roadmap/reading.h"
#include "roadmap/reading_tokens.h"

#include <optional>
#include <string>
#include <vector>

/// What the name of an indicator tells about its plan: «Количество школ, показавших низкие
/// результаты».
namespace vekha::roadmap::reading {

struct IndicatorThing {
  std::string unit;
  bool document = false;
};

struct IndicatorReading {
  std::vector<IndicatorThing> things;  ///< what is counted; several papers may stand in one name
  std::vector<IndicatorThing>
      listed;                       ///< one for each name between commas; empty where some is none
  bool counts = false;              ///< «Количество …», «Число …»
  bool coverage = false;            ///< «Охват …», «Увеличение …»: «до 80» is a level to reach
  bool share = false;               ///< «Доля …», «Процент …», «…, %»
  std::optional<std::string> base;  ///< of a share
  std::optional<Direction> direction;  ///< only from unambiguous words
};

/// True where the tokens from `from` to `to` count what one wants fewer of: «неуспевающих», «не
/// прошедших ГИА»; words of success beside them turn it round.
bool counts_failures(const Tokens& tokens, std::size_t from, std::size_t to);

IndicatorReading read_indicator(std::string_view indicator);

}  // namespace vekha::roadmap::reading
