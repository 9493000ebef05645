#include "roadmap/reading_normalise.h"

#include "base/text.h"
#include "roadmap/reading_repair.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

constexpr char32_t dropped = U'\0';

bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2043 || c == 0xFE58 ||
         c == 0xFE63 || c == 0xFF0D || c == 0x2500;
}

bool is_quote(char32_t c) {
  return c == U'"' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2033 ||
         c == U'`' || c == U'\'';
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_footnote_mark(char32_t c) {
  return c == U'*' || c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079) ||
         c == 0x2020 || c == 0x2021;
}

char32_t plain(char32_t c) {
  if (c == U'\n' || c == 0x2028 || c == 0x2029 || c == 0x0B || c == 0x0C) return U'\n';
  if (text::is_blank(c)) return U' ';
  if (is_dash(c)) return U'-';
  if (is_quote(c)) return U'"';
  if (is_invisible(c) || c < 0x20) return dropped;
  switch (c) {
    case 0x2A7E: return 0x2265;  // slanted forms of the comparison signs
    case 0x2A7D: return 0x2264;
    case U'÷': return U'-';
    case 0xFF05: return U'%';
    case 0xFF0C: return U',';
    case 0xFF1B: return U';';
    case 0x2022:  // bullets part the members of a list
    case 0x25AA:
    case 0x25CF:
    case 0x25A0:
    case 0x00B7:
    case 0xF0B7: return U';';
    case 0x2044:
    case 0x2215: return U'/';
    default: return c;
  }
}

// «<b>», «</p>», «<br/>»: a tag holds Latin letters and is short, so «< 5» stays.
std::size_t tag_length(std::u32string_view rest) {
  constexpr std::size_t longest_tag = 40;
  std::size_t at = 1;
  if (at < rest.size() && rest[at] == U'/') ++at;
  if (at >= rest.size() || text::lower(rest[at]) < U'a' || text::lower(rest[at]) > U'z') return 0;
  const std::size_t end = rest.substr(0, longest_tag).find(U'>');
  return end == std::u32string_view::npos ? 0 : end + 1;
}

// Text from a computer that writes й as и and a breve.
bool composed(std::u32string& out, char32_t c) {
  if ((c != 0x306 && c != 0x308) || out.empty()) return false;
  const bool breve = c == 0x306;
  char32_t& last = out.back();
  if (breve && last == U'и') last = U'й';
  if (breve && last == U'И') last = U'Й';
  if (!breve && last == U'е') last = U'ё';
  if (!breve && last == U'Е') last = U'Ё';
  return true;
}

class Folder {
 public:
  explicit Folder(std::size_t size) { out_.reserve(size); }

  void put(char32_t c) {
    if (c == U' ' || c == U'\n') {
      pending_ = std::max(pending_, c == U'\n' ? 2 : 1);
      blanks_ += c == U' ' ? 1 : 0;
      return;
    }
    if (pending_ > 0 && !out_.empty())
      out_.push_back(pending_ == 2 ? U'\n' : blanks_ > 1 ? wide_blank : U' ');
    pending_ = 0;
    blanks_ = 0;
    out_.push_back(c);
  }

  std::u32string& text() { return out_; }
  bool after_word() const { return pending_ == 0 && !out_.empty() && out_.back() != U' '; }

  static constexpr char32_t wide_blank =
      U'\t';  // two blanks and more: the gap between letter-spaced words

 private:
  std::u32string out_;
  int pending_ = 0;  // 1: blanks wait, 2: a line break waits
  int blanks_ = 0;
};

std::u32string fold(std::string_view utf8, Flags& flags) {
  const std::u32string letters = text::decode(utf8);
  Folder folder(letters.size());
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t c = plain(letters[i]);
    if (c == dropped || composed(folder.text(), c)) continue;
    if (c == U'<') {
      const std::size_t tag = tag_length(std::u32string_view(letters).substr(i));
      if (tag > 0) {
        i += tag - 1;
        continue;
      }
    }
    if (is_footnote_mark(c)) {
      if (folder.after_word()) add_flag(flags, "footnote_mark");
      continue;
    }
    folder.put(c);
  }
  return std::move(folder.text());
}

void write(const std::u32string& letters, Normalised& out) {
  out.shown = text::encode(letters);
  std::ranges::replace(out.shown, static_cast<char>(Folder::wide_blank), ' ');
  std::u32string small(letters);
  for (char32_t& c : small) {
    c = c == Folder::wide_blank ? U' ' : text::lower(c);
    if (c == U'ё') c = U'е';
  }
  out.lower = text::encode(small);
}

}  // namespace

void add_flag(Flags& flags, std::string_view flag) {
  if (std::ranges::find(flags, flag) == flags.end()) flags.push_back(flag);
}

Normalised normalise(std::string_view text) {
  Normalised out;
  std::u32string letters = fold(text, out.flags);
  close_spaced_dates(letters, out.flags);
  close_letter_spacing(letters, out.flags);
  replace_homoglyphs(letters, out.flags);
  if (letters.find(U'\n') != std::u32string::npos) add_flag(out.flags, "linebreak_in_cell");
  write(letters, out);
  return out;
}

}  // namespace vekha::roadmap::reading
