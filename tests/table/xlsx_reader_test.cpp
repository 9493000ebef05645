#include "base/error.h"
#include "table/make_ooxml.h"

#include <gtest/gtest.h>

namespace vekha::table::testing {
namespace {

struct Case {
  std::string name;
  std::string rows;
  std::string expected;
};

const char* const shared =
    R"(<si><t>один</t></si><si><t xml:space="preserve"> два </t></si><si><r><t>бо</t></r><r><rPr><b/></rPr><t>льше</t></r><rPh sb="0" eb="1"><t>ほ</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si><si><t/></si>)";
const char* const styles =
    R"(<numFmts><numFmt numFmtId="164" formatCode="[$-419]ДД.ММ.ГГГГ"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="#,##0&quot; дн.&quot;"/></numFmts>)"
    R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>)";

class XlsxCells : public ::testing::TestWithParam<Case> {};

TEST_P(XlsxCells, AreReadAsExcelShowsThem) {
  const Document document =
      load_bytes(xlsx({.sheet = "<sheetData>" + GetParam().rows + "</sheetData>",
                       .shared = shared,
                       .styles = styles}));
  EXPECT_EQ(rows(document), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Xlsx, XlsxCells,
    ::testing::Values(
        Case{"Shared",
             R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>)",
             "1: один| два "},
        Case{"RichWithoutPhonetics", R"(<row r="1"><c r="A1" t="s"><v>2</v></c></row>)",
             "1: больше"},
        Case{"Escapes", R"(<row r="1"><c r="A1" t="s"><v>3</v></c></row>)", "1: a\rb_x000D_"},
        Case{"EmptyTextIsBlank",
             R"(<row r="1"><c r="A1" t="s"><v>4</v></c><c r="B1"><v>1</v></c></row>)", "1: |#1"},
        Case{"Inline",
             R"(<row r="1"><c r="A1" t="inlineStr"><is><t>а&amp;б &#1059;</t></is></c></row>)",
             "1: а&б У"},
        Case{
            "InlineRich",
            R"(<row r="1"><c r="A1" t="inlineStr"><is><r><t>а</t></r><r><t>б</t></r></is></c></row>)",
            "1: аб"},
        Case{
            "NumbersAsWritten",
            R"(<row r="1"><c r="A1"><v>0.1</v></c><c r="B1"><v>1E+20</v></c><c r="C1"><v>0.30000000000000004</v></c><c r="D1" t="n"><v>-5</v></c></row>)",
            "1: #0.1|#1E+20|#0.30000000000000004|#-5"},
        Case{
            "BooleansAndErrors",
            R"(<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#DIV/0!</v></c></row>)",
            "1: true|false|!#DIV/0!"},
        Case{
            "CachedFormulas",
            R"(<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="C1"><f t="shared" si="0"/><v>3</v></c><c r="D1"><f>X()</f></c></row>)",
            "1: #2|ab|#3"},
        Case{
            "Dates",
            R"(<row r="1"><c r="A1" s="1"><v>45413</v></c><c r="B1" s="2"><v>45413.416666666664</v></c><c r="C1" s="3"><v>0.41666666666666669</v></c><c r="D1" s="5"><v>45413</v></c></row>)",
            "1: 2024-05-01|2024-05-01T10:00:00|10:00:00|2024-05-01"},
        Case{"DateFormatWithTimeOfDay", R"(<row r="1"><c r="A1" s="1"><v>45413.5</v></c></row>)",
             "1: 2024-05-01T12:00:00"},
        Case{
            "FalseLeapDayStaysNumber",
            R"(<row r="1"><c r="A1" s="1"><v>59</v></c><c r="B1" s="1"><v>60</v></c><c r="C1" s="1"><v>61</v></c><c r="D1" s="1"><v>-1</v></c></row>)",
            "1: 1900-02-28|#60|1900-03-01|#-1"},
        Case{"RoundingToTheNextDay",
             R"(<row r="1"><c r="A1" s="2"><v>45412.999999999</v></c></row>)",
             "1: 2024-05-01T00:00:00"},
        Case{"Percents", R"(<row r="1"><c r="A1" s="4"><v>0.85</v></c></row>)", "1: 0.85%"},
        Case{"Durations",
             R"(<row r="1"><c r="A1" s="6"><v>0.5</v></c><c r="B1" s="6"><v>1.5</v></c></row>)",
             "1: 12:00:00|#1.5"},
        Case{"UnitsAreNoDates", R"(<row r="1"><c r="A1" s="7"><v>14</v></c></row>)", "1: #14"},
        Case{"StyleOutOfRange", R"(<row r="1"><c r="A1" s="99"><v>14</v></c></row>)", "1: #14"},
        Case{
            "IsoDates",
            R"(<row r="1"><c r="A1" t="d"><v>2024-05-01</v></c><c r="B1" t="d"><v>2024-05-01T10:00:00Z</v></c></row>)",
            "1: 2024-05-01|2024-05-01T10:00:00"},
        Case{
            "IsoTimesAndMidnights",  // styles: 1 a date, 2 a date with its time
            R"(<row r="1"><c r="A1" t="d"><v>T08:30</v></c><c r="B1" t="d" s="1"><v>2024-05-01T00:00:00</v></c><c r="C1" t="d" s="2"><v>2024-05-01T00:00:00</v></c><c r="D1" t="d" s="1"><v>2024-05-01T09:00:00</v></c></row>)",
            "1: 08:30:00|2024-05-01|2024-05-01T00:00:00|2024-05-01T09:00:00"},
        Case{
            "MissingReferences",
            R"(<row><c><v>1</v></c><c><v>2</v></c></row><row><c r="C2"><v>3</v></c><c><v>4</v></c></row>)",
            "1: #1|#2 / 2: ||#3|#4"},
        Case{"CellsOutOfOrder", R"(<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>)",
             "1: #1||#3"},
        Case{
            "RowGaps",
            R"(<row r="2"><c r="B2"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>)",
            "2: |#1 / 1048576: " + std::string(16383, '|') + "#2"},
        Case{"RowInTwoParts",
             R"(<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>)",
             "1: #1|#2"},
        Case{
            "RowsWithoutNumbersButCellsWithAddresses",
            R"(<row><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row><c r="C5"><v>3</v></c></row><row><c><v>4</v></c></row>)",
            "2: #1|#2 / 5: ||#3 / 6: #4"},
        Case{
            "RowsOutOfOrder",
            R"(<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row><row spans="1:2" r="3"><c r="B3"><v>4</v></c></row>)",
            "1: #1 / 3: #3|#4"},
        Case{
            "SharedWithoutANumber",
            R"(<row r="1"><c r="A1" t="s"><v></v></c><c r="B1" t="s"/><c r="C1"><v>1</v></c></row>)",
            "1: ||#1"},
        Case{"SurrogatePairEscapes",
             R"(<row r="1"><c r="A1" t="str"><v>_xD83D__xDE00_ _xD83D_ _x0G00_</v></c></row>)",
             "1: 😀 _xD83D_ _x0G00_"},
        Case{
            "TimeOnDayZero",
            R"(<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1" s="2"><v>0.25</v></c><c r="C1" s="1"><v>0</v></c></row>)",
            "1: 12:00:00|06:00:00|#0"},
        Case{"StyledBlanks",
             R"(<row r="1"><c r="A1" s="1"/><c r="B1" s="1"><v></v></c></row><row r="2"/>)", ""},
        Case{"PrettyPrinted",
             "\n <row r=\"1\">\n  <c r=\"A1\">\n   <v>1</v>\n  </c>\n  <!-- c --><c r='B1' "
             "t='s'><v> 0 </v></c>\n </row>\n",
             "1: #1|один"},
        Case{
            "Extensions",
            R"(<row r="1" x:a="1" xmlns:x="u"><c r="A1" cm="1" vm="2"><v>1</v><extLst><ext><v>9</v></ext></extLst></c></row>)",
            "1: #1"}),
    [](const auto& instance) { return instance.param.name; });

