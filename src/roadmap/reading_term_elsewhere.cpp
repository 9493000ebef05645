// What another paper, a request or an event decides; and single words with a meaning of their own.
#include "roadmap/reading_term_parser.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

bool is_hours_or_years(const Token& token) {
  return token.lower == "лет" || token.lower.starts_with("час");
}

constexpr std::size_t phrase_reach = 6;  // «по утверждённому директором годовому учебному плану»

bool ends_phrase(const Token& token) {
  return token.kind == Token::Kind::end || token.is_number() || token.is_sign(';') ||
         token.is(Word::month) || token.is(Word::during) || token.is(Word::every_adverb);
}

}  // namespace

// «в 10-дневный срок», «в месячный срок».
Position TermParser::length_of_time(Position at) {
  constexpr std::size_t reach = 4;  // «10», «-», «дневный»
  if (!token(at).is(Word::in)) return at;
  for (Position look = at + 1; look <= at + reach; ++look) {
    const std::string_view word = token(look).lower;
    const bool length = word.ends_with("дневный") || word.ends_with("недельный") ||
                        word.ends_with("месячный") || word.ends_with("часовой") ||
                        word.ends_with("суточный");
    if (!length || !token(look + 1).is(Word::period)) continue;
    mark_event();
    return look + 2;
  }
  return at;
}

// «с даты подписания», «с момента утверждения», «со дня получения».
Position TermParser::starting_event(Position at) {
  const std::string_view start = token(at + 1).lower;
  const bool named = start == "даты" || start == "момента" || start == "дня" || start == "начала";
  if (!token(at).is(Word::from) || !named || !token(at + 2).is_word()) return at;
  if (token(at + 2).is(Word::school) || token(at + 2).is(Word::year)) return at;
  const bool own = parts_.event;
  mark_event();
  if (!own) parts_.event_first = false;  // «… до 31.12.2024» has its own end
  return at + 3;
}

void TermParser::mark_event() {
  if (!parts_.event) parts_.event_first = parts_.spans.empty();
  parts_.event = true;
}

// «ГИА-2025», «ЕГЭ–2025»: the year is part of the event's name.
Position TermParser::event_of_year(Position at) {
  const bool name = token(at).is_word() && token(at).is(Word::none) && token(at).capitals &&
                    token(at + 1).is_sign('-') && glued(at + 1) && glued(at + 2) &&
                    is_year_number(token(at + 2));
  if (!name) return at;
  mark_event();
  return at + 3;
}

// «10 дней», «3-х рабочих дней», «двух недель», «месяца»: a length of time, not a place in the
// calendar.
Position TermParser::duration(Position at) const {
  constexpr std::size_t shortened = 12;  // bytes: «раб.», «календ.»
  Position next = at;
  const bool counted =
      (token(next).is_number() && !is_year_number(token(next))) || token(next).is(Word::cardinal);
  if (counted) ++next;
  if (token(next).is_sign('(')) next += 3;
  for (int adjectives = 0; adjectives < 2 && token(next).is_word() && token(next).is(Word::none) &&
                           !is_hours_or_years(token(next));
       ++adjectives)
    next = token(next).lower.size() <= shortened ? past_dot(next + 1) : next + 1;
  const Token& unit = token(next);
  const bool plain_unit = unit.is(Word::day_noun) || unit.is(Word::week) ||
                          unit.is(Word::month_noun) || unit.lower.starts_with("полгода") ||
                          unit.lower.starts_with("час");
  const bool years =
      counted && (unit.is(Word::year) || unit.is(Word::quarter) || unit.lower == "лет");
  const bool period = (unit.is(Word::quarter) || unit.is(Word::half_year)) && next == at &&
                      token(next + 1).kind == Token::Kind::end;  // «в течение квартала»
  if (!plain_unit && !years && !period) return at;
  return next + 1;
}

