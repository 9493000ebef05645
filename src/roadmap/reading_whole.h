#pragma once

#include "roadmap/reading.h"
#include "roadmap/reading_tokens.h"

#include <optional>

/// Texts that are read as a whole, before any grammar: nothing, a dash, a mark, a value that Excel
/// damaged.
namespace vekha::roadmap::reading {

enum class Sign : std::uint8_t { none, blank, dash, cross, tick, unknown };

/// «-», «–», «х», «+», «н/д», nothing at all; none when words or numbers stand there.
Sign sign_of(const Tokens& tokens);

/// Readings that Excel's taking for a date left open: «май.25» is a month of 2025, 25 May or 5.25.
struct Damage {
  std::vector<std::string> candidates;
  std::optional<Date> date;  ///< of a serial number
};

/// «#ЗНАЧ!», «#REF!», «####»: what a spreadsheet shows in place of a value. Blanks around it are
/// passed over.
bool is_excel_error(std::string_view text);

/// nullopt: the text is as somebody typed it.
std::optional<Damage> excel_damage(const Tokens& tokens);

}  // namespace vekha::roadmap::reading
