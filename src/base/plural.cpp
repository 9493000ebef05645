#include "base/plural.h"

namespace vekha {

std::string_view plural(std::int64_t count, const PluralForms& forms) {
  const std::int64_t hundredths = count % 100 < 0 ? -(count % 100) : count % 100;
  const std::int64_t last = hundredths % 10;
  if (hundredths >= 11 && hundredths <= 14) return forms.many;
  if (last == 1) return forms.one;
  return last >= 2 && last <= 4 ? forms.few : forms.many;
}

}  // namespace vekha
