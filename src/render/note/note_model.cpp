#include "render/note/note_model.h"

#include "base/text.h"
#include "render/html/reading_view.h"
#include "render/html/status_view.h"
#include "render/note/note_tables.h"
#include "render/note/typeset.h"
#include "report/method_profile.h"

#include <set>

namespace vekha::render::note {

namespace {

using evaluation::Rollup;
using evaluation::Status;
using html::question_view;
using html::shown_order;
using html::status_name;
using report::ProgrammeReport;

std::string basis(const Format& format, const ProgrammeReport& programme) {
  if (!programme.approval) return format.text("note.no_approval");
  const roadmap::Approval& approval = *programme.approval;
  if (approval.date && !approval.number.empty()) {
    return format.fill("note.approval", {{"number", approval.number}, {"date", *approval.date}});
  }
  return approval.text.empty() ? format.text("note.no_approval") : approval.text;
}

// Files whose values the programme's measures took.
std::string sources(const report::Snapshot& snapshot, const ProgrammeReport& programme) {
  std::set<std::uint32_t> used;
  for (const report::MeasureReport& measure : programme.measures) {
    for (const facts::Observation& observation : measure.observations)
      used.insert(observation.source);
  }
  std::vector<std::string> files = {programme.file};
  for (const std::uint32_t index : used) {
    if (index < snapshot.sources.size()) files.push_back(snapshot.sources[index].file);
  }
  return text::join(files, ", ");
}

Value general(const Format& format, const report::Snapshot& snapshot,
              const ProgrammeReport& programme) {
  const evaluation::Ratio& completeness = programme.rollup.completeness;
  Value::List rows;
  const auto add = [&](std::string_view key, const std::string& value) {
    if (value.empty()) return;
    rows.push_back(Value()
                       .set("name", format.text("note.general." + std::string(key)))
                       .set("value", typeset(value)));
  };
  add("basis", basis(format, programme));
  add("organisation", programme.organisation);
  add("period", programme.period ? format.period(*programme.period) : "");
  add("window", format.fill("note.from_to",
                            {{"first", programme.window.first}, {"last", programme.window.last}}));
  add("size", format.fill("programme.size",
                          {{"measures", programme.rollup.total},
                           {"sections", static_cast<std::int64_t>(programme.sections.size())}}));
  add("sources", sources(snapshot, programme));
  add("completeness", completeness.due == 0
                          ? format.text("none.dash")
                          : format.fill("note.completeness", {{"reported", completeness.done},
                                                              {"due", completeness.due},
                                                              {"share", *completeness.value()}}));
  return rows;
}

// One sentence for each status that occurs: «Не выполнено 2 мероприятия.»
Value::List status_sentences(const Format& format, const Rollup& rollup) {
  Value::List list;
  for (const Status status : shown_order()) {
    const std::string key = "note.sentence." + status_name(status);
    if (rollup.count(status) > 0 && format.phrases().has(key)) {
      list.emplace_back(typeset(format.fill(key, {{"count", rollup.count(status)}})));
    }
  }
  return list;
}

std::string result_sentence(const Format& format, const Rollup& rollup) {
  if (rollup.srm.due == 0) return format.text("note.nothing_due");
  if (rollup.srm.done == 0) return format.fill("note.result_none", {{"due", rollup.srm.due}});
  return format.fill("note.result", {{"done", rollup.srm.done},
                                     {"due", rollup.srm.due},
                                     {"share", *rollup.srm.value()},
                                     {"in_time", rollup.srm_in_time.done},
                                     {"in_time_share", *rollup.srm_in_time.value()}});
}

std::string size_sentence(const Format& format, const NoteInput& input) {
  const Rollup& rollup = input.programme.rollup;
  std::string text = format.fill(input.scope.empty() ? "note.size" : "note.size_selected",
                                 {{"count", rollup.total}});
  if (rollup.srm.due > 0) text += " " + format.fill("note.size_due", {{"due", rollup.srm.due}});
  return text;
}

Value conclusions(const Format& format, const Rollup& rollup) {
  Value::List list = {typeset(result_sentence(format, rollup))};
  for (Value& sentence : status_sentences(format, rollup))
    list.push_back(std::move(sentence));
  if (rollup.band) {
    list.emplace_back(typeset(format.fill(
        "note.band",
        {{"low", rollup.band->first}, {"high", rollup.band->second}, {"open", rollup.undecided}})));
  }
  if (rollup.degree)
    list.emplace_back(typeset(format.fill("note.degree", {{"share", *rollup.degree}})));
  return list;
}

Value questions(const Format& format, const ProgrammeReport& programme) {
  Value::List list;
  for (const roadmap::Question& question : programme.questions)
    list.push_back(question_view(format, question));
  return list;
}

void set_list(Value& model, const std::string& name, Value list) {
  model.set("has_" + name, !list.is_absent());
  model.set(name, std::move(list));
}

Value texts(const Format& format, const NoteInput& input) {
  const ProgrammeReport& programme = input.programme;
  const evaluation::Method& method = input.snapshot.method;
  Value model;
  model.set("lang", format.language() == Language::russian ? "ru" : "en");
  model.set("office", input.snapshot.office.name);
  model.set("programme", programme.title.empty() ? programme.id : programme.title);
  model.set("organisation", Value::unless_empty(programme.organisation));
  model.set("period", typeset(format.fill("note.from_to", {{"first", programme.window.first},
                                                           {"last", programme.window.last}})));
  model.set("as_of", format.date(input.snapshot.as_of));
  model.set("scope", Value::unless_empty(input.scope));
  model.set("snapshot", input.snapshot.id);
  model.set("version", input.snapshot.version);
  model.set("result", typeset(result_sentence(format, programme.rollup)));
  model.set("size", typeset(size_sentence(format, input)));
  // The profile is printed with every report: its name, act, formulas and sources.
  std::string settings = format.fill("method.settings", {{"margin", method.risk_margin},
                                                         {"days", std::int64_t{method.risk_days}},
                                                         {"tolerance", method.tolerance}});
  for (const std::string& line : report::method_lines(method, input.phrases)) {
    const bool ended =
        settings.ends_with('.') || settings.ends_with(';') || settings.ends_with(':');
    settings += (ended ? " " : ". ") + line;
  }
  model.set("settings", typeset(settings));
  return model;
}

}  // namespace

Value note_model(const NoteInput& input) {
  const ProgrammeReport& programme = input.programme;
  const Format format(input.phrases);
  Value model = texts(format, input);
  model.set("general", general(format, input.snapshot, programme));
  model.set("counts", status_sentences(format, programme.rollup));
  model.set("sections", section_table(format, programme));
  set_list(model, "indicators", indicator_table(format, programme));
  set_list(model, "executors", executor_table(format, programme));
  set_list(model, "units", unit_table(format, programme));
  set_list(model, "delays", delay_table(format, programme));
  set_list(model, "questions", questions(format, programme));
  model.set("conclusions", conclusions(format, programme.rollup));
  set_list(model, "recommendations", recommendations(format, programme));
  model.set("measures", measure_table(format, programme));
  set_list(model, "evidence", evidence_table(format, programme));
  set_list(model, "assumptions", assumption_table(format, programme));
  return model;
}

}  // namespace vekha::render::note
