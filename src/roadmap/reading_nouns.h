#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Nouns that plans are about: what they count, whom they reach, which papers they ask for.
namespace vekha::roadmap::reading {

enum class Gender : std::uint8_t { masculine, feminine, neuter };

enum class NounKind : std::uint8_t {
  other,
  document,      ///< приказ, справка: done when it exists
  event,         ///< семинар, встреча: counted
  people,        ///< педагог
  organisation,  ///< школа
  action,        ///< проведение, разработка: done or not
  taking_part,   ///< участие
  quality,       ///< совершенствование: nothing to measure
  growth,        ///< рост, увеличение
  decline,       ///< снижение
  trend,         ///< динамика
  share,         ///< доля, процент, охват: what follows is a population
  amount,        ///< количество, число: what follows is the unit
  presence,
  absence
};

struct Noun {
  std::string singular;
  std::string genitive;  ///< singular
  std::string plural;
  std::string plural_genitive;
  Gender gender = Gender::masculine;
  NounKind kind = NounKind::other;
};

/// Which forms a word can be; several bits at once («школы»).
enum Case : std::uint8_t {
  singular_nominative = 1,
  singular_genitive = 2,
  singular_other = 4,
  plural_nominative = 8,
  plural_genitive = 16,
  plural_other = 32
};

struct NounForm {
  const Noun* noun = nullptr;  ///< owned by the table; nullptr: not in it
  std::uint8_t cases = 0;

  explicit operator bool() const { return noun != nullptr; }
  bool is_nominative() const { return (cases & (singular_nominative | plural_nominative)) != 0; }
  bool is_genitive() const { return (cases & (singular_genitive | plural_genitive)) != 0; }
  bool is_only_plural() const {
    return (cases & (singular_nominative | singular_genitive | singular_other)) == 0;
  }
};

/// `word` in lower case, ё as е.
NounForm find_noun(std::string_view word);

}  // namespace vekha::roadmap::reading
