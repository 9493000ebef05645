#include "table/foreign_package.h"

#include "base/text.h"
#include "table/fault.h"

#include <array>
#include <utility>

namespace vekha::table {

namespace {

struct Kind {
  std::string_view mark;
  Words text;
};

[[noreturn]] void refuse_as(const std::string& file, Words text) {
  refuse({.file = file}, "file_kind", std::move(text),
         {"откройте его и сохраните как .xlsx, .docx или .csv",
          "open it and save it as .xlsx, .docx or .csv"});
}

std::string beginning_of(ZipArchive& archive, const ZipArchive::Entry& entry,
                         std::size_t most = 128) {
  std::string text(most, '\0');
  text.resize(archive.open(entry)->read(text.data(), text.size()));
  return text;
}

/// Of the root element; workbooks of test versions and of careless programs have other namespaces
/// than the standard's, or none.
XmlNamespace root_namespace(const OoxmlPackage& package, const std::string& part) {
  const auto source = package.open(part);
  XmlScanner xml(*source, {.file = package.file()}, package.bounds());
  if (xml.next() != XmlEvent::start) return XmlNamespace::none;
  return xml.name() == "workbook" ? XmlNamespace::spreadsheet : xml.space();
}

}  // namespace

void refuse_foreign_archive(ZipArchive& archive) {
  if (archive.entries().empty()) {
    refuse_damaged({.file = archive.file()}, {"архив пуст", "the archive is empty"});
  }
  const ZipArchive::Entry* const mimetype = archive.find("mimetype");
  const std::string type = mimetype == nullptr ? "" : beginning_of(archive, *mimetype);
  const std::array<Kind, 5> kinds{
      Kind{"opendocument.spreadsheet",
           {"это таблица OpenDocument (.ods)", "this is an OpenDocument spreadsheet (.ods)"}},
      Kind{"opendocument.text",
           {"это документ OpenDocument (.odt)", "this is an OpenDocument text (.odt)"}},
      Kind{"opendocument", {"это документ OpenDocument", "this is an OpenDocument file"}},
      Kind{"sun.xml", {"это документ OpenOffice 1.x", "this is an OpenOffice 1.x file"}},
      Kind{"epub", {"это электронная книга (EPUB)", "this is an electronic book (EPUB)"}},
  };
  const ZipArchive::Entry* const manifest = archive.find("META-INF/manifest.xml");
  constexpr std::size_t manifest_bytes = 16 << 10;
  if (!type.empty() && manifest != nullptr &&
      beginning_of(archive, *manifest, manifest_bytes).find("encryption-data") !=
          std::string::npos) {
    refuse({.file = archive.file()}, "file_encrypted",
           {"файл защищён паролем", "the file is protected by a password"},
           {"откройте файл, снимите пароль и сохраните таблицу как .xlsx",
            "open the file, remove the password and save the table as .xlsx"});
  }
  for (const Kind& kind : kinds) {
    if (type.find(kind.mark) != std::string::npos) refuse_as(archive.file(), kind.text);
  }
  const bool apple = archive.find("Index/Document.iwa") != nullptr ||
                     archive.find("Index.zip") != nullptr || archive.find("index.apxl") != nullptr;
  if (apple) {
    refuse_as(archive.file(), {"это документ Apple iWork (Numbers, Pages, Keynote)",
                               "this is a document of Apple iWork (Numbers, Pages, Keynote)"});
  }
  if (archive.find("content.xml") != nullptr && archive.find("META-INF/manifest.xml") != nullptr)
    refuse_as(archive.file(), {"это документ OpenDocument", "this is an OpenDocument file"});
  const bool package =
      archive.find("[Content_Types].xml") != nullptr || archive.find("_rels/.rels") != nullptr ||
      archive.find("xl/workbook.xml") != nullptr || archive.find("word/document.xml") != nullptr;
  if (!package) {
    refuse({.file = archive.file()}, "file_kind",
           {"это архив ZIP, а не таблица", "this is a ZIP archive, not a table"},
           {"распакуйте архив и укажите файл из него", "unpack it and name the file inside"});
  }
}

MainPart find_main_part(const OoxmlPackage& package) {
  const auto part = package.main_part();
  if (!part) {
    if (package.has("xl/workbook.bin"))
      refuse_as(package.file(),
                {"это двоичная книга Excel (.xlsb)", "this is a binary Excel workbook (.xlsb)"});
    refuse_damaged({.file = package.file()},
                   {"в пакете нет ни книги, ни документа",
                    "the package holds neither a workbook nor a document"});
  }
  const std::string type = package.content_type(*part);
  if (part->ends_with(".bin") || type.find("sheet.binary") != std::string::npos) {
    refuse_as(package.file(),
              {"это двоичная книга Excel (.xlsb)", "this is a binary Excel workbook (.xlsb)"});
  }
  if (type.find("presentation") != std::string::npos) {
    refuse_as(package.file(), {"это презентация PowerPoint", "this is a PowerPoint presentation"});
  }
  // Content types lie now and then; the root element does not.
  switch (root_namespace(package, *part)) {
    case XmlNamespace::spreadsheet: return {Format::xlsx, *part};
    case XmlNamespace::word: return {Format::docx, *part};
    default: break;
  }
  refuse_as(
      package.file(),
      {"это пакет Office, но не книга Excel и не документ Word: " + *part,
       "this is an Office package, but neither an Excel workbook nor a Word document: " + *part});
}

}  // namespace vekha::table
