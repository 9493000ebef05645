#include "table/mojibake.h"

#include "base/text.h"
#include "table/csv_encoding.h"
#include "table/letter_score.h"

#include <algorithm>
#include <array>
#include <map>

namespace vekha::table {

namespace {

struct Mistake {
  const char* read_as;
  const char* written;  ///< "UTF-8" or a single-byte encoding
};

constexpr std::array mistakes{
    Mistake{"Windows-1252", "UTF-8"},
    Mistake{"ISO-8859-1", "UTF-8"},
    Mistake{"Windows-1251", "UTF-8"},
    Mistake{"CP866", "UTF-8"},
    Mistake{"KOI8-R", "UTF-8"},
    Mistake{"Windows-1252", "Windows-1251"},
    Mistake{"ISO-8859-1", "Windows-1251"},
    Mistake{"CP866", "Windows-1251"},
    Mistake{"KOI8-R", "Windows-1251"},
    Mistake{"Windows-1251", "CP866"},
    Mistake{"Windows-1251", "KOI8-R"},
    Mistake{"Windows-1252", "CP866"},
};

constexpr std::size_t looked_at = 20'000;  ///< characters
constexpr std::size_t least = 8;           ///< letters beyond ASCII; fewer say nothing

/// The bytes from which the text came, if it was read as that encoding; nullopt when it cannot have
/// been. A few characters that the encoding lacks are left out, for bytes without a character get
/// lost in different ways.
std::optional<std::string> bytes_of(std::u32string_view text, const std::string& encoding) {
  const ByteTable table(encoding);
  std::map<char32_t, char> back;
  for (unsigned byte = 0; byte < 256; ++byte)
    back.emplace(table.code_point(static_cast<unsigned char>(byte)), static_cast<char>(byte));
  std::string bytes;
  std::size_t lost = 0;
  std::size_t high = 0;
  for (const char32_t c : text) {
    high += c >= 0x80 ? 1 : 0;
    const auto found = back.find(c);
    if (found != back.end() && c != 0xFFFD) {
      bytes += found->second;
    } else if (c >= 0x80 && c < 0xA0) {
      bytes += static_cast<char>(c);  // read as a control character of ISO 8859-1
    } else {
      ++lost;
    }
  }
  if (lost * 20 > high) return std::nullopt;
  return bytes;
}

std::u32string decoded(const std::string& bytes, const std::string& encoding) {
  if (encoding == "UTF-8") return text::decode(bytes);
  const ByteTable table(encoding);
  std::u32string out;
  for (const char byte : bytes)
    out += table.code_point(static_cast<unsigned char>(byte));
  return out;
}

/// Characters beyond ASCII with the one before each: the rest says nothing.
std::u32string telling_part(std::string_view text) {
  const std::u32string all = text::decode(text.substr(0, looked_at * 4));
  std::u32string part;
  for (std::size_t i = 0; i < all.size() && part.size() < looked_at; ++i) {
    const bool before = i > 0 && all[i - 1] >= 0x80;
    const bool after = i + 1 < all.size() && all[i + 1] >= 0x80;
    if (all[i] >= 0x80 || before || after) part += all[i];
  }
  return part;
}

}  // namespace

std::optional<Mojibake> find_mojibake(std::string_view text) {
  constexpr double right = -0.2;
  constexpr double gain = 0.7;
  const std::u32string part = telling_part(text);
  const auto high = static_cast<std::size_t>(
      std::count_if(part.begin(), part.end(), [](char32_t c) { return c >= 0x80; }));
  const double score = russian_score(part);
  if (high < least || score > right) return std::nullopt;
  const Mistake* best = nullptr;
  double best_score = std::max(right, score + gain);
  for (const Mistake& mistake : mistakes) {
    const auto bytes = bytes_of(part, mistake.read_as);
    const double mended = bytes ? russian_score(decoded(*bytes, mistake.written)) : -100;
    if (mended > best_score) {
      best_score = mended;
      best = &mistake;
    }
  }
  if (best == nullptr) return std::nullopt;
  return Mojibake{.written = best->written, .read_as = best->read_as};
}

}  // namespace vekha::table