TEST(XlsxReader, BlanksWhatMergedCellsCover) {
  const Document document = load_bytes(xlsx(
      {.sheet =
           R"(<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>)"
           R"(<row r="2"><c r="A2"><v>4</v></c><c r="C2"><v>5</v></c></row><row r="3"><c r="A3"><v>6</v></c></row></sheetData>)"
           R"(<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C3:D3"/></mergeCells>)"}));
  EXPECT_EQ(rows(document), "1: #1||#3 / 2: ||#5 / 3: #6");
  EXPECT_EQ(document.sheets.front().merged, (std::vector<Range>{{1, 1, 2, 2}, {3, 3, 3, 4}}));
}

std::vector<std::string> note_codes(const Document& document) {
  std::vector<std::string> codes;
  for (const Problem& note : document.summary.notes)
    codes.push_back(note.code);
  return codes;
}

TEST(XlsxReader, BlanksUnderMergedCellsOfRowsOutOfOrder) {
  const Document document = load_bytes(xlsx(
      {.sheet =
           R"(<sheetData><row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>5</v></c></row><row r="1"><c r="A1"><v>1</v></c></row></sheetData>)"
           R"(<mergeCells><mergeCell ref="A1:A2"/></mergeCells>)"}));
  EXPECT_EQ(rows(document), "1: #1 / 2: |#5");
}

TEST(XlsxReader, LeavesACellBlankWhoseSharedStringIsLostAndSaysSo) {
  for (const std::string& strings : {std::string(), std::string("<si><t>а</t></si>")}) {
    const Document document = load_bytes(xlsx(
        {.sheet =
             R"(<sheetData><row r="3"><c r="A3"><v>1</v></c><c r="B3" t="s"><v>5</v></c></row></sheetData>)",
         .shared = strings}));
    EXPECT_EQ(rows(document), "3: #1");
    EXPECT_EQ(note_codes(document), std::vector<std::string>{"shared_string_missing"});
  }
}

TEST(XlsxReader, ReadsTheOtherSheetsWhenOneIsMissing) {
  Parts parts = workbook_parts(
      {.sheet = R"(<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>)"});
  std::string& book = part(parts, "xl/workbook.xml");
  book.insert(book.find("</sheets>"), R"(<sheet name="Нет" sheetId="9" r:id="rId99"/>)");
  const Document document = load_bytes(zip(parts));
  EXPECT_EQ(debug(document), "Лист1{1: #7}");
  EXPECT_EQ(note_codes(document), std::vector<std::string>{"sheet_missing"});
}

TEST(XlsxReader, DoesNotShowAnotherSheetInPlaceOfOneThatIsMissing) {
  Parts parts = workbook_parts(
      {.sheet = R"(<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>)"});
  std::string& book = part(parts, "xl/workbook.xml");
  book.insert(book.find("<sheet "), R"(<sheet name="Нет" sheetId="9" r:id="rId99"/>)");
  const Document document = load_bytes(zip(parts));
  EXPECT_EQ(debug(document), "Лист1{1: #7}");
  EXPECT_EQ(note_codes(document), std::vector<std::string>{"sheet_missing"});
}

TEST(XlsxReader, FindsASheetByTheUsualNameWhenItsRelationLeadsNowhere) {
  Parts parts = workbook_parts(
      {.sheet = R"(<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>)"});
  std::string& relations = part(parts, "xl/_rels/workbook.xml.rels");
  relations.replace(relations.find("worksheets/sheet1.xml"), 21, "worksheets/gone.xml");
  EXPECT_EQ(debug(load_bytes(zip(parts))), "Лист1{1: #7}");
}

TEST(XlsxReader, ReadsARelationWithAPlaceInIt) {
  Parts parts = workbook_parts(
      {.sheet = R"(<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>)"});
  std::string& relations = part(parts, "xl/_rels/workbook.xml.rels");
  relations.replace(relations.find("worksheets/sheet1.xml"), 21, "worksheets/other.xml#A1");
  part(parts, "xl/worksheets/sheet1.xml");
  for (auto& [name, bytes] : parts) {
    if (name == "xl/worksheets/sheet1.xml") name = "xl/worksheets/other.xml";
  }
  EXPECT_EQ(debug(load_bytes(zip(parts))), "Лист1{1: #7}");
}

TEST(XlsxReader, ReadsAListOfSheetsWithinAlternativeContentsOnce) {
  Parts parts = workbook_parts(
      {.sheet = R"(<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>)"});
  std::string& book = part(parts, "xl/workbook.xml");
  const std::size_t begin = book.find("<sheets>");
  const std::size_t end = book.find("</sheets>") + 9;
  const std::string list = book.substr(begin, end - begin);
  book.replace(
      begin, end - begin,
      R"(<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15">)" +
          list + "</mc:Choice><mc:Fallback>" + list + "</mc:Fallback></mc:AlternateContent>");
  EXPECT_EQ(debug(load_bytes(zip(parts))), "Лист1{1: #7}");
}

TEST(XlsxReader, ReadsNumberFormatsWithinAlternativeContents) {
  const Document document = load_bytes(xlsx(
      {.sheet = R"(<sheetData><row r="1"><c r="A1" s="0"><v>45413</v></c></row></sheetData>)",
       .styles =
           R"(<numFmts><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="a"><numFmt numFmtId="170" formatCode="dd.mm.yyyy"/></mc:Choice><mc:Fallback><numFmt numFmtId="170" formatCode="0"/></mc:Fallback></mc:AlternateContent></numFmts>)"
           R"(<cellXfs><xf numFmtId="170"/></cellXfs><dxfs><dxf><numFmt numFmtId="170" formatCode="0.00"/></dxf></dxfs>)"}));
  EXPECT_EQ(rows(document), "1: 2024-05-01");
}

TEST(XlsxReader, ReadsTheEpochOfTheWorkbookNotOfItsExtensions) {
  const Document document = load_bytes(xlsx(
      {.sheet = R"(<sheetData><row r="1"><c r="A1" s="1"><v>0</v></c></row></sheetData>)",
       .styles = styles,
       .workbook =
           R"(<workbookPr date1904="true"/><extLst><ext><x:workbookPr xmlns:x="urn:x"/></ext></extLst>)"}));
  EXPECT_EQ(rows(document), "1: 1904-01-01");
}

TEST(XlsxReader, ReadsTheEpochOf1904) {
  const Document document = load_bytes(xlsx(
      {.sheet =
           R"(<sheetData><row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>43951</v></c></row></sheetData>)",
       .styles = styles,
       .workbook = R"(<workbookPr date1904="1"/>)"}));
  EXPECT_EQ(rows(document), "1: 1904-01-01|2024-05-01");
  EXPECT_TRUE(document.summary.epoch_1904);
}

TEST(XlsxReader, SaysWhatIsHidden) {
  const Document document = load_bytes(xlsx(
      {.sheet =
           R"(<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1"><v>1</v></c></row></sheetData>)",
       .sheet_attributes = R"(state="veryHidden")"}));
  EXPECT_EQ(document.sheets.front().head.visibility, Visibility::very_hidden);
  std::vector<std::string> codes;
  for (const Problem& note : document.summary.notes)
    codes.push_back(note.code);
  EXPECT_EQ(codes, (std::vector<std::string>{"hidden_sheet", "hidden_rows", "hidden_columns"}));
  EXPECT_EQ(rows(document), "1: #1");
}

