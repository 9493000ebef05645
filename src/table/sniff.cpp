#include "table/sniff.h"

#include "base/text.h"
#include "table/fault.h"
#include "table/ole2.h"

#include <algorithm>
#include <array>
#include <string>

namespace vekha::table {

namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  FileKind kind;
};

constexpr std::array signatures{
    Signature{"PK\3\4"sv, FileKind::zip},
    Signature{"PK\5\6"sv, FileKind::zip},
    Signature{"PK\7\x8PK"sv, FileKind::zip},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileKind::ole2},
    Signature{"%PDF-"sv, FileKind::pdf},
    Signature{R"({\rtf)"sv, FileKind::rtf},
    Signature{"\x89PNG\r\n\x1A\n"sv, FileKind::image},
    Signature{"\xFF\xD8\xFF"sv, FileKind::image},
    Signature{"GIF87a"sv, FileKind::image},
    Signature{"GIF89a"sv, FileKind::image},
    Signature{"II*\0"sv, FileKind::image},
    Signature{"MM\0*"sv, FileKind::image},
    Signature{"AT&TFORM"sv, FileKind::image},
    Signature{"\x1F\x8B\x8"sv, FileKind::compressed},
    Signature{"7z\xBC\xAF\x27\x1C"sv, FileKind::compressed},
    Signature{"Rar!\x1A\x7"sv, FileKind::compressed},
    Signature{"BZh"sv, FileKind::compressed},
    Signature{"\xFD"
              "7zXZ\0"sv,
              FileKind::compressed},
    Signature{"\x28\xB5\x2F\xFD"sv, FileKind::compressed},
    Signature{"SQLite format 3\0"sv, FileKind::database},
    Signature{"\0\1\0\0Standard "sv, FileKind::database},
    Signature{"PAR1"sv, FileKind::database},
    Signature{"\x7F"
              "ELF"sv,
              FileKind::program},
    Signature{"MZ\x90\0"sv, FileKind::program},
    Signature{"OggS"sv, FileKind::media},
    Signature{"ID3\3"sv, FileKind::media},
    Signature{"MIME-Version:"sv, FileKind::web_archive},
    Signature{"\x09\0\x04\0"sv, FileKind::old_sheet},
    Signature{"\x09\2\6\0"sv, FileKind::old_sheet},
    Signature{"\x09\4\6\0"sv, FileKind::old_sheet},
    Signature{"\x09\x08\x08\0"sv, FileKind::old_sheet},
    Signature{"\0\0\2\0\4\4"sv, FileKind::old_sheet},
    Signature{"\0\0\2\0\6\4"sv, FileKind::old_sheet},
    Signature{"\0\0\x1A\0"sv, FileKind::old_sheet},
};

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// A table of exports may well begin with a column «ID» and one that begins with P.
bool is_sylk(std::string_view head) {
  return head.starts_with("ID;P") && (contains(head, "\nP;P") || contains(head, "\nC;Y") ||
                                      contains(head, "\nC;X") || contains(head, "\nB;Y"));
}

/// dBase III to FoxPro: version, date of the last change, lengths of head and record.
bool is_dbase(std::string_view head) {
  constexpr std::size_t shortest = 65;
  if (head.size() < shortest) return false;
  const auto byte = [head](std::size_t at) { return static_cast<unsigned char>(head[at]); };
  const bool version = byte(0) == 0x03 || byte(0) == 0x83 || byte(0) == 0x30 || byte(0) == 0x31 ||
                       byte(0) == 0x8B || byte(0) == 0xF5;
  const bool date = byte(2) >= 1 && byte(2) <= 12 && byte(3) >= 1 && byte(3) <= 31;
  const bool lengths = byte(9) + byte(8) > 0 && byte(10) + byte(11) > 0;
  return version && date && lengths && byte(12) == 0 && byte(13) == 0;
}

FileKind kind_of_xml(std::string_view opening) {
  if (contains(opening, "urn:schemas-microsoft-com:office:spreadsheet") ||
      contains(opening, "progid=\"excel.sheet\""))
    return FileKind::excel_xml;
  if (contains(opening, "/office/word/2003/wordml") ||
      contains(opening, "progid=\"word.document\"") || contains(opening, "/office/2006/xmlpackage"))
    return FileKind::word_xml;
  if (contains(opening, "<office:document")) return FileKind::flat_odf;
  return contains(opening, "<html") ? FileKind::html : FileKind::xml;
}

/// The beginning without a byte order mark, blanks and comments, in small letters; of UTF-16 its
/// ASCII.
std::string opening_of(std::string_view head) {
  std::string text(head.substr(0, 4096));
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    text.erase(0, 2);
    std::erase(text, '\0');
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  while (true) {
    text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    const std::size_t close = text.starts_with("<!--") ? text.find("-->") : std::string::npos;
    if (close == std::string::npos) break;
    text.erase(0, close + 3);
  }
  return text::to_lower(text);
}

