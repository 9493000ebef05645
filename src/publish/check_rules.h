#pragma once

#include "base/fraction.h"

namespace vekha::publish {

/// What follows when a check finds something.
enum class Verdict {
  off,   ///< it is not looked for
  tell,  ///< a warning
  stop   ///< the release becomes a draft, which visitors see only when a person approves it
};

/// Looks at a finished release before visitors see it.
struct CheckRules {
  Verdict links = Verdict::stop;     ///< a link within the release that leads nowhere
  Verdict empty = Verdict::stop;     ///< a page without a word in it, a file without a byte
  Verdict names = Verdict::stop;     ///< a person's name that was held back stands in a page
  Verdict fall = Verdict::tell;      ///< figures are lower than in the release that visitors see
  Verdict questions = Verdict::off;  ///< questions that only a person can answer
  Verdict held_back = Verdict::off;  ///< names or small groups were taken out: a person looks first
  Fraction fall_share = Fraction::ratio(1, 2).value();  ///< a fall by more than this share counts
};

}  // namespace vekha::publish
