#include "table/sniff.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "table/fault.h"

namespace vekha::table {

namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  Words kind;
};

const std::array<Signature, 8>& foreign_kinds() {
  static const std::array<Signature, 8> kinds = {{
      {"%PDF-", {"документ PDF", "a PDF document"}},
      {"{\\rtf", {"документ RTF", "an RTF document"}},
      {"\x89PNG", {"картинка PNG", "a PNG picture"}},
      {"\xFF\xD8\xFF", {"картинка JPEG", "a JPEG picture"}},
      {"GIF8", {"картинка GIF", "a GIF picture"}},
      {"Rar!", {"архив RAR", "a RAR archive"}},
      {"7z\xBC\xAF", {"архив 7z", "a 7z archive"}},
      {"\x1F\x8B", {"архив gzip", "a gzip archive"}},
  }};
  return kinds;
}

[[noreturn]] void refuse_kind(const Place& place, const Words& kind) {
  refuse(place, "wrong_kind", {"это " + kind.ru + ", а не таблица CSV, XLSX или DOCX", "this is " + kind.en + ", no CSV, XLSX or DOCX"},
         {"сохраните таблицу как XLSX, DOCX или CSV", "save the table as XLSX, DOCX or CSV"});
}

// Names of streams in a compound file stand in its directory in UTF-16.
std::string wide(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) {
    out.push_back(c);
    out.push_back('\0');
  }
  return out;
}

[[noreturn]] void refuse_compound(std::string_view bytes, const Place& place) {
  if (bytes.find(wide("EncryptedPackage")) != std::string_view::npos) {
    refuse(place, "password_protected", {"файл защищён паролем", "the file is protected by a password"},
           {"откройте его в программе, где он создан, снимите пароль и сохраните", "open it, remove the password and save it"});
  }
  const bool word = bytes.find(wide("WordDocument")) != std::string_view::npos;
  refuse_kind(place, word ? Words{"документ Word 97–2003 (.doc)", "a Word 97–2003 document (.doc)"}
                          : Words{"книга Excel 97–2003 (.xls) или другой старый файл Office", "an Excel 97–2003 workbook (.xls) or another old Office file"});
}

bool looks_like_html(std::string_view bytes) {
  const std::string head = text::to_lower(text::trim(bytes.substr(0, 512)));
  return head.rfind("<!doctype", 0) == 0 || head.rfind("<html", 0) == 0 || head.rfind("<?xml", 0) == 0 || head.rfind("<table", 0) == 0;
}

// Text holds few control characters; UTF-16 is told by its mark.
bool looks_binary(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  if (head.substr(0, 2) == "\xFF\xFE"sv || head.substr(0, 2) == "\xFE\xFF"sv) return false;
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 32 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1A;
  });
  return controls * 20 > static_cast<std::ptrdiff_t>(head.size());
}

}  // namespace

Container sniff(std::string_view bytes, const Place& place) {
  if (bytes.empty()) {
    refuse(place, "file_empty", {"файл пуст", "the file is empty"},
           {"проверьте, что он сохранён или скачан целиком", "check that it was saved or fetched whole"});
  }
  if (bytes.substr(0, 8) == "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv) refuse_compound(bytes, place);
  for (const Signature& signature : foreign_kinds()) {
    if (bytes.substr(0, signature.bytes.size()) == signature.bytes) refuse_kind(place, signature.kind);
  }
  if (bytes.substr(0, 4) == "PK\x03\x04"sv || bytes.substr(0, 4) == "PK\x05\x06"sv) return Container::zip;
  if (looks_like_html(bytes)) refuse_kind(place, {"страница HTML или XML", "an HTML or XML page"});
  if (looks_binary(bytes)) refuse_kind(place, {"двоичный файл неизвестного вида", "a binary file of an unknown kind"});
  return Container::text;
}

}  // namespace vekha::table
