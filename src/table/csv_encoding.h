#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vekha::table {

/// The encoding of a CSV file.
struct CsvEncoding {
  enum class Kind : std::uint8_t {
    utf8,
    utf16_little,
    utf16_big,
    single_byte,  ///< keeps ASCII; recoded field by field
    other         ///< recoded as a whole
  };
  Kind kind = Kind::utf8;
  std::string name = "UTF-8";  ///< as people call it: "UTF-8", "Windows-1251", "KOI8-R"
  bool certain = true;         ///< false: told by letter frequencies with little to go by
};

/// By byte order mark, else strict UTF-8, else by the frequencies of Russian letters among
/// Windows-1251, KOI8-R, CP866, MacCyrillic (and Windows-1252 for other languages). nullopt: none
/// fits, the bytes are no text known here. `complete`: the sample is the whole file, so a letter
/// cut off at its end is an error.
std::optional<CsvEncoding> detect_encoding(std::string_view sample, bool complete);

/// The encoding that a setting names; nullopt when the system's iconv does not know it.
std::optional<CsvEncoding> named_encoding(const std::string& name);

/// The UTF-8 texts of the 256 bytes of a single-byte encoding; a byte without a character is
/// U+FFFD.
class ByteTable {
 public:
  explicit ByteTable(const std::string& encoding);

  /// Appends `bytes` as UTF-8.
  void append(std::string& out, std::string_view bytes) const;
  char32_t code_point(unsigned char byte) const { return points_.at(byte); }

 private:
  struct Letter {
    std::array<char, 4> bytes{};
    std::uint8_t size = 0;
  };
  std::array<Letter, 256> letters_;
  std::array<char32_t, 256> points_{};
};

}  // namespace vekha::table
