#include "render/html/site.h"

#include "render/html/pages.h"
#include "render/html/site_context.h"

namespace vekha::render::html {

namespace {

void write_programme_pages(Site& site, const report::ProgrammeReport& programme) {
  write_programme(site, programme);
  write_statuses(site, programme);
  write_questions(site, programme);
  for (std::size_t i = 0; i < programme.sections.size(); ++i)
    write_section(site, programme, i);
  for (std::size_t i = 0; i < programme.executors.size(); ++i)
    write_executor(site, programme, i);
  for (std::size_t i = 0; i < programme.measures.size(); ++i)
    write_measure(site, programme, i);
}

}  // namespace

void render_site(const report::Snapshot& snapshot, const report::Templates& templates,
                 const report::Phrases& phrases, const FileSink& sink) {
  Site site(snapshot, templates, phrases, sink);
  site.load_templates();
  for (const std::string& asset : templates.list("assets"))
    sink(asset, templates.read(asset));
  write_index(site);
  write_terms(site);
  write_executors(site);
  write_all_questions(site);
  write_method(site);
  write_sources(site);
  for (const report::ProgrammeReport& programme : snapshot.programmes)
    write_programme_pages(site, programme);
}

}  // namespace vekha::render::html
