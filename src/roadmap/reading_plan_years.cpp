// Figures that name their years: «2023 г. – 50 %, 2024 г. – 70 %», «3 в 2023 году, 5 в 2024 году».
#include "roadmap/reading_plan_reader.h"
#include "roadmap/reading_term_parser.h"

namespace vekha::roadmap::reading {

// «2023», «в 2023 году», «2023 г. –», «2023:»
std::optional<int> PlanReader::year_of_figure(std::size_t& at) const {
  std::size_t next = at;
  if (token(next).is(Word::in)) ++next;
  if (!is_year_number(token(next))) return std::nullopt;
  const auto year = static_cast<int>(token(next++).number);
  if (token(next).is(Word::year)) ++next;
  if (token(next).is_sign('.')) ++next;
  at = next;
  return year;
}

// «60 % – 2023 г.», «5 (2023)», «5 в 2023 году»
std::optional<int> PlanReader::year_after_figure(std::size_t& at) const {
  std::size_t next = at;
  const bool bracket = token(next).is_sign('(');
  if (bracket || token(next).is_sign('-') || token(next).is_sign(':')) ++next;
  const auto year = year_of_figure(next);
  if (!year || (bracket && !token(next).is_sign(')'))) return std::nullopt;
  at = bracket ? next + 1 : next;
  return year;
}

// Past what is counted: «5 школ».
std::size_t PlanReader::past_unit(std::size_t at) const {
  if (!token(at).is_word() || token(at).is(Word::in)) return at;
  const auto phrase = phrase_at(tokens_, at, Unknown::refused);
  return phrase ? phrase->end : at;
}

bool PlanReader::figures_by_year() {
  constexpr std::size_t most_years = 40;
  std::map<int, Decimal> targets;
  std::optional<Quantity> last;
  for (std::size_t at = 0; at < tokens_.size();) {
    auto year = year_of_figure(at);
    if (year && (token(at).is_sign('-') || token(at).is_sign(':'))) ++at;
    last = quantity_at(tokens_, at);
    if (!last || last->upper || last->all || targets.size() == most_years) return false;
    at = past_unit(last->end);
    if (!year) year = year_after_figure(at);
    if (!year || !targets.emplace(*year, last->value).second) return false;
    const bool parted =
        token(at).is_sign(',') || token(at).is_sign(';') || token(at).is(Word::and_);
    if (parted) ++at;
    if (!parted && at < tokens_.size() && !token(at).newline_before) return false;
  }
  if (targets.size() < 2) return false;
  set_value(*last, out_);
  out_.value = targets.rbegin()->second;
  if (const auto unit = phrase_at(tokens_, last->end, Unknown::refused);
      unit && out_.kind == PlanKind::count)
    out_.unit = unit->unit;
  if (!out_.comparator) {
    out_.comparator = Comparator::at_least;
    flag("cmp_default");
  }
  out_.year_targets = std::move(targets);
  out_.scope = Scope::per_year;
  flag("years_in_text");
  if (out_.kind == PlanKind::percent) flag("denominator_needed");
  return true;
}

}  // namespace vekha::roadmap::reading
