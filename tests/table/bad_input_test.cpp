#include "base/error.h"
#include "table/limit_names.h"
#include "table/make_ooxml.h"

#include <gtest/gtest.h>

#include <string>

namespace vekha::table::testing {
namespace {

using namespace std::string_literals;

std::string entry(const std::string& stream) {
  std::string bytes(128, '\0');
  for (std::size_t i = 0; i < stream.size(); ++i)
    bytes[2 * i] = stream[i];
  bytes[64] = static_cast<char>(2 * (stream.size() + 1));
  return bytes;
}

std::string ole2(const std::string& stream) {
  return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(504, '\0') + entry(stream);
}

/// A directory whose stream «Workbook» begins in sector 1 with BOF and FilePass.
std::string encrypted_xls() {
  std::string head = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(504, '\0');
  head[30] = 9;
  std::string directory = entry("Workbook") + std::string(512 - 128, '\0');
  directory[116] = 1;
  const std::string records = "\x09\x08\x04\0\0\6\5\0\x2F\0\x06\0"s;
  return head + directory + records + std::string(512, '\0');
}

struct Case {
  std::string name;
  std::string bytes;
  std::string refusal;
};

class BadInput : public ::testing::TestWithParam<Case> {};

TEST_P(BadInput, IsNamedForWhatItIs) {
  EXPECT_EQ(refusal(GetParam().bytes), GetParam().refusal);
}

INSTANTIATE_TEST_SUITE_P(
    Files, BadInput,
    ::testing::Values(
        Case{"Empty", "", "the file is empty"},
        Case{"OldExcel", ole2("Workbook"), "this is the old format of Excel 97–2003 (.xls)"},
        Case{"OldWord", ole2("WordDocument"), "this is the old format of Word 97–2003 (.doc)"},
        Case{"Password", ole2("EncryptedPackage"), "the file is protected by a password"},
        Case{"Pdf", "%PDF-1.7\n", "this is a PDF document, not a table"},
        Case{"Rtf", "{\\rtf1", "this is an RTF document"},
        Case{"Html", "\xEF\xBB\xBF\n<HTML><table>",
             "this is a web page (HTML), though it may be named .xls"},
        Case{"Xml", "<?xml version=\"1.0\"?><a/>", "this is an XML file, not a table"},
        Case{"ExcelXml",
             "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook "
             "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
             "this is an XML spreadsheet of Excel 2003, though it may be named .xls"},
        Case{"WordXml",
             "<?xml version=\"1.0\"?><pkg:package "
             "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"/>",
             "this is a Word document as XML"},
        Case{"FlatOds", "<?xml version=\"1.0\"?><office:document office:version=\"1.2\"/>",
             "this is an OpenDocument file as XML (.fods, .fodt)"},
        Case{"HtmlInUtf16", "\xFF\xFE<\0h\0t\0m\0l\0>\0"s,
             "this is a web page (HTML), though it may be named .xls"},
        Case{"HtmlBehindAComment", "<!-- saved -->\n<table><tr>",
             "this is a web page (HTML), though it may be named .xls"},
        Case{"WebArchive", "MIME-Version: 1.0\nX-Document-Type: Workbook\n",
             "this is a web archive (MHTML), though it may be named .xls or .doc"},
        Case{"Sylk", "ID;PWXL;N;E\nP;PGeneral\nC;Y1;X1;K1\nE\n",
             "this is a spreadsheet of an old format (Excel 2–4, Lotus 1-2-3, SYLK)"},
        Case{"Excel3", "\x09\2\6\0\0\0\x10\0"s,
             "this is a spreadsheet of an old format (Excel 2–4, Lotus 1-2-3, SYLK)"},
        Case{"Lotus", "\0\0\2\0\6\4\6\0"s,
             "this is a spreadsheet of an old format (Excel 2–4, Lotus 1-2-3, SYLK)"},
        Case{"Dbase", "\x03\x7C\5\1\2\0\0\0\x41\0\x14\0"s + std::string(60, '\0'),
             "this is a database file"},
        Case{"OldExcelWithPassword", encrypted_xls(), "the file is protected by a password"},
        Case{"Numbers", zip({{"Index/Document.iwa", "x"}}),
             "this is a document of Apple iWork (Numbers, Pages, Keynote)"},
        Case{"OdsWithPassword",
             zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                  {"META-INF/manifest.xml", "<manifest:encryption-data/>"}}),
             "the file is protected by a password"},
        Case{"Image", "\x89PNG\r\n\x1A\n", "this is an image, not a table"},
        Case{"Gzip", "\x1F\x8B\x08", "this is a compressed archive, not a table"},
        Case{"PlainZip", zip({{"a.txt", "x"}}), "this is a ZIP archive, not a table"},
        Case{"Ods", zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}),
             "this is an OpenDocument spreadsheet (.ods)"},
        Case{"Odt", zip({{"mimetype", "application/vnd.oasis.opendocument.text"}}),
             "this is an OpenDocument text (.odt)"},
        Case{"Xlsb",
             zip({{"[Content_Types].xml", "<Types xmlns=\"u\"/>"}, {"xl/workbook.bin", "x"}}),
             "this is a binary Excel workbook (.xlsb)"},
        Case{"Binary", "\1\2\3\4\5\6;\1\2\3\4", "this is no text and no table: binary data"},
        Case{"NoEncoding", "a;b\n\xB1\xB2\xB3\xBC;\xBD\xBE\xB4\xB2\xB1\xBC\xBD\n",
             "the encoding cannot be told: the text does not look like UTF-8, Windows-1251, "
             "KOI8-R, CP866 or MacCyrillic"},
        Case{"Slip", zip({{"[Content_Types].xml", "<a/>"}, {"../../etc/passwd", "x"}}),
             "a name in the archive leaves its folder: ../../etc/passwd"},
        Case{"DoubledNames",
             zip({{"[Content_Types].xml", "<a/>"}, {"xl/A.xml", "x"}, {"xl/a.XML", "x"}}),
             "the file is damaged: two entries named xl/a.XML"},
        Case{"Doctype", zip({{"_rels/.rels", "<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>"}}),
             "the file is damaged: a document type declaration (DOCTYPE) is not allowed in an "
             "OOXML package"}),
    [](const auto& instance) { return instance.param.name; });

