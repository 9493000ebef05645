#pragma once

#include "base/fraction.h"

namespace vekha::evaluation {

inline const Fraction zero{0};  ///< nothing of the plan
inline const Fraction full{1};  ///< all of it

}  // namespace vekha::evaluation
