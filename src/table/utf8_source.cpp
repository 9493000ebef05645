#include "table/utf8_source.h"

#include "base/text.h"
#include "table/iconv_converter.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace vekha::table {

using namespace std::string_view_literals;

namespace {

constexpr std::size_t block = 64 << 10;

/// Reads until `bytes` holds `count` bytes or the source ends.
void fill(ByteSource& source, std::string& bytes, std::size_t count) {
  while (bytes.size() < count) {
    const std::size_t before = bytes.size();
    bytes.resize(count);
    bytes.resize(before + source.read(bytes.data() + before, count - before));
    if (bytes.size() == before) return;
  }
}

Utf8Source::Form form_of(std::string_view head) {
  if (head.starts_with("\xFF\xFE"sv) || head.starts_with("<\0"sv))
    return Utf8Source::Form::utf16_little;
  if (head.starts_with("\xFE\xFF"sv) || head.starts_with("\0<"sv))
    return Utf8Source::Form::utf16_big;
  return Utf8Source::Form::as_is;
}

/// The encoding that an XML declaration at the front names; "" when it is one that needs no
/// recoding, or there is none.
std::string declared_encoding(std::string_view head) {
  if (!head.starts_with("<?xml") || head.find_first_of(" \t\r\n") != 5) return "";
  const std::string_view declaration = head.substr(0, head.find('>'));
  const std::size_t name = declaration.find("encoding");
  if (name == std::string_view::npos) return "";
  const std::size_t open = declaration.find_first_of("\"'", name);
  if (open == std::string_view::npos) return "";
  const std::size_t close = declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos) return "";
  std::string encoding(declaration.substr(open + 1, close - open - 1));
  const std::string small = text::to_lower(encoding);
  // What says UTF-16 and starts with ASCII is not.
  const bool plain = small == "utf-8" || small == "utf8" || small == "us-ascii" ||
                     small == "ascii" || small.starts_with("utf-16") || small.starts_with("ucs");
  return plain ? "" : encoding;
}

}  // namespace

/// A few bytes and then a source.
class Utf8Source::Joined final : public ByteSource {
 public:
  Joined(std::string front, ByteSource& rest) : front_(std::move(front)), rest_(&rest) {}
  std::size_t read(char* to, std::size_t room) override {
    const std::size_t count = front_.copy(to, room, given_);
    given_ += count;
    return count > 0 ? count : rest_->read(to, room);
  }

 private:
  std::string front_;
  std::size_t given_ = 0;
  ByteSource* rest_;
};

Utf8Source::Utf8Source(ByteSource& source, Form form) : source_(&source), form_(form) {}
Utf8Source::~Utf8Source() = default;

void Utf8Source::recode_by_declaration() {
  const std::string encoding = declared_encoding(ready_);
  auto converter = encoding.empty() ? std::nullopt : IconvConverter::open(encoding);
  if (!converter) return;
  joined_ = std::make_unique<Joined>(std::exchange(ready_, {}), *source_);
  iconv_ = std::make_unique<IconvSource>(*joined_, std::move(*converter));
  source_ = iconv_.get();
}

void Utf8Source::detect() {
  started_ = true;
  constexpr std::size_t longest_declaration = 256;
  const bool xml = form_ == Form::unknown;
  std::string head;
  fill(*source_, head, xml ? longest_declaration : 3);
  if (xml) form_ = form_of(head);
  if (form_ == Form::as_is) {
    const bool marked = head.starts_with("\xEF\xBB\xBF");
    ready_ = marked ? head.substr(3) : head;
    if (xml && !marked) recode_by_declaration();
    return;
  }
  raw_ = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ? head.substr(2) : head;
}

void Utf8Source::put_unit(char32_t unit) {
  constexpr char32_t replacement = 0xFFFD;
  const bool low = unit >= 0xDC00 && unit < 0xE000;
  if (high_surrogate_ != 0) {
    const char32_t high = high_surrogate_;
    high_surrogate_ = 0;
    if (low) {
      text::append(ready_, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
      return;
    }
    text::append(ready_, replacement);
  }
  if (unit >= 0xD800 && unit < 0xDC00) {
    high_surrogate_ = unit;
  } else {
    text::append(ready_, low ? replacement : unit);
  }
}

void Utf8Source::recode() {
  ready_.clear();
  given_ = 0;
  const std::size_t before = raw_.size();
  raw_.resize(block);
  const std::size_t count = source_->read(raw_.data() + before, block - before);
  raw_.resize(before + count);
  const std::size_t first = form_ == Form::utf16_big ? 8 : 0;
  for (std::size_t i = 0; i + 1 < raw_.size(); i += 2) {
    const auto a = static_cast<unsigned char>(raw_[i]);
    const auto b = static_cast<unsigned char>(raw_[i + 1]);
    put_unit(static_cast<char32_t>((a << first) | (b << (8 - first))));
  }
  const bool ends = count == 0;
  if (ends && (high_surrogate_ != 0 || raw_.size() % 2 == 1)) text::append(ready_, 0xFFFD);
  if (ends) high_surrogate_ = 0;
  raw_.erase(0, ends ? raw_.size() : raw_.size() / 2 * 2);
}

std::size_t Utf8Source::read(char* to, std::size_t room) {
  if (!started_) detect();
  // A block may hold no whole character yet; only a source that gives nothing has ended.
  for (int attempt = 0; given_ == ready_.size() && attempt < 3; ++attempt) {
    if (form_ == Form::as_is) return source_->read(to, room);
    recode();
  }
  const std::size_t count = ready_.copy(to, room, given_);
  given_ += count;
  return count;
}

}  // namespace vekha::table
