#include "render/html/observation_view.h"

#include "base/text.h"

namespace vekha::render::html {

namespace {

using facts::Observation;

std::string value_text(const Format& format, const Observation& observation) {
  if (observation.numerator && observation.denominator) {
    const std::string parts = format.fill(
        "observation.share",
        {{"numerator", *observation.numerator}, {"denominator", *observation.denominator}});
    if (!observation.value) return parts;
    const std::string number = format.number(*observation.value);
    return (observation.percent ? format.with_percent_sign(number) : number) + " (" + parts + ")";
  }
  if (observation.value) {
    const std::string number = format.number(*observation.value);
    return observation.percent ? format.with_percent_sign(number) : number;
  }
  if (observation.done)
    return format.text(*observation.done ? "observation.done" : "observation.not_done");
  return format.text(observation.status == facts::ObservationStatus::suppressed
                         ? "observation.suppressed"
                         : "observation.missing");
}

Value remarks(const Format& format, const Observation& observation) {
  Value::List list;
  if (observation.completed)
    list.emplace_back(format.fill("observation.completed", {{"date", *observation.completed}}));
  if (observation.cumulative) list.emplace_back(format.text("observation.cumulative"));
  if (!observation.reason.empty())
    list.emplace_back(format.fill("observation.reason", {{"reason", observation.reason}}));
  if (!observation.note.empty()) list.emplace_back(observation.note);
  for (const std::string& flag : observation.flags)
    list.emplace_back(format.text_or_name("flag", flag));
  return list;
}

bool is_web_address(const std::string& link) {
  return link.starts_with("https://") || link.starts_with("http://");
}

std::string evidence_text(const Format& format, const facts::Evidence& evidence) {
  std::vector<std::string> parts;
  if (!evidence.kind.empty()) parts.push_back(evidence.kind);
  if (!evidence.number.empty())
    parts.push_back(format.fill("evidence.number", {{"number", evidence.number}}));
  if (evidence.date) parts.push_back(format.fill("evidence.date", {{"date", *evidence.date}}));
  if (parts.empty()) return evidence.text.empty() ? evidence.link : evidence.text;
  return text::join(parts, " ");
}

}  // namespace

Value evidence_view(const Format& format, const facts::Evidence& evidence) {
  Value view;
  view.set("text", evidence_text(format, evidence));
  view.set("link", is_web_address(evidence.link) ? Value(evidence.link) : Value::absent());
  view.set("confirms", evidence.confirms());
  return view;
}

Value observation_view(const Format& format, const Observation& observation) {
  Value::List evidence;
  for (const facts::Evidence& document : observation.evidence)
    evidence.push_back(evidence_view(format, document));
  const std::string value = value_text(format, observation);
  Value view;
  view.set("period",
           observation.period ? format.period(*observation.period) : format.text("none.dash"));
  view.set("unit", Value::unless_empty(observation.unit));
  view.set("value", value);
  view.set("raw", observation.raw == value
                      ? Value::absent()
                      : Value::unless_empty(text::fold_space(observation.raw)));
  view.set("has_evidence", !evidence.empty());
  view.set("evidence", std::move(evidence));
  view.set("place", format.place(observation.place));
  view.set("remarks", remarks(format, observation));
  return view;
}

}  // namespace vekha::render::html
