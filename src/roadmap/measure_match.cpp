#include "roadmap/measure_match.h"

#include "base/text.h"
#include "roadmap/phrases.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace vekha::roadmap {
namespace {

constexpr std::size_t stem_letters = 6;  ///< what is left of a word when its ending is cut
constexpr double alike = 0.5;       ///< least score of a pair that is not the same word by word
constexpr double contained = 0.75;  ///< least share of a part's words in the whole's
constexpr std::size_t most_pairs = 25'000'000;  ///< beyond it only equal texts are matched

using Bag = std::map<std::string, int>;

Bag bag_of(std::string_view text) {
  Bag bag;
  for (const std::string& word : words_of(text)) {
    const std::u32string letters = text::decode(word);
    if (letters.size() < 3 && !text::is_digit(letters.front())) continue;
    ++bag[text::encode(letters.substr(0, stem_letters))];
  }
  return bag;
}

int size_of(const Bag& bag) {
  int size = 0;
  for (const auto& [word, count] : bag)
    size += count;
  return size;
}

int common(const Bag& a, const Bag& b) {
  int shared = 0;
  for (const auto& [word, count] : a) {
    const auto found = b.find(word);
    if (found != b.end()) shared += std::min(count, found->second);
  }
  return shared;
}

double dice(const Bag& a, const Bag& b) {
  const int size = size_of(a) + size_of(b);
  return size == 0 ? 0.0 : 2.0 * common(a, b) / size;
}

/// Share of the part's words that stand in the whole.
double share_within(const Bag& part, const Bag& whole) {
  const int size = size_of(part);
  return size < 2 ? 0.0 : static_cast<double>(common(part, whole)) / size;
}

struct Known {
  const MeasureWords* words = nullptr;
  std::string title;  ///< plain words
  std::string indicator;
  std::string section;
  Bag title_bag;
  Bag indicator_bag;
  bool taken = false;
};

std::string plain(std::string_view text) {
  return text::join(words_of(text), " ");
}

std::vector<Known> known_of(std::span<const MeasureWords> list) {
  std::vector<Known> known;
  for (const MeasureWords& words : list) {
    known.push_back({.words = &words,
                     .title = plain(words.title),
                     .indicator = plain(words.indicator),
                     .section = plain(words.section),
                     .title_bag = bag_of(words.title),
                     .indicator_bag = bag_of(words.indicator)});
  }
  return known;
}

bool same_number(const Known& a, const Known& b) {
  return !a.words->number.empty() && plain(a.words->number) == plain(b.words->number);
}

/// Equal words first, then what is alike, the best pair first.
class Matcher {
 public:
  Matcher(std::span<const MeasureWords> before, std::span<const MeasureWords> after)
      : before_(known_of(before)), after_(known_of(after)) {}

  MeasureMatches match() {
    take_equal();
    take_alike();
    std::ranges::sort(matches_.pairs, {}, &MeasurePair::after);
    mark_moved();
    take_parts();
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (!before_[i].taken) matches_.removed.push_back(i);
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (!after_[i].taken) matches_.added.push_back(i);
    }
    return std::move(matches_);
  }

 private:
  void pair(std::size_t b, std::size_t a) {
    before_[b].taken = true;
    after_[a].taken = true;
    const bool same =
        before_[b].title == after_[a].title && before_[b].indicator == after_[a].indicator;
    matches_.pairs.push_back({.before = b, .after = a, .reworded = !same});
  }

  /// Of several with the same words the one of the same section and number.
  void take_equal() {
    std::multimap<std::string, std::size_t> titles;
    for (std::size_t b = 0; b < before_.size(); ++b)
      titles.emplace(before_[b].title, b);
    for (const int wanted : {4, 3, 2, 1, 0}) {
      for (std::size_t a = 0; a < after_.size(); ++a) {
        if (after_[a].taken || after_[a].title.empty()) continue;
        const auto [first, last] = titles.equal_range(after_[a].title);
        for (auto at = first; at != last && !after_[a].taken; ++at) {
          if (!before_[at->second].taken && agreement(before_[at->second], after_[a]) >= wanted)
            pair(at->second, a);
        }
      }
    }
  }

  static int agreement(const Known& b, const Known& a) {
    return (b.indicator == a.indicator ? 2 : 0) + (b.section == a.section ? 1 : 0) +
           (same_number(b, a) ? 1 : 0);
  }

  static double score(const Known& b, const Known& a) {
    const double title = dice(b.title_bag, a.title_bag);
    if (title < 0.25) return 0.0;
    double score = title;
    if (!b.indicator_bag.empty() && !a.indicator_bag.empty())
      score = 0.8 * title + 0.2 * dice(b.indicator_bag, a.indicator_bag);
    if (b.section == a.section) score += 0.05;
    if (same_number(b, a)) score += 0.1;
    return score;
  }

