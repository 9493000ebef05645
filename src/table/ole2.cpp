#include "table/ole2.h"

#include "table/fault.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vekha::table {

namespace {

enum class Content : std::uint8_t { unknown, encrypted, excel, word, presentation, other };

struct Stream {
  std::string_view name;
  Content content;
};

/// In the order of what tells most: an encrypted package has also other streams.
constexpr std::array streams{
    Stream{"EncryptedPackage", Content::encrypted},
    Stream{"EncryptionInfo", Content::encrypted},
    Stream{"Workbook", Content::excel},
    Stream{"Book", Content::excel},
    Stream{"WordDocument", Content::word},
    Stream{"PowerPoint Document", Content::presentation},
    Stream{"VisioDocument", Content::other},
    Stream{"__properties_version1.0", Content::other},
};

constexpr std::size_t entry_size = 128;

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i-- > 0;)
    value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

struct Found {
  Content content = Content::unknown;
  std::string entry;  ///< of the directory
};

/// A directory entry of 128 bytes starts with the stream's name in UTF-16LE; its length with the
/// closing zero stands in bytes 64 and 65 ([MS-CFB] 2.6.1).
bool is_entry_of(std::string_view entry, std::string_view name) {
  const auto length = static_cast<std::size_t>(static_cast<unsigned char>(entry[64])) +
                      (static_cast<std::size_t>(static_cast<unsigned char>(entry[65])) << 8);
  if (length != 2 * (name.size() + 1)) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (entry[2 * i] != name[i] || entry[2 * i + 1] != 0) return false;
  }
  return true;
}

/// Of the known ones, by its index; their number: none of them.
std::size_t stream_of(std::string_view entry) {
  const auto* const found = std::ranges::find_if(
      streams, [entry](const Stream& stream) { return is_entry_of(entry, stream.name); });
  return static_cast<std::size_t>(found - streams.begin());
}

/// Directory sectors may lie anywhere, so every 128 bytes of the file are looked at.
Found content_of(const FileSource& file) {
  constexpr std::uint64_t searched = 64ULL << 20;
  constexpr std::uint64_t block = 1ULL << 20;
  std::size_t best = streams.size();
  Found found;
  for (std::uint64_t at = 0; at < std::min(file.size(), searched); at += block) {
    const std::string bytes = file.read_at(at, block);
    for (std::size_t i = 0; i + entry_size <= bytes.size(); i += entry_size) {
      const std::string_view entry = std::string_view(bytes).substr(i, entry_size);
      const std::size_t stream = stream_of(entry);
      if (stream >= best) continue;
      best = stream;
      found = {streams.at(stream).content, std::string(entry)};
    }
  }
  return found;
}

/// The record FilePass stands among the first of a workbook ([MS-XLS] 2.4.117).
bool has_file_pass(std::string_view records) {
  constexpr std::uint32_t file_pass = 0x2F;
  while (records.size() >= 4) {
    if (number_at(records, 0, 2) == file_pass) return true;
    records.remove_prefix(std::min<std::size_t>(records.size(), 4 + number_at(records, 2, 2)));
  }
  return false;
}

/// Whether the old formats' own encryption hides what the stream holds.
bool is_encrypted(const FileSource& file, const Found& found) {
  constexpr std::size_t header_bytes = 512;
  constexpr std::uint32_t longest_shift = 12;
  const std::string head = file.read_at(0, header_bytes);
  if (head.size() < header_bytes) return false;
  const std::uint32_t shift = number_at(head, 30, 2);
  if (shift > longest_shift) return false;
  const std::uint64_t sector = number_at(found.entry, 116, 4);
  const std::string start = file.read_at((sector + 1) << shift, header_bytes);
  if (found.content == Content::excel) return has_file_pass(start);
  // FibBase.fEncrypted ([MS-DOC] 2.5.2).
  return found.content == Content::word && start.size() > 12 && start.starts_with("\xEC\xA5") &&
         (number_at(start, 10, 2) & 0x100U) != 0;
}

[[noreturn]] void refuse_encrypted(const Place& place) {
  refuse(place, "file_encrypted", {"файл защищён паролем", "the file is protected by a password"},
         {"откройте файл, снимите пароль и сохраните заново",
          "open the file, remove the password and save it again"});
}

}  // namespace

void refuse_ole2(const FileSource& file, const std::string& name) {
  const Place place{.file = name};
  const Found found = content_of(file);
  if (is_encrypted(file, found)) refuse_encrypted(place);
  switch (found.content) {
    case Content::encrypted: refuse_encrypted(place);
    case Content::excel:
      refuse(place, "file_kind",
             {"это старый формат Excel 97–2003 (.xls)",
              "this is the old format of Excel 97–2003 (.xls)"},
             {"откройте файл и сохраните как «Книга Excel (.xlsx)»",
              "open the file and save it as \"Excel Workbook (.xlsx)\""});
    case Content::word:
      refuse(place, "file_kind",
             {"это старый формат Word 97–2003 (.doc)",
              "this is the old format of Word 97–2003 (.doc)"},
             {"откройте файл и сохраните как «Документ Word (.docx)»",
              "open the file and save it as \"Word Document (.docx)\""});
    case Content::presentation:
      refuse(place, "file_kind",
             {"это презентация PowerPoint, а не таблица",
              "this is a PowerPoint presentation, not a table"},
             {"сохраните таблицу как .xlsx, .docx или .csv",
              "save the table as .xlsx, .docx or .csv"});
    case Content::other:
    case Content::unknown: break;
  }
  refuse(place, "file_kind",
         {"это составной файл старого формата Microsoft",
          "this is a compound file of an old Microsoft format"},
         {"откройте его в программе, где он создан, и сохраните как .xlsx, .docx или .csv",
          "open it in the program that made it and save it as .xlsx, .docx or .csv"});
}

}  // namespace vekha::table
