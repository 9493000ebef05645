#include "render/html/reading_view.h"

#include "base/text.h"

#include <set>

namespace vekha::render::html {

namespace {

using roadmap::PlanReading;
using roadmap::TermReading;

class Rows {
 public:
  explicit Rows(const Format& format) : format_(format) {}

  void add(std::string_view key, const std::string& value) {
    if (value.empty()) return;
    rows_.push_back(
        Value().set("name", format_.text("reading." + std::string(key))).set("value", value));
  }
  void add_named(std::string_view key, std::string_view prefix, std::string_view name) {
    add(key, format_.text_or_name(prefix, name));
  }
  Value::List take() { return std::move(rows_); }

 private:
  const Format& format_;
  Value::List rows_;
};

std::string value_text(const Format& format, const PlanReading& reading) {
  if (!reading.value) return "";
  std::string text = format.number(*reading.value);
  if (reading.value_max) {
    text =
        format.fill("format.span", {{"first", text}, {"last", format.number(*reading.value_max)}});
  }
  if (reading.kind == roadmap::PlanKind::percent) text = format.with_percent_sign(text);
  return text;
}

std::string year_targets(const Format& format, const PlanReading& reading) {
  std::vector<std::string> parts;
  parts.reserve(reading.year_targets.size());
  for (const auto& [year, target] : reading.year_targets) {
    parts.push_back(
        format.fill("reading.year_target", {{"year", std::to_string(year)}, {"target", target}}));
  }
  return text::join(parts, "; ");
}

std::string item_texts(const Format& format, const PlanReading& reading) {
  std::vector<std::string> parts;
  for (const PlanReading& item : reading.items) {
    std::vector<std::string> words;
    if (item.comparator)
      words.push_back(format.text_or_name("comparator_sign", roadmap::name(*item.comparator)));
    const std::string value = value_text(format, item);
    if (!value.empty()) words.push_back(value);
    if (item.unit) words.push_back(*item.unit);
    if (words.empty()) words.push_back(format.text_or_name("plan_kind", roadmap::name(item.kind)));
    parts.push_back(text::join(words, "\u00A0"));
  }
  return text::join(parts, "; ");
}

void add_plan(const Format& format, const PlanReading& plan, Rows& rows) {
  rows.add_named("plan_kind", "plan_kind", roadmap::name(plan.kind));
  if (plan.comparator) rows.add_named("comparator", "comparator", roadmap::name(*plan.comparator));
  rows.add("value", value_text(format, plan));
  rows.add("items", item_texts(format, plan));
  rows.add("unit", plan.unit.value_or(""));
  rows.add("base", plan.base.value_or(""));
  rows.add("per", plan.per.value_or(""));
  if (plan.scope) rows.add_named("scope", "scope", roadmap::name(*plan.scope));
  if (plan.frequency) rows.add_named("frequency", "frequency", roadmap::name(*plan.frequency));
  if (plan.direction) rows.add_named("direction", "direction", roadmap::name(*plan.direction));
  if (plan.baseline) rows.add("baseline", format.number(*plan.baseline));
  if (plan.delta) rows.add("delta", format.number(*plan.delta));
  rows.add("year_targets", year_targets(format, plan));
}

std::string dates_text(const Format& format, const std::vector<Date>& dates) {
  std::vector<std::string> parts;
  parts.reserve(dates.size());
  for (const Date date : dates)
    parts.push_back(format.date(date));
  return text::join(parts, ", ");
}

void add_term(const Format& format, const TermReading& term, Rows& rows) {
  rows.add_named("term_kind", "term_kind", roadmap::name(term.kind));
  if (term.start && term.end) {
    rows.add("dates", format.period({*term.start, *term.end}));
  } else if (term.start) {
    rows.add("start", format.date(*term.start));
  } else if (term.end) {
    rows.add("end", format.date(*term.end));
  }
  rows.add("due", dates_text(format, term.due));
  if (term.frequency) rows.add_named("term_frequency", "frequency", roadmap::name(*term.frequency));
  if (term.count) rows.add("count", format.number(std::int64_t{*term.count}));
  if (term.fallback_end) rows.add("fallback_end", format.date(*term.fallback_end));
}

Value quotation(const Format& format, const std::string& head, const roadmap::Passage& passage) {
  Value::List places;
  for (const Place& place : passage.places)
    places.emplace_back(format.place(place));
  return Value()
      .set("head", head)
      .set("text", text::fold_space(passage.text))
      .set("places", std::move(places));
}

}  // namespace

Value quotations(const Format& format, const report::MeasureReport& measure) {
  const roadmap::Measure& source = measure.measure;
  Value::List list;
  const auto add = [&](const std::string& head, const roadmap::Passage& passage) {
    if (!text::fold_space(passage.text).empty()) list.push_back(quotation(format, head, passage));
  };
  if (source.indicator != source.plan) add(format.text("column.indicator"), source.indicator);
  add(format.text("column.plan"), source.plan);
  for (const auto& [year, passage] : source.years) {
    add(format.fill("column.year", {{"year", std::to_string(year)}}), passage);
  }
  for (const auto& [period, passage] : source.periods)
    add(format.fill("column.period", {{"period", period}}), passage);
  add(format.text("column.unit"), source.unit);
  add(format.text("column.direction"), source.direction);
  add(format.text("column.baseline"), source.baseline);
  add(format.text("column.term"), source.term);
  return list;
}

Value reading_rows(const Format& format, const report::MeasureReport& measure) {
  Rows rows(format);
  add_plan(format, measure.measure.plan_reading, rows);
  add_term(format, measure.measure.term_reading, rows);
  return rows.take();
}

Value assumptions(const Format& format, const report::MeasureReport& measure) {
  std::set<std::string> seen;
  Value::List list;
  const auto add = [&](const std::vector<std::string>& flags) {
    for (const std::string& flag : flags) {
      if (seen.insert(flag).second) list.emplace_back(format.text_or_name("flag", flag));
    }
  };
  add(measure.measure.plan_reading.flags);
  add(measure.measure.term_reading.flags);
  add(measure.measure.flags);
  return list;
}

Value decisions(const Format& format, const report::MeasureReport& measure) {
  Value::List list;
  for (const roadmap::Decision& decision : measure.decisions) {
    list.push_back(
        Value()
            .set("kind", format.text_or_name("decision", roadmap::name(decision.kind)))
            .set("text", Value::unless_empty(decision.text))
            .set("basis", Value::unless_empty(decision.basis))
            .set("date", decision.date ? Value(format.date(*decision.date)) : Value::absent())
            .set("source", decision.sha256.empty()
                               ? Value::absent()
                               : Value(format.place(decision.place) + ", SHA-256 " +
                                       decision.sha256.substr(0, 12) + "…")));
  }
  return list;
}

// «: «Не выполнено» – 3, «Выполнено» – 1»: the statuses that an answer leads to.
std::string outcome_in_words(const Format& format, const std::map<std::string, int>& outcome) {
  std::vector<std::string> words;
  for (const auto& [code, count] : outcome) {
    std::string status = "«" + format.text_or_name("status", code) + "»";
    if (outcome.size() > 1 || count > 1) status += " – " + std::to_string(count);
    words.push_back(std::move(status));
  }
  return words.empty() ? std::string() : ": " + text::join(words, ", ");
}

Value question_view(const Format& format, const roadmap::Question& question) {
  Value::List candidates;
  for (std::size_t i = 0; i < question.candidates.size(); ++i) {
    std::string candidate = question.candidates[i];
    const std::string effect =
        i < question.effects.size() ? format.words(question.effects[i]) : std::string();
    if (!effect.empty()) candidate += " → " + effect;
    if (i < question.outcomes.size()) candidate += outcome_in_words(format, question.outcomes[i]);
    candidates.emplace_back(std::move(candidate));
  }
  Value view;
  view.set("place", format.place(question.place));
  view.set("text", Value::unless_empty(text::fold_space(question.text)));
  view.set("ask", format.words(question.ask));
  view.set("has_candidates", !candidates.empty());
  view.set("candidates", std::move(candidates));
  view.set("blocking", question.blocking);
  return view;
}

}  // namespace vekha::render::html