TEST(XlsxReader, ReadsStrictNamesPrefixesAndOddPartNames) {
  const std::string sheet =
      R"(<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>да</x:t></x:is></x:c><x:c r="B1"><x:v>2</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="C1:D1"/></x:mergeCells></x:worksheet>)";
  Parts parts{
      {"[Content_Types].xml",
       R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>)"},
      {"_rels/.rels",
       R"(<Relationships xmlns="u"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/Book/Main.xml"/></Relationships>)"},
      {"book/main.xml",
       R"(<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:sheets><x:sheet name="Л" sheetId="7" r:id="q"/></x:sheets></x:workbook>)"},
      {"Book/_rels/main.xml.rels",
       R"(<Relationships xmlns="u"><Relationship Id="q" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="..\Pages\ONE.xml"/></Relationships>)"},
      {"pages/one.xml", sheet}};
  const Document document = load_bytes(zip(parts));
  EXPECT_EQ(debug(document), "Л{1: да|#2}");
  EXPECT_EQ(document.sheets.front().merged.size(), 1U);
}

TEST(XlsxReader, ReadsSheetsOfManyBlocksAsSmallOnes) {
  std::string all;
  for (int i = 1; i <= 20'000; ++i) {
    const std::string n = std::to_string(i);
    all += "<row r=\"" + n + "\"><c r=\"A" + n + "\" t=\"s\"><v>0</v></c><c r=\"B" + n + "\"><v>" +
           n + ".5</v></c><c r=\"D" + n + "\" t=\"inlineStr\"><is><t>т" +
           std::string(static_cast<std::size_t>(i % 97), 'x') + "</t></is></c></row>";
  }
  const Document document =
      load_bytes(xlsx({.sheet = "<sheetData>" + all + "</sheetData>", .shared = shared}));
  ASSERT_EQ(document.sheets.front().rows.size(), 20'000U);
  for (std::size_t i = 0; i < 20'000; ++i) {
    const Row& row = document.sheets.front().rows[i];
    ASSERT_EQ(row.number, i + 1);
    ASSERT_EQ(debug(row.cells.at(0)), "один");
    ASSERT_EQ(debug(row.cells.at(1)), "#" + std::to_string(i + 1) + ".5");
    ASSERT_TRUE(is_blank(row.cells.at(2)));
    ASSERT_EQ(debug(row.cells.at(3)), "т" + std::string((i + 1) % 97, 'x'));
  }
}

TEST(XlsxReader, ReadsPartsInUtf16) {
  Parts parts = workbook_parts({.sheet = ""});
  std::string wide = "\xFF\xFE";
  for (
      const char c :
      R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>)") {
    if (c != '\0') wide += {c, '\0'};
  }
  part(parts, "xl/worksheets/sheet1.xml") = wide;
  EXPECT_EQ(rows(load_bytes(zip(parts))), "1: #7");
}

