#include "table/csv_encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/text.h"
#include "table/fault.h"

namespace vekha::table {

namespace {

using namespace std::string_view_literals;

class Converter {
 public:
  explicit Converter(const std::string& from) : handle_(::iconv_open("UTF-8", from.c_str())) {}
  ~Converter() {
    if (valid()) ::iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  bool valid() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  // A byte that the encoding has not becomes U+FFFD.
  std::string convert(std::string_view bytes) {
    std::string out;
    std::array<char, 1U << 16U> buffer{};
    auto* in = const_cast<char*>(bytes.data());
    std::size_t left = bytes.size();
    while (left > 0) {
      char* to = buffer.data();
      std::size_t room = buffer.size();
      const std::size_t result = ::iconv(handle_, &in, &left, &to, &room);
      const int error = errno;
      out.append(buffer.data(), buffer.size() - room);
      if (result != static_cast<std::size_t>(-1) || error == E2BIG) continue;
      out += "\uFFFD";
      ++in;
      --left;
    }
    return out;
  }

 private:
  iconv_t handle_;
};

struct Candidate {
  const char* iconv_name;
  const char* shown;
};
constexpr std::array<Candidate, 4> cyrillic = {
    {{"CP1251", "Windows-1251"}, {"KOI8-R", "KOI8-R"}, {"CP866", "CP866"}, {"MAC-CYRILLIC", "Mac Cyrillic"}}};

// Frequent letters count for, rare ones and letters of no Russian word against; capitals inside a word too, for KOI8-R
// and Windows-1251 swap the cases of each other's letters.
int score(std::u32string_view text) {
  static constexpr std::u32string_view frequent = U"оеаинтсрвлкмдпу";
  static constexpr std::u32string_view usable = U"яыьгзбчйхжшюцщэфъё№«»–—…";
  int sum = 0;
  char32_t before = U' ';
  for (const char32_t c : text) {
    const char32_t small = text::lower(c);
    if (c < 0x80) {
      before = c;
      continue;
    }
    if (frequent.find(small) != std::u32string_view::npos) {
      sum += 4;
    } else if (usable.find(small) != std::u32string_view::npos || c == 0xA0) {
      sum += 1;
    } else {
      sum -= 12;
    }
    const bool capital_inside = c != small && text::is_cyrillic(c) && text::is_cyrillic(before) && text::lower(before) == before;
    if (capital_inside) sum -= 6;
    before = c;
  }
  return sum;
}

Decoded guessed(std::string_view bytes, const Place& place) {
  constexpr std::size_t judged = 1U << 16U;
  const Candidate* best = nullptr;
  int best_score = 0;
  for (const Candidate& candidate : cyrillic) {
    const int points = score(text::decode(Converter(candidate.iconv_name).convert(bytes.substr(0, judged))));
    if (points > best_score) {
      best_score = points;
      best = &candidate;
    }
  }
  if (best == nullptr) {
    refuse(place, "encoding_unknown", {"кодировка не определяется: русского текста не видно ни в одной", "the encoding can't be told: no Russian text in any"},
           {"сохраните файл в UTF-8 или укажите кодировку в настройках источника", "save the file as UTF-8 or name its encoding in the source's settings"});
  }
  return {Converter(best->iconv_name).convert(bytes), best->shown, {}};
}

// «Ð¢ÐµÑ…» or «Òåõíè»: Cyrillic bytes once taken for Latin ones and saved so.
void tell_mojibake(Decoded& decoded, const Place& place) {
  const std::u32string text = text::decode(std::string_view(decoded.text).substr(0, 1U << 16U));
  const auto latin = std::count_if(text.begin(), text.end(), [](char32_t c) { return c >= 0xC0 && c <= 0xFF; });
  const auto russian = std::count_if(text.begin(), text.end(), text::is_cyrillic);
  if (latin < 20 || latin < 4 * russian) return;
  decoded.notes.push_back({.place = place,
                           .code = "mojibake",
                           .text = {"русский текст испорчен: он был прочитан в чужой кодировке и так сохранён",
                                    "the Russian text is garbled: it was read in a foreign encoding and saved so"},
                           .advice = {"получите файл заново из исходной программы", "obtain the file anew from its program"}});
}

}  // namespace

Decoded decode(std::string_view bytes, const std::optional<std::string>& encoding, const Place& place) {
  Decoded decoded;
  if (encoding) {
    Converter converter(*encoding);
    if (!converter.valid()) {
      refuse(place, "encoding_unknown", {"кодировки «" + *encoding + "» нет", "no encoding «" + *encoding + "»"},
             {"укажите windows-1251, utf-8, koi8-r или cp866", "write windows-1251, utf-8, koi8-r or cp866"});
    }
    decoded = {converter.convert(bytes), *encoding, {}};
    if (decoded.text.rfind("\uFEFF", 0) == 0) decoded.text.erase(0, 3);
  } else if (bytes.substr(0, 3) == "\xEF\xBB\xBF"sv) {
    decoded = {std::string(bytes.substr(3)), "UTF-8", {}};
  } else if (bytes.substr(0, 2) == "\xFF\xFE"sv) {
    decoded = {Converter("UTF-16LE").convert(bytes.substr(2)), "UTF-16LE", {}};
  } else if (bytes.substr(0, 2) == "\xFE\xFF"sv) {
    decoded = {Converter("UTF-16BE").convert(bytes.substr(2)), "UTF-16BE", {}};
  } else if (text::is_utf8(bytes)) {
    decoded = {std::string(bytes), "UTF-8", {}};
  } else {
    decoded = guessed(bytes, place);
  }
  tell_mojibake(decoded, place);
  return decoded;
}

}  // namespace vekha::table
