#include "table/csv_splitter.h"

#include "table/byte_mask.h"
#include "table/fault.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace vekha::table {

namespace {

constexpr std::size_t window_block = 256 << 10;
constexpr std::ptrdiff_t looked_bytes = 64;

}  // namespace

CsvSplitter::CsvSplitter(ByteSource& source, const CsvDialect& dialect, Place place,
                         std::uint64_t record_bytes)
    : window_(source, window_block),
      dialect_(dialect),
      place_(std::move(place)),
      record_bytes_(record_bytes) {}

void CsvSplitter::look(const char* at) {
  looked_at_ = at;
  ends_ = mask_of_bytes(at, dialect_.delimiter, '\n', '\r');
}

/// The next byte that ends a field outside of quotes, or the end of the window.
const char* CsvSplitter::next_end() {
  while (ends_ == 0) {
    if (window_.end() - looked_at_ <= looked_bytes) return window_.end();
    look(looked_at_ + looked_bytes);
  }
  const char* const found = looked_at_ + std::countr_zero(ends_);
  ends_ &= ends_ - 1;
  return found;
}

bool CsvSplitter::next() {
  if (!started_) {
    started_ = true;
    at_ = window_.slide(nullptr);
    look(at_);
  }
  while (true) {
    if (at_ == window_.end() && window_.at_end_of_source()) return false;
    if (at_ != window_.end() && split() == Split::complete) {
      ++record_;
      if (!to_compose_.empty()) compose_fields();
      return true;
    }
    const auto kept = static_cast<std::uint64_t>(window_.end() - at_);
    if (kept > record_bytes_) {
      place_.row = static_cast<std::uint32_t>(record_ + 1);
      const std::string mebibytes = std::to_string(record_bytes_ >> 20);
      refuse_limit(place_, {"запись длиннее " + mebibytes + " МиБ",
                            "a record longer than " + mebibytes + " MiB"});
    }
    at_ = window_.slide(at_);
    look(at_);
  }
}

CsvSplitter::Split CsvSplitter::split() {
  fields_.clear();
  to_compose_.clear();
  const char* start = at_;
  while (true) {
    if (*start == dialect_.quote && !quotes_off_ && start != window_.end()) {
      if (!take_quoted(start)) return Split::cut_off;
      if (quotes_off_) return split();
      const char* const end = next_end();
      if (end == window_.end() || *end != dialect_.delimiter) return finish_record(end);
      start = end + 1;
      continue;
    }
    const char* const end = next_end();
    if (end == window_.end() && !window_.at_end_of_source()) return Split::cut_off;
    fields_.emplace_back(start, static_cast<std::size_t>(end - start));
    if (end == window_.end() || *end != dialect_.delimiter) return finish_record(end);
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
    look(at_);
    return true;
  }
  ++quoted_fields_;
  if (quoted.odd) ++odd_fields_;
  if (!quoted.plain) to_compose_.push_back({fields_.size(), opening + 1});
  fields_.emplace_back(opening + 1, static_cast<std::size_t>(quoted.end - opening - 2));
  look(quoted.end);
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