TEST(XlsxOddities, ARowWithoutANumberFollowsTheOneBefore) {
  EXPECT_EQ(rows(load_bytes(xlsx_rows(
                R"(<row r=""><c r=""><v>1</v></c></row><row r="0"><c><v>2</v></c></row>)"))),
            "1: #1 / 2: #2");
}

TEST(XlsxOddities, ACellsOwnAddressWinsOverItsRow) {
  EXPECT_EQ(
      rows(load_bytes(xlsx_rows(
          R"(<row r="1"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>)"))),
      "2: #1 / 3: #3");
}

TEST(XlsxOddities, PartsAreFoundByTheirUsualNamesWithoutRelations) {
  Parts parts = workbook_parts(
      {.sheet = R"(<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>)",
       .shared = "<si><t>да</t></si>",
       .styles = {},
       .workbook = {},
       .sheet_attributes = {}});
  std::erase_if(parts, [](const auto& one) { return one.first == "xl/_rels/workbook.xml.rels"; });
  EXPECT_EQ(rows(load_bytes(zip(parts))), "1: да");
}

TEST(XlsxOddities, APartInADeclaredEncodingIsRecoded) {
  Parts parts = workbook_parts(
      {.sheet = {}, .shared = {}, .styles = {}, .workbook = {}, .sheet_attributes = {}});
  part(parts, "xl/worksheets/sheet1.xml") =
      "<?xml version=\"1.0\" encoding=\"windows-1251\"?><worksheet><sheetData><row r=\"1\"><c "
      "r=\"A1\" "
      "t=\"inlineStr\"><is><t>\xE4\xE0</t></is></c></row></sheetData></worksheet>";
  EXPECT_EQ(rows(load_bytes(zip(parts))), "1: да");
}

