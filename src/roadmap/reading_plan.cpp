#include "roadmap/reading_plan_reader.h"
#include "roadmap/reading_whole.h"

#include <algorithm>
#include <utility>

namespace vekha::roadmap {

namespace reading {

PlanReader::PlanReader(const Tokens& tokens, Flags flags, const ReadingContext& context)
    : tokens_(tokens), context_(context), flags_(std::move(flags)) {
  for (const std::string_view name : tokens.flags())
    flag(name);
  quantities_ = find_quantities(tokens);
}

bool PlanReader::has_flag(std::string_view name) const {
  return std::ranges::find(flags_, name) != flags_.end();
}

PlanReading PlanReader::read() {
  static constexpr std::pair<Rule, std::string_view> rules[] = {
      {&PlanReader::figures_by_year, "plan.figures_by_year"},
      {&PlanReader::several_figures, "plan.several_figures"},
      {&PlanReader::bare_figure, "plan.bare_figure"},
      {&PlanReader::multiplied, "plan.change"},
      {&PlanReader::level_elsewhere, "plan.level"},
      {&PlanReader::misplaced_term, "plan.term"},
      {&PlanReader::self_reference, "plan.self_reference"},
      {&PlanReader::with_quantities, "plan.quantities"},
      {&PlanReader::change_in_words, "plan.change"},
      {&PlanReader::in_words, "plan.words"}};
  for (const auto& [rule, name] : rules) {
    if (!(this->*rule)()) continue;
    out_.rule = name;
    break;
  }
  if (has_flag("homoglyph_digit")) out_.needs_decision = true;
  settle_scope();
  out_.flags.assign(flags_.begin(), flags_.end());
  return std::move(out_);
}

}  // namespace reading

namespace {

using reading::Sign;

PlanReading signed_plan(Sign sign, const ReadingContext& context) {
  PlanReading out;
  out.rule = "plan.mark";
  switch (sign) {
    case Sign::dash:
      out.kind = PlanKind::not_planned;
      out.flags = {"dash_not_planned"};
      return out;
    case Sign::cross:
    case Sign::tick:
      if (context.form == "report" || sign == Sign::cross) {
        out.kind = PlanKind::not_planned;
        out.flags = {context.form == "report" ? "x_not_filled" : "x_mark"};
        out.needs_decision = context.form != "report";
        return out;
      }
      out.kind = PlanKind::milestone;
      out.value = Decimal::of(1);
      out.flags = {"planned_mark"};
      return out;
    default:
      out.kind = PlanKind::blank;
      out.flags = {"blank"};
      out.needs_decision = true;
      return out;
  }
}

PlanReading error_in_cell() {
  PlanReading out;
  out.kind = PlanKind::invalid;
  out.rule = "excel";
  out.flags = {"excel_error"};
  out.needs_decision = true;
  return out;
}

PlanReading damaged_plan(reading::Damage damage) {
  PlanReading out;
  out.kind = PlanKind::invalid;
  out.rule = "excel";
  out.flags = {"excel_autodate"};
  out.needs_decision = true;
  out.candidates = std::move(damage.candidates);
  return out;
}

}  // namespace

PlanReading read_plan(std::string_view text, const ReadingContext& context) {
  if (reading::is_excel_error(text)) return error_in_cell();
  const reading::Normalised normal = reading::normalise(text);
  const reading::Tokens tokens(normal);
  if (const Sign sign = reading::sign_of(tokens); sign != Sign::none)
    return signed_plan(sign, context);
  if (auto damage = reading::excel_damage(tokens)) return damaged_plan(std::move(*damage));
  return reading::PlanReader(tokens, normal.flags, context).read();
}

}  // namespace vekha::roadmap
