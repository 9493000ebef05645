// Changes without a figure, levels that another place sets, and the measure that sums up the
// others.
#include "roadmap/reading_plan_reader.h"
#include "roadmap/reading_term_parser.h"

#include <algorithm>
#include <array>

namespace vekha::roadmap::reading {

namespace {

bool measures_something(const Tokens& tokens, const Clause& clause) {
  return mentions(tokens, clause, "числ") || mentions(tokens, clause, "количеств") ||
         mentions(tokens, clause, "дол") || mentions(tokens, clause, "процент") ||
         mentions(tokens, clause, "показател") || mentions(tokens, clause, "средн") ||
         mentions(tokens, clause, "балл") || mentions(tokens, clause, "результат") ||
         mentions(tokens, clause, "охват");
}

bool is_level_word(const Token& token) {
  static constexpr auto stems = std::to_array<std::string_view>(
      {"средн", "уров", "прошл", "предыдущ", "прошлогод", "муниципальн", "областн", "районн",
       "региональн", "республик", "базов", "исходн", "показател"});
  return token.is_word() && std::ranges::any_of(stems, [&](std::string_view stem) {
           return token.lower.starts_with(stem);
         });
}

}  // namespace

// «повышение среднего балла», «улучшение результатов по сравнению с прошлым годом».
bool PlanReader::is_improvement(const Clause& clause) const {
  const std::string& noun = clause.phrase->bare;
  if (noun != "повышение" && noun != "улучшение") return false;
  return mentions(tokens_, clause, "балл") || mentions(tokens_, clause, "сравнени") ||
         mentions(tokens_, clause, "процент") || mentions(tokens_, clause, "количеств") ||
         mentions(tokens_, clause, "доли") || mentions(tokens_, clause, "показател");
}

// «положительная динамика», «рост числа победителей», «отсутствие отрицательной динамики».
bool PlanReader::change_in_words() {
  const auto clauses = clauses_of(tokens_, quantities_);
  const Clause& clause = clauses.front();
  if (clauses.size() > 1 || !clause.phrase || !clause.phrase->form) return false;
  const NounKind kind = clause.phrase->kind();
  const auto owned = kind == NounKind::presence
                         ? phrase_at(tokens_, clause.phrase->head + 1, Unknown::refused)
                         : std::nullopt;  // «наличие положительной динамики»
  const bool trend = kind == NounKind::trend || (owned && owned->kind() == NounKind::trend) ||
                     (clause.opening == Opening::absence && mentions(tokens_, clause, "динамик"));
  const bool grows = kind == NounKind::growth || kind == NounKind::decline;
  if (!trend && !(grows && measures_something(tokens_, clause)) && !is_improvement(clause))
    return false;
  const bool negative = mentions(tokens_, clause, "отрицательн") || kind == NounKind::decline;
  const bool absence = clause.opening == Opening::absence || mentions(tokens_, clause, "отсутств");
  out_.kind = PlanKind::change;
  out_.direction = negative && !absence ? Direction::down : Direction::up;
  out_.delta = Decimal::of(0);
  out_.comparator = absence || mentions(tokens_, clause, "стабильн") ? Comparator::at_least
                                                                     : Comparator::more_than;
  ask("baseline_missing");
  return true;
}

// «удвоение числа участников», «вдвое больше, чем в 2023 году», «сократить втрое».
bool PlanReader::multiplied() {
  std::int64_t factor = 0;
  bool falls = false;
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    const std::string_view word = token(at).lower;
    if (word == "вдвое" || word.starts_with("удвоен") || word.starts_with("удвоит")) factor = 2;
    if (word == "втрое" || word.starts_with("утроен") || word.starts_with("утроит")) factor = 3;
    falls = falls || token(at).is(Word::less) || token(at).is(Word::lower) ||
            word.starts_with("сокра") || word.starts_with("сниж") || word.starts_with("уменьш");
  }
  const bool figures = std::ranges::any_of(quantities_, [&](const Quantity& one) {
    return !one.all && !is_year_number(token(one.number));
  });
  if (factor == 0 || figures) return false;
  out_.kind = PlanKind::change;
  out_.value = Decimal::of(factor);
  out_.unit = "раз";
  out_.direction = falls ? Direction::down : Direction::up;
  out_.comparator = Comparator::at_least;
  ask("baseline_missing");
  return true;
}

