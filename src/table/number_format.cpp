#include "table/number_format.h"

#include <string>

#include "base/text.h"

namespace vekha::table {

namespace {

struct Letters {
  bool day_or_year = false;
  bool month_or_minute = false;
  bool clock = false;
  bool elapsed = false;
  bool percent = false;
};

// Reads the first section of a format code, up to «;».
class FormatScanner {
 public:
  explicit FormatScanner(std::u32string code) : code_(std::move(code)) {}

  Letters scan() {
    while (at_ < code_.size() && code_[at_] != U';') step();
    return letters_;
  }

 private:
  void skip_to(char32_t close) {
    const std::size_t end = code_.find(close, at_ + 1);
    at_ = end == std::u32string::npos ? code_.size() : end + 1;
  }

  void step() {
    const char32_t c = text::lower(code_[at_]);
    if (c == U'"') return skip_to(U'"');
    if (c == U'[') return bracket();
    if (c == U'\\' || c == U'_' || c == U'*') {
      at_ += 2;
      return;
    }
    if (code_.compare(at_, 7, U"General") == 0) {
      at_ += 7;
      return;
    }
    note(c);
    ++at_;
  }

  void bracket() {
    const char32_t first = at_ + 1 < code_.size() ? text::lower(code_[at_ + 1]) : U']';
    const char32_t second = at_ + 2 < code_.size() ? text::lower(code_[at_ + 2]) : U']';
    const bool is_unit = first == U'h' || first == U'm' || first == U's' || first == U'ч' || first == U'м' || first == U'с';
    if (is_unit && (second == U']' || second == first)) letters_.elapsed = true;
    skip_to(U']');
  }

  void note(char32_t c) {
    if (c == U'd' || c == U'y' || c == U'д' || c == U'г') letters_.day_or_year = true;
    if (c == U'm' || c == U'м') letters_.month_or_minute = true;
    if (c == U'h' || c == U's' || c == U'ч' || c == U'с') letters_.clock = true;
    if (c == U'%') letters_.percent = true;
  }

  std::u32string code_;
  std::size_t at_ = 0;
  Letters letters_;
};

}  // namespace

NumberLook look_of_format(std::string_view code) {
  const Letters letters = FormatScanner(text::decode(code)).scan();
  if (letters.elapsed) return NumberLook::plain;
  if (letters.clock) return letters.day_or_year ? NumberLook::date_time : NumberLook::time;
  if (letters.day_or_year || letters.month_or_minute) return NumberLook::date;
  return letters.percent ? NumberLook::percent : NumberLook::plain;
}

NumberLook look_of_builtin(int id) {
  if (id == 9 || id == 10) return NumberLook::percent;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58) return NumberLook::date;
  if (id == 22) return NumberLook::date_time;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47) return NumberLook::time;
  return NumberLook::plain;
}

}  // namespace vekha::table
