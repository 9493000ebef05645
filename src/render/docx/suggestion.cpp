#include "render/docx/suggestion.h"

#include "base/text.h"
#include "render/docx/word_text.h"

#include <algorithm>
#include <numeric>

namespace vekha::render::docx {

namespace {

void collect_names(const Value& value, std::set<std::string>& names) {
  if (const auto* list = value.items()) {
    for (const Value& item : *list)
      collect_names(item, names);
  }
  for (const auto& [name, member] : value.members()) {
    names.insert(name);
    collect_names(member, names);
  }
}

// Levenshtein's distance in letters.
std::size_t distance(std::string_view left, std::string_view right) {
  const std::u32string a = text::decode(text::to_lower(left));
  const std::u32string b = text::decode(text::to_lower(right));
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t swapped = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, swapped});
    }
  }
  return row.back();
}

}  // namespace

std::string nearest_name(const std::string& tag, const Vocabulary& vocabulary) {
  constexpr std::size_t longest = 60;
  const Tag wrong = read_tag(tag);
  if (text::length(wrong.name) > longest) return "";
  std::set<std::string> names;
  if (wrong.sigil == '%') {
    names = vocabulary.pictures;
  } else {
    collect_names(vocabulary.sample, names);
  }
  std::string best;
  std::size_t least = std::max<std::size_t>(2, wrong.name.size() / 3) + 1;
  for (const std::string& name : names) {
    const std::size_t far = distance(wrong.name, name);
    if (far >= least) continue;
    least = far;
    best = name;
  }
  if (best.empty()) return "";
  return "{{" + (wrong.sigil == 0 ? std::string() : std::string(1, wrong.sigil)) + best + "}}";
}

}  // namespace vekha::render::docx