// «среднего», «прошлого года», «2022 года»: a level that stands elsewhere.
bool PlanReader::is_level(std::size_t at) const {
  return is_level_word(token(at)) || (is_year_number(token(at)) && token(at + 1).is(Word::year));
}

// «не ниже 80 % от уровня 2023 года»: so much of what stands elsewhere.
bool PlanReader::share_of_level() {
  if (quantities_.size() != 1 || !quantities_.front().percent) return false;
  if (is_signed()) return false;  // «+5 % к уровню 2024 года» is a change
  const Quantity& quantity = quantities_.front();
  const Token& link = token(quantity.end);
  if (!link.is(Word::of) && !link.is(Word::by)) return false;
  const std::string_view word = token(quantity.end + 1).lower;
  if (!word.starts_with("уровн") && !word.starts_with("показател") && !word.starts_with("значени"))
    return false;
  out_.kind = PlanKind::level_ref;
  out_.value = quantity.value;
  out_.unit = "%";
  out_.comparator = quantity.comparator.value_or(Comparator::at_least);
  ask("reference_needed");
  return true;
}

// «не ниже среднего по району», «на уровне прошлого года».
bool PlanReader::level_elsewhere() {
  if (share_of_level()) return true;
  for (std::size_t at = 0; at + 1 < tokens_.size(); ++at) {
    const Token& word = token(at);
    const bool compared =
        word.is(Word::lower) || word.is(Word::higher) || word.is(Word::less) || word.is(Word::more);
    const bool level =
        compared && (is_level(at + 1) || (token(at + 1).is(Word::than) && is_level(at + 3)));
    const bool same =
        word.lower == "уровне" && at > 0 && token(at - 1).is(Word::on) && is_level(at + 1);
    if (!level && !same) continue;
    const bool denied = at > 0 && token(at - 1).is(Word::not_);
    const bool low = word.is(Word::lower) || word.is(Word::less);
    out_.kind = PlanKind::level_ref;
    out_.comparator = same || (denied && low) ? Comparator::at_least
                      : denied                ? Comparator::at_most
                      : low                   ? Comparator::less_than
                                              : Comparator::more_than;
    ask("reference_needed");
    return true;
  }
  return false;
}

// «Выполнение всех мероприятий дорожной карты в срок»: computed from the other measures.
bool PlanReader::self_reference() {
  constexpr std::size_t reach = 8;
  const bool percent_first =
      !quantities_.empty() && quantities_.front().percent && quantities_.front().begin == 0;
  const Token& first = token(percent_first ? quantities_.front().end : 0);
  const bool done = first.lower.starts_with("выполнен") || first.lower.starts_with("исполнен") ||
                    first.lower.starts_with("реализац") || first.lower.starts_with("реализован");
  bool measures = false;
  bool all = false;
  bool map = false;
  for (std::size_t at = 1; at < tokens_.size(); ++at) {
    all = all || (at < reach && token(at).is(Word::all)) || token(at).is_sign('%');
    measures = measures || (at < reach && token(at).lower.starts_with("мероприят"));
    map = map || token(at).lower.starts_with("дорожн") ||
          (token(at).is(Word::schedule) && token(at).lower.starts_with("план"));
  }
  if (!done || !measures || !(all || map)) return false;
  out_.kind = PlanKind::percent;
  out_.value =
      quantities_.empty() || quantities_.front().all ? Decimal::of(100) : quantities_.front().value;
  out_.comparator = Comparator::at_least;
  out_.base = "мероприятия дорожной карты, кроме данного";
  flag("self_reference");
  return true;
}

}  // namespace vekha::roadmap::reading
