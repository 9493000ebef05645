#include "web/note_form.h"

#include "web/page_view.h"
#include "web/reports.h"

namespace vekha::web {

namespace {

using render::Value;

Value option(const std::string& id, const std::string& name) {
  Value entry;
  entry.set("id", id);
  entry.set("name", name);
  return entry;
}

}  // namespace

http::Response note_form(Parts& parts, const http::Request& request, const Caller& caller) {
  const Published published = published_figures(parts);
  const auto& programme = programme_of(*published.snapshot, request.captured.at(0));
  Value::List sections;
  for (const report::SectionReport& section : programme.sections) {
    if (section.title.empty() && section.number.empty()) continue;  // the measures under none
    sections.push_back(option(section.id, section.number.empty()
                                              ? section.title
                                              : section.number + ". " + section.title));
  }
  Value::List executors;
  for (const report::ExecutorReport& executor : programme.executors)
    executors.push_back(option(executor.id, executor.name));
  Value::List schools;
  for (const auto& [name, result] : programme.units)
    schools.push_back(option(name, name));
  Value model;
  model.set("id", programme.id);
  model.set("title", programme.title.empty() ? programme.id : programme.title);
  model.set("has_sections", !sections.empty());
  model.set("sections", std::move(sections));
  model.set("executors", std::move(executors));
  model.set("has_schools", !schools.empty());
  model.set("schools", std::move(schools));
  return page_response(parts, request, caller, "note_form", std::move(model));
}

}  // namespace vekha::web
