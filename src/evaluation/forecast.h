#pragma once

#include "evaluation/achievement.h"

namespace vekha::evaluation {

/// Straight on from the start of the term: F · (D − S) ÷ (R − S). Only for counts and percents that
/// grow, are under way and have begun; nullopt for everything else.
std::optional<Forecast> forecast_of(const Trial& trial, const Achievement& achieved);

}  // namespace vekha::evaluation
