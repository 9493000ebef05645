#pragma once

#include "base/problem.h"
#include "roadmap/decision.h"
#include "roadmap/programme.h"

#include <span>

namespace vekha::roadmap {

/// Puts decided readings in place of doubtful ones and takes the answered questions out. A `term`
/// decision whose text is a year alone («2023») dates the printed term in that year. Problems:
/// decisions that name no programme's measure, or whose text still needs a decision.
Problems apply_decisions(std::span<const Decision> decisions, std::span<Programme> programmes);

}  // namespace vekha::roadmap
