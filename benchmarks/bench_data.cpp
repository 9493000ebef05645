#include "bench_data.h"

#include <iconv.h>
#include <zip.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <utility>
#include <vector>

namespace vekha::bench {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t municipalities = 30;
constexpr std::uint64_t schools = 2'000;
constexpr std::uint64_t measures = 500;
constexpr std::uint64_t periods = 12;

std::string municipality(std::uint64_t i) {
  return "Муниципальный район № " + std::to_string(i % municipalities + 1);
}
std::string school(std::uint64_t i) {
  return "Средняя общеобразовательная школа № " + std::to_string(i % schools + 1);
}
std::string measure(std::uint64_t i) {
  return std::to_string(i % measures + 1) + ". Доля педагогов, прошедших повышение квалификации";
}
std::string period(std::uint64_t i) {
  const std::uint64_t month = i % periods + 1;
  return (month < 10 ? "2024-0" : "2024-") + std::to_string(month);
}
std::string amount(std::uint64_t i) {
  return std::to_string(i * 7919 % 1000);
}
std::string share(std::uint64_t i, char point) {
  return std::to_string(i * 104729 % 100) + point + std::to_string(i * 31 % 90 + 10);
}

class Zip {
 public:
  explicit Zip(const fs::path& path) {
    int error = 0;
    archive_ = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (archive_ == nullptr) throw std::runtime_error("no archive");
  }
  ~Zip() { zip_discard(archive_); }
  Zip(const Zip&) = delete;
  Zip(Zip&&) = delete;

  /// The bytes must live until close().
  void add(const char* name, const std::string& bytes) {
    zip_source_t* const source = zip_source_buffer(archive_, bytes.data(), bytes.size(), 0);
    if (zip_file_add(archive_, name, source, ZIP_FL_ENC_UTF_8) < 0)
      throw std::runtime_error("no entry");
  }
  void close() {
    if (zip_close(std::exchange(archive_, nullptr)) != 0) throw std::runtime_error("not written");
  }

 private:
  zip_t* archive_ = nullptr;
};

const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";

std::string relations(const std::vector<std::pair<std::string, std::string>>& targets) {
  std::string text =
      head +
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  for (std::size_t i = 0; i < targets.size(); ++i) {
    text += "<Relationship Id=\"rId" + std::to_string(i + 1) +
            R"(" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/)" +
            targets[i].first + "\" Target=\"" + targets[i].second + "\"/>";
  }
  return text + "</Relationships>";
}

const std::string types =
    head + R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>)";
const std::string spreadsheet =
    R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";

std::string shared_strings() {
  std::string text = head + "<sst" + spreadsheet + ">";
  const auto add = [&text](const std::string& value) { text += "<si><t>" + value + "</t></si>"; };
  for (std::uint64_t i = 0; i < municipalities; ++i)
    add(municipality(i));
  for (std::uint64_t i = 0; i < schools; ++i)
    add(school(i));
  for (std::uint64_t i = 0; i < measures; ++i)
    add(measure(i));
  for (std::uint64_t i = 0; i < periods; ++i)
    add(period(i));
  return text + "</sst>";
}

void append_cell(std::string& out, char column, const std::string& row, const char* attributes,
                 const std::string& value) {
  out += "<c r=\"";
  out += column;
  out += row + "\"" + attributes + "><v>" + value + "</v></c>";
}

std::string sheet(std::uint64_t rows) {
  std::string text = head + "<worksheet" + spreadsheet + "><sheetData>";
  for (std::uint64_t i = 0; i < rows; ++i) {
    const std::string row = std::to_string(i + 1);
    text += "<row r=\"" + row + R"(" spans="1:6" x14ac:dyDescent="0.25">)";
    std::uint64_t first = 0;
    append_cell(text, 'A', row, " s=\"1\" t=\"s\"", std::to_string(first + i % municipalities));
    first += municipalities;
    append_cell(text, 'B', row, " s=\"1\" t=\"s\"", std::to_string(first + i % schools));
    first += schools;
    append_cell(text, 'C', row, " s=\"1\" t=\"s\"", std::to_string(first + i % measures));
    first += measures;
    append_cell(text, 'D', row, " s=\"1\" t=\"s\"", std::to_string(first + i % periods));
    append_cell(text, 'E', row, "", amount(i));
    append_cell(text, 'F', row, " s=\"2\"", share(i, '.'));
    text += "</row>";
  }
  return text + "</sheetData></worksheet>";
}

void write_xlsx(const fs::path& path, std::uint64_t rows) {
  const std::string package = relations({{"officeDocument", "xl/workbook.xml"}});
  const std::string book =
      head + "<workbook" + spreadsheet +
      R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Данные" sheetId="1" r:id="rId1"/></sheets></workbook>)";
  const std::string parts = relations({{"worksheet", "worksheets/sheet1.xml"},
                                       {"sharedStrings", "sharedStrings.xml"},
                                       {"styles", "styles.xml"}});
  const std::string styles =
      head + "<styleSheet" + spreadsheet +
      R"(><cellXfs><xf numFmtId="0"/><xf numFmtId="49"/><xf numFmtId="2"/></cellXfs></styleSheet>)";
  std::string cells = sheet(rows);
  cells.insert(cells.find("<sheetData"), "<sheetViews/>");
  // The attribute's prefix must be bound, as it is in Excel's files.
  cells.insert(cells.find(spreadsheet),
               R"( xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac")");
  const std::string strings = shared_strings();
  Zip zip(path);
  zip.add("[Content_Types].xml", types);
  zip.add("_rels/.rels", package);
  zip.add("xl/workbook.xml", book);
  zip.add("xl/_rels/workbook.xml.rels", parts);
  zip.add("xl/styles.xml", styles);
  zip.add("xl/sharedStrings.xml", strings);
  zip.add("xl/worksheets/sheet1.xml", cells);
  zip.close();
}

