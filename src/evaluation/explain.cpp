#include "evaluation/explain.h"

#include <algorithm>

namespace vekha::evaluation {

namespace {

using Arguments = std::vector<std::pair<std::string, Explanation::Argument>>;

Explanation keyed(std::string key, Arguments arguments = {}) {
  return {std::move(key), std::move(arguments)};
}

// «1 из 5» needs both figures; documents and milestones have none worth printing.
bool has_figures(const MeasureResult& result) {
  if (result.by_mark) return false;
  return result.plan && result.actual && (result.percent || *result.plan != Decimal::of(1));
}

bool counts_units(const MeasureResult& result) {
  return result.units > 1 && (result.units_done > 0 || result.by_mark);
}

bool has_rounds(const MeasureResult& result) {
  return result.due.size() > 1 && result.occurrences_due > 0;
}

// The kind of words that the figures ask for.
std::string variant_of_figures(const MeasureResult& result, const Wanted& wanted) {
  std::string kind = ".count";
  if (result.plan_max) {
    kind = ".range";
  } else if (result.falling) {
    kind = wanted.strict ? ".below" : ".falling";
  } else if (wanted.strict) {
    kind = ".above";
  }
  if (!result.percent) return kind;
  return kind == ".count" ? ".percent" : kind + "_percent";
}

std::string variant(const MeasureResult& result, const Wanted& wanted) {
  if (has_figures(result)) return variant_of_figures(result, wanted);
  if (has_rounds(result)) return ".occurrences";
  return counts_units(result) ? ".units" : ".plain";
}

Arguments arguments_of(const MeasureResult& result) {
  if (has_figures(result)) {
    const Decimal rest =
        result.falling ? *result.actual - *result.plan : *result.plan - *result.actual;
    Arguments arguments = {
        {"actual", *result.actual}, {"plan", *result.plan}, {"rest", std::max(Decimal(), rest)}};
    if (result.plan_max) arguments.emplace_back("most", *result.plan_max);
    return arguments;
  }
  if (has_rounds(result)) {
    return {{"done", result.occurrences_done},
            {"wanted", std::int64_t{result.occurrences_due}},
            {"all", static_cast<std::int64_t>(result.due.size())}};
  }
  if (!counts_units(result)) return {};
  return {{"done", result.units_done},
          {"units", result.units},
          {"rest", result.units - result.units_done}};
}

Explanation with_date(const MeasureResult& result, const Wanted& wanted, const std::string& key) {
  Arguments arguments = arguments_of(result);
  if (!result.judged_on) return keyed(key + ".undated" + variant(result, wanted), arguments);
  arguments.emplace_back("due", *result.judged_on);
  return keyed(key + variant(result, wanted), arguments);
}

// «Сделано 2 при плане 2 к этому времени; нужно ещё 3 до 30 сентября».
Explanation in_progress(const MeasureResult& result, const Wanted& wanted) {
  const bool ahead = wanted.next && result.actual && result.judged_on && has_figures(result);
  if (!ahead) return with_date(result, wanted, "why.in_progress");
  const Decimal rest = std::max(Decimal(), *wanted.next - *result.actual);
  return keyed(result.percent ? "why.in_progress.ahead_percent" : "why.in_progress.ahead",
               {{"actual", *result.actual},
                {"plan", *result.plan},
                {"next", *wanted.next},
                {"rest", rest},
                {"due", *result.judged_on}});
}

Explanation overdue(const MeasureResult& result, const Wanted& wanted, const std::string& key) {
  Explanation explanation = with_date(result, wanted, key);
  explanation.arguments.emplace_back("days", std::int64_t{result.days_late});
  return explanation;
}

Explanation at_risk(const MeasureResult& result, const Wanted& wanted, Date as_of) {
  const int left = result.judged_on ? days_between(as_of, *result.judged_on) : 0;
  Explanation explanation = with_date(result, wanted, "why.at_risk");
  explanation.arguments.emplace_back("left", std::int64_t{left});
  explanation.arguments.emplace_back("elapsed", result.elapsed.value_or(Fraction(1)));
  return explanation;
}

Explanation done(const MeasureResult& result, const Wanted& wanted) {
  Explanation explanation = keyed("why.done" + variant(result, wanted), arguments_of(result));
  if (!result.completed) {
    explanation.key += ".undated";
  } else {
    explanation.key += ".dated";
    explanation.arguments.emplace_back("completed", *result.completed);
  }
  return explanation;
}

Explanation done_late(const MeasureResult& result) {
  return keyed("why.done_late", {{"completed", *result.completed},
                                 {"due", *result.judged_on},
                                 {"days", std::int64_t{result.days_late}}});
}

// A term that has begun is told from one that has not: nothing is late, but nothing is known
// either.
Explanation not_due(const MeasureResult& result, Date as_of) {
  const auto next = result.judged_on;
  if (!next) return keyed("why.not_due.undated");
  const bool begun = result.start && *result.start <= as_of && as_of <= *next;
  if (!begun || result.reported) return keyed("why.not_due.dated", {{"due", *next}});
  return keyed("why.not_due.silent",
               {{"due", *next}, {"left", std::int64_t{days_between(as_of, *next)}}});
}

Explanation clarify(const MeasureResult& result) {
  if (result.undefined) return keyed("why.clarify.figures");
  if (result.candidates.empty()) return keyed("why.clarify.plain");
  return keyed("why.clarify.candidates",
               {{"count", static_cast<std::int64_t>(result.candidates.size())}});
}

Explanation no_data(const MeasureResult& result) {
  return result.judged_on ? keyed("why.no_data.dated", {{"due", *result.judged_on},
                                                        {"days", std::int64_t{result.days_late}}})
                          : keyed("why.no_data.undated");
}

}  // namespace

Explanation why_of(const MeasureResult& result, const Wanted& wanted, Date as_of) {
  switch (result.status) {
    case Status::cancelled: return keyed("why.cancelled");
    case Status::not_planned: return keyed("why.not_planned");
    case Status::clarify: return clarify(result);
    case Status::expert: return keyed("why.expert");
    case Status::not_due: return not_due(result, as_of);
    case Status::no_requests: return keyed("why.no_requests");
    case Status::done: return done(result, wanted);
    case Status::exceeded:
      return keyed("why.exceeded" + variant(result, wanted), arguments_of(result));
    case Status::done_late: return done_late(result);
    case Status::unconfirmed:
      return keyed("why.unconfirmed" + variant(result, wanted), arguments_of(result));
    case Status::at_risk: return at_risk(result, wanted, as_of);
    case Status::in_progress: return in_progress(result, wanted);
    case Status::no_data: return no_data(result);
    case Status::partial: return overdue(result, wanted, "why.partial");
    case Status::not_done: return overdue(result, wanted, "why.not_done");
  }
  return {};
}

std::vector<Explanation> notes_of(const MeasureResult& result, Date as_of) {
  std::vector<Explanation> notes;
  if (!result.duplicate_of.empty())
    notes.push_back(keyed("why.note.duplicate", {{"measure", result.duplicate_of}}));
  if (is_done(result.status) && !result.completed) notes.push_back(keyed("why.note.no_date"));
  if (result.status == Status::not_due && result.reported)
    notes.push_back(keyed("why.note.reported_early"));
  if (result.plan_max && result.actual && *result.actual > *result.plan_max)
    notes.push_back(
        keyed("why.note.above_range", {{"actual", *result.actual}, {"most", *result.plan_max}}));
  const bool reached = is_done(result.status) || result.status == Status::unconfirmed;
  const bool missed = result.status == Status::partial || result.status == Status::not_done;
  if (reached && result.mark == false) notes.push_back(keyed("why.note.mark_denies"));
  if (missed && result.mark == true) notes.push_back(keyed("why.note.mark_claims"));
  if (is_done(result.status) && result.raw_degree && *result.raw_degree < Fraction(1))
    notes.push_back(keyed("why.note.tolerance", {{"degree", *result.raw_degree}}));
  if (result.forecast && result.judged_on && as_of < *result.judged_on && result.plan) {
    notes.push_back(keyed(
        result.percent ? "why.note.forecast_percent" : "why.note.forecast",
        {{"value", result.forecast->value}, {"plan", *result.plan}, {"due", *result.judged_on}}));
  }
  return notes;
}

std::vector<Explanation> arithmetic_of(const MeasureResult& result, const Method& method) {
  std::vector<Explanation> lines;
  if (result.raw_degree && has_rounds(result) && !has_figures(result)) {
    lines.push_back(
        keyed("arithmetic.occurrences", {{"done", result.occurrences_done},
                                         {"wanted", std::int64_t{result.occurrences_due}},
                                         {"degree", *result.degree}}));
  } else if (result.raw_degree && result.plan && result.actual && !result.by_mark) {
    lines.push_back(keyed(
        result.falling ? "arithmetic.falling" : "arithmetic.degree",
        {{"actual", *result.actual}, {"plan", *result.plan}, {"degree", *result.raw_degree}}));
  }
  if (result.degree && result.raw_degree && *result.degree != *result.raw_degree) {
    lines.push_back(keyed("arithmetic.capped"));
  }
  const bool paced = result.status == Status::at_risk || result.status == Status::in_progress;
  if (paced && result.elapsed) {
    lines.push_back(keyed("arithmetic.elapsed",
                          {{"elapsed", *result.elapsed}, {"margin", method.risk_margin}}));
  }
  return lines;
}

}  // namespace vekha::evaluation
