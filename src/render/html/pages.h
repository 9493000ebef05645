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
void write_units(Site& site, const report::ProgrammeReport& programme);
void write_periods(Site& site, const report::ProgrammeReport& programme);
void write_changes(Site& site);
void write_archive(Site& site);
void write_data(Site& site);
void write_method(Site& site);
void write_sources(Site& site);

/// The programme's page in one file that needs no other, with every measure in full: for a site
/// that takes only an attachment. Its links lead into itself or to the site's public address.
void write_standalone(Site& site, const report::ProgrammeReport& programme,
                      const std::string& style);
/// Its name within the programme's folder.
std::string standalone_file(const Site& site, const report::ProgrammeReport& programme);

/// What the pages of a programme and of a measure are filled with.
Value programme_model(const Site& site, const report::ProgrammeReport& programme);
Value measure_model(const Site& site, const report::ProgrammeReport& programme,
                    std::size_t measure);

/// How a programme is called in lists: its title, or its id where the document has none.
std::string programme_name(const report::ProgrammeReport& programme);
/// The ways up from a page of the programme.
std::vector<Crumb> crumbs_to(const Site& site, const report::ProgrammeReport& programme);

/// The page of one month of the matrix: "zima-2024/t/2024-04.html"; its file's name alone.
std::string month_path(const Site& site, const report::ProgrammeReport& programme,
                       const report::Month& month);
std::string month_file(const report::Month& month);
std::string text_of_month(const Format& format, const report::Month& month);

}  // namespace vekha::render::html