/// Rows in no order, for one in which all things repeat would be foreseen by the processor.
std::string csv_row(std::uint64_t i) {
  const std::uint64_t mixed = (i * 0x9E3779B97F4A7C15U) >> 20U;
  const std::uint64_t number = mixed % measures;
  const std::string measure_number = std::to_string(number / 100 + 1) + '.' +
                                     std::to_string(number / 10 % 10 + 1) + '.' +
                                     std::to_string(number % 10 + 1);
  const std::uint64_t month = mixed / measures % periods + 1;
  const std::string number_of_school = std::to_string(mixed / 7 % schools + 1);
  const std::string school_name = mixed % 20 == 0
                                      ? "\"МБОУ \"\"Школа № " + number_of_school + "\"\"\""
                                      : "ГБОУ СОШ № " + number_of_school + " имени Героя";
  return municipality(mixed / 3) + ';' + school_name + ';' + measure_number +
         ";Доля обучающихся, охваченных дополнительным образованием (" + measure_number + ");" +
         (month < 10 ? "0" : "") + std::to_string(month) + ".2025;" +
         std::to_string(mixed % 10'000) + ',' + std::to_string(mixed / 11 % 90 + 10) + "\r\n";
}

std::string recoded(std::string text) {
  const iconv_t converter = ::iconv_open("WINDOWS-1251", "UTF-8");
  std::string out(text.size(), '\0');
  char* from = text.data();
  char* to = out.data();
  std::size_t left = text.size();
  std::size_t room = out.size();
  ::iconv(converter, &from, &left, &to, &room);
  ::iconv_close(converter);
  out.resize(out.size() - room);
  return out;
}

void write_csv(const fs::path& path, std::uint64_t rows, Data::Letters letters) {
  std::ofstream file(path, std::ios::binary);
  std::string text = "Муниципалитет;Школа;Номер мероприятия;Показатель;Период;Значение\r\n";
  constexpr std::size_t flushed_from = 1 << 20;
  for (std::uint64_t i = 0; i <= rows; ++i) {
    if (i < rows) text += csv_row(i);
    if (text.size() < flushed_from && i < rows) continue;
    file << (letters == Data::Letters::utf8 ? text : recoded(text));
    text.clear();
  }
}

std::string docx_cell(const std::string& properties, const std::string& paragraph,
                      const std::string& text) {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p><w:pPr>" + paragraph +
         R"(<w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">)" +
         text + "</w:t></w:r></w:p></w:tc>";
}

void write_docx(const fs::path& path, std::uint64_t rows) {
  const std::string space =
      R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";
  std::string body = head + "<w:document" + space + "><w:body><w:tbl>";
  for (std::uint64_t i = 0; i < rows; ++i) {
    const std::string merge = i % 4 == 0 ? R"(<w:vMerge w:val="restart"/>)" : "<w:vMerge/>";
    body += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    body += docx_cell("<w:tcW w:w=\"600\"/>",
                      R"(<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>)", "");
    body += docx_cell(merge, "", municipality(i));
    body += docx_cell("", "", measure(i));
    body += docx_cell("", "", share(i, ','));
    body += docx_cell("", "", school(i));
    body += "</w:tr>";
  }
  body += "</w:tbl></w:body></w:document>";
  const std::string numbering =
      head + "<w:numbering" + space +
      R"(><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>)";
  const std::string package = relations({{"officeDocument", "word/document.xml"}});
  const std::string parts = relations({{"numbering", "numbering.xml"}});
  Zip zip(path);
  zip.add("[Content_Types].xml", types);
  zip.add("_rels/.rels", package);
  zip.add("word/_rels/document.xml.rels", parts);
  zip.add("word/numbering.xml", numbering);
  zip.add("word/document.xml", body);
  zip.close();
}

}  // namespace

Data::Data() {
  const char* const named = std::getenv("VEKHA_BENCH_DATA");
  folder_ = named != nullptr ? fs::path(named) : fs::path(VEKHA_BENCH_FOLDER);
  fs::create_directories(folder_);
}

fs::path Data::made(const std::string& name, const Write& write) const {
  const fs::path path = folder_ / name;
  if (fs::exists(path)) return path;
  // Under another name until it is whole, so that a run that was broken off leaves nothing.
  const fs::path unfinished = folder_ / (name + ".part");
  write(unfinished);
  fs::rename(unfinished, path);
  return path;
}

fs::path Data::xlsx(std::uint64_t rows) const {
  return made("table-" + std::to_string(rows) + ".xlsx",
              [rows](const fs::path& path) { write_xlsx(path, rows); });
}

fs::path Data::csv(std::uint64_t rows, Letters letters) const {
  const char* const suffix = letters == Letters::utf8 ? "" : "-1251";
  return made("export-" + std::to_string(rows) + suffix + ".csv",
              [rows, letters](const fs::path& path) { write_csv(path, rows, letters); });
}

fs::path Data::docx(std::uint64_t rows) const {
  return made("table-" + std::to_string(rows) + ".docx",
              [rows](const fs::path& path) { write_docx(path, rows); });
}

}  // namespace vekha::bench
