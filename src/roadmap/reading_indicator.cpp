#include "roadmap/reading_indicator.h"

#include "roadmap/reading_clause.h"
#include "roadmap/reading_normalise.h"

#include <algorithm>
#include <array>
#include <span>

namespace vekha::roadmap::reading {

namespace {

// What one wants less of. Verbs of success turn it round: «школ с низкими результатами, улучшивших
// …».
constexpr auto falling = std::to_array<std::string_view>(
    {"низк",       "неуспева",       "несдавш",  "непреодолевш", "отчисл",
     "правонаруш", "преступл",       "жалоб",    "пропуск",      "второгодн",
     "двоек",      "неудовлетворит", "травм",    "необъективн",  "нарушен",
     "дефицит",    "выбыв",          "отсев",    "задолжен",     "замечан",
     "просроч",    "снижен",         "дезадапт", "безнадзор",    "недостиг"});
constexpr auto denied =
    std::to_array<std::string_view>({"сдавш", "преодол", "достиг", "прошедш", "получивш", "освоивш",
                                     "приступивш", "справивш", "подтверд", "охвач"});
constexpr auto rising = std::to_array<std::string_view>(
    {"улучш", "повыс", "прошедш", "охвач", "вышедш", "преодол", "получивш", "принявш", "участв",
     "обучен", "оказан", "устран", "перешедш", "адресн", "поддерж", "сопровожд", "прошли",
     "помощ"});

bool begins_with_any(const Token& token, std::span<const std::string_view> stems) {
  return token.is_word() && std::ranges::any_of(stems, [&](std::string_view stem) {
           return token.lower.starts_with(stem);
         });
}

// «получивших неудовлетворительные результаты», «получивших «2»»: nothing good was received.
bool receives_failure(const Tokens& tokens, std::size_t at) {
  const Token& what = tokens.at(at + 1);
  return tokens.at(at).lower.starts_with("получивш") &&
         (begins_with_any(what, falling) || (what.quoted && what.number == 2 && what.digits == 1));
}

std::optional<Direction> direction_of(const Tokens& tokens) {
  bool down = false;
  bool up = false;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens.at(at);
    const bool negated = at > 0 && tokens.at(at - 1).is(Word::not_);
    if (negated && begins_with_any(token, denied)) {
      down = true;
    } else {
      down = down || begins_with_any(token, falling) ||
             (token.quoted && token.number == 2 && token.digits == 1);
      up = up || (!negated && begins_with_any(token, rising) && !receives_failure(tokens, at));
    }
  }
  if (down && !up) return Direction::down;
  return std::nullopt;
}

bool parts_list(const Token& token) {
  const bool sign = token.is_sign(',') || token.is_sign(';') || token.is_sign('/');
  return (sign || token.is(Word::and_)) && token.depth == 0 && !token.quoted;
}

// «Семинары, консультации»: each of the names between the commas, when all of them name a thing.
std::vector<IndicatorThing> listed_things(const Tokens& tokens) {
  constexpr std::size_t most_things = 20;
  std::vector<IndicatorThing> out;
  bool opens = true;
  for (std::size_t at = 0; at < tokens.size() && out.size() <= most_things; ++at) {
    if (opens) {
      const auto phrase = phrase_at(tokens, at, Unknown::refused);
      if (!phrase || !phrase->form || !phrase->form.is_nominative()) return {};
      const NounKind kind = phrase->kind();
      if (kind != NounKind::document && kind != NounKind::event && kind != NounKind::people)
        return {};
      out.push_back({phrase->unit, kind == NounKind::document});
    }
    opens = parts_list(tokens.at(at));
  }
  return out;
}

// Failures that a text may count itself: whoever counts them wants fewer.
constexpr auto failures = std::to_array<std::string_view>(
    {"неуспева", "несдавш", "непреодолевш", "отчисл", "правонаруш", "преступл", "жалоб",
     "второгодн", "двоек", "неудовлетвор", "травм", "отсев", "задолжен", "замечан", "пропуск",
     "дезадапт", "выбыв", "нарушен", "необъективн"});

void read_things(const Tokens& tokens, IndicatorReading& out) {
  for (const Clause& clause : clauses_of(tokens, {})) {
    const bool first = clause.begin == 0;
    if (!clause.phrase || !clause.phrase->form) continue;
    const NounKind kind = clause.phrase->kind();
    if (!first && clause.opening != Opening::document) continue;
    if (kind == NounKind::presence) {
      const auto thing = phrase_at(tokens, clause.phrase->head + 1, Unknown::accepted);
      if (thing) out.things.push_back({thing->unit, true});
      continue;
    }
    if (kind == NounKind::action) {  // «Проведение семинаров»: the seminars are counted
      const auto thing = phrase_at(tokens, clause.phrase->head + 1, Unknown::refused);
      if (thing && thing->kind() == NounKind::event) out.things.push_back({thing->unit, false});
      continue;
    }
    const bool thing = kind == NounKind::document || kind == NounKind::event ||
                       kind == NounKind::people || kind == NounKind::organisation ||
                       kind == NounKind::other;
    if (thing) out.things.push_back({clause.phrase->unit, kind == NounKind::document});
  }
}

}  // namespace

bool counts_failures(const Tokens& tokens, std::size_t from, std::size_t to) {
  bool down = false;
  bool up = false;
  for (std::size_t at = from; at < to; ++at) {
    const Token& token = tokens.at(at);
    const bool negated = at > 0 && tokens.at(at - 1).is(Word::not_);
    const bool failed = negated ? begins_with_any(token, denied) : begins_with_any(token, failures);
    down = down || failed;
    up = up || (!negated && begins_with_any(token, rising) && !receives_failure(tokens, at));
  }
  return down && !up;
}

IndicatorReading read_indicator(std::string_view indicator) {
  IndicatorReading out;
  if (indicator.empty()) return out;
  const Normalised normal = normalise(indicator);
  const Tokens tokens(normal);
  out.direction = direction_of(tokens);
  std::size_t head = 0;
  if (const auto phrase = phrase_at(tokens, 0, Unknown::refused)) head = phrase->head;
  const NounForm first = tokens.noun(head);
  const NounKind kind = first ? first.noun->kind : NounKind::other;
  out.coverage = tokens.at(head).lower == "охват" || kind == NounKind::growth;
  const bool weight = tokens.at(0).lower == "удельный" || tokens.at(0).lower == "уд";
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    out.share = out.share || tokens.at(at).is_sign('%') ||
                (tokens.at(at).is(Word::percent) && at > 0 && tokens.at(at - 1).is_sign(','));
  }
  if (kind == NounKind::share || weight || out.share) {
    out.share = true;
    if (const auto population = population_at(tokens, weight ? 2 : head + 1))
      out.base = population->bases.front();
    if (!out.base) out.base = population_before(tokens, 0, tokens.size());
    return out;
  }
  if (kind == NounKind::amount) {
    out.counts = true;
    if (const auto thing = phrase_at(tokens, head + 1, Unknown::accepted))
      out.things.push_back({thing->unit, false});
    return out;
  }
  read_things(tokens, out);
  out.listed = listed_things(tokens);
  return out;
}

}  // namespace vekha::roadmap::reading
