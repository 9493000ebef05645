// A term in the plan's column: how often, when, or by which schedule.
#include "roadmap/reading_morphology.h"
#include "roadmap/reading_plan_reader.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

Comparator comparator_of_frequency(const Tokens& tokens) {
  const Token& first = tokens.at(0);
  const Token& second = tokens.at(1);
  if (first.is(Word::not_) && (second.is(Word::more) || second.is(Word::higher)))
    return Comparator::at_most;
  if (first.is(Word::more)) return Comparator::more_than;
  return Comparator::at_least;
}

bool opens_reference(const Token& first, const Token& second) {
  return first.is(Word::to) || first.is(Word::accord) || second.is(Word::accord) ||
         first.is(Word::after) || first.lower == "при";
}

}  // namespace

// Every word was used by a rule for terms, or the text begins as a reference to another paper does.
bool PlanReader::is_whole_term(const TermParts& parts) const {
  if (!says_something(parts) || parts.schedule_by_noun) return false;
  if (is_short_participle(token(0).lower)) return false;  // «Утверждён план» is done, not a term
  // «Приказ (сентябрь)», «План-график» name a paper
  if (opening_at(tokens_, 0).opening == Opening::document) return false;
  if (parts.unread == 0) return true;
  bool later = false;  // «будет определено позднее», «определяется дополнительно»
  for (std::size_t at = 0; at < tokens_.size(); ++at)
    later = later || token(at).is(Word::later) || token(at).lower.starts_with("дополнит");
  constexpr std::size_t longest_delay = 6;
  if (later && parts.schedule && quantities_.empty() && tokens_.size() <= longest_delay)
    return true;
  const bool elsewhere = parts.schedule || parts.request || parts.event;
  return elsewhere && quantities_.empty() && opens_reference(token(0), token(1));
}

bool PlanReader::frequency(const TermParts& parts) {
  if (!parts.recurrence || parts.schedule || parts.request) return false;
  const Recurrence& found = *parts.recurrence;
  if (!parts.spans.empty()) {  // «2 раза в год (май, ноябрь)»
    if (!found.count_stated) return false;
    flag("term_in_plan_column");
  }
  out_.kind = PlanKind::frequency;
  out_.value = Decimal::of(found.times);
  out_.comparator = comparator_of_frequency(tokens_);
  out_.unit = "раз";
  out_.frequency = found.frequency;
  if (found.frequency == Frequency::yearly) out_.scope = Scope::per_year;
  if (found.every > 1) flag("every_several_periods");
  if (!found.count_stated) flag("freq_in_plan_column");
  if (std::ranges::any_of(quantities_, [](const Quantity& one) { return one.in_words; }))
    flag("number_in_words");
  return true;
}

bool PlanReader::misplaced_term() {
  // «1.5», «до 10», «3 - 5» have no word that a term needs
  bool worded = false;
  for (std::size_t at = 0; at < tokens_.size() && !worded; ++at)
    worded = token(at).is_word() || token(at).is_sign('.') || token(at).digits == 4;
  constexpr std::size_t longest_term = 40;  // tokens; a longer text in this column is no term
  if (!worded || tokens_.size() > longest_term) return false;
  const TermParts parts = parse_term(tokens_);
  if (!is_whole_term(parts)) return false;
  for (const std::string_view name : parts.flags) {
    if (name != "inclusive_assumed") flag(name);
  }
  if (frequency(parts)) return true;
  if (parts.times) {  // «2 раза», «дважды»: of no period
    if (quantities_.size() == 1 && quantities_.front().upper) return false;  // «2–3 раза»
    out_.kind = PlanKind::count;
    out_.value = Decimal::of(*parts.times);
    out_.comparator = comparator_of_frequency(tokens_);
    out_.unit = "раз";
    flag("cmp_default");
    return true;
  }
  if (parts.nothing) {
    out_.kind = PlanKind::not_planned;
    return true;
  }
  if (parts.continuous && parts.spans.empty()) {
    out_.kind = PlanKind::continuous;
    flag("freq_in_plan_column");
    return true;
  }
  out_.kind = PlanKind::term_misplaced;
  flag("term_in_plan_column");
  if (parts.schedule) ask("schedule_ref");
  if (parts.request) flag("on_request");
  return true;
}

}  // namespace vekha::roadmap::reading
