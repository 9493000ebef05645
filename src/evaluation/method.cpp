#include "evaluation/method.h"

#include <algorithm>

namespace vekha::evaluation {

const Words* threshold_name(const Method& method, const Fraction& share) {
  if (!method.show_thresholds) return nullptr;
  const auto found = std::ranges::find_if(
      method.thresholds, [&](const Threshold& threshold) { return share >= threshold.from; });
  return found == method.thresholds.end() ? nullptr : &found->name;
}

}  // namespace vekha::evaluation
