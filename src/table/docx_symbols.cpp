#include "table/docx_symbols.h"

#include <algorithm>
#include <array>
#include <span>

namespace vekha::table {

namespace {

struct Likeness {
  char32_t code;
  char32_t unicode;
};

constexpr std::array symbol{
    Likeness{0xA3, U'≤'}, Likeness{0xA5, U'∞'}, Likeness{0xAE, U'→'}, Likeness{0xB0, U'°'},
    Likeness{0xB1, U'±'}, Likeness{0xB3, U'≥'}, Likeness{0xB4, U'×'}, Likeness{0xB7, U'•'},
    Likeness{0xB8, U'÷'}, Likeness{0xB9, U'≠'}, Likeness{0xBB, U'≈'}, Likeness{0xBC, U'…'},
    Likeness{0x2D, U'−'}, Likeness{0xD7, U'⋅'}, Likeness{0xE5, U'∑'},
};

constexpr std::array wingdings{
    Likeness{0x6C, U'●'}, Likeness{0x6E, U'■'}, Likeness{0x6F, U'□'}, Likeness{0x71, U'❑'},
    Likeness{0x76, U'❖'}, Likeness{0xA7, U'▪'}, Likeness{0xA8, U'◻'}, Likeness{0xD8, U'➢'},
    Likeness{0xDF, U'←'}, Likeness{0xE0, U'→'}, Likeness{0xFB, U'✗'}, Likeness{0xFC, U'✓'},
    Likeness{0xFD, U'☒'}, Likeness{0xFE, U'☑'},
};

}  // namespace

char32_t unicode_of_symbol(std::string_view font, char32_t code) {
  constexpr char32_t private_area = 0xF000;
  const char32_t low =
      code >= private_area && code <= private_area + 0xFF ? code - private_area : code;
  const std::span<const Likeness> table = font.starts_with("Wingdings")
                                              ? std::span<const Likeness>(wingdings)
                                              : std::span<const Likeness>(symbol);
  const auto found =
      std::ranges::find_if(table, [low](const Likeness& entry) { return entry.code == low; });
  if (found != table.end() && (low != code || font.starts_with("Wingdings") || font == "Symbol"))
    return found->unicode;
  const bool character = code >= 0x20 && (code < 0xD800 || code > 0xDFFF) && code <= 0x10FFFF;
  return character ? code : U'\uFFFD';
}

}  // namespace vekha::table
