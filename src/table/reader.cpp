#include "table/reader.h"

#include "table/csv_reader.h"
#include "table/docx_reader.h"
#include "table/fault.h"
#include "table/file_source.h"
#include "table/foreign_package.h"
#include "table/ooxml_package.h"
#include "table/sniff.h"
#include "table/xlsx_reader.h"
#include "table/zip_archive.h"

#include <utility>

namespace vekha::table {

namespace {

constexpr std::uint64_t sniffed = 8 << 10;

void read_package(const std::filesystem::path& path, const std::string& name, Sink& sink,
                  const Options& options, Summary& summary) {
  ZipArchive archive(path, name, options.limits);
  refuse_foreign_archive(archive);
  const OoxmlPackage package(archive);
  const MainPart main = find_main_part(package);
  summary.format = main.format;
  if (main.format == Format::xlsx) {
    read_xlsx(package, main.part, sink, summary);
  } else {
    read_docx(package, main.part, sink, summary);
  }
}

}  // namespace

std::string to_text(const Range& range) {
  return cell_name(range.first_row, range.first_column) + ":" +
         cell_name(range.last_row, range.last_column);
}

Summary read(const std::filesystem::path& path, Sink& sink, const Options& options) {
  const std::string name = path.filename().string();
  FileSource file(path, name);
  Summary summary;
  summary.bytes = file.size();
  const FileKind kind = sniff(file.read_at(0, sniffed));
  if (kind != FileKind::text && kind != FileKind::zip) refuse_kind(kind, file, name);
  if (options.checksum) summary.sha256 = sha256_of_file(path, name);
  if (kind == FileKind::zip) {
    read_package(path, name, sink, options, summary);
  } else {
    read_csv(file, name, sink, options, summary);
  }
  return summary;
}

}  // namespace vekha::table
