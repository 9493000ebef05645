#include "cli/explain_person.h"

namespace vekha::cli {

namespace {

using report::Phrases;
using roadmap::PlanReading;
using roadmap::TermReading;

class Teller {
 public:
  explicit Teller(const Phrases& phrases) : phrases_(phrases) {}

  std::string day(Date date) const {
    return phrases_.language() == Language::russian ? to_russian(date) : to_iso(date);
  }
  std::string number(Decimal value) const {
    return phrases_.language() == Language::russian ? to_russian(value) : to_plain(value);
  }
  std::string word(std::string_view group, std::string_view name) const {
    std::string key = "explain.";
    key.append(group).append(".").append(name);
    return phrases_.has(key) ? phrases_.text(key) : std::string(name);
  }

  void line(std::string_view label, const std::string& text) {
    out_ += word("label", label) + ": " + text + "\n";
  }
  template <typename Value, typename Print>
  void line(std::string_view label, const std::optional<Value>& value, Print print) {
    if (value) line(label, print(*value));
  }

  void span(const std::optional<Date>& first, const std::optional<Date>& last) {
    if (first) line("start", day(*first));
    if (last) line("end", day(*last));
  }

  void due(const std::vector<Date>& days) {
    constexpr std::size_t most_shown = 12;
    if (days.empty()) return;
    std::string text;
    for (std::size_t i = 0; i < days.size() && i < most_shown; ++i)
      text += (i > 0 ? ", " : "") + day(days[i]);
    if (days.size() > most_shown) text += " … " + day(days.back());
    line("due", text);
  }

  void rule(std::string_view name) { line("rule", word("rule", name)); }

  // What was assumed, a line each; then whether a person must decide.
  void ending(const std::vector<std::string>& flags, bool needs_decision) {
    for (const std::string& flag : flags) {
      const std::string key = "flag." + flag;
      line("assumed", phrases_.has(key) ? phrases_.text(key) : flag);
    }
    line("decision", word("decision", needs_decision ? "needed" : "not_needed"));
  }

  std::string text() && { return std::move(out_); }

 private:
  const Phrases& phrases_;
  std::string out_;
};

std::string candidate_text(const Teller& teller, const roadmap::TermCandidate& one) {
  if (!one.label.empty()) return one.label;
  std::string text;
  if (one.due.empty()) {
    if (one.start) text = teller.day(*one.start);
    return text + " – " + (one.end ? teller.day(*one.end) : "");
  }
  for (const Date day : one.due)
    text += (text.empty() ? "" : ", ") + teller.day(day);
  return text;
}

std::string amount(const Teller& teller, const PlanReading& reading) {
  std::string text;
  if (reading.comparator) text = teller.word("comparator", name(*reading.comparator)) + " ";
  if (reading.value) text += teller.number(*reading.value);
  if (reading.value_max) text += " – " + teller.number(*reading.value_max);
  if (reading.kind == roadmap::PlanKind::percent) text += " %";
  return text;
}

void tell_plan(Teller& teller, const PlanReading& reading) {
  const auto as_is = [](const std::string& text) { return text; };
  const auto number = [&](Decimal value) { return teller.number(value); };
  teller.line("kind", teller.word("plan", name(reading.kind)));
  if (reading.value) teller.line("value", amount(teller, reading));
  if (reading.numerator && reading.denominator)
    teller.line("ratio", number(*reading.numerator) + " / " + number(*reading.denominator));
  teller.line("unit", reading.unit, as_is);
  teller.line("base", reading.base, as_is);
  teller.line("per", reading.per, as_is);
  teller.line("baseline", reading.baseline, number);
  teller.line("delta", reading.delta, number);
  teller.line("direction", reading.direction,
              [&](roadmap::Direction one) { return teller.word("direction", name(one)); });
  teller.line("scope", reading.scope,
              [&](roadmap::Scope one) { return teller.word("scope", name(one)); });
  teller.line("frequency", reading.frequency,
              [&](roadmap::Frequency one) { return teller.word("frequency", name(one)); });
  for (const auto& [year, target] : reading.year_targets)
    teller.line("year", std::to_string(year) + ": " + number(target));
  for (const PlanReading& item : reading.items) {
    teller.line("item", teller.word("plan", name(item.kind)) + " " + amount(teller, item) + " " +
                            item.unit.value_or(item.base.value_or("")));
  }
}

}  // namespace

std::string explanation_of(std::string_view text, const TermReading& reading,
                           const Phrases& phrases) {
  Teller teller(phrases);
  teller.line("term", "«" + std::string(text) + "»");
  teller.line("kind", teller.word("kind", name(reading.kind)));
  teller.rule(reading.rule);
  teller.span(reading.start, reading.end);
  teller.due(reading.due);
  teller.line("frequency", reading.frequency,
              [&](roadmap::Frequency one) { return teller.word("frequency", name(one)); });
  teller.line("count", reading.count, [](int count) { return std::to_string(count); });
  teller.line("fallback", reading.fallback_end, [&](Date day) { return teller.day(day); });
  teller.ending(reading.flags, reading.needs_decision);
  for (const auto& one : reading.candidates)
    teller.line("candidate", candidate_text(teller, one));
  return std::move(teller).text();
}

std::string explanation_of(std::string_view text, const PlanReading& reading,
                           const Phrases& phrases) {
  Teller teller(phrases);
  teller.line("plan", "«" + std::string(text) + "»");
  tell_plan(teller, reading);
  teller.rule(reading.rule);
  teller.ending(reading.flags, reading.needs_decision);
  for (const std::string& one : reading.candidates)
    teller.line("candidate", one);
  return std::move(teller).text();
}

}  // namespace vekha::cli
