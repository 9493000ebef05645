#include "table/make_ooxml.h"

#include <gtest/gtest.h>

namespace vekha::table::testing {
namespace {

std::string para(const std::string& content) {
  return "<w:p>" + content + "</w:p>";
}
std::string run(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string tc(const std::string& content, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}
std::string cell(const std::string& text, const std::string& properties = "") {
  return tc(para(run(text)), properties);
}
std::string tr(const std::string& cells, const std::string& properties = "") {
  return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}
std::string tbl(const std::string& rows) {
  return "<w:tbl><w:tblPr/><w:tblGrid/>" + rows + "</w:tbl>";
}

std::string mark(const std::string& type) {
  return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
}
std::string instruction(const std::string& text) {
  return "<w:r><w:instrText>" + text + "</w:instrText></w:r>";
}

struct Case {
  std::string name;
  std::string body;
  std::string expected;
};

class DocxTables : public ::testing::TestWithParam<Case> {};

TEST_P(DocxTables, AreReadAsWordShowsThem) {
  EXPECT_EQ(debug(load_bytes(docx(GetParam().body))), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Docx, DocxTables,
    ::testing::Values(
        Case{"Plain", tbl(tr(cell("а") + cell("б")) + tr(cell("в") + cell("г"))),
             "Таблица 1{1: а|б / 2: в|г}"},
        Case{"Span", tbl(tr(cell("а", R"(<w:gridSpan w:val="2"/>)") + cell("б"))),
             "Таблица 1{1: а||б}"},
        Case{"VerticalMerge",
             tbl(tr(cell("а", R"(<w:vMerge w:val="restart"/>)") + cell("б")) +
                 tr(cell("не видно", "<w:vMerge/>") + cell("в"))),
             "Таблица 1{1: а|б / 2: |в}"},
        Case{"GridBefore",
             tbl(tr(cell("а") + cell("б")) + tr(cell("в"), R"(<w:gridBefore w:val="1"/>)")),
             "Таблица 1{1: а|б / 2: |в}"},
        Case{"RowAsItIsNotAsItWas",  // trPrChange holds what was before the change
             tbl(tr(cell("а") + cell("б")) +
                 tr(cell("в"), R"(<w:trPrChange w:id="1"><w:trPr><w:gridBefore w:val="1"/>)"
                               R"(<w:del w:id="2"/></w:trPr></w:trPrChange>)")),
             "Таблица 1{1: а|б / 2: в}"},
        Case{"DeletedCell",
             tbl(tr(cell("а") + cell("нет", R"(<w:cellDel w:id="1"/>)") + cell("б"))),
             "Таблица 1{1: а|б}"},
        Case{"EmptyRowsCount", tbl(tr(cell("")) + tr(cell("а"))), "Таблица 1{2: а}"},
        Case{"ParagraphsJoined", tbl(tr(tc(para(run("а")) + para("") + para(run("б"))))),
             "Таблица 1{1: а\n\nб}"},
        Case{
            "RunsJoined",
            tbl(tr(tc(para(run("а") + run(" б") + "<w:hyperlink>" + run("в") + "</w:hyperlink>")))),
            "Таблица 1{1: а бв}"},
        Case{"BreaksAndTabs",
             tbl(tr(tc(para("<w:r><w:t>а</w:t><w:br/><w:t>б</w:t><w:tab/><w:t>в</w:t><w:br "
                            "w:type=\"page\"/><w:cr/></w:r>")))),
             "Таблица 1{1: а\nб\tв\n}"},
        Case{"Hyphens",
             tbl(tr(tc(para("<w:r><w:t>а</w:t><w:noBreakHyphen/><w:t>б</w:t><w:softHyphen/><w:t>в</"
                            "w:t></w:r>")))),
             "Таблица 1{1: а-бв}"},
        Case{
            "Symbols",
            tbl(tr(tc(para(
                R"(<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r>)")))),
            "Таблица 1{1: ✓≥}"},
        Case{"TrackedChanges",
             tbl(tr(tc(para(run("а") + "<w:ins>" + run("б") +
                            "</w:ins><w:del><w:r><w:delText>в</w:delText></w:r></w:del>")))),
             "Таблица 1{1: аб}"},
        Case{"MovedText",
             tbl(tr(tc(para("<w:moveFrom>" + run("а") + "</w:moveFrom><w:moveTo>" + run("б") +
                            "</w:moveTo>")))),
             "Таблица 1{1: б}"},
        Case{"DeletedRow", tbl(tr(cell("а")) + tr(cell("б"), "<w:del/>") + tr(cell("в"))),
             "Таблица 1{1: а / 2: в}"},
        Case{"DeletedParagraphMark",
             tbl(tr(tc("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("а") + "</w:p>" +
                       para(run("б"))))),
             "Таблица 1{1: аб}"},
        Case{
            "FieldResults",
            tbl(tr(tc(para(
                R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>)" +
                run("5"))))),
            "Таблица 1{1: 5}"},
        Case{"ContentControls",
             "<w:sdt><w:sdtPr/><w:sdtContent>" +
                 tbl("<w:sdt><w:sdtContent>" +
                     tr("<w:sdt><w:sdtContent>" +
                        tc("<w:sdt><w:sdtContent>" +
                           para("<w:sdt><w:sdtContent>" + run("а") + "</w:sdtContent></w:sdt>") +
                           "</w:sdtContent></w:sdt>") +
                        "</w:sdtContent></w:sdt>") +
                     "</w:sdtContent></w:sdt>") +
                 "</w:sdtContent></w:sdt>",
             "Таблица 1{1: а}"},
        Case{"NestedFollowsItsParent",
             tbl(tr(tc(para(run("а")) + tbl(tr(cell("в") + cell("г"))) + para(run("б")))) +
                 tr(cell("д"))) +
                 tbl(tr(cell("е"))),
             "Таблица 1{1: а\nб / 2: д}Таблица 2{1: в|г}Таблица 3{1: е}"},
        Case{"TextBoxOnce",
             tbl(tr(tc(para(
                 "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx><w:txbxContent>" +
                 para(run("рамка")) +
                 "</w:txbxContent></wps:txbx></"
                 "mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" +
                 para(run("рамка")) +
                 "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
                 run("а"))))),
             "Таблица 1{1: рамка\nа}"},
        Case{"TableInTextBox",
             para("<w:r><w:pict><w:txbxContent>" + tbl(tr(cell("а"))) +
                  "</w:txbxContent></w:pict></w:r>"),
             "Таблица 1{1: а}"},
        Case{"FieldsWithinAnInstructionAreNotShown",
             tbl(tr(tc(para(mark("begin") + instruction("IF") + mark("begin") + instruction("X") +
                            mark("separate") + run("нет") + mark("end") + instruction("= 1") +
                            mark("separate") + run("да") + mark("end") + run("!"))))),
             "Таблица 1{1: да!}"},
        Case{"FieldsOverParagraphs",
             tbl(tr(tc(para(mark("begin") + instruction("QUOTE")) + para(run("код")) +
                       para(mark("separate") + run("итог") + mark("end"))) +
                    cell("б"))),
             "Таблица 1{1: \n\nитог|б}"},
        Case{"FieldNeverClosedEndsWithItsCell", tbl(tr(tc(para(mark("begin"))) + cell("б"))),
             "Таблица 1{1: |б}"},
        Case{
            "DropDownAndCheckBox",
            tbl(tr(
                tc(para(
                    R"(<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="нет"/><w:listEntry w:val="да"/></w:ddList></w:ffData></w:fldChar></w:r>)" +
                    mark("end"))) +
                tc(para(
                    R"(<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>)" +
                    mark("end"))))),
            "Таблица 1{1: да|☒}"},
        Case{"HiddenText",
             tbl(tr(tc(para("<w:r><w:rPr><w:vanish/></w:rPr><w:t>а</w:t></w:r>" + run("б"))))),
             "Таблица 1{1: б}"},
        Case{"MathText", tbl(tr(tc(para("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>")))),
             "Таблица 1{1: x+1}"},
        Case{"OldHorizontalMerge",
             tbl(tr(cell("а", R"(<w:hMerge w:val="restart"/>)") + cell("не видно", "<w:hMerge/>") +
                    cell("б"))),
             "Таблица 1{1: а||б}"}),
    [](const auto& instance) { return instance.param.name; });

TEST(DocxReader, GivesTheTextAboveAndBelow) {
  const Document document =
      load_bytes(docx(para(run("УТВЕРЖДЁН")) + para(" ") + para("") + tbl(tr(cell("а"))) +
                      para(run("между")) + tbl(tr(cell("б"))) + para(run("ниже")) + "<w:sectPr/>"));
  ASSERT_EQ(document.sheets.size(), 2U);
  EXPECT_EQ(document.sheets[0].head.text_above, std::vector<std::string>{"УТВЕРЖДЁН"});
  EXPECT_EQ(document.sheets[1].head.text_above, std::vector<std::string>{"между"});
  EXPECT_EQ(document.summary.text_below, std::vector<std::string>{"ниже"});
}

TEST(DocxReader, KeepsAllParagraphsOfADocumentWithoutTables) {
  EXPECT_EQ(load_bytes(docx(para(run("а")) + para(run("б")))).summary.text_below,
            (std::vector<std::string>{"а", "б"}));
}

TEST(DocxReader, TellsMergedRanges) {
  const Document document = load_bytes(
      docx(tbl(tr(cell("а", R"(<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>)") + cell("б")) +
               tr(cell("", R"(<w:gridSpan w:val="2"/><w:vMerge/>)") + cell("в")) +
               tr(cell("г", R"(<w:gridSpan w:val="3"/>)")))));
  EXPECT_EQ(document.sheets.front().merged, (std::vector<Range>{{1, 1, 2, 2}, {3, 1, 3, 3}}));
}

class DocxNumbers : public ::testing::Test {
 protected:
  static std::string numbered(const std::string& numbering, const std::string& body,
                              const std::string& styles = "") {
    Parts parts = document_parts(body);
    const std::string space =
        R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";
    parts.emplace_back("word/numbering.xml",
                       "<w:numbering" + space + ">" + numbering + "</w:numbering>");
    if (!styles.empty())
      parts.emplace_back("word/styles.xml", "<w:styles" + space + ">" + styles + "</w:styles>");
    return debug(load_bytes(zip(parts)));
  }
  static std::string item(const std::string& text, int level = 0, int number = 1) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
           "\"/><w:numId w:val=\"" + std::to_string(number) + "\"/></w:numPr></w:pPr>" +
           (text.empty() ? "" : run(text)) + "</w:p>";
  }
  static std::string level(int depth, const std::string& format, const std::string& text,
                           const std::string& more = "") {
    return "<w:lvl w:ilvl=\"" + std::to_string(depth) +
           "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/><w:lvlText w:val=\"" +
           text + "\"/>" + more + "</w:lvl>";
  }
  static std::string list(const std::string& levels) {
    return "<w:abstractNum w:abstractNumId=\"0\">" + levels +
           R"(</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>)";
  }
};

TEST_F(DocxNumbers, CountRows) {
  EXPECT_EQ(numbered(list(level(0, "decimal", "%1.")),
                     tbl(tr(tc(item("")) + cell("а")) + tr(tc(item("")) + cell("б")))),
            "Таблица 1{1: 1.|а / 2: 2.|б}");
}

TEST_F(DocxNumbers, CountLevelsAndStartAnewUnderEachParent) {
  const std::string levels =
      level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>");
  EXPECT_EQ(
      numbered(list(levels),
               tbl(tr(tc(item("А") + item("б", 1) + item("в", 1) + item("Г") + item("д", 1))))),
      "Таблица 1{1: I. А\n1.1. б\n1.2. в\nII. Г\n2.1. д}");
}

TEST_F(DocxNumbers, GoOnInAnotherListOfTheSameKindUnlessItStartsAnew) {
  const std::string lists =
      list(level(0, "decimal", "%1)")) +
      R"(<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>)" +
      R"(<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>)";
  EXPECT_EQ(
      numbered(lists, tbl(tr(tc(item("а") + item("б", 0, 2) + item("в", 0, 3) + item("г", 0, 3))))),
      "Таблица 1{1: 1) а\n2) б\n5) в\n6) г}");
}

TEST_F(DocxNumbers, ComeFromStyles) {
  const std::string styles =
      R"(<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>)"
      R"(<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Base"/></w:style>)";
  const std::string body = "<w:p><w:pPr><w:pStyle w:val=\"Own\"/></w:pPr>" + run("а") + "</w:p>";
  const std::string none =
      "<w:p><w:pPr><w:pStyle w:val=\"Own\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>" +
      run("б") + "</w:p>";
  EXPECT_EQ(
      numbered(list(level(0, "russianLower", "%1)")), tbl(tr(tc(body + none + body))), styles),
      "Таблица 1{1: а) а\nб\nб) а}");
}

TEST_F(DocxNumbers, ComeFromTheDefaultStyleWhenAParagraphSaysNothing) {
  const std::string styles =
      R"(<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>)";
  EXPECT_EQ(numbered(list(level(0, "decimal", "%1.")), tbl(tr(cell("а")) + tr(cell("б"))), styles),
            "Таблица 1{1: 1. а / 2: 2. б}");
}

TEST_F(DocxNumbers, AreNotTakenByWhatWasDeleted) {
  const std::string row = tr(tc(item("")) + cell("нет"), "<w:del w:id=\"1\"/>");
  const std::string gone = tc(item("нет"), "<w:cellDel w:id=\"2\"/>");
  EXPECT_EQ(numbered(list(level(0, "decimal", "%1.")),
                     tbl(tr(tc(item("")) + cell("а")) + row + tr(tc(item("")) + gone + cell("б")))),
            "Таблица 1{1: 1.|а / 2: 2.|б}");
}

TEST_F(DocxNumbers, OfJoinedParagraphsAreThoseOfTheLast) {
  const std::string joined =
      R"(<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>)"
      R"(<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>)" +
      run("на") + "</w:p>";
  EXPECT_EQ(
      numbered(list(level(0, "decimal", "%1.")), tbl(tr(tc(item("а") + joined + para(run("чало")) +
                                                           item("б") + joined + item("чат"))))),
      "Таблица 1{1: 1. а\nначало\n2. б\n3. начат}");
}

TEST_F(DocxNumbers, MayBeSigns) {
  const auto first_two = [&](const std::string& format) {
    return numbered(list(level(0, format, "%1")), tbl(tr(tc(item("а") + item("б")))));
  };
  EXPECT_EQ(first_two("decimalEnclosedCircle"), "Таблица 1{1: ① а\n② б}");
  EXPECT_EQ(first_two("decimalEnclosedParen"), "Таблица 1{1: ⑴ а\n⑵ б}");
  EXPECT_EQ(first_two("decimalEnclosedFullstop"), "Таблица 1{1: ⒈ а\n⒉ б}");
  EXPECT_EQ(first_two("chicago"), "Таблица 1{1: * а\n† б}");
  EXPECT_EQ(first_two("numberInDash"), "Таблица 1{1: - 1 - а\n- 2 - б}");
  EXPECT_EQ(first_two("decimalFullWidth"), "Таблица 1{1: １ а\n２ б}");
}

TEST(DocxReader, SaysThatEmbeddedFilesWereNotRead) {
  const Document document = load_bytes(docx("<w:altChunk r:id=\"x\" xmlns:r=\"u\"/>"));
  ASSERT_EQ(document.summary.notes.size(), 1U);
  EXPECT_EQ(document.summary.notes.front().code, "foreign_pieces_left_out");
}

TEST_F(DocxNumbers, OfBulletsAreTheirSigns) {
  const std::string bullets =
      list(level(0, "bullet", "\uF0B7", R"(<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>)"));
  EXPECT_EQ(numbered(bullets, tbl(tr(tc(item("а"))))), "Таблица 1{1: • а}");
}

}  // namespace
}  // namespace vekha::table::testing
