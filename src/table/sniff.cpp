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
    Signature{"{\\rtf"sv, FileKind::rtf},
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
};

/// Markup is recognised by its first tag only: exports of quotes begin with heads like
/// "<TICKER>;<DATE>".
FileKind kind_of_markup(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t start = std::min(head.find_first_not_of(" \t\r\n"), head.size());
  const std::string opening = text::to_lower(head.substr(start, 512));
  for (const char* tag :
       {"<!doctype html", "<html", "<head>", "<body", "<table", "<meta ", "<style", "<div"}) {
    if (opening.starts_with(tag)) return FileKind::html;
  }
  if (!opening.starts_with("<?xml")) return FileKind::text;
  return opening.find("<html") != std::string::npos ? FileKind::html : FileKind::xml;
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
    case FileKind::ole2:
    case FileKind::zip:
    case FileKind::text: break;
  }
  return {{"файл неизвестного вида", "a file of an unknown kind"}, obtain};
}

}  // namespace

FileKind sniff(std::string_view head) {
  if (head.empty()) return FileKind::empty;
  const auto* const found = std::find_if(
      signatures.begin(), signatures.end(),
      [head](const Signature& signature) { return head.starts_with(signature.bytes); });
  if (found != signatures.end()) return found->kind;
  const std::string_view container = head.size() >= 12 ? head.substr(4, 4) : ""sv;
  if (head.starts_with("RIFF"sv) && head.size() >= 12) {
    return head.substr(8, 4) == "WEBP"sv ? FileKind::image : FileKind::media;
  }
  if (container == "ftyp"sv) return FileKind::media;
  return kind_of_markup(head);
}

void refuse_kind(FileKind kind, const FileSource& file, const std::string& name) {
  if (kind == FileKind::ole2) refuse_ole2(file, name);
  Naming words = naming(kind);
  refuse({.file = name}, kind == FileKind::empty ? "file_empty" : "file_kind",
         std::move(words.text), std::move(words.advice));
}

}  // namespace vekha::table
