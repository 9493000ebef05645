#include "table/reader.h"

#include "base/file_io.h"
#include "base/sha256.h"
#include "table/csv_reader.h"
#include "table/docx_reader.h"
#include "table/fault.h"
#include "table/sniff.h"
#include "table/xlsx_sheet.h"
#include "table/zip_archive.h"

namespace vekha::table {

std::string to_text(const Range& range) {
  return cell_name(range.first_row, range.first_column) + ":" + cell_name(range.last_row, range.last_column);
}

namespace {

void read_workbook_sheets(Package package, const std::string& main_part, Sink& sink, Summary& summary) {
  const auto relations = read_relations(package, main_part);
  const WorkbookPart workbook = read_workbook(package, main_part, relations);
  summary.format = Format::xlsx;
  summary.epoch_1904 = workbook.epoch_1904;
  const auto strings = read_shared_strings(package, target_of_type(relations, "sharedStrings"));
  const auto looks = read_styles(package, target_of_type(relations, "styles"));
  for (const SheetEntry& sheet : workbook.sheets) {
    Place place = package.place;
    place.sheet = sheet.name;
    if (sheet.visibility != Visibility::visible) {
      summary.notes.push_back({.place = place,
                               .code = "hidden_sheet",
                               .text = {"лист скрыт, но прочитан", "the sheet is hidden; it was read all the same"},
                               .severity = Severity::remark});
    }
    sink.begin_sheet({.name = sheet.name, .visibility = sheet.visibility});
    read_sheet(package.archive.read(sheet.part), {strings, looks, workbook.epoch_1904}, place, package.limits, sink);
  }
}

[[noreturn]] void refuse_other_package(ZipArchive& archive, const Place& place) {
  const bool open_document = archive.has("mimetype");
  const Words kind = open_document ? Words{"файл OpenDocument (.ods, .odt)", "an OpenDocument file (.ods, .odt)"}
                                   : Words{"архив ZIP", "a ZIP archive"};
  refuse(place, "wrong_kind", {"это " + kind.ru + ", а не таблица CSV, XLSX или DOCX", "this is " + kind.en + ", no CSV, XLSX or DOCX"},
         {"сохраните таблицу как XLSX или DOCX", "save the table as XLSX or DOCX"});
}

void read_package(std::string_view bytes, const Place& place, const Options& options, Sink& sink, Summary& summary) {
  ZipArchive archive(bytes, place, options.limits);
  const Package package{archive, place, options.limits};
  const std::string main_part = target_of_type(read_relations(package, ""), "officeDocument");
  if (main_part.empty() || !archive.has(main_part)) refuse_other_package(archive, place);
  if (main_part.find(".bin") != std::string::npos) {
    refuse(place, "wrong_kind", {"это двоичная книга Excel (.xlsb)", "this is a binary Excel workbook (.xlsb)"},
           {"сохраните её как XLSX", "save it as XLSX"});
  }
  if (main_part.rfind("word/", 0) == 0) {
    read_document(archive.read(main_part), package, sink, summary);
  } else {
    read_workbook_sheets(package, main_part, sink, summary);
  }
}

}  // namespace

Summary read(const std::filesystem::path& path, Sink& sink, const Options& options) {
  const std::string bytes = read_file(path);
  const Place place{.file = path.filename().string()};
  Summary summary{.sha256 = sha256_hex(bytes), .bytes = bytes.size()};
  if (sniff(bytes, place) == Container::zip) {
    read_package(bytes, place, options, sink, summary);
  } else {
    read_csv(bytes, place, options, sink, summary);
  }
  return summary;
}

}  // namespace vekha::table
