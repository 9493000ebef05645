#pragma once

#include "report/changes.h"

#include <optional>
#include <string>
#include <string_view>

/// «data/state.json»: what a release keeps of itself, so that the next one can say what changed.
namespace vekha::render::opendata {

std::string write_state(const report::State& state);

/// nullopt: no such JSON, or one of a form that this program does not know. Measures with a status
/// that it does not know are left out.
std::optional<report::State> read_state(std::string_view json);

}  // namespace vekha::render::opendata