// «после проведения ВПР», «в течение 10 дней», «через месяц», «за 5 дней до …», «по итогам …».
Position TermParser::event(Position at) {
  if (const Position end = length_of_time(at); end > at) return end;
  if (const Position end = starting_event(at); end > at) return end;
  const Token& here = token(at);
  if (here.is(Word::during) || here.is(Word::in_time) || here.is(Word::on)) {
    const bool going_on = here.lower == "ходе" || here.lower == "процессе";
    if (going_on && token(at + 1).is_word() &&
        (token(at + 1).is(Word::none) || token(at + 1).is(Word::outcome))) {
      mark_event();  // «в ходе экспертизы»
      return at + 2;
    }
    const Position lead = here.lexeme.abbreviated ? past_dot(at + 1) : at + 1;
    const Position end = duration(lead);
    if (end == lead || (here.is(Word::on) && !token(end).is(Word::until))) return at;
    mark_event();
    return end;
  }
  if (here.is(Word::after) || here.is(Word::before)) {
    mark_event();
    // «август (перед началом учебного года)»
    const bool edge = token(at + 1).is(Word::beginning) || token(at + 1).is(Word::ending);
    const Position school = edge && !parts_.spans.empty() ? school_noun(at + 2) : at + 2;
    return school > at + 2 ? school : at + 1;
  }
  if (here.is(Word::period) && token(at + 1).is(Word::outcome)) {  // «сроки проведения ВПР»
    const Token& next = token(at + 2);
    // «Сроки проведения: май», «срок проведения определяет ИРО»
    const bool label = next.is_sign(':') || next.is_sign('-') || next.is(Word::determined);
    if (!label) mark_event();
    return at + 2;
  }
  if (here.is(Word::vacation)) {
    parts_.vacation = true;
    mark_event();
    return at + 1;
  }
  if (here.is(Word::not_) && token(at + 1).is(Word::later)) {
    const Position end = duration(at + 2 + (token(at + 2).is(Word::than) ? 1U : 0U));
    if (end <= at + 3) return at;
    mark_event();
    return end;
  }
  if (here.is(Word::until) && token(at + 1).is_word() && token(at + 1).is(Word::outcome)) {
    mark_event();
    return at + 2;
  }
  if (here.is(Word::until) &&
      (token(at + 1).is(Word::beginning) || token(at + 1).is(Word::ending))) {
    mark_event();  // «до начала экзаменов»: a beginning that is no date
    return at + 2;
  }
  const bool occasion = here.is(Word::in) &&
                        (token(at + 1).is(Word::day_noun) || token(at + 1).is(Word::period) ||
                         token(at + 1).lower == "время") &&
                        token(at + 2).is_word() && !token(at + 2).is(Word::from) &&
                        !token(at + 2).is(Word::realisation) && !token(at + 2).is(Word::until) &&
                        !token(at + 2).is(Word::not_);
  if (!occasion) return at;
  Spans dates;  // «в период октябрь – декабрь» names its days itself
  if (atom(at + 2, dates) > at + 2) return at;
  mark_event();
  return at + 2;
}

// A preposition and, within a few words, the noun that says who or what decides.
Position TermParser::elsewhere(Position at) {
  const Token& lead = token(at);
  const bool accord = lead.is(Word::accord) || lead.is(Word::framework);
  const bool preposition =
      lead.is(Word::to) || accord || lead.lower == "при" || lead.lower == "исходя";
  if (!preposition) return at;
  // «март (в рамках месячника)»: the date stands; the occasion only says why then
  if (lead.is(Word::framework) && at > 1 && token(at).depth > 0 && !parts_.spans.empty())
    return at + 1;
  for (Position look = at + 1; look < at + phrase_reach && !ends_phrase(token(look)); ++look) {
    const Token& word = token(look);
    if (word.is(Word::request) || word.is(Word::as_needed)) {
      parts_.request = true;
      return look + 1;
    }
    if (word.is(Word::schedule)) {
      parts_.schedule = true;
      return look + 1;
    }
    if (word.is(Word::outcome) && token(look + 1).is(Word::each)) return look + 1;
    const bool arrival =
        word.lower == "мере" || word.lower == "факту" || word.lower.starts_with("поступлени");
    if (word.is(Word::outcome) && !arrival) {
      mark_event();
      return look + 1;
    }
    if (word.is_sign(',') && !accord) break;
  }
  if (lead.is(Word::to) && (token(at + 1).lower == "мере" || token(at + 1).lower == "факту" ||
                            token(at + 1).lower == "готовности")) {
    mark_event();
    return at + 2;
  }
  if (!accord) return at;
  parts_.schedule = true;
  return at + 1;
}

