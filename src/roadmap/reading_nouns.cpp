#include "roadmap/reading_nouns.h"

#include "roadmap/reading_nouns_words.h"

#include <array>
#include <deque>
#include <unordered_map>

namespace vekha::roadmap::reading {

namespace {

constexpr std::size_t forms_of_a_noun = 11;

constexpr std::array<std::uint8_t, forms_of_a_noun> case_of_form = {
    singular_nominative, singular_genitive, singular_other,    singular_other,
    singular_other,      singular_other,    plural_nominative, plural_genitive,
    plural_other,        plural_other,      plural_other};

class NounTable {
 public:
  NounTable() {
    for (const NounRow& row : noun_rows()) {
      std::string_view stems = row.stems;
      while (!stems.empty()) {
        const std::size_t bar = stems.find('|');
        add(stems.substr(0, bar), row);
        stems.remove_prefix(bar == std::string_view::npos ? stems.size() : bar + 1);
      }
    }
  }

  NounForm find(std::string_view word) const {
    const auto found = forms_.find(word);
    return found == forms_.end() ? NounForm{} : found->second;
  }

 private:
  void add(std::string_view stem, const NounRow& row) {
    std::array<std::string, forms_of_a_noun> words;
    std::string_view endings = row.paradigm->endings;
    for (std::string& word : words) {
      const std::size_t bar = endings.find('|');
      word = std::string(stem).append(endings.substr(0, bar));
      endings.remove_prefix(bar == std::string_view::npos ? endings.size() : bar + 1);
    }
    const Noun& noun = nouns_.emplace_back(
        Noun{words[0], words[1], words[6], words[7], row.paradigm->gender, row.kind});
    for (std::size_t i = 0; i < forms_of_a_noun; ++i)
      add_form(words[i], noun, case_of_form[i]);
  }

  void add_form(const std::string& word, const Noun& noun, std::uint8_t which) {
    const auto found = forms_.find(word);
    if (found != forms_.end()) {
      if (found->second.noun == &noun) found->second.cases |= which;
      return;  // another noun has this form: the first of the table keeps it
    }
    words_.push_back(word);
    forms_.emplace(words_.back(), NounForm{&noun, which});
  }

  std::deque<Noun> nouns_;
  std::deque<std::string> words_;  // deques, for the views and pointers must stay
  std::unordered_map<std::string_view, NounForm> forms_;
};

}  // namespace

NounForm find_noun(std::string_view word) {
  static const NounTable table;
  return table.find(word);
}

}  // namespace vekha::roadmap::reading
