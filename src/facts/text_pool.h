#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vekha::facts {

/// A hash by which maps of strings are searched with views, without a copy of the text.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

/// Distinct texts, each kept once and known by its number, from 0 in the order of their coming.
class TextPool {
 public:
  std::uint32_t id(std::string_view text) {
    if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
    const auto fresh = static_cast<std::uint32_t>(texts_.size());
    texts_.emplace_back(text);
    ids_.emplace(texts_.back(), fresh);
    return fresh;
  }
  const std::string& text(std::uint32_t id) const { return texts_[id]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

 private:
  std::deque<std::string> texts_;  ///< stay where they are: ids_ looks into them
  std::unordered_map<std::string_view, std::uint32_t, TextHash, std::equal_to<>> ids_;
};

}  // namespace vekha::facts
