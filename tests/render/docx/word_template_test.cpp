#include "render/docx/word_template.h"

#include "base/error.h"
#include "render/docx/make_docx.h"
#include "render/docx/word_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::render::docx {
namespace {

using testing::cell;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::package_of;
using testing::paragraph;
using testing::run;
using testing::text_of_part;

Value model() {
  Value rows(Value::List{Value().set("name", "Раздел I").set("done", "3"),
                         Value().set("name", "Раздел II").set("done", "0")});
  Value model;
  model.set("title", "План <2024> & «карта»");
  model.set("rows", std::move(rows));
  model.set("none", Value::List{});
  model.set("absent", Value::absent());
  model.set("list", Value::List{"раз", "два"});
  model.set("deep", Value().set("inner", "внутри"));
  return model;
}

std::string filled(const std::string& body, const std::string& header = "") {
  const WordTemplate word(package_of(body, header).write(), "шаблон.docx");
  const Pictures pictures = {
      {"chart", {.emf = "emf", .svg = "<svg/>", .width_mm = 10, .height_mm = 5}}};
  return word.fill(model(), pictures, {.title = "Справка", .day = "2024-07-01"});
}

std::string body_text(const std::string& body) {
  return text_of_part(filled(body), "word/document.xml");
}

struct Case {
  const char* name;
  std::string body;
  std::string text;
};

class Fills : public ::testing::TestWithParam<Case> {};

TEST_P(Fills, AsItIsWritten) {
  EXPECT_EQ(body_text(GetParam().body), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Templates, Fills,
    ::testing::Values(
        Case{"Plain", paragraph("А {{title}} Б"), "А План <2024> & «карта» Б\n"},
        Case{"Dotted", paragraph("{{deep.inner}}"), "внутри\n"},
        Case{"NonBreakingBlankInTheTag", paragraph("{{\u00A0title }}"), "План <2024> & «карта»\n"},
        Case{"SplitOverRuns",
             "<w:p>" + run("А {") + run("{ti") + run("tle}") + run("} Б") + "</w:p>",
             "А План <2024> & «карта» Б\n"},
        Case{"SplitByMarksOfTheSpellChecker",
             "<w:p>" + run("{{") + "<w:proofErr w:type=\"spellStart\"/>" + run("title") +
                 "<w:proofErr w:type=\"spellEnd\"/>" + run("}}") + "</w:p>",
             "План <2024> & «карта»\n"},
        Case{"InAHyperlinkAndAnInsertion",
             "<w:p><w:hyperlink r:id=\"rId1\">" + run("{{deep.") + run("inner}}") +
                 "</w:hyperlink><w:ins w:id=\"1\">" + run("{{deep.inner}}") + "</w:ins></w:p>",
             "внутривнутри\n"},
        Case{"TwoTagsInOneRun", paragraph("{{deep.inner}}{{deep.inner}}"), "внутривнутри\n"},
        Case{"RowsRepeat",
             "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>" + cell("Имя") + cell("Всего") + "</w:tr><w:tr>" +
                 cell("{{#rows}}{{name}}") + cell("{{done}}{{/rows}}") + "</w:tr></w:tbl>",
             "Имя|Всего|\nРаздел I|3|\nРаздел II|0|\n"},
        Case{"RowsOfTagsVanish",
             "<w:tbl><w:tr>" + cell("{{#rows}}") + cell("") + "</w:tr><w:tr>" + cell("{{name}}") +
                 cell("{{done}}") + "</w:tr><w:tr>" + cell("{{/rows}}") + cell("") +
                 "</w:tr></w:tbl>",
             "Раздел I|3|\nРаздел II|0|\n"},
        Case{"ASectionWithinACellLeavesTheRow",
             paragraph("до") + "<w:tbl><w:tr>" + cell("{{#none}}{{name}}{{/none}}") + cell("") +
                 "</w:tr></w:tbl>" + paragraph("после"),
             "до\n||\nпосле\n"},
        Case{"ARowOfAnEmptyListVanishesWithItsTable",
             "<w:tbl><w:tr>" + cell("{{#none}}{{name}}") + cell("{{/none}}") + "</w:tr></w:tbl>" +
                 paragraph("после"),
             "после\n"},
        Case{"ParagraphsRepeat",
             paragraph("{{#rows}}") + paragraph("{{name}}") + paragraph("{{/rows}}"),
             "Раздел I\nРаздел II\n"},
        Case{"TagsAtTheEdgesOfTextTakeTheParagraph",
             paragraph("{{#rows}}— {{name}}") + paragraph("{{done}}.{{/rows}}"),
             "— Раздел I\n3.\n— Раздел II\n0.\n"},
        Case{"LeftOut",
             paragraph("{{#absent}}") + paragraph("нет") + paragraph("{{/absent}}") +
                 paragraph("да"),
             "да\n"},
        Case{"Inverted", paragraph("{{^none}}пусто{{/none}}"), "пусто\n"},
        Case{"WithinAParagraph", paragraph("{{#list}}«{{.}}» {{/list}}конец"),
             "«раз» «два» конец\n"},
        Case{"Remark", paragraph("А{{! не забыть }}Б"), "АБ\n"},
        Case{"ContentControl",
             "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>" +
                 paragraph("{{deep.inner}}") + "</w:sdtContent></w:sdt>",
             "внутри\n"},
        Case{"TextBox",
             "<w:p><w:r><mc:AlternateContent><mc:Choice "
             "Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>" +
                 paragraph("{{deep.") +
                 "</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r></"
                 "w:p>",
             "[picture]{{deep.\n\n"},
        Case{"NestedTable",
             "<w:tbl><w:tr><w:tc><w:tbl><w:tr>" + cell("{{#rows}}{{name}}") + cell("{{/rows}}") +
                 "</w:tr></w:tbl>" + paragraph("") + "</w:tc></w:tr></w:tbl>",
             "Раздел I||\nРаздел II||\n|\n"}),
    [](const auto& named) { return std::string(named.param.name); });

TEST(WordTemplate, FillsHeadersAndTextBoxes) {
  const std::string box = "<w:p><w:r><w:pict><w:txbxContent>" + paragraph("{{deep.inner}}") +
                          "</w:txbxContent></w:pict></w:r></w:p>";
  const std::string bytes = filled(box, paragraph("{{title}}"));
  EXPECT_THAT(text_of_part(bytes, "word/document.xml"), HasSubstr("внутри"));
  EXPECT_EQ(text_of_part(bytes, "word/header1.xml"), "План <2024> & «карта»\n");
}

TEST(WordTemplate, ATagTakesTheLookOfItsFirstLetter) {
  const std::string body =
      "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{deep</w:t></w:r><w:r><w:rPr><w:i/></w:rPr>"
      "<w:t>.inner}} потом</w:t></w:r></w:p>";
  const Package package = Package::read(filled(body), "test");
  EXPECT_THAT(package.find("word/document.xml")->bytes,
              HasSubstr("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">внутри"));
  EXPECT_THAT(package.find("word/document.xml")->bytes,
              HasSubstr("<w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\"> потом"));
}

TEST(WordTemplate, PutsPicturesInOnceAndNumbersThem) {
  const std::string bytes = filled(paragraph("{{%chart}}") + paragraph("{{%chart}}"));
  const Package package = Package::read(bytes, "test");
  EXPECT_EQ(package.find("word/media/vekha_chart.emf")->bytes, "emf");
  EXPECT_THAT(package.find("[Content_Types].xml")->bytes, HasSubstr("image/x-emf"));
  EXPECT_THAT(package.find("word/_rels/document.xml.rels")->bytes,
              HasSubstr("media/vekha_chart.svg"));
  const std::string& document = package.find("word/document.xml")->bytes;
  EXPECT_THAT(document, HasSubstr("<wp:docPr id=\"1\""));
  EXPECT_THAT(document, HasSubstr("<wp:docPr id=\"2\""));
}

TEST(WordTemplate, CopiesRepeatNoBookmarksAndNoIds) {
  const std::string body =
      paragraph("{{#rows}}") + "<w:p w14:paraId=\"1A\"><w:bookmarkStart w:id=\"7\" w:name=\"x\"/>" +
      run("{{name}}") + "<w:bookmarkEnd w:id=\"7\"/></w:p>" + paragraph("{{/rows}}");
  const std::string document = Package::read(filled(body), "test").find("word/document.xml")->bytes;
  EXPECT_EQ(document.find("bookmarkStart"), document.rfind("bookmarkStart"));
  EXPECT_EQ(document.find("paraId"), document.rfind("paraId"));
}

TEST(WordTemplate, ACellKeepsAParagraph) {
  const std::string body = "<w:tbl><w:tr><w:tc>" + paragraph("{{#absent}}") + paragraph("x") +
                           paragraph("{{/absent}}") + "</w:tc></w:tr></w:tbl>";
  EXPECT_THAT(Package::read(filled(body), "t").find("word/document.xml")->bytes,
              HasSubstr("<w:tc><w:p/></w:tc>"));
}

TEST(WordTemplate, LineBreaksOfAValueAreTheParagraphsOwn) {
  const WordTemplate word(package_of(paragraph("{{x}}")).write(), "t.docx");
  const std::string bytes = word.fill(Value().set("x", "а\nб"), {}, {});
  EXPECT_EQ(text_of_part(bytes, "word/document.xml"), "а⏎б\n");
}

TEST(WordTemplate, ReadsAnotherPrefix) {
  Package package = package_of("");
  package.set(
      "word/document.xml",
      "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p>"
      "<x:r><x:t>{{deep.inner}}</x:t></x:r></x:p></x:body></x:document>");
  const WordTemplate word(package.write(), "t.docx");
  EXPECT_EQ(text_of_part(word.fill(model(), {}, {}), "word/document.xml"), "внутри\n");
}

Vocabulary words() {
  return {.sample = Value()
                        .set("title", "title")
                        .set("rows", Value::List{Value().set("name", "x").set("done", "x")})
                        .set("deep", Value().set("inner", "x")),
          .pictures = {"chart"}};
}

std::vector<std::string> faults(const std::string& body, const std::string& header = "") {
  std::vector<std::string> texts;
  for (const Problem& problem :
       WordTemplate(package_of(body, header).write(), "шаблон.docx").check(words()))
    texts.push_back(problem.text.ru + ". " + problem.advice.ru);
  return texts;
}

TEST(WordTemplate, ToldWrongTagsByTheirPlaceAllAtOnce) {
  const auto told =
      faults(paragraph("Вступление") + paragraph("{{titel}}") + "<w:tbl><w:tr>" + cell("№") +
                 "</w:tr><w:tr>" + cell("{{#rows}}{{nam}}{{/rows}}") + "</w:tr></w:tbl>",
             paragraph("{{%chrt}}"));
  ASSERT_EQ(told.size(), 3U);
  EXPECT_EQ(told[0],
            "абзац 2 «{{titel}}»: имени «{{titel}}» нет. возможно, имеется в виду «{{title}}»");
  EXPECT_THAT(told[1], HasSubstr("таблица 1, строка 2, ячейка 1"));
  EXPECT_THAT(told[1], HasSubstr("{{name}}"));
  EXPECT_THAT(told[2], HasSubstr("верхний колонтитул, абзац 1"));
  EXPECT_THAT(told[2], HasSubstr("{{%chart}}"));
}

TEST(WordTemplate, ToldTagsThatAreNoPairs) {
  EXPECT_THAT(faults(paragraph("{{#rows}}"))[0], HasSubstr("не закрыт"));
  EXPECT_THAT(faults(paragraph("{{/rows}}"))[0], HasSubstr("не был открыт"));
  EXPECT_THAT(faults(paragraph("а {{#rows}} б") + paragraph("{{/rows}}"))[0],
              HasSubstr("посреди абзаца"));
  EXPECT_THAT(faults(paragraph("{{title"))[0], HasSubstr("скобки"));
  EXPECT_THAT(faults(paragraph("title}}"))[0], HasSubstr("скобки"));
  EXPECT_THAT(faults(paragraph("{{rows}}"))[0], HasSubstr("список"));
  EXPECT_THAT(faults(paragraph("{{>part}}"))[0], HasSubstr("знака"));
  EXPECT_THAT(faults(paragraph("{{name}}"))[0], HasSubstr("нет"));
}

TEST(WordTemplate, ToldTagsWithinPassagesThatWouldBeLeftOut) {
  EXPECT_EQ(faults(paragraph("{{^rows}}{{wrong}}{{/rows}}")).size(), 1U);
}

TEST(WordTemplate, RemarksStandAtTheTags) {
  const WordTemplate word(package_of(paragraph("До {{titel}} после"), paragraph("{{x}}")).write(),
                          "шаблон.docx");
  const Package package = Package::read(word.annotated(words()), "t");
  EXPECT_THAT(package.find("word/comments.xml")->bytes,
              HasSubstr("возможно, имеется в виду «{{title}}»"));
  EXPECT_THAT(package.find("word/comments.xml")->bytes, HasSubstr("верхний колонтитул"));
  const std::string& document = package.find("word/document.xml")->bytes;
  EXPECT_THAT(
      document,
      HasSubstr("<w:commentRangeStart w:id=\"0\"/><w:r><w:t xml:space=\"preserve\">{{titel}}"));
  EXPECT_THAT(package.find("[Content_Types].xml")->bytes, HasSubstr("comments+xml"));
  EXPECT_THAT(package.find("word/_rels/document.xml.rels")->bytes, HasSubstr("comments.xml"));
  // A document made from it has none.
  const Package made = Package::read(WordTemplate(package.write(), "t").fill(model(), {}, {}), "t");
  EXPECT_EQ(made.find("word/comments.xml"), nullptr);
  EXPECT_THAT(made.find("word/document.xml")->bytes, Not(HasSubstr("comment")));
}

TEST(WordTemplate, TheSameBytesTwice) {
  EXPECT_EQ(filled(paragraph("{{title}}")), filled(paragraph("{{title}}")));
}

std::string refusal(const std::string& bytes) {
  try {
    WordTemplate(bytes, "шаблон.docx").check(words());
  } catch (const InputError& error) {
    return error.problem().code;
  }
  return "taken";
}

TEST(WordTemplate, RefusesWhatIsNoTemplate) {
  EXPECT_EQ(refusal(""), "template_refused");
  EXPECT_EQ(refusal("PK\x03\x04 cut off"), "template_unreadable");
  Package empty;
  empty.set("a.txt", "x");
  EXPECT_EQ(refusal(empty.write()), "template_refused");
  Package macros = package_of(paragraph(""));
  std::string types = macros.find("[Content_Types].xml")->bytes;
  const std::string plain = "openxmlformats-officedocument.wordprocessingml.document.main+xml";
  types.replace(types.find(plain), plain.size(), "ms-word.document.macroEnabled.main+xml");
  macros.set("[Content_Types].xml", types);
  EXPECT_EQ(refusal(macros.write()), "template_refused");
  Package damaged = package_of("");
  damaged.set("word/document.xml", "<w:document");
  EXPECT_EQ(refusal(damaged.write()), "template_damaged");
  damaged.set("word/document.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>");
  EXPECT_EQ(refusal(damaged.write()), "template_damaged");
  std::string deep;
  for (int i = 0; i < 5'000; ++i)
    deep += "<a>";
  damaged.set("word/document.xml", deep);
  EXPECT_EQ(refusal(damaged.write()), "template_damaged");
}

TEST(WordTemplate, HostileTextsAreText) {
  const std::string evil =
      std::string("=cmd|' /C calc'!A0 ]]> <w:p/> {{title}} \x01\x1F\xED\xA0\x80") +
      std::string(40'000, 'x');
  const WordTemplate word(package_of(paragraph("{{x}}")).write(), "t.docx");
  const std::string bytes = word.fill(Value().set("x", evil), {}, {.title = evil, .day = ""});
  const std::string text = text_of_part(bytes, "word/document.xml");
  EXPECT_THAT(text, HasSubstr("=cmd|' /C calc'!A0 ]]> <w:p/> {{title}} \uFFFD\uFFFD"));
  EXPECT_THAT(text, HasSubstr(std::string(40'000, 'x')));
}

}  // namespace
}  // namespace vekha::render::docx
