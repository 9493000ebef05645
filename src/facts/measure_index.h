#pragma once

#include "roadmap/programme.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vekha::facts {

/// What a row tells of its measure; what it has no column for is empty.
struct MeasureKeys {
  std::string section;
  std::string id;
  std::string number;
  std::string title;
  bool number_lost_zeros = false;  ///< the cell is a number: 4.1 may stand for «4.10»
  bool number_is_ordinal = false;  ///< «№ п/п»: decides only where nothing else does
};

enum class MatchFailure { none, no_keys, unknown, ambiguous, keys_disagree, unknown_section };

struct MeasureMatch {
  const roadmap::Measure* measure = nullptr;
  MatchFailure failure = MatchFailure::none;
  std::vector<const roadmap::Measure*> candidates;  ///< of ambiguous and keys_disagree
  std::vector<std::string> flags;                   ///< "matched_by_similarity"
};

/// The measures of one programme by id, by printed number within a section, and by text. Keeps
/// references: the programme must outlive it.
class MeasureIndex {
 public:
  explicit MeasureIndex(const roadmap::Programme& programme);

  /// The id decides, then the number within its section, then the text: the same letters; the same
  /// words without punctuation; the only title with that beginning of 25 letters or more; the only
  /// title within a tenth of the letters, flagged. A text that is another measure's than the
  /// number's is no match: a person must look.
  MeasureMatch find(const MeasureKeys& keys) const;

  /// Whether a text heads a section of this programme: «II. Мониторинги».
  bool is_section(std::string_view text) const;

  /// «№ 14, раздел «Методическое сопровождение»» for messages.
  std::string describe(const roadmap::Measure& measure) const;

 private:
  struct Entry {
    const roadmap::Measure* measure;
    std::size_t section;  ///< index into sections_
    std::string number;   ///< normalised
    std::string key;
    std::u32string plain;
  };
  struct SectionNames {
    std::string number;
    std::string title;
    std::string printed;
  };
  using Entries = std::vector<const Entry*>;

  Entries by_number(const MeasureKeys& keys) const;
  Entries by_section_and_number(const std::string& number) const;
  Entries by_title(const std::string& title, std::vector<std::string>& flags) const;
  Entries by_beginning(const std::u32string& plain) const;
  Entries by_similarity(const std::u32string& plain) const;
  bool in_section(const Entry& entry, const std::string& section) const;
  bool knows_section(const std::string& section) const;
  Entries within(const Entries& entries, const std::string& section) const;
  MeasureMatch settle(Entries found, const MeasureKeys& keys, std::vector<std::string> flags) const;

  std::vector<SectionNames> sections_;
  std::vector<Entry> entries_;
  std::map<std::string, const roadmap::Measure*, std::less<>> by_id_;
  // Entries by what is looked for first, each in the document's order.
  std::unordered_map<std::string, Entries> by_number_;
  std::unordered_map<std::string, Entries> by_key_;
  std::unordered_map<std::u32string, Entries> by_plain_;
};

}  // namespace vekha::facts
