#include "table/csv_splitter.h"

#include "table/csv_ends.h"
#include "table/fault.h"
#include "table/utf8_check.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace vekha::table {

namespace {

constexpr std::size_t window_block = 256 << 10;
constexpr std::size_t block_bytes = 64;
constexpr std::size_t stretch_blocks = 128;
/// find_csv_ends() writes a little more than it finds.
constexpr std::size_t spare_ends = 8;

}  // namespace

CsvSplitter::CsvSplitter(ByteSource& source, const CsvDialect& dialect, Place place,
                         const Rules& rules)
    : window_(source, window_block),
      dialect_(dialect),
      place_(std::move(place)),
      rules_(rules),
      all_utf8_(rules.check == Check::utf8),
      ends_(stretch_blocks * block_bytes + spare_ends) {}

/// Reads on; the record begun stays.
void CsvSplitter::slide() {
  const std::ptrdiff_t checked = started_ ? checked_until_ - at_ : 0;
  at_ = window_.slide(at_);
  started_ = true;
  checked_until_ = at_ + checked;
  looked_until_ = at_;
  next_end_ = 0;
  ends_found_ = 0;
}

/// The last letter of the window may be cut off; it is checked with what follows.
void CsvSplitter::check_utf8(const char* until) {
  if (rules_.check == Check::nothing || until <= checked_until_) return;
  const char* last = until;
  const bool whole = until == window_.end() && window_.at_end_of_source();
  for (int back = 0; !whole && back < 4 && last > checked_until_; ++back) {
    const auto byte = static_cast<unsigned char>(last[-1]);
    if (byte < 0x80) break;
    --last;
    if (byte >= 0xC0) break;
  }
  all_utf8_ =
      all_utf8_ && is_utf8_fast({checked_until_, static_cast<std::size_t>(last - checked_until_)});
  checked_until_ = last;
}

/// Finds the ends in the next stretch; false: the window has no more.
bool CsvSplitter::look_further() {
  const char* const end = window_.end();
  if (looked_until_ == end) return false;
  looked_from_ = looked_until_;
  const auto left = static_cast<std::size_t>(end - looked_from_);
  const std::size_t blocks = std::min(stretch_blocks, (left + block_bytes - 1) / block_bytes);
  looked_until_ = looked_from_ + std::min(left, blocks * block_bytes);
  ends_found_ = find_csv_ends(looked_from_, blocks, dialect_.delimiter, ends_.data());
  // Behind the window's end there are zeros, which a delimiter of zero would find.
  while (ends_found_ > 0 && ends_[ends_found_ - 1] >= left)
    --ends_found_;
  next_end_ = 0;
  check_utf8(looked_until_);
  return true;
}

/// The next end will be the first one from `at` on.
void CsvSplitter::go_behind(const char* at) {
  while (at >= looked_until_ && look_further()) {
  }
  while (next_end_ < ends_found_ && looked_from_ + ends_[next_end_] < at)
    ++next_end_;
}

/// The next byte that ends a field outside of quotes, or the end of the window.
inline const char* CsvSplitter::next_end() {
  while (next_end_ == ends_found_) {
    if (!look_further()) return window_.end();
  }
  return looked_from_ + ends_[next_end_++];
}

bool CsvSplitter::next() {
  if (!started_) slide();
  while (true) {
    if (at_ == window_.end() && window_.at_end_of_source()) return false;
    if (at_ != window_.end() && split() == Split::complete) {
      ++record_;
      if (!to_compose_.empty()) compose_fields();
      return true;
    }
    const auto kept = static_cast<std::uint64_t>(window_.end() - at_);
    if (kept > rules_.record_bytes) {
      place_.row = static_cast<std::uint32_t>(record_ + 1);
      const std::string mebibytes = std::to_string(rules_.record_bytes >> 20);
      refuse_limit(place_, {"запись длиннее " + mebibytes + " МиБ",
                            "a record longer than " + mebibytes + " MiB"});
    }
    slide();
  }
}

CsvSplitter::Split CsvSplitter::split() {
  fields_.clear();
  to_compose_.clear();
  const char* start = at_;
  while (true) {
    const bool quoted = *start == dialect_.quote && !quotes_off_ && start != window_.end();
    if (quoted && !take_quoted(start)) return Split::cut_off;
    if (quoted && quotes_off_) return split();
    const char* const end = next_end();
    const bool at_window_end = end == window_.end();
    if (!quoted) {
      if (at_window_end && !window_.at_end_of_source()) return Split::cut_off;
      fields_.emplace_back(start, static_cast<std::size_t>(end - start));
    }
    if (at_window_end || *end != dialect_.delimiter) return finish_record(end);
    start = end + 1;
  }
}