TEST(BadInput, MissingFile) {
  try {
    load("/nonexistent/план.xlsx");
    FAIL() << "read";
  } catch (const InputError& error) {
    EXPECT_EQ(to_text(error.problem(), Language::russian),
              "план.xlsx: файла нет. Что делать: проверьте имя файла и права на чтение");
  }
}

TEST(BadInput, ADocumentCutOffAnywhereIsRefusedOrRead) {
  const std::string whole = xlsx_rows(R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
  for (std::size_t size = 8; size < whole.size(); size += 37) {
    const std::string answer = refusal(whole.substr(0, size));
    EXPECT_TRUE(answer.starts_with("the file is damaged")) << size << ": " << answer;
  }
}

TEST(BadInput, AnyFlippedByteIsRefusedOrRead) {
  const std::string whole = xlsx_rows(R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
  for (std::size_t i = 0; i < whole.size(); i += 3) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 0x55);
    EXPECT_NO_FATAL_FAILURE(refusal(changed)) << i;
  }
}

TEST(BadInput, WrongChecksumIsSeen) {
  std::string bytes = xlsx_rows(R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
  // In the central directory the checksum stands 16 bytes after the signature.
  const std::size_t at = bytes.rfind("PK\1\2"s);
  ASSERT_NE(at, std::string::npos);
  bytes[at + 16] = static_cast<char>(bytes[at + 16] ^ 1);
  EXPECT_TRUE(refusal(bytes).starts_with("the file is damaged")) << refusal(bytes);
}

/// Two entries of the directory that name the same bytes, as bombs have them.
TEST(BadInput, OverlappingEntriesAreRefused) {
  std::string bytes = xlsx_rows(R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
  const std::size_t first = bytes.find("PK\1\2"s);
  const std::size_t second = bytes.find("PK\1\2"s, first + 4);
  ASSERT_NE(second, std::string::npos);
  bytes.replace(second + 42, 4, bytes.substr(first + 42, 4));
  EXPECT_EQ(refusal(bytes), "entries of the archive overlap");
}

struct Limited {
  std::string name;
  std::string bytes;
  Limits limits;
  std::string refusal;
};

class LimitsOf : public ::testing::TestWithParam<Limited> {};

TEST_P(LimitsOf, AreKept) {
  EXPECT_EQ(
      refusal(GetParam().bytes, {.encoding = {}, .delimiter = {}, .limits = GetParam().limits}),
      "the file is beyond a limit: " + GetParam().refusal);
}

TEST(LimitNames, SetEachBoundOfTheLimits) {
  for (const std::string_view name : limit_names()) {
    Limits limits;
    EXPECT_TRUE(set_limit(limits, name, 7)) << name;
    EXPECT_FALSE(set_limit(limits, name, 0)) << name;
  }
  Limits limits;
  EXPECT_TRUE(set_limit(limits, "text_mib", 3));
  EXPECT_EQ(limits.text_bytes, 3U << 20U);
  EXPECT_FALSE(set_limit(limits, "columns", 1ULL << 40));
  EXPECT_FALSE(set_limit(limits, "rows", 5));
}

std::string nested(int depth) {
  std::string text;
  for (int i = 0; i < depth; ++i)
    text += "<w:sdt>";
  for (int i = 0; i < depth; ++i)
    text += "</w:sdt>";
  return text;
}

INSTANTIATE_TEST_SUITE_P(
    Files, LimitsOf,
    ::testing::Values(
        Limited{"Parts",
                zip({{"_rels/.rels", "<a/>"}, {"b", ""}, {"c", ""}}),
                {.parts = 2},
                "3 parts in the archive, the limit is 2"},
        Limited{"PartBytes",
                xlsx_rows(std::string(3 << 20, ' ')),
                {.part_bytes = 1 << 20},
                "xl/worksheets/sheet1.xml: more than 1 MiB"},
        Limited{"TotalBytes",
                xlsx_rows(std::string(3 << 20, ' ')),
                {.total_bytes = 1 << 20},
                "more than 1 MiB when unpacked"},
        Limited{"Ratio",
                xlsx_rows(std::string(12 << 20, ' ')),
                {.ratio = 100},
                "xl/worksheets/sheet1.xml: packed more than 100 times"},
        Limited{"Cells",
                xlsx_rows(R"(<row r="1"><c><v>1</v></c><c><v>1</v></c></row>)"),
                {.cells = 1},
                "too many cells"},
        Limited{"Columns",
                xlsx_rows(R"(<row r="1"><c r="C1"><v>1</v></c></row>)"),
                {.columns = 2},
                "more than 2 columns"},
        Limited{"CsvColumns", "a;b;c\n", {.columns = 2}, "more than 2 columns"},
        Limited{"CsvCells", "a;b\nc;d\n", {.cells = 3}, "too many cells"},
        Limited{"Depth", docx(nested(300)), {}, "XML nested deeper than 256"},
        Limited{"Text",
                xlsx_rows("<row r=\"1\"><c t=\"str\"><v>" + std::string(3 << 20, 'x') +
                          "</v></c></row>"),
                {.text_bytes = 1 << 20},
                "a text longer than 1 MiB"},
        Limited{"SharedStrings",
                xlsx({.sheet = "<sheetData/>",
                      .shared = "<si><t>" + std::string(1 << 20, 'x') + "</t></si>"}),
                {.held_bytes = 1 << 20},
                "the shared strings do not fit into 1 MiB"},
        Limited{"Document",
                docx("<w:p><w:r><w:t>" + std::string(2 << 20, 'x') + "</w:t></w:r></w:p>"),
                {.held_bytes = 2 << 20},
                "word/document.xml: more than 1 MiB"},
        Limited{"CsvRecord",
                "a;b\n\"" + std::string(3 << 20, 'x'),
                {.text_bytes = 1 << 20},
                "a record longer than 1 MiB"},
        Limited{
            "GridSpan",
            docx(
                R"(<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="4000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>)"),
            {},
            "more than 16384 columns"}),
    [](const auto& instance) { return instance.param.name; });

}  // namespace
}  // namespace vekha::table::testing
