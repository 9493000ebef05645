#include "render/html/status_view.h"

#include "base/text.h"
#include "render/svg.h"

namespace vekha::render::html {

namespace {

using evaluation::Rollup;
using evaluation::Status;

Value legend(const Format& format, const Rollup& rollup, const std::string& list_path) {
  Value::List items;
  for (const Status status : shown_order()) {
    if (rollup.count(status) == 0) continue;
    items.push_back(Value()
                        .set("chip", status_chip(format, status))
                        .set("count", format.number(rollup.count(status)))
                        .set("href", list_path.empty() ? Value::absent()
                                                       : list_path + "#" + status_name(status)));
  }
  return items;
}

std::string bar(const Format& format, const Rollup& rollup, const std::string& id) {
  std::vector<svg::Segment> segments;
  std::vector<std::string> counts;
  for (const Status status : shown_order()) {
    const std::int64_t count = rollup.count(status);
    if (count == 0) continue;
    segments.push_back({"f-" + status_name(status), count});
    counts.push_back(format.text("status." + status_name(status)) + ": " + format.number(count));
  }
  const std::string title =
      format.fill("bar.title", {{"total", rollup.total}, {"counts", text::join(counts, ", ")}});
  return svg::stacked_bar(segments, title, id);
}

Value band(const Format& format, const Rollup& rollup) {
  if (!rollup.band) return Value::absent();
  return format.fill(
      "rollup.band",
      {{"low", rollup.band->first}, {"high", rollup.band->second}, {"open", rollup.undecided}});
}

}  // namespace

const std::vector<Status>& shown_order() {
  static const std::vector<Status> order = {
      Status::exceeded,    Status::done,        Status::done_late, Status::in_progress,
      Status::at_risk,     Status::partial,     Status::not_done,  Status::no_data,
      Status::unconfirmed, Status::clarify,     Status::expert,    Status::no_requests,
      Status::not_due,     Status::not_planned, Status::cancelled};
  return order;
}

std::string status_name(Status status) {
  return text::to_lower(evaluation::code(status));
}

Value status_chip(const Format& format, Status status) {
  const std::string name = status_name(status);
  Value chip;
  chip.set("css", "s-" + name);
  chip.set("symbol", format.text("symbol." + name));
  chip.set("word", format.text("status." + name));
  return chip;
}

Value rollup_view(const Format& format, const Rollup& rollup, const std::string& id,
                  const std::string& list_path) {
  const evaluation::Ratio& srm = rollup.srm;
  const auto share = srm.value();
  Value view;
  view.set("percent", share ? Value(format.percent(*share)) : Value::absent());
  view.set("sentence", share
                           ? format.fill("rollup.sentence", {{"done", srm.done}, {"due", srm.due}})
                           : format.text("rollup.nothing_due"));
  const auto in_time = rollup.srm_in_time.value();
  view.set("in_time",
           in_time ? Value(format.fill("rollup.in_time",
                                       {{"done", rollup.srm_in_time.done}, {"share", *in_time}}))
                   : Value::absent());
  view.set("band", band(format, rollup));
  view.set("bar", bar(format, rollup, id));
  view.set("legend", legend(format, rollup, list_path));
  return view;
}

Value rollup_cells(const Format& format, const Rollup& rollup) {
  const auto share = rollup.srm.value();
  Value cells;
  cells.set("total", format.number(rollup.total));
  cells.set("due", format.number(rollup.srm.due));
  cells.set("done", format.number(rollup.srm.done));
  cells.set("in_time", format.number(rollup.srm_in_time.done));
  cells.set("percent", share ? format.percent(*share) : format.text("none.dash"));
  return cells;
}

Rollup sum(const std::vector<const Rollup*>& rollups) {
  Rollup total;
  const auto add = [](evaluation::Ratio& to, const evaluation::Ratio& more) {
    to.done += more.done;
    to.due += more.due;
  };
  for (const Rollup* rollup : rollups) {
    total.total += rollup->total;
    total.undecided += rollup->undecided;
    for (std::size_t i = 0; i < evaluation::status_count; ++i)
      total.by_status[i] += rollup->by_status[i];
    add(total.srm, rollup->srm);
    add(total.srm_in_time, rollup->srm_in_time);
    add(total.completeness, rollup->completeness);
  }
  return total;
}

}  // namespace vekha::render::html
