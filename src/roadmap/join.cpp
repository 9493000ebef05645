#include "roadmap/join.h"

#include "base/text.h"

#include <algorithm>
#include <vector>

namespace vekha::roadmap {
namespace {

constexpr std::size_t longest_overlap = 12;
constexpr std::size_t shortest_single_word = 4;

std::vector<std::string> blank_parts(const std::string& text) {
  std::vector<std::string> parts = text::split(text, ' ');
  std::erase(parts, std::string());
  return parts;
}

bool same(const std::string& a, const std::string& b) {
  return text::key(a) == text::key(b);
}

/// One short word may well stand twice; several in the same order do not.
bool is_telling(const std::vector<std::string>& words, std::size_t first, std::size_t count) {
  if (count > 1) return true;
  return text::length(words[first]) >= shortest_single_word;
}

/// Words at the end of `head` that `tail` begins with again.
std::size_t overlap(const std::vector<std::string>& head, const std::vector<std::string>& tail) {
  for (std::size_t count = std::min({head.size(), tail.size(), longest_overlap}); count > 0;
       --count) {
    const auto from = head.end() - static_cast<std::ptrdiff_t>(count);
    if (std::equal(from, head.end(), tail.begin(), same) && is_telling(tail, 0, count))
      return count;
  }
  return 0;
}

/// Words at the end of `head` that stand right before themselves once more.
std::size_t doubled_end(const std::vector<std::string>& head) {
  for (std::size_t count = std::min(head.size() / 2, longest_overlap); count > 1; --count) {
    const auto half = static_cast<std::ptrdiff_t>(count);
    if (std::equal(head.end() - 2 * half, head.end() - half, head.end() - half, same)) return count;
  }
  return 0;
}

std::string last_words(const std::vector<std::string>& words, std::size_t count) {
  return text::join({words.end() - static_cast<std::ptrdiff_t>(count), words.end()}, " ");
}

}  // namespace

Joined join_halves(const std::string& head, const std::string& tail) {
  if (head.empty() || tail.empty()) return {head + tail, {}};
  if (head.ends_with('-') && !head.ends_with(" -")) return {head + tail, {}};
  std::vector<std::string> first = blank_parts(head);
  const std::vector<std::string> second = blank_parts(tail);
  std::size_t count = overlap(first, second);
  if (count == 0) count = doubled_end(first);
  const std::string folded = count == 0 ? std::string() : last_words(first, count);
  first.resize(first.size() - count);
  first.insert(first.end(), second.begin(), second.end());
  return {text::join(first, " "), folded};
}

Passage passage_of(const std::string& printed, const Place& place) {
  Passage passage;
  passage.text = text::fold_space(printed);
  if (passage.text.empty()) return passage;
  passage.lines = printed;
  passage.places = {place};
  return passage;
}

std::string append_half(Passage& head, const Passage& tail) {
  if (tail.empty()) return {};
  if (head.empty()) {
    head = tail;
    return {};
  }
  Joined joined = join_halves(head.text, tail.text);
  head.text = std::move(joined.text);
  head.lines = joined.folded.empty() ? join_halves(head.lines, tail.lines).text : head.text;
  head.places.insert(head.places.end(), tail.places.begin(), tail.places.end());
  return joined.folded;
}

}  // namespace vekha::roadmap
