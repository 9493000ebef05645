#include "roadmap/reading_term_parser.h"

namespace vekha::roadmap::reading {

namespace {

// Words that only tie others together: a text of these and of what the rules used is read in full.
bool is_filler(const Token& token) {
  switch (token.lexeme.word) {
    case Word::none: return token.lower == "о" || token.lower == "основе";
    default: return true;
  }
}

}  // namespace

bool says_something(const TermParts& parts) {
  return !parts.spans.empty() || parts.recurrence || parts.day_rule || parts.weekdays != 0 ||
         parts.continuous || parts.schedule || parts.request || parts.event || parts.nothing;
}

TermParts TermParser::parse() {
  using Rule = Position (TermParser::*)(Position);
  static constexpr Rule rules[] = {
      &TermParser::document_date, &TermParser::event_of_year, &TermParser::until_now,
      &TermParser::put_off,       &TermParser::echoed_season, &TermParser::recurrence,
      &TermParser::except_rule,   &TermParser::absence,       &TermParser::from_rule,
      &TermParser::after_rule,    &TermParser::deadline,      &TermParser::elsewhere,
      &TermParser::event,         &TermParser::span_rule,     &TermParser::simple_word};
  for (Position at = 0; at < tokens_.size();) {
    parts_.words += token(at).is_word() || token(at).is_number() ? 1U : 0U;
    Position next = at;
    for (const Rule rule : rules) {
      next = (this->*rule)(at);
      if (next > at) break;
    }
    const bool unread =
        next == at && ((token(at).is_word() && !is_filler(token(at))) || token(at).is_number());
    parts_.unread += unread ? 1U : 0U;
    // «II 2024»: of what the second, no rule knows; the year alone would be too much
    const bool rank = token(at).is_number() || roman_value(token(at).lower) > 0;
    if (unread && rank && is_year_number(token(past_dot(at + 1))))
      add_flag(parts_.flags, "unread_number");
    at = next > at ? next : at + 1;
  }
  settle_school_years();
  drop_echoed_year();
  settle_once();
  settle_by_noun();
  return std::move(parts_);
}

TermParts parse_term(const Tokens& tokens) {
  return TermParser(tokens).parse();
}

}  // namespace vekha::roadmap::reading