Position TermParser::absence(Position at) {
  if (token(at).is(Word::not_) && token(at + 1).is(Word::planned)) {
    parts_.nothing = true;
    return at + 2;
  }
  if (!token(at).is(Word::nothing)) return at;
  parts_.nothing = true;
  return at + 1;
}

Position TermParser::simple_word(Position at) {
  const Token& here = token(at);
  switch (here.lexeme.word) {
    case Word::constantly:
      parts_.continuous = true;
      // «январь 2024 – постоянно»: from then on
      if (at > 0 && token(at - 1).is_sign('-') && !parts_.spans.empty() &&
          parts_.spans.back().role == Role::plain && !parts_.spans.back().span.is_range())
        parts_.spans.back().role = Role::open_start;
      return at + 1;
    case Word::further:
      if (!parts_.further_at) parts_.further_at = parts_.spans.size();
      return at + 1;
    case Word::determined: parts_.schedule = true; return at + 1;
    case Word::as_needed:
    case Word::request:
      if (here.is(Word::as_needed) && here.lexeme.value == 1) return at;
      parts_.request = true;
      return at + 1;
    case Word::at_once: mark_event(); return at + 1;
    case Word::about: add_flag(parts_.flags, "approx"); return at + 1;
    case Word::day_noun:  // «ко Дню учителя»: a feast is an event; its date is for a person to say
      if ((at > 0 && token(at - 1).is_number()) || !token(at + 1).is_word() ||
          !token(at + 1).is(Word::none))
        return at;
      mark_event();
      return at + 2;
    case Word::repeatedly: times_ = here.lexeme.value; return at + 1;
    case Word::weekday: keep_weekday(here.lexeme.value); return at + 1;
    default: return at;
  }
}

// «2023–2024, 2024–2025 уч. гг.»: the noun that closes the list holds for all of it.
void TermParser::settle_school_years() {
  auto& spans = parts_.spans;
  const bool school = std::ranges::any_of(spans, [](const RoledSpan& one) {
    return one.span.from.unit == Unit::school_year && one.span.from.year;
  });
  if (!school) return;
  for (RoledSpan& one : spans) {
    Span& span = one.span;
    const bool pair = span.from.unit == Unit::year && span.to.unit == Unit::year &&
                      span.from.year && span.to.year && *span.to.year == *span.from.year + 1;
    if (!pair) continue;
    span.from = Ref{.unit = Unit::school_year, .year = span.from.year};
    span.to = span.from;
  }
}

// «2024 г. (в течение года)», «в течение года (2024)»: one year, said twice.
void TermParser::drop_echoed_year() {
  auto& spans = parts_.spans;
  const auto is_plain_year = [](const RoledSpan& one) {
    return one.role == Role::plain && one.span.from.unit == Unit::year && !one.span.is_range() &&
           one.span.from.part == Part::whole;
  };
  const bool dated = std::ranges::any_of(spans, [&](const RoledSpan& one) {
    return is_plain_year(one) && one.span.from.year.has_value();
  });
  if (!dated || parts_.further_at) return;
  std::erase_if(spans, [&](const RoledSpan& one) {
    return is_plain_year(one) && !one.span.from.year && !one.span.from.following_year;
  });
}

// «однократно», «2 раза» and nothing more: so often while the programme runs.
void TermParser::settle_once() {
  if (says_something(parts_)) return;
  if (times_ == 0) {
    int times = 0;
    const Position end = count_of_times(0, times);
    if (end == 0 || end < tokens_.size() || token(0).is(Word::times)) return;
    times_ = times;
    parts_.unread = 0;
  }
  parts_.times = times_;
  const Ref programme{.unit = Unit::programme};
  parts_.spans.push_back({{programme, programme}, Role::plain});
}

// «План-график прилагается»: a schedule is named and nothing else was understood.
void TermParser::settle_by_noun() {
  if (says_something(parts_)) return;
  if (const Position end = duration(0); end > 0 && end >= tokens_.size()) return mark_event();
  for (Position at = 0; at < tokens_.size(); ++at) {
    if (!token(at).is(Word::schedule)) continue;
    parts_.schedule = parts_.schedule_by_noun = true;
    return;
  }
}

}  // namespace vekha::roadmap::reading