  void take_alike() {
    if (before_.size() * after_.size() > most_pairs) return;
    std::vector<std::tuple<double, std::size_t, std::size_t>> scores;
    for (std::size_t b = 0; b < before_.size(); ++b) {
      if (before_[b].taken) continue;
      for (std::size_t a = 0; a < after_.size(); ++a) {
        if (after_[a].taken) continue;
        const double value = score(before_[b], after_[a]);
        if (value >= alike) scores.emplace_back(-value, b, a);
      }
    }
    std::ranges::sort(scores);
    for (const auto& [value, b, a] : scores) {
      if (!before_[b].taken && !after_[a].taken) pair(b, a);
    }
  }

  /// What keeps the order of the most measures has stayed; the rest were moved among them.
  void mark_moved() {
    std::vector<std::size_t> length(matches_.pairs.size(), 1);
    std::vector<std::size_t> from(matches_.pairs.size());
    std::size_t best = 0;
    for (std::size_t i = 0; i < matches_.pairs.size(); ++i) {
      from[i] = i;
      for (std::size_t j = 0; j < i; ++j) {
        if (matches_.pairs[j].before < matches_.pairs[i].before && length[j] >= length[i]) {
          length[i] = length[j] + 1;
          from[i] = j;
        }
      }
      if (length[i] > length[best]) best = i;
    }
    std::vector<bool> stayed(matches_.pairs.size(), false);
    for (std::size_t i = best; i < matches_.pairs.size(); i = from[i]) {
      stayed[i] = true;
      if (from[i] == i) break;
    }
    for (std::size_t i = 0; i < matches_.pairs.size(); ++i) {
      MeasurePair& one = matches_.pairs[i];
      one.moved = !stayed[i] || section_changed(one);
    }
  }

  bool section_changed(const MeasurePair& one) const {
    const Known& b = before_[one.before];
    const Known& a = after_[one.after];
    return b.section != a.section && dice(bag_of(b.section), bag_of(a.section)) < alike;
  }

  void take_parts() {
    const std::vector<MeasurePair> pairs = matches_.pairs;
    for (std::size_t a = 0; a < after_.size(); ++a) {
      if (after_[a].taken) continue;
      const auto whole = std::ranges::find_if(pairs, [&](const MeasurePair& one) {
        return one.reworded &&
               share_within(after_[a].title_bag, before_[one.before].title_bag) >= contained;
      });
      if (whole == pairs.end()) continue;
      after_[a].taken = true;
      matches_.split.push_back({.before = whole->before, .after = a, .reworded = true});
    }
    for (std::size_t b = 0; b < before_.size(); ++b) {
      if (before_[b].taken) continue;
      const auto whole = std::ranges::find_if(pairs, [&](const MeasurePair& one) {
        return one.reworded &&
               share_within(before_[b].title_bag, after_[one.after].title_bag) >= contained;
      });
      if (whole == pairs.end()) continue;
      before_[b].taken = true;
      matches_.merged.push_back({.before = b, .after = whole->after, .reworded = true});
    }
  }

  std::vector<Known> before_;
  std::vector<Known> after_;
  MeasureMatches matches_;
};

}  // namespace

MeasureMatches match_measures(std::span<const MeasureWords> before,
                              std::span<const MeasureWords> after) {
  return Matcher(before, after).match();
}

std::vector<MeasureWords> words_of_measures(const Programme& programme) {
  std::vector<MeasureWords> list;
  for_each_measure(programme,
                   [&](const ProgrammeTable&, const Section& section, const Measure& measure) {
                     list.push_back({.id = measure.id,
                                     .number = measure.number,
                                     .section = section.title,
                                     .title = measure.title.text,
                                     .indicator = measure.indicator.text});
                   });
  return list;
}

std::string printed_plan_of(const Measure& measure) {
  std::vector<std::string> texts;
  if (!measure.plan.empty()) texts.push_back(text::fold_space(measure.plan.text));
  for (const auto& [year, cell] : measure.years)
    texts.push_back(std::to_string(year) + ": " + text::fold_space(cell.text));
  for (const auto& [period, cell] : measure.periods)
    texts.push_back(period + ": " + text::fold_space(cell.text));
  return text::join(texts, "; ");
}

std::string printed_term_of(const Measure& measure) {
  return text::fold_space(measure.term.text);
}

double likeness(std::string_view a, std::string_view b) {
  return dice(bag_of(a), bag_of(b));
}

bool same_words(std::string_view a, std::string_view b) {
  return words_of(a) == words_of(b);
}

}  // namespace vekha::roadmap