struct Damage {
  std::string name;
  std::string rows;
  std::string refusal;
};

class XlsxDamage : public ::testing::TestWithParam<Damage> {};

TEST_P(XlsxDamage, IsNamedWithItsPlace) {
  EXPECT_EQ(refusal(xlsx_rows(GetParam().rows)), "the file is damaged: " + GetParam().refusal);
}

INSTANTIATE_TEST_SUITE_P(
    Xlsx, XlsxDamage,
    ::testing::Values(
        Damage{"RowTooFar", R"(<row r="1048577"/>)", "a wrong row number \"1048577\""},
        Damage{"AddressTooFar", R"(<row r="1"><c r="XFE1"><v>1</v></c></row>)",
               "a wrong cell address \"XFE1\""},
        Damage{"AddressOfARowBefore",
               R"(<row r="1"/><row r="2"><c r="A2"><v>1</v></c><c r="A1"><v>1</v></c></row>)",
               "the rows are out of order"},
        Damage{"TagsNotPaired", R"(<row r="1"><c r="A1"><v>1</c></row>)",
               "XML tags do not match: </c>"},
        Damage{"CutOff", R"(<row r="1"><c r="A1"><v>1</v></c>)",
               "XML tags do not match: </sheetData>"},
        Damage{"WrongUtf8", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xC0\xC1</v></c></row>",
               "characters or an encoding that XML does not allow"},
        Damage{"WrongReference", R"(<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>)",
               "a wrong reference \"&…;\" in XML"}),
    [](const auto& instance) { return instance.param.name; });

TEST(XlsxDamage, NamesTheCell) {
  try {
    load_bytes(xlsx_rows(R"(<row r="3"><c r="XFE3"><v>5</v></c></row>)"), "план.xlsx");
    FAIL() << "read";
  } catch (const InputError& error) {
    EXPECT_EQ(to_words(error.problem().place).ru, "план.xlsx, лист «Лист1», строка 3");
  }
}

}  // namespace
}  // namespace vekha::table::testing
