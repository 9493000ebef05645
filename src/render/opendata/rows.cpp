#include "render/opendata/rows.h"

#include "base/text.h"
#include "render/address.h"

#include <algorithm>

namespace vekha::render::opendata {

namespace {

using evaluation::Rollup;
using evaluation::Status;
using facts::Observation;
using facts::ObservationStatus;
using report::MeasureReport;
using report::ProgrammeReport;

// Shares of smaller groups say something about persons.
const Decimal smallest_group = Decimal::of(10);

template <typename T>
Cell cell(const std::optional<T>& value) {
  return value ? Cell(*value) : Cell();
}

Cell number(std::int64_t value) {
  return value;
}

Cell share(const std::optional<Fraction>& value) {
  return value ? Cell(to_decimal(*value)) : Cell();
}

std::string status_label(const Format& format, Status status) {
  return format.text("status." + text::to_lower(evaluation::code(status)));
}

std::string executors(const MeasureReport& report) {
  std::vector<std::string> names;
  names.reserve(report.measure.executors.size());
  for (const roadmap::Executor& executor : report.measure.executors)
    names.push_back(executor.name);
  return text::join(names, "; ");
}

void measure_rows(const report::Snapshot& snapshot, const Format& format, const RowSink& sink) {
  const Addresses addresses(snapshot);
  for (const ProgrammeReport& programme : snapshot.programmes) {
    for (std::size_t i = 0; i < programme.measures.size(); ++i) {
      const MeasureReport& report = programme.measures[i];
      const report::SectionReport& section = programme.sections[report.section];
      const roadmap::Measure& measure = report.measure;
      const evaluation::MeasureResult& result = report.result;
      sink({programme.id,
            programme.title,
            section.id,
            numbered(section.number, section.title),
            measure.id,
            measure.number,
            text::fold_space(measure.title.text),
            text::fold_space(measure.indicator.text),
            text::fold_space(measure.plan.text),
            text::fold_space(measure.term.text),
            executors(report),
            std::string(evaluation::code(result.status)),
            status_label(format, result.status),
            result.rule,
            cell(result.plan),
            cell(result.plan_max),
            cell(result.actual),
            result.percent,
            result.unit,
            share(result.degree),
            cell(result.start),
            result.due.empty() ? Cell() : Cell(result.due.back()),
            cell(result.completed),
            number(result.days_late),
            format.phrases().fill(result.why),
            public_address(snapshot, addresses.measure(programme, i))});
    }
  }
}

struct Target {
  std::int64_t item = 0;  ///< of a plan with several, from 1; 0: the only one
  std::string period;
  std::optional<Decimal> value;
};

void target_row(const ProgrammeReport& programme, const roadmap::Measure& measure,
                const roadmap::PlanReading& plan, const Target& target, const RowSink& sink) {
  const auto name_of = [](const auto& value) {
    return value ? Cell(std::string(roadmap::name(*value))) : Cell();
  };
  sink({programme.id, measure.id, target.item, text::fold_space(measure.indicator.text),
        std::string(roadmap::name(plan.kind)), name_of(plan.comparator), target.period,
        cell(target.value), cell(plan.value_max), cell(plan.unit), cell(plan.base),
        name_of(plan.direction), cell(plan.baseline),
        text::fold_space(measure.plan.empty() ? measure.indicator.text : measure.plan.text)});
}

void indicator_rows(const report::Snapshot& snapshot, const RowSink& sink) {
  for (const ProgrammeReport& programme : snapshot.programmes) {
    for (const MeasureReport& report : programme.measures) {
      const roadmap::PlanReading& plan = report.measure.plan_reading;
      std::int64_t item = 0;
      for (const roadmap::PlanReading& part : plan.items)
        target_row(programme, report.measure, part, {++item, "", part.value}, sink);
      for (const auto& [year, value] : plan.year_targets)
        target_row(programme, report.measure, plan, {0, std::to_string(year), value}, sink);
      if (plan.items.empty() && plan.year_targets.empty())
        target_row(programme, report.measure, plan, {0, "", plan.value}, sink);
    }
  }
}

bool is_withheld(const Observation& observation) {
  const bool small =
      observation.percent && observation.denominator && *observation.denominator < smallest_group;
  return small || observation.status == ObservationStatus::suppressed;
}

std::string obs_status(const Observation& observation) {
  if (is_withheld(observation)) return "suppressed";
  switch (observation.status) {
    case ObservationStatus::provisional: return "provisional";
    case ObservationStatus::estimated: return "estimated";
    case ObservationStatus::missing: return "missing";
    default: return "normal";
  }
}

std::string evidence_text(const Observation& observation) {
  std::vector<std::string> texts;
  for (const facts::Evidence& evidence : observation.evidence) {
    if (!evidence.text.empty()) texts.push_back(text::fold_space(evidence.text));
  }
  return text::join(texts, "; ");
}

std::string evidence_address(const Observation& observation) {
  for (const facts::Evidence& evidence : observation.evidence) {
    const bool web = evidence.link.starts_with("https://") || evidence.link.starts_with("http://");
    if (web) return evidence.link;
  }
  return "";
}

void observation_row(const Format& format, const ProgrammeReport& programme,
                     const Observation& observation, bool counted, const RowSink& sink) {
  const bool withheld = is_withheld(observation);
  const auto shown = [withheld](const auto& value) { return withheld ? Cell() : cell(value); };
  Place within = observation.place;
  within.file.clear();
  sink({programme.id,
        observation.measure_id,
        static_cast<std::int64_t>(observation.item),
        observation.unit,
        observation.period ? Cell(observation.period->first) : Cell(),
        observation.period ? Cell(observation.period->last) : Cell(),
        shown(observation.value),
        observation.percent,
        shown(observation.numerator),
        shown(observation.denominator),
        cell(observation.done),
        observation.cumulative,
        cell(observation.completed),
        obs_status(observation),
        counted,
        evidence_text(observation),
        evidence_address(observation),
        text::fold_space(observation.reason),
        observation.place.file,
        format.place(within),
        withheld ? Cell() : Cell(text::fold_space(observation.raw))});
}

void observation_rows(const report::Snapshot& snapshot, const Format& format, const RowSink& sink) {
  for (const ProgrammeReport& programme : snapshot.programmes) {
    for (const MeasureReport& report : programme.measures) {
      for (const Observation& observation : report.observations) {
        const auto is_flag = [](const std::string& flag) {
          return flag == "superseded" || flag == "duplicate";
        };
        const bool counted = std::ranges::none_of(observation.flags, is_flag);
        observation_row(format, programme, observation, counted, sink);
      }
    }
  }
}

// Calls visit(section id, section title, roll-up): the programme as a whole first, with empty
// texts.
template <typename Visit>
void for_each_rollup(const ProgrammeReport& programme, Visit visit) {
  visit(std::string(), std::string(), programme.rollup);
  for (const report::SectionReport& section : programme.sections)
    visit(section.id, numbered(section.number, section.title), section.rollup);
}

void status_rows(const report::Snapshot& snapshot, const Format& format, const RowSink& sink) {
  for (const ProgrammeReport& programme : snapshot.programmes) {
    for_each_rollup(programme, [&](const auto& id, const auto& title, const Rollup& rollup) {
      for (std::size_t i = 0; i < evaluation::status_count; ++i) {
        const auto status = static_cast<Status>(i);
        sink({programme.id, id, title, std::string(evaluation::code(status)),
              status_label(format, status), number(rollup.by_status[i])});
      }
    });
  }
}

void total_rows(const report::Snapshot& snapshot, const RowSink& sink) {
  for (const ProgrammeReport& programme : snapshot.programmes) {
    for_each_rollup(programme, [&](const auto& id, const auto& title, const Rollup& rollup) {
      const auto band = [&](auto member) {
        return rollup.band ? Cell(to_decimal((*rollup.band).*member)) : Cell();
      };
      sink({programme.id, programme.title, id, title, number(rollup.total), number(rollup.srm.due),
            number(rollup.srm.done), number(rollup.srm_in_time.done),
            number(rollup.completeness.done), share(rollup.srm.value()),
            share(rollup.srm_in_time.value()), number(rollup.undecided),
            band(&std::pair<Fraction, Fraction>::first),
            band(&std::pair<Fraction, Fraction>::second)});
    });
  }
}

}  // namespace

void for_each_row(const report::Snapshot& snapshot, const Format& format, const std::string& name,
                  const RowSink& sink) {
  if (name == "measures") return measure_rows(snapshot, format, sink);
  if (name == "indicators") return indicator_rows(snapshot, sink);
  if (name == "observations") return observation_rows(snapshot, format, sink);
  if (name == "statuses") return status_rows(snapshot, format, sink);
  return total_rows(snapshot, sink);
}

}  // namespace vekha::render::opendata
