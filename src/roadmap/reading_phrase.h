#pragma once

#include "roadmap/reading_nouns.h"
#include "roadmap/reading_tokens.h"

#include <optional>
#include <string>
#include <vector>

/// Noun phrases: what is counted and whom a share is of.
namespace vekha::roadmap::reading {

/// «не менее двух [проблемных секций], посвящённых …»
struct Phrase {
  std::size_t end = 0;   ///< after it
  std::size_t head = 0;  ///< its noun
  NounForm form;         ///< of the noun; empty for a word that is in no table
  std::string unit;    ///< nominative singular, with adjectives and a genitive: «пакет соглашений»
  std::string bare;    ///< the noun alone: «пакет»
  std::string named;   ///< the noun with its adjectives: «дорожная карта»
  std::string plural;  ///< nominative plural with adjectives: «педагогические работники»

  NounKind kind() const { return form ? form.noun->kind : NounKind::other; }
};

/// What may stand as the head where no table knows the word.
enum class Unknown : std::uint8_t { refused, accepted };

/// The phrase that begins at `at`; nullopt when none does.
std::optional<Phrase> phrase_at(const Tokens& tokens, std::size_t at, Unknown unknown);

/// An abbreviation in capitals: ШНОР, ОО.
bool is_acronym(const Token& token);

/// «аналит.», «пед.» before a word: an adjective cut short, known to the grammar.
bool is_cut_adjective(const Tokens& tokens, std::size_t at);

/// A population after «100 %»: one name or several («кураторов и ШНОР» are two, «ШНОР, ШНСУ и ОО»
/// is one union).
struct Population {
  std::vector<std::string> bases;  ///< one, or one for each of several different populations
  std::size_t end = 0;
  bool organisations = false;
  bool united = false;  ///< a union of several lists
};
std::optional<Population> population_at(const Tokens& tokens, std::size_t at);

/// The last people or, failing them, organisations in the genitive between two tokens: «уровня
/// заинтересованности [семей] в достижении …».
std::optional<std::string> population_before(const Tokens& tokens, std::size_t from,
                                             std::size_t to);

}  // namespace vekha::roadmap::reading
