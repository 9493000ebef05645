#include "base/text.h"
#include "render/html/measure_view.h"
#include "render/html/pages.h"
#include "render/html/reading_view.h"

#include <algorithm>

namespace vekha::render::html {

namespace {

using report::ProgrammeReport;

Value measure_link(const Site& site, const ProgrammeReport& programme,
                   const std::string& measure_id, const std::string& root) {
  const auto found = std::ranges::find_if(
      programme.measures, [&](const auto& measure) { return measure.measure.id == measure_id; });
  if (measure_id.empty() || found == programme.measures.end()) return Value::absent();
  const auto index = static_cast<std::size_t>(found - programme.measures.begin());
  return Value()
      .set("name", measure_name(*found))
      .set("href", root + site.addresses().measure(programme, index));
}

Value question_list(const Site& site, const ProgrammeReport& programme, bool blocking,
                    const std::string& root) {
  Value::List list;
  for (const roadmap::Question& question : programme.questions) {
    if (question.blocking != blocking) continue;
    Value view = question_view(site.format(), question);
    view.set("measure", measure_link(site, programme, question.measure_id, root));
    list.push_back(std::move(view));
  }
  return list;
}

std::int64_t blocking_count(const ProgrammeReport& programme) {
  return std::count_if(programme.questions.begin(), programme.questions.end(),
                       [](const auto& q) { return q.blocking; });
}

}  // namespace

void write_questions(Site& site, const ProgrammeReport& programme) {
  const Format& format = site.format();
  const std::string path = site.addresses().in_programme(programme, "questions.html");
  const std::string root = root_from(path);
  Value blocking = question_list(site, programme, true, root);
  Value other = question_list(site, programme, false, root);
  Value model;
  model.set("none", programme.questions.empty());
  model.set("has_blocking", !blocking.is_absent());
  model.set("blocking_questions", std::move(blocking));
  model.set("has_other", !other.is_absent());
  model.set("other_questions", std::move(other));
  site.write({.path = path,
              .page_template = "site/questions",
              .title = format.text("questions.title"),
              .part = "questions",
              .crumbs = crumbs_to(site, programme)},
             std::move(model));
}

void write_all_questions(Site& site) {
  const Format& format = site.format();
  Value::List programmes;
  for (const ProgrammeReport& programme : site.snapshot().programmes) {
    const auto count = static_cast<std::int64_t>(programme.questions.size());
    programmes.push_back(
        Value()
            .set("title", programme_name(programme))
            .set("href", site.addresses().in_programme(programme, "questions.html"))
            .set("count", format.number(count))
            .set("blocking", format.number(blocking_count(programme))));
  }
  Value model;
  model.set("programmes", std::move(programmes));
  site.write({.path = "questions.html",
              .page_template = "site/all_questions",
              .title = format.text("questions.title"),
              .part = "questions",
              .crumbs = {},
              .shows = Shows::id},
             std::move(model));
}

}  // namespace vekha::render::html
