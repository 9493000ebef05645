#pragma once

#include "report/snapshot.h"

#include <string>
#include <utility>
#include <vector>

namespace vekha::render::html {

/// A school, centre or municipality that reported, with what it reported in one programme.
struct Unit {
  std::string name;
  std::string file;  ///< "u/gimnaziya-1.html", within the programme's folder
  std::vector<std::pair<std::size_t, const facts::Observation*>>
      observations;  ///< measure's index and the value, in the document's order
};

/// Units of the programme by name: no ranking. Names that differ in blanks or case only are one.
/// The pointers live as long as the programme.
std::vector<Unit> units_of(const report::ProgrammeReport& programme);

}  // namespace vekha::render::html