/// Markup is recognised by its first tag only: exports of quotes begin with heads like
/// "<TICKER>;<DATE>".
FileKind kind_of_markup(std::string_view head) {
  const std::string opening = opening_of(head);
  for (const char* tag : {"<!doctype html", "<html", "<head>", "<body", "<table", "<meta ",
                          "<style", "<div", "<title>", "<center>", "<tbody", "<h1"}) {
    if (opening.starts_with(tag)) return FileKind::html;
  }
  const bool bare = opening.starts_with("<workbook") || opening.starts_with("<office:document") ||
                    opening.starts_with("<w:worddocument") || opening.starts_with("<?mso-");
  return bare || opening.starts_with("<?xml") ? kind_of_xml(opening) : FileKind::text;
}

struct Naming {
  Words text;
  Words advice;
};

Naming naming(FileKind kind) {
  const Words resave{
      "откройте его в Excel, Word или LibreOffice и сохраните как .xlsx, .docx или .csv",
      "open it in Excel, Word or LibreOffice and save it as .xlsx, .docx or .csv"};
  const Words obtain{"попросите таблицу в виде .xlsx, .docx или .csv",
                     "ask for the table as .xlsx, .docx or .csv"};
  switch (kind) {
    case FileKind::empty:
      return {{"файл пуст", "the file is empty"},
              {"сохраните таблицу заново или получите файл ещё раз",
               "save the table again or obtain the file anew"}};
    case FileKind::pdf:
      return {{"это документ PDF, а не таблица", "this is a PDF document, not a table"}, obtain};
    case FileKind::rtf: return {{"это документ RTF", "this is an RTF document"}, resave};
    case FileKind::html:
      return {{"это веб-страница (HTML), хотя расширение может быть .xls",
               "this is a web page (HTML), though it may be named .xls"},
              resave};
    case FileKind::xml:
      return {{"это файл XML, а не таблица", "this is an XML file, not a table"}, resave};
    case FileKind::image:
      return {{"это изображение, а не таблица", "this is an image, not a table"}, obtain};
    case FileKind::compressed:
      return {{"это сжатый архив, а не таблица", "this is a compressed archive, not a table"},
              {"распакуйте архив и укажите файл из него", "unpack it and name the file inside"}};
    case FileKind::database: return {{"это файл базы данных", "this is a database file"}, obtain};
    case FileKind::program:
      return {{"это программа, а не таблица", "this is a program, not a table"}, obtain};
    case FileKind::media:
      return {{"это звук или видео, а не таблица", "this is sound or video, not a table"}, obtain};
    case FileKind::excel_xml:
      return {{"это таблица XML Excel 2003, хотя расширение может быть .xls",
               "this is an XML spreadsheet of Excel 2003, though it may be named .xls"},
              resave};
    case FileKind::word_xml:
      return {{"это документ Word в виде XML", "this is a Word document as XML"}, resave};
    case FileKind::flat_odf:
      return {{"это документ OpenDocument в виде XML (.fods, .fodt)",
               "this is an OpenDocument file as XML (.fods, .fodt)"},
              resave};
    case FileKind::web_archive:
      return {{"это веб-архив (MHTML), хотя расширение может быть .xls или .doc",
               "this is a web archive (MHTML), though it may be named .xls or .doc"},
              resave};
    case FileKind::old_sheet:
      return {{"это таблица старого формата (Excel 2–4, Lotus 1-2-3, SYLK)",
               "this is a spreadsheet of an old format (Excel 2–4, Lotus 1-2-3, SYLK)"},
              resave};
    case FileKind::ole2:
    case FileKind::zip:
    case FileKind::text: break;
  }
  return {{"файл неизвестного вида", "a file of an unknown kind"}, obtain};
}

}  // namespace

FileKind sniff(std::string_view head) {
  if (head.empty()) return FileKind::empty;
  const auto* const found = std::ranges::find_if(
      signatures, [head](const Signature& signature) { return head.starts_with(signature.bytes); });
  if (found != signatures.end()) return found->kind;
  const std::string_view container = head.size() >= 12 ? head.substr(4, 4) : ""sv;
  if (head.starts_with("RIFF"sv) && head.size() >= 12) {
    return head.substr(8, 4) == "WEBP"sv ? FileKind::image : FileKind::media;
  }
  if (container == "ftyp"sv) return FileKind::media;
  if (is_dbase(head)) return FileKind::database;
  return is_sylk(head) ? FileKind::old_sheet : kind_of_markup(head);
}

void refuse_kind(FileKind kind, const FileSource& file, const std::string& name) {
  if (kind == FileKind::ole2) refuse_ole2(file, name);
  Naming words = naming(kind);
  refuse({.file = name}, kind == FileKind::empty ? "file_empty" : "file_kind",
         std::move(words.text), std::move(words.advice));
}

}  // namespace vekha::table
