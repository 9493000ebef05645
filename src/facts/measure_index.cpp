#include "facts/measure_index.h"

#include "base/text.h"
#include "facts/similarity.h"

#include <algorithm>

namespace vekha::facts {

namespace {

constexpr std::size_t shortest_beginning = 25;  // letters

// Words that people put before a number: «п. 4», «пункт 4», «Мероприятие 4».
std::string_view without_word(std::string_view key) {
  for (const std::string_view word :
       {"мероприятие", "показатель", "пункт", "номер", "строка", "п.п.", "п."}) {
    if (!key.starts_with(word)) continue;
    const std::string_view rest = text::trim(key.substr(word.size()));
    const bool number = !rest.empty() && (rest.front() >= '0' && rest.front() <= '9');
    if (number || rest.starts_with("№")) return rest;
  }
  return key;
}

// «№ 4.1.1.» and «4.1.1)» are «4.1.1».
std::string number_key(std::string_view printed) {
  std::string number;
  const std::string key = text::key(printed);
  for (const char32_t c : text::decode(without_word(key))) {
    if (!text::is_blank(c) && c != U'№' && c != U'(' && c != U')') text::append(number, c);
  }
  while (!number.empty() && number.back() == '.')
    number.pop_back();
  return number;
}

std::string without_padding(const std::string& number) {
  const std::size_t first = number.find_first_not_of('0');
  std::string plain = first == std::string::npos ? number : number.substr(first);
  if (plain.size() > 2 && plain.compare(plain.size() - 2, 2, ".0") == 0 &&
      plain.find('.') == plain.size() - 2)
    plain.resize(plain.size() - 2);
  return plain;
}

// «Раздел II», «II.» and «2»-less «II» name the same section; Cyrillic letters that look Roman
// count as Roman.
std::string section_number(std::string_view text) {
  std::string number;
  for (const char32_t c : text::decode(number_key(text))) {
    text::append(number, c == U'і' ? U'i' : c == U'х' ? U'x' : c);
  }
  static constexpr std::string_view word = "раздел";
  if (number.starts_with(word)) number.erase(0, word.size());
  return number;
}

bool begins(std::u32string_view text, std::u32string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

}  // namespace

MeasureIndex::MeasureIndex(const roadmap::Programme& programme) {
  for (const roadmap::ProgrammeTable& table : programme.tables) {
    for (const roadmap::Section& section : table.sections) {
      for (const roadmap::Measure& measure : section.measures) {
        entries_.push_back({&measure, sections_.size(), number_key(measure.number),
                            text::key(measure.title.text),
                            text::decode(plain_key(measure.title.text))});
        by_id_.emplace(measure.id, &measure);
      }
      sections_.push_back(
          {section_number(section.number), plain_key(section.title), section.title});
    }
  }
  for (const Entry& entry : entries_) {
    by_number_[entry.number].push_back(&entry);
    if (entry.measure->id != entry.number) by_number_[entry.measure->id].push_back(&entry);
    by_key_[entry.key].push_back(&entry);
    by_plain_[entry.plain].push_back(&entry);
  }
}

bool MeasureIndex::in_section(const Entry& entry, const std::string& section) const {
  const SectionNames& names = sections_[entry.section];
  if (section_number(section) == names.number && !names.number.empty()) return true;
  const std::string plain = plain_key(section);
  if (plain.empty() || names.title.empty()) return false;
  if (plain == names.title || plain == names.number + " " + names.title) return true;
  const bool shortened = text::length(plain) >= 8 && names.title.starts_with(plain);
  return shortened || plain == "раздел " + names.number + " " + names.title;
}

bool MeasureIndex::knows_section(const std::string& section) const {
  return std::ranges::any_of(entries_,
                             [&](const Entry& entry) { return in_section(entry, section); });
}

bool MeasureIndex::is_section(std::string_view text) const {
  const std::string plain = plain_key(text);
  return !plain.empty() && std::ranges::any_of(sections_, [&](const SectionNames& names) {
    return !names.title.empty() &&
           (plain == names.title || plain == names.number + " " + names.title);
  });
}

MeasureIndex::Entries MeasureIndex::by_section_and_number(const std::string& number) const {
  const std::size_t joint = number.find_first_of(".-");
  if (joint == std::string::npos || joint == 0) return {};
  const std::string section = section_number(number.substr(0, joint));
  const std::string rest = number.substr(joint + 1);
  Entries found;
  for (const Entry& entry : entries_) {
    if (sections_[entry.section].number == section && entry.number == rest) found.push_back(&entry);
  }
  return found;
}

MeasureIndex::Entries MeasureIndex::by_number(const MeasureKeys& keys) const {
  const std::string number = number_key(keys.number);
  if (number.empty()) return {};
  Entries found;
  const auto take = [&](const std::string& sought) {
    const auto entries = by_number_.find(sought);
    if (entries != by_number_.end())
      found.insert(found.end(), entries->second.begin(), entries->second.end());
  };
  take(number);
  if (keys.number_lost_zeros && number.find('.') != std::string::npos) take(number + "0");
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  if (found.empty()) found = by_section_and_number(number);
  if (!found.empty()) return found;
  MeasureKeys plain = keys;  // «04» and «4.0» are a spreadsheet's forms of «4»
  plain.number = without_padding(number);
  return plain.number == number ? found : by_number(plain);
}

MeasureIndex::Entries MeasureIndex::by_beginning(const std::u32string& plain) const {
  Entries found;
  for (const Entry& entry : entries_) {
    const bool shortened = plain.size() >= shortest_beginning && begins(entry.plain, plain);
    const bool extended = entry.plain.size() >= shortest_beginning && begins(plain, entry.plain);
    if (shortened || extended) found.push_back(&entry);
  }
  return found;
}

MeasureIndex::Entries MeasureIndex::by_similarity(const std::u32string& plain) const {
  Entries found;
  for (const Entry& entry : entries_) {
    const std::size_t limit = std::max(plain.size(), entry.plain.size()) / 10;
    if (limit > 0 && distance(plain, entry.plain, limit) <= limit) found.push_back(&entry);
  }
  return found;
}

MeasureIndex::Entries MeasureIndex::by_title(const std::string& title,
                                             std::vector<std::string>& flags) const {
  const std::string key = text::key(title);
  const std::u32string plain = text::decode(plain_key(title));
  if (plain.empty()) return {};
  if (const auto exact = by_key_.find(key); exact != by_key_.end()) return exact->second;
  if (const auto words = by_plain_.find(plain); words != by_plain_.end()) return words->second;
  if (Entries found = by_beginning(plain); !found.empty()) return found;
  Entries found = by_similarity(plain);
  if (!found.empty()) flags.emplace_back("matched_by_similarity");
  return found;
}

MeasureIndex::Entries MeasureIndex::within(const Entries& entries,
                                           const std::string& section) const {
  Entries found;
  for (const Entry* entry : entries) {
    if (in_section(*entry, section)) found.push_back(entry);
  }
  return found;
}

MeasureMatch MeasureIndex::settle(Entries found, const MeasureKeys& keys,
                                  std::vector<std::string> flags) const {
  MeasureMatch match;
  match.flags = std::move(flags);
  if (found.size() > 1 && !keys.section.empty()) {
    if (Entries narrowed = within(found, keys.section); !narrowed.empty())
      found = std::move(narrowed);
  }
  if (found.size() == 1) {
    match.measure = found.front()->measure;
    return match;
  }
  match.failure = found.empty() ? MatchFailure::unknown : MatchFailure::ambiguous;
  for (const Entry* entry : found)
    match.candidates.push_back(entry->measure);
  return match;
}

MeasureMatch MeasureIndex::find(const MeasureKeys& keys) const {
  if (const auto id = by_id_.find(keys.id); id != by_id_.end())
    return {id->second, MatchFailure::none, {}, {}};
  MeasureKeys wanted = keys;
  if (wanted.number.empty()) wanted.number = keys.id;
  std::vector<std::string> flags;
  const Entries titled = by_title(wanted.title, flags);
  const bool counts_rows = wanted.number_is_ordinal && !text::trim(wanted.title).empty();
  Entries numbered = by_number(wanted);
  if (numbered.empty() || (counts_rows && titled.size() < 2)) {
    const bool told = !text::trim(wanted.title).empty() || !text::trim(wanted.number).empty();
    if (!told) return {nullptr, MatchFailure::no_keys, {}, {}};
    const bool number_unknown = !counts_rows && !text::trim(wanted.number).empty();
    return number_unknown && titled.empty() ? settle({}, wanted, {})
                                            : settle(titled, wanted, std::move(flags));
  }
  if (!wanted.section.empty() && !knows_section(wanted.section) && numbered.size() > 1) {
    return {nullptr, MatchFailure::unknown_section, {}, {}};
  }
  if (titled.empty()) return settle(std::move(numbered), wanted, {});
  Entries both;
  std::ranges::copy_if(numbered, std::back_inserter(both), [&](const Entry* entry) {
    return std::ranges::find(titled, entry) != titled.end();
  });
  if (!both.empty()) return settle(std::move(both), wanted, std::move(flags));
  MeasureMatch match{nullptr, MatchFailure::keys_disagree, {}, {}};
  for (const Entry* entry : numbered)
    match.candidates.push_back(entry->measure);
  for (const Entry* entry : titled)
    match.candidates.push_back(entry->measure);
  return match;
}

std::string MeasureIndex::describe(const roadmap::Measure& measure) const {
  const auto entry =
      std::ranges::find_if(entries_, [&](const Entry& one) { return one.measure == &measure; });
  std::string text = "№ " + (measure.number.empty() ? measure.id : measure.number);
  if (entry != entries_.end() && !sections_[entry->section].printed.empty()) {
    text += " («" + text::shortened(sections_[entry->section].printed, 60) + "»)";
  }
  return text;
}

}  // namespace vekha::facts
