#include "roadmap/oddities.h"
#include "roadmap/remarks.h"
#include "roadmap/row_number.h"

#include <algorithm>
#include <map>

namespace vekha::roadmap {
namespace {

std::string missing_between(const RowNumber& before, const RowNumber& next) {
  std::string parent;
  for (std::size_t i = 0; i + 1 < next.parts.size(); ++i)
    parent += std::to_string(next.parts[i]) + ".";
  std::string missing;
  for (int part = before.parts.back() + 1; part < next.parts.back(); ++part) {
    if (!missing.empty()) missing += ", ";
    missing += parent + std::to_string(part);
  }
  return missing;
}

Problem gap(const Place& place, const RowNumber& before, const RowNumber& next) {
  const std::string span = before.label + " → " + next.label;
  const std::string missing = are_siblings(before, next) ? missing_between(before, next) : span;
  return remark(place, "number_gap",
                {"номера пропущены: " + missing, "numbers left out: " + missing});
}

void note_step(const RowNumber& before, const RowNumber& next, Measure& measure,
               Problems& remarks) {
  if (follows(before, next) || before == next) return;
  if (next.parts > before.parts) {
    remarks.push_back(gap(measure.place, before, next));
    return;
  }
  measure.flags.emplace_back("number_out_of_sequence");
  remarks.push_back(remark(
      measure.place, "number_out_of_sequence",
      {"номер «" + next.label + "» стоит после «" + before.label + "»; оставлен как напечатан",
       "number «" + next.label + "» stands behind «" + before.label + "»; kept as printed"}));
}

void note_measures(ProgrammeTable& table, Problems& remarks) {
  std::optional<RowNumber> before;
  for (Section& section : table.sections) {
    bool first = true;
    for (Measure& measure : section.measures) {
      std::optional<RowNumber> number = row_number(measure.number);
      if (!number) continue;
      if (std::optional<RowNumber> meant = repaired_number(*number, before)) number = meant;
      const bool restarts = first && number->parts.back() == 1;
      if (before && !restarts) note_step(*before, *number, measure, remarks);
      if (measure.id != number->label &&
          std::ranges::find(measure.flags, "shared_title") == measure.flags.end()) {
        measure.flags.emplace_back("number_double");
        remarks.push_back(remark(
            measure.place, "number_double",
            {"номер «" + number->label + "» уже был; мероприятие названо " + measure.id,
             "number «" + number->label + "» was taken; the measure is called " + measure.id}));
      }
      before = number;
      first = false;
    }
  }
}

void note_sections(const ProgrammeTable& table, Problems& remarks) {
  std::map<std::string, int> seen;
  std::optional<RowNumber> before;
  for (const Section& section : table.sections) {
    const std::optional<RowNumber> number = row_number(section.number);
    if (!number) continue;
    if (++seen[section.number] > 1) {
      remarks.push_back(
          remark(section.place, "section_number_double",
                 {"номер раздела «" + section.number + "» уже был: «" + section.title + "»",
                  "section number «" + section.number + "» was taken: «" + section.title + "»"}));
    } else if (before && are_siblings(*before, *number) &&
               number->parts.back() > before->parts.back() + 1) {
      remarks.push_back(remark(section.place, "section_gap",
                               {"разделы пропущены: " + missing_between(*before, *number),
                                "sections left out: " + missing_between(*before, *number)}));
    }
    before = number;
  }
}

}  // namespace

void note_numbers(Programme& programme) {
  for (ProgrammeTable& table : programme.tables) {
    note_measures(table, programme.remarks);
    note_sections(table, programme.remarks);
  }
}

}  // namespace vekha::roadmap