/// False: the window ends within the field. When the quote is never closed, quotes are switched off
/// instead.
bool CsvSplitter::take_quoted(const char* opening) {
  const Quoted quoted = walk_quoted(opening + 1, nullptr);
  if (quoted.cut_off) return false;
  if (quoted.end == nullptr) {
    quotes_off_ = true;
    looked_until_ = at_;
    next_end_ = 0;
    ends_found_ = 0;
    return true;
  }
  ++quoted_fields_;
  if (quoted.odd) ++odd_fields_;
  if (!quoted.plain) to_compose_.push_back({fields_.size(), opening + 1});
  fields_.emplace_back(opening + 1, static_cast<std::size_t>(quoted.end - opening - 2));
  go_behind(quoted.end);
  return true;
}

CsvSplitter::Split CsvSplitter::finish_record(const char* end) {
  if (end == window_.end()) {
    at_ = end;
    return Split::complete;
  }
  const bool may_go_on = end + 1 == window_.end() && !window_.at_end_of_source();
  if (*end == '\r' && may_go_on) return Split::cut_off;
  if (*end == '\r' && end + 1 != window_.end() && end[1] == '\n') end = next_end();
  at_ = end + 1;
  return Split::complete;
}

bool CsvSplitter::ends_field(const char* at) {
  return at == window_.end() || *at == dialect_.delimiter || *at == '\n' || *at == '\r';
}

const char* CsvSplitter::find_field_end(const char* at) {
  while (!ends_field(at))
    ++at;
  return at;
}

bool CsvSplitter::is_escaped(const char* quote, const char* start) const {
  if (!dialect_.backslash_escapes) return false;
  const char* before = quote;
  while (before > start && before[-1] == '\\')
    --before;
  return (quote - before) % 2 == 1;
}

/// From behind the opening quote to the field's end; appends its text when `out` is given. A quote
/// closes the field when a delimiter, a line's end or the end of the file follows. One that stands
/// amiss («"ООО "Ромашка"";») is a character when the text up to the next delimiter ends with a
/// quote too, else it closes the quoted part.
CsvSplitter::Quoted CsvSplitter::walk_quoted(const char* start, std::string* out) {
  Quoted result;
  bool inner = false;
  const char* part = start;
  const char* field_end = nullptr;  // found once for all odd quotes before it
  const bool whole = window_.at_end_of_source();
  while (true) {
    const void* const found =
        std::memchr(part, dialect_.quote, static_cast<std::size_t>(window_.end() - part));
    if (found == nullptr || (!whole && window_.end() - static_cast<const char*>(found) <= 2)) {
      result.cut_off = !whole;
      return result;
    }
    const char* const quote = static_cast<const char*>(found);
    if (out != nullptr) out->append(part, quote);
    part = quote + 1;
    if (is_escaped(quote, start)) {
      result.plain = false;
      if (out != nullptr) out->back() = dialect_.quote;
      continue;
    }
    const bool doubled = part != window_.end() && *part == dialect_.quote;
    if (!doubled && ends_field(part)) {
      result.end = part;
      return result;
    }
    result.plain = false;
    if (out != nullptr) *out += dialect_.quote;
    if (doubled) {
      ++part;
      if (!inner || !ends_field(part)) continue;
      result.end = part;
      return result;
    }
    result.odd = true;
    if (field_end == nullptr || field_end < part) field_end = find_field_end(part);
    if (field_end == window_.end() && !whole) {
      result.cut_off = true;
      return result;
    }
    if (field_end[-1] == dialect_.quote) {
      inner = !inner;
      continue;
    }
    if (out != nullptr) {
      out->pop_back();
      out->append(part, field_end);
    }
    result.end = field_end;
    return result;
  }
}

void CsvSplitter::compose_fields() {
  std::size_t used = 0;
  for (const Composed& composed : to_compose_) {
    if (used == texts_.size()) texts_.emplace_back();
    std::string& text = texts_[used++];
    text.clear();
    walk_quoted(composed.start, &text);
    fields_[composed.field] = text;
  }
}

}  // namespace vekha::table
