#include "facts/programme_index.h"

#include "base/text.h"
#include "facts/similarity.h"

#include <algorithm>

namespace vekha::facts {

namespace {

constexpr std::size_t shortest_part = 8;  // letters; «план» fits everything

std::string stem_of(const std::string& file) {
  return file.substr(0, file.rfind('.'));
}

bool contains_words(const std::string& text, const std::string& part) {
  return (" " + text + " ").find(" " + part + " ") != std::string::npos;
}

}  // namespace

ProgrammeIndex::ProgrammeIndex(std::span<const roadmap::Programme> programmes)
    : programmes_(programmes) {
  for (const roadmap::Programme& programme : programmes) {
    Names names{&programme, {}, plain_key(programme.title)};
    for (const std::string& name :
         {programme.id, programme.title, stem_of(programme.file), programme.file}) {
      if (std::string key = plain_key(name); !key.empty()) names.whole.push_back(std::move(key));
    }
    for (const std::string& name : names.whole) {
      auto& called = by_whole_name_[name];
      if (called.empty() || called.back() != &programme) called.push_back(&programme);
    }
    names_.push_back(std::move(names));
  }
}

std::vector<const roadmap::Programme*> ProgrammeIndex::find(std::string_view name) const {
  const std::string key = plain_key(name);
  const auto whole = by_whole_name_.find(key);
  if (whole != by_whole_name_.end()) return whole->second;
  std::vector<const roadmap::Programme*> found;
  if (text::length(key) < shortest_part) return found;
  for (const Names& names : names_) {
    if (names.title.find(key) != std::string::npos) found.push_back(names.programme);
  }
  return found;
}

const roadmap::Programme* ProgrammeIndex::named_in(std::string_view text) const {
  const std::string key = plain_key(text);
  const roadmap::Programme* found = nullptr;
  for (const Names& names : names_) {
    const bool named = std::ranges::any_of(
        names.whole, [&](const std::string& name) { return contains_words(key, name); });
    if (!named) continue;
    if (found) return nullptr;
    found = names.programme;
  }
  return found;
}

const roadmap::Programme* ProgrammeIndex::by_id(std::string_view id) const {
  const auto found =
      std::ranges::find_if(programmes_, [&](const auto& one) { return one.id == id; });
  return found == programmes_.end() ? nullptr : &*found;
}

}  // namespace vekha::facts
