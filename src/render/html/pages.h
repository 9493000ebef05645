#pragma once

#include "render/html/site_context.h"

#include <cstddef>

/// One function a kind of page.
namespace vekha::render::html {

void write_index(Site& site);
void write_programme(Site& site, const report::ProgrammeReport& programme);
void write_section(Site& site, const report::ProgrammeReport& programme, std::size_t section);
void write_executor(Site& site, const report::ProgrammeReport& programme, std::size_t executor);
void write_statuses(Site& site, const report::ProgrammeReport& programme);
void write_measure(Site& site, const report::ProgrammeReport& programme, std::size_t measure);
void write_questions(Site& site, const report::ProgrammeReport& programme);
void write_all_questions(Site& site);
void write_terms(Site& site);
void write_executors(Site& site);
void write_method(Site& site);
void write_sources(Site& site);

/// How a programme is called in lists: its title, or its id where the document has none.
std::string programme_name(const report::ProgrammeReport& programme);
/// The ways up from a page of the programme.
std::vector<Crumb> crumbs_to(const Site& site, const report::ProgrammeReport& programme);

}  // namespace vekha::render::html
