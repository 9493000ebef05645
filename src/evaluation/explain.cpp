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
  return result.plan && result.actual && (result.percent || *result.plan != Decimal::of(1));
}

Arguments figures(const MeasureResult& result) {
  return {{"actual", *result.actual}, {"plan", *result.plan}};
}

std::string variant(const MeasureResult& result) {
  if (result.occurrences_due > 1) return ".occurrences";
  if (!has_figures(result)) return ".plain";
  return result.percent ? ".percent" : ".count";
}

Arguments arguments_of(const MeasureResult& result) {
  Arguments arguments;
  if (result.occurrences_due > 1) {
    arguments = {{"done", result.occurrences_done},
                 {"wanted", std::int64_t{result.occurrences_due}}};
  } else if (has_figures(result)) {
    arguments = figures(result);
    arguments.emplace_back("rest", std::max(Decimal(), *result.plan - *result.actual));
  }
  return arguments;
}

Explanation with_date(const MeasureResult& result, const std::string& key) {
  Arguments arguments = arguments_of(result);
  if (!result.judged_on) return keyed(key + ".undated" + variant(result), arguments);
  arguments.emplace_back("due", *result.judged_on);
  return keyed(key + variant(result), arguments);
}

Explanation overdue(const MeasureResult& result, const std::string& key) {
  Explanation explanation = with_date(result, key);
  explanation.arguments.emplace_back("days", std::int64_t{result.days_late});
  return explanation;
}

Explanation at_risk(const MeasureResult& result, Date as_of) {
  const int left = result.judged_on ? days_between(as_of, *result.judged_on) : 0;
  Explanation explanation = with_date(result, "why.at_risk");
  explanation.arguments.emplace_back("left", std::int64_t{left});
  explanation.arguments.emplace_back("elapsed", result.elapsed.value_or(Fraction(1)));
  return explanation;
}

Explanation done(const MeasureResult& result) {
  Explanation explanation = keyed("why.done" + variant(result), arguments_of(result));
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

Explanation not_due(const MeasureResult& result) {
  const auto next = result.due.empty() ? std::nullopt : std::optional(result.due.front());
  return next ? keyed("why.not_due.dated", {{"due", *next}}) : keyed("why.not_due.undated");
}

Explanation no_data(const MeasureResult& result) {
  return result.judged_on ? keyed("why.no_data.dated", {{"due", *result.judged_on},
                                                        {"days", std::int64_t{result.days_late}}})
                          : keyed("why.no_data.undated");
}

}  // namespace

Explanation why_of(const MeasureResult& result, Date as_of) {
  switch (result.status) {
    case Status::cancelled: return keyed("why.cancelled");
    case Status::not_planned: return keyed("why.not_planned");
    case Status::clarify:
      return result.candidates.empty()
                 ? keyed("why.clarify.plain")
                 : keyed("why.clarify.candidates",
                         {{"count", static_cast<std::int64_t>(result.candidates.size())}});
    case Status::expert: return keyed("why.expert");
    case Status::not_due: return not_due(result);
    case Status::no_requests: return keyed("why.no_requests");
    case Status::done: return done(result);
    case Status::exceeded: return keyed("why.exceeded" + variant(result), arguments_of(result));
    case Status::done_late: return done_late(result);
    case Status::unconfirmed:
      return keyed("why.unconfirmed" + variant(result), arguments_of(result));
    case Status::at_risk: return at_risk(result, as_of);
    case Status::in_progress: return with_date(result, "why.in_progress");
    case Status::no_data: return no_data(result);
    case Status::partial: return overdue(result, "why.partial");
    case Status::not_done: return overdue(result, "why.not_done");
  }
  return {};
}

std::vector<Explanation> arithmetic_of(const MeasureResult& result, const Method& method) {
  std::vector<Explanation> lines;
  if (result.raw_degree && result.occurrences_due > 1) {
    lines.push_back(
        keyed("arithmetic.occurrences", {{"done", result.occurrences_done},
                                         {"wanted", std::int64_t{result.occurrences_due}},
                                         {"degree", *result.degree}}));
  } else if (result.raw_degree && result.plan && result.actual) {
    lines.push_back(keyed(
        "arithmetic.degree",
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
