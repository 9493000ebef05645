#include "facts/contradictions.h"

#include "base/text.h"
#include "facts/similarity.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace vekha::facts {

namespace {

void add_flag(Observation& one, std::string_view flag) {
  if (!one.has_flag(flag)) one.flags.emplace_back(flag);
}

std::string subject_of(const Observation& one) {
  std::string key = one.programme_id + '\x1f' + one.measure_id + '\x1f' + std::to_string(one.item) +
                    '\x1f' + plain_key(one.unit) + '\x1f';
  if (one.period) return key + to_iso(one.period->first) + to_iso(one.period->last);
  return key + "on " + (one.completed ? to_iso(*one.completed) : std::string());
}

bool tells_nothing(const Observation& one) {
  return !one.value && !one.done && !one.numerator && one.evidence.empty();
}

// What was reported, «да» and a number over zero being the same.
bool says_the_same(const Observation& a, const Observation& b) {
  const bool both_counted = a.value && b.value;
  if (both_counted && (*a.value != *b.value || a.percent != b.percent)) return false;
  if (a.numerator != b.numerator || a.denominator != b.denominator) return false;
  if (both_counted || (!a.value && !b.value)) return both_counted || a.done == b.done;
  const Observation& counted = a.value ? a : b;
  const Observation& said = a.value ? b : a;
  return said.done && *said.done == (*counted.value > Decimal());
}

bool same_document(const Observation& a, const Observation& b) {
  return std::any_of(a.evidence.begin(), a.evidence.end(), [&](const Evidence& one) {
    return std::any_of(b.evidence.begin(), b.evidence.end(), [&](const Evidence& other) {
      const bool same_link = !one.link.empty() && one.link == other.link;
      const bool same_number =
          !one.number.empty() && one.number == other.number && one.date == other.date;
      return same_link || same_number;
    });
  });
}

bool are_two_occurrences(const Observation& a, const Observation& b) {
  const bool dated_apart = a.completed && b.completed && *a.completed != *b.completed;
  const bool documented = !a.evidence.empty() && !b.evidence.empty();
  return dated_apart && documented && !same_document(a, b);
}

std::string place_and_value(const Observation& one, Language language) {
  return to_words(one.place).in(language) + " «" + text::shortened(text::fold_space(one.raw), 40) +
         "»";
}

// `fallen`, then what decided against it.
Problem contradiction(const Observation& older, const Observation& newer, bool by_rank) {
  const Words rule = by_rank ? Words{"; принято значение источника старшего ранга",
                                     "; the source of higher rank was taken"}
                             : Words{"; принято более позднее (порядок: имя файла, затем строка)",
                                     "; the later one was taken (order: file name, then row)"};
  const auto text = [&](Language language, const std::string& told, const std::string& ending) {
    return told + place_and_value(older, language) +
           (language == Language::russian ? " и " : " and ") + place_and_value(newer, language) +
           ending;
  };
  return {newer.place,
          "contradiction",
          {text(Language::russian, "об одном и том же сообщено разное: ", rule.ru),
           text(Language::english, "two different reports of the same: ", rule.en)},
          {"оставьте одно из двух значений", "leave one of the two"},
          Severity::warning};
}

// Of two reports that say the same, the one that documents it.
bool documents_less(const Observation& newer, const Observation& older) {
  return (newer.evidence.empty() && !older.evidence.empty()) ||
         (!newer.completed && older.completed);
}

class Settling {
 public:
  Settling(Facts& facts, std::span<const int> ranks) : facts_(facts), ranks_(ranks) {}

  void run() {
    for (std::size_t i = 0; i < facts_.observations.size(); ++i) {
      std::vector<std::size_t>& standing = standing_[subject_of(facts_.observations[i])];
      const auto rival = std::find_if(standing.begin(), standing.end(), [&](std::size_t other) {
        return !are_two_occurrences(facts_.observations[other], facts_.observations[i]);
      });
      if (rival == standing.end()) {
        standing.push_back(i);
      } else {
        *rival = decide(*rival, i);
      }
    }
  }

 private:
  // The index of the report that stands.
  std::size_t decide(std::size_t older_index, std::size_t newer_index) {
    Observation& older = facts_.observations[older_index];
    Observation& newer = facts_.observations[newer_index];
    if (tells_nothing(newer) || tells_nothing(older)) {
      const bool newer_stands = tells_nothing(older);
      add_flag(newer_stands ? older : newer, "superseded");
      return newer_stands ? newer_index : older_index;
    }
    if (says_the_same(older, newer)) {
      const bool older_stands = documents_less(newer, older);
      Observation& fallen = older_stands ? newer : older;
      add_flag(fallen, "superseded");
      add_flag(fallen, "duplicate");
      return older_stands ? older_index : newer_index;
    }
    const int older_rank = rank_of(older);
    const int newer_rank = rank_of(newer);
    const bool newer_decides = newer_rank >= older_rank;
    add_flag(newer_decides ? older : newer, "superseded");
    add_flag(newer_decides ? newer : older, "restated");
    facts_.notes.push_back(newer_decides ? contradiction(older, newer, newer_rank > older_rank)
                                         : contradiction(newer, older, true));
    return newer_decides ? newer_index : older_index;
  }

  int rank_of(const Observation& one) const {
    return one.source < ranks_.size() ? ranks_[one.source] : 0;
  }

  Facts& facts_;
  std::span<const int> ranks_;
  std::unordered_map<std::string, std::vector<std::size_t>> standing_;
};

}  // namespace

void settle_contradictions(Facts& facts, std::span<const int> ranks) {
  Settling(facts, ranks).run();
}

}  // namespace vekha::facts
