#include "table/csv_encoding.h"

#include "base/text.h"
#include "table/iconv_converter.h"
#include "table/letter_score.h"
#include "table/record_sink.h"
#include "table/utf8_check.h"

#include <algorithm>
#include <cstring>

namespace vekha::table {

using namespace std::string_view_literals;

namespace {

struct Candidate {
  const char* name;   ///< as people call it
  const char* iconv;  ///< as iconv does
};

/// In the order in which they win when the letters cannot tell.
constexpr std::array russian_encodings{
    Candidate{"Windows-1251", "WINDOWS-1251"},
    Candidate{"CP866", "CP866"},
    Candidate{"KOI8-R", "KOI8-R"},
    Candidate{"MacCyrillic", "MAC-CYRILLIC"},
};

/// Enough letters to tell one encoding from another many times over.
constexpr std::size_t scored_bytes = 256 << 10;

std::u32string decode(const ByteTable& table, std::string_view bytes) {
  std::u32string text;
  text.reserve(bytes.size());
  for (const char byte : bytes)
    text += table.code_point(static_cast<unsigned char>(byte));
  return text;
}

/// Without the letter that the sample's end may cut.
std::string_view without_cut_letter(std::string_view sample) {
  std::size_t cut = 0;
  while (cut < 3 && cut < sample.size() &&
         (static_cast<unsigned char>(sample[sample.size() - 1 - cut]) & 0xC0) == 0x80)
    ++cut;
  const bool lead =
      cut < sample.size() && static_cast<unsigned char>(sample[sample.size() - 1 - cut]) >= 0xC0;
  return lead ? sample.substr(0, sample.size() - 1 - cut) : sample;
}

/// UTF-16 without a mark: the zero bytes of its ASCII characters stand at odd or even places only.
std::optional<CsvEncoding> unmarked_utf16(std::string_view sample) {
  const std::string_view head = sample.substr(0, 4096);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i)
    zeros.at(i % 2) += head[i] == '\0' ? 1 : 0;
  const std::size_t needed = std::max<std::size_t>(2, head.size() / 40);
  if (zeros[1] >= needed && zeros[0] == 0)
    return CsvEncoding{CsvEncoding::Kind::utf16_little, "UTF-16LE"};
  if (zeros[0] >= needed && zeros[1] == 0)
    return CsvEncoding{CsvEncoding::Kind::utf16_big, "UTF-16BE"};
  return std::nullopt;
}

/// The pieces of the sample around its bytes beyond ASCII, for a long table of numbers says
/// nothing.
std::string scored_part(std::string_view sample) {
  std::string part;
  bool in_word = false;
  for (std::size_t i = 0; i < sample.size() && part.size() < scored_bytes; ++i) {
    const bool high = static_cast<unsigned char>(sample[i]) >= 0x80;
    if (high && !in_word && i > 0) part += sample[i - 1];
    if (high || in_word) part += sample[i];
    in_word = high;
  }
  return part;
}

std::optional<CsvEncoding> by_letters(std::string_view sample) {
  constexpr double least = -1.0;
  constexpr double clear_evidence = 8;  // the logarithm of how many times likelier the best one is
  const std::string part = scored_part(sample);
  CsvEncoding best{.kind = CsvEncoding::Kind::single_byte, .name = ""};
  double best_score = least;
  double second = -100;
  const auto consider = [&](const char* name, double score) {
    if (score <= best_score) {
      second = std::max(second, score);
      return;
    }
    second = best.name.empty() ? second : best_score;
    best_score = score;
    best.name = name;
  };
  for (const Candidate& candidate : russian_encodings) {
    consider(candidate.name, russian_score(decode(ByteTable(candidate.iconv), part)));
  }
  const double western = western_score(decode(ByteTable("WINDOWS-1252"), part));
  const double central = western_score(decode(ByteTable("WINDOWS-1250"), part));
  constexpr double like_words = 0.3;
  if (western > like_words) consider("Windows-1252", western);
  // Most letters of the two are the same, so the rarer one must be clearly better.
  if (central > like_words && central > western + 0.2) consider("Windows-1250", central);
  if (best.name.empty()) return std::nullopt;
  const auto letters = std::count_if(part.begin(), part.end(),
                                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  best.certain =
      (best_score - second) * static_cast<double>(letters) >= clear_evidence && best_score > 0;
  return best;
}

}  // namespace

std::optional<CsvEncoding> detect_encoding(std::string_view sample, bool complete) {
  if (sample.starts_with("\xEF\xBB\xBF"sv)) return CsvEncoding{};
  // Before UTF-16, whose mark the first two bytes are too.
  if (sample.starts_with("\xFF\xFE\0\0"sv) || sample.starts_with("\0\0\xFE\xFF"sv))
    return CsvEncoding{CsvEncoding::Kind::other, "UTF-32"};
  if (sample.starts_with("\xFF\xFE"sv))
    return CsvEncoding{CsvEncoding::Kind::utf16_little, "UTF-16LE"};
  if (sample.starts_with("\xFE\xFF"sv))
    return CsvEncoding{CsvEncoding::Kind::utf16_big, "UTF-16BE"};
  if (auto utf16 = unmarked_utf16(sample)) return utf16;
  if (is_utf8_fast(complete ? sample : without_cut_letter(sample))) return CsvEncoding{};
  return by_letters(sample);
}

std::optional<CsvEncoding> named_encoding(const std::string& name) {
  std::string plain = text::to_lower(name);
  std::erase_if(plain, [](char c) { return c == '-' || c == '_' || c == ' '; });
  if (plain == "utf8" || plain == "utf8sig") return CsvEncoding{};
  if (plain == "utf16le") return CsvEncoding{CsvEncoding::Kind::utf16_little, "UTF-16LE"};
  if (plain == "utf16be") return CsvEncoding{CsvEncoding::Kind::utf16_big, "UTF-16BE"};
  if (plain == "maccyrillic") return CsvEncoding{CsvEncoding::Kind::single_byte, "MacCyrillic"};
  for (const Candidate& candidate : russian_encodings) {
    std::string known = text::to_lower(candidate.name);
    std::erase(known, '-');
    if (plain == known || "cp" + plain == known || plain == "cp1251") {
      return CsvEncoding{CsvEncoding::Kind::single_byte, candidate.name};
    }
  }
  auto converter = IconvConverter::open(name);
  if (!converter) return std::nullopt;
  // One byte a character, and ASCII kept: then fields can be recoded one by one.
  for (int byte = 1; byte < 256; ++byte) {
    const char letter = static_cast<char>(byte);
    std::string_view bytes(&letter, 1);
    std::string out;
    const IconvConverter::Result result = converter->convert(bytes, out);
    const bool ascii_kept = byte >= 0x80 || out == std::string_view(&letter, 1);
    if (result == IconvConverter::Result::incomplete || !ascii_kept)
      return CsvEncoding{CsvEncoding::Kind::other, name};
  }
  return CsvEncoding{CsvEncoding::Kind::single_byte, name};
}

ByteTable::ByteTable(const std::string& encoding) {
  const auto* const known = std::ranges::find_if(
      russian_encodings,
      [&encoding](const Candidate& candidate) { return encoding == candidate.name; });
  auto converter = IconvConverter::open(known == russian_encodings.end() ? encoding : known->iconv);
  for (std::size_t byte = 0; byte < 256; ++byte) {
    const char letter = static_cast<char>(byte);
    std::string_view bytes(&letter, 1);
    std::string out;
    const bool ascii = byte < 0x80;
    if (ascii) out = letter;
    if (!ascii && (!converter || converter->convert(bytes, out) != IconvConverter::Result::done))
      out = "\uFFFD";
    if (out.size() > letters_[byte].bytes.size() || out.empty()) out = "\uFFFD";
    std::memcpy(letters_.at(byte).bytes.data(), out.data(), out.size());
    letters_.at(byte).size = static_cast<std::uint8_t>(out.size());
    points_.at(byte) = text::decode(out).front();
  }
}

void ByteTable::append(std::string& out, std::string_view bytes) const {
  const std::size_t before = out.size();
  out.resize(before + bytes.size() * 4);
  char* to = out.data() + before;
  for (const char byte : bytes) {
    const Letter& letter = letters_[static_cast<unsigned char>(byte)];
    std::memcpy(to, letter.bytes.data(), letter.bytes.size());
    to += letter.size;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

std::string_view FieldText::utf8(std::string_view raw, std::string& storage) const {
  if (table_ == nullptr) return raw;
  const bool ascii =
      std::ranges::all_of(raw, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return raw;
  storage.clear();
  table_->append(storage, raw);
  return storage;
}

}  // namespace vekha::table
