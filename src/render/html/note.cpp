#include "render/html/note.h"

#include "base/text.h"
#include "render/html/note_tables.h"
#include "render/html/reading_view.h"
#include "render/html/status_view.h"
#include "render/template_engine.h"

#include <algorithm>
#include <cassert>
#include <set>

namespace vekha::render::html {

namespace {

using evaluation::Rollup;
using evaluation::Status;
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
    rows.push_back(
        Value().set("name", format.text("note.general." + std::string(key))).set("value", value));
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
      list.push_back(format.fill(key, {{"count", rollup.count(status)}}));
    }
  }
  return list;
}

std::string result_sentence(const Format& format, const Rollup& rollup) {
  if (rollup.srm.due == 0) return format.text("note.nothing_due");
  return format.fill("note.result", {{"done", rollup.srm.done},
                                     {"due", rollup.srm.due},
                                     {"share", *rollup.srm.value()},
                                     {"in_time", rollup.srm_in_time.done},
                                     {"in_time_share", *rollup.srm_in_time.value()}});
}

Value conclusions(const Format& format, const Rollup& rollup) {
  Value::List list = {result_sentence(format, rollup)};
  for (Value& sentence : status_sentences(format, rollup))
    list.push_back(std::move(sentence));
  if (rollup.band) {
    list.push_back(format.fill(
        "note.band",
        {{"low", rollup.band->first}, {"high", rollup.band->second}, {"open", rollup.undecided}}));
  }
  if (rollup.degree) list.push_back(format.fill("note.degree", {{"share", *rollup.degree}}));
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

Value texts(const Format& format, const report::Snapshot& snapshot,
            const ProgrammeReport& programme) {
  const std::string title = programme.title.empty() ? programme.id : programme.title;
  Value model;
  model.set("lang", format.language() == Language::russian ? "ru" : "en");
  model.set("office", snapshot.office.name);
  model.set("programme", title);
  model.set("period", format.fill("note.from_to", {{"first", programme.window.first},
                                                   {"last", programme.window.last}}));
  model.set("as_of", format.date(snapshot.as_of));
  model.set("snapshot", snapshot.id);
  model.set("version", snapshot.version);
  model.set("result", result_sentence(format, programme.rollup));
  model.set("size", format.fill("note.size", {{"count", programme.rollup.total},
                                              {"due", programme.rollup.srm.due}}));
  model.set("settings",
            format.fill("method.settings", {{"margin", snapshot.method.risk_margin},
                                            {"days", std::int64_t{snapshot.method.risk_days}},
                                            {"tolerance", snapshot.method.tolerance}}));
  return model;
}

}  // namespace

std::string render_note(const report::Snapshot& snapshot, const std::string& programme_id,
                        const report::Templates& templates, const report::Phrases& phrases) {
  const auto found =
      std::find_if(snapshot.programmes.begin(), snapshot.programmes.end(),
                   [&](const auto& programme) { return programme.id == programme_id; });
  assert(found != snapshot.programmes.end());
  const ProgrammeReport& programme = *found;
  const Format format(phrases);
  Value model = texts(format, snapshot, programme);
  model.set("style", templates.read("note/note.css"));
  model.set("general", general(format, snapshot, programme));
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
  TemplateEngine engine(templates, phrases);
  return engine.render("note/note", model);
}

}  // namespace vekha::render::html
