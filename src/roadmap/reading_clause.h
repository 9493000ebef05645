#pragma once

#include "roadmap/reading_phrase.h"
#include "roadmap/reading_quantity.h"
#include "roadmap/reading_tokens.h"

#include <optional>
#include <string>
#include <vector>

/// A plan's text in clauses, each opened by a word that says what sort of result it asks for.
namespace vekha::roadmap::reading {

enum class Opening : std::uint8_t {
  none,
  document,     ///< «Отчёт», «Приказ об утверждении …»
  done,         ///< «Определён список», «Приняли участие»
  action,       ///< «Проведение …», «Первичное посещение …»
  taking_part,  ///< «Участие в семинарах»
  quality,      ///< «Повышение уровня …»
  change,       ///< «Рост числа …», «положительная динамика»
  presence,     ///< «Наличие договоров»
  absence,      ///< «Отсутствие жалоб»
  process,      ///< «Функционирует сайт», «Осуществляется сопровождение»
  people        ///< «Школьные педагоги …»: who, not what
};

struct Clause {
  std::size_t begin = 0;
  std::size_t end = 0;
  Opening opening = Opening::none;
  std::optional<Phrase> phrase;      ///< the noun phrase that opens it
  std::vector<Quantity> quantities;  ///< those within it
};

/// What opens at `at`.
struct Opened {
  Opening opening = Opening::none;
  std::optional<Phrase> phrase;
};
Opened opening_at(const Tokens& tokens, std::size_t at);

/// Cuts at semicolons, at list marks, and at those commas, line breaks and «и» after which
/// something new opens.
std::vector<Clause> clauses_of(const Tokens& tokens, const std::vector<Quantity>& quantities);

/// True when some token of the clause begins with `stem`.
bool mentions(const Tokens& tokens, const Clause& clause, std::string_view stem);

}  // namespace vekha::roadmap::reading
