#include "roadmap/reading_term_composer.h"
#include "roadmap/reading_tokens.h"
#include "roadmap/reading_whole.h"

#include <algorithm>

namespace vekha::roadmap {

namespace {

using reading::Sign;

// Which period the column stands for; a mark in it means: then.
std::optional<Period> column_days(const ReadingContext& context) {
  if (context.column_period) return context.column_period;
  if (context.column_year && checked_date(*context.column_year, 1, 1))
    return year_period(*context.column_year);
  return std::nullopt;
}

TermReading marked(const ReadingContext& context) {
  TermReading out;
  out.rule = "term.mark";
  if (context.form == "report") {
    out.kind = TermKind::not_planned;
    out.count = 0;
    out.flags = {"x_not_filled"};
    return out;
  }
  const auto days = column_days(context);
  if (!days) {
    out.kind = TermKind::not_planned;
    out.count = 0;
    out.flags = {"x_mark"};
    out.needs_decision = true;
    return out;
  }
  out.kind = TermKind::interval;
  out.start = days->first;
  out.end = days->last;
  out.due = {days->last};
  out.count = 1;
  out.flags = {"planned_mark", "year_from_column"};
  return out;
}

TermReading signed_term(Sign sign, const ReadingContext& context) {
  TermReading out;
  out.rule = "term.mark";
  switch (sign) {
    case Sign::dash:
      out.kind = TermKind::not_planned;
      out.count = 0;
      out.flags = {"dash_not_planned"};
      return out;
    case Sign::cross: return marked(context);
    case Sign::tick:
      out = marked(context);
      if (out.kind == TermKind::not_planned) {  // a tick says yes, but not when
        out = TermReading{};
        out.rule = "term.mark";
        out.kind = TermKind::interval;
        out.flags = {"planned_mark", "no_year"};
        out.needs_decision = true;
      }
      return out;
    default:
      out.kind = TermKind::blank;
      out.rule = "term.blank";
      out.flags = {"blank"};
      out.needs_decision = true;
      return out;
  }
}

TermReading error_in_cell() {
  TermReading out;
  out.kind = TermKind::invalid;
  out.rule = "excel";
  out.flags = {"excel_error"};
  out.needs_decision = true;
  return out;
}

TermReading damaged_term(const reading::Damage& damage) {
  TermReading out;
  out.kind = TermKind::invalid;
  out.rule = "excel";
  out.flags = {"excel_autodate"};
  out.needs_decision = true;
  for (const std::string& label : damage.candidates)
    out.candidates.push_back({label, std::nullopt, std::nullopt, {}});
  return out;
}

bool is_year_echo(const reading::Tokens& tokens, const ReadingContext& context) {
  return context.column_year && tokens.at(0).is_number() &&
         tokens.at(0).number == *context.column_year &&
         (tokens.size() == 1 || tokens.at(1).is(reading::Word::year));
}

}  // namespace

TermReading read_term(std::string_view text, const ReadingContext& context) {
  if (reading::is_excel_error(text)) return error_in_cell();
  const reading::Normalised normal = reading::normalise(text);
  reading::Tokens tokens(normal);
  if (const Sign sign = reading::sign_of(tokens); sign != Sign::none)
    return signed_term(sign, context);
  if (const auto damage = reading::excel_damage(tokens)) return damaged_term(*damage);
  reading::TermParts parts = reading::parse_term(tokens);
  const bool readable = reading::says_something(parts) && parts.unread == 0;
  if (!readable && tokens.mend_words()) parts = reading::parse_term(tokens);
  for (const std::string_view flag : normal.flags)
    reading::add_flag(parts.flags, flag);
  for (const std::string_view flag : tokens.flags())
    reading::add_flag(parts.flags, flag);
  if (is_year_echo(tokens, context)) reading::add_flag(parts.flags, "year_echo");
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens.at(i).lexeme.abbreviated && tokens.at(i).is(reading::Word::month))
      reading::add_flag(parts.flags, "abbrev");
  }
  TermReading out = reading::TermComposer(std::move(parts), context).compose();
  const auto doubtful = [](const std::string& flag) {
    return flag == "homoglyph_digit" || flag == "day_or_year" || flag == "unread_number";
  };
  out.needs_decision = out.needs_decision || std::ranges::any_of(out.flags, doubtful);
  return out;
}

}  // namespace vekha::roadmap
