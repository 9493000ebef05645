#pragma once

#include "report/phrases.h"
#include "report/snapshot.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vekha::render::forms {

/// Whose form it is and which measures stand in it.
struct FormRequest {
  std::string unit;                   ///< executor or school, as reports shall name it
  std::vector<std::size_t> measures;  ///< indices into ProgrammeReport::measures, in order
};

/// Writes the collection form of one executor or school: what was planned and reported before,
/// cells to fill with lists, number and date checks and hints; the rest is locked. Each row carries
/// its road map, measure and unit in hidden columns whose heads the reader of exports knows, so the
/// form is read back whatever is sorted, moved or copied. Words: phrases "form.*". Same snapshot,
/// same bytes. ServiceError when it can't be written.
void write_form(const report::ProgrammeReport& programme, const FormRequest& request,
                const report::Phrases& phrases, const std::filesystem::path& file);

/// Of each executor of the programme, in the order of its page.
std::vector<FormRequest> forms_of_executors(const report::ProgrammeReport& programme,
                                            const report::Phrases& phrases);
/// Of each of these schools: the measures that schools answer for or that are counted per unit; all
/// of them where the road map names no such measure.
std::vector<FormRequest> forms_of_schools(const report::ProgrammeReport& programme,
                                          const std::vector<std::string>& schools);

/// «СОШ № 1» as a file name: what a file system refuses is replaced.
std::string form_file_name(const std::string& programme_id, const std::string& unit,
                           const report::Phrases& phrases);

}  // namespace vekha::render::forms
