#include "base/error.h"
#include "render/template_engine.h"
#include "report/phrases.h"
#include "report/templates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

// The required modules of the Mustache specification 1.4 (comments, delimiters, interpolation,
// inverted, partials, sections), its cases written anew. Where we are strict on purpose (an unknown
// name, a section left open), the case says so.
namespace vekha::render {
namespace {

namespace fs = std::filesystem;

using Texts = std::map<std::string, std::string>;

Texts page(const char* text) {
  return {{"page", text}};
}

class Pages {
 public:
  explicit Pages(const std::map<std::string, std::string>& files) {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "phrases");
    std::ofstream(folder_ / "phrases" / "x.ru.toml") << "[word]\nhello = \"Здравствуйте & <b>\"\n";
    for (const auto& [name, text] : files)
      std::ofstream(folder_ / (name + ".mustache")) << text;
  }
  ~Pages() { fs::remove_all(folder_); }
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  std::string render(const Value& model) const {
    const report::Templates templates({folder_});
    const report::Phrases phrases(templates, Language::russian);
    TemplateEngine engine(templates, phrases);
    return engine.render("page", model);
  }
  Problem fault(const Value& model) const {
    try {
      render(model);
    } catch (const InputError& error) {
      return error.problem();
    }
    return {};
  }

 private:
  fs::path folder_ = fs::temp_directory_path() / ("vekha-mustache-" + std::to_string(::getpid()));
};

Value model() {
  Value inner;
  inner.set("name", "внутри").set("deep", Value().set("leaf", "лист"));
  Value list(Value::List{Value().set("n", "1"), Value().set("n", "2"), Value().set("n", "3")});
  Value m;
  m.set("text", "мир").set("markup", "& \" < >").set("yes", true).set("no", false);
  m.set("empty", Value::List{}).set("list", list).set("object", inner).set("n", "снаружи");
  m.set("words", Value::List{"а", "б"}).set("name", "снаружи").set("bar", "|");
  m.set("nested", Value::List{Value(Value::List{"1", "2"}), Value(Value::List{"3"})});
  return m;
}

struct Case {
  const char* name;
  const char* page;
  const char* expected;
  std::map<std::string, std::string> partials = {};
};

class MustacheSpec : public testing::TestWithParam<Case> {};

TEST_P(MustacheSpec, Renders) {
  std::map<std::string, std::string> files = GetParam().partials;
  files["page"] = GetParam().page;
  EXPECT_EQ(Pages(files).render(model()), GetParam().expected);
}

const Case interpolation[] = {
    {"PlainTextStays", "Привет из {Mustache}!\n", "Привет из {Mustache}!\n"},
    {"AValueIsPutIn", "Привет, {{text}}!", "Привет, мир!"},
    {"AValueIsEscaped", "{{markup}}", "&amp; &quot; &lt; &gt;"},
    {"TripleIsNotEscaped", "{{{markup}}}", "& \" < >"},
    {"AmpersandIsNotEscaped", "{{&markup}}", "& \" < >"},
    {"BlanksWithinATag", "[{{ text }}] [{{{ text }}}] [{{& text }}]", "[мир] [мир] [мир]"},
    {"BlanksAroundStay", "| {{text}} |\n  {{text}}\n", "| мир |\n  мир\n"},
    {"DottedNames", "{{object.deep.leaf}}", "лист"},
    {"DottedNamesFromASection", "{{#object}}{{deep.leaf}}{{/object}}", "лист"},
    {"ItselfInAList", "{{#words}}({{.}}){{/words}}", "(а)(б)"},
    {"ItselfUnescaped", "{{#words}}{{{.}}}{{&.}}{{/words}}", "аабб"}};

const Case sections[] = {
    {"TrueShows", "{{#yes}}да{{/yes}}", "да"},
    {"FalseHides", "[{{#no}}нет{{/no}}]", "[]"},
    {"AnEmptyListHides", "[{{#empty}}нет{{/empty}}]", "[]"},
    {"AnObjectIsAScope", "{{#object}}{{name}}{{/object}}", "внутри"},
    {"OuterNamesAreSeen", "{{#object}}{{text}} {{name}}{{/object}}", "мир внутри"},
    {"AListRepeats", "{{#list}}{{n}},{{/list}}", "1,2,3,"},
    {"TheNearestNameWins", "{{#list}}{{n}}{{/list}}{{n}}", "123снаружи"},
    {"ListsInLists", "{{#nested}}({{#.}}{{.}}{{/.}}){{/nested}}", "(12)(3)"},
    {"NestedOfOneName", "{{#yes}}A{{#yes}}B{{/yes}}C{{/yes}}", "ABC"},
    {"DottedSection", "{{#object.deep}}{{leaf}}{{/object.deep}}", "лист"},
    {"TwoOnALine", "{{#yes}}1{{/yes}} {{#yes}}2{{/yes}}\n", "1 2\n"},
    {"BlanksInTheTag", "|{{# yes }}={{/ yes }}|", "|=|"},
    {"InnerBlanksStay", " | {{#yes}} {{! ничего }}\n {{/yes}} | \n", " |  \n  | \n"},
    {"IndentedInline", " {{#yes}}ДА{{/yes}}\n {{#yes}}ТОЖЕ{{/yes}}\n", " ДА\n ТОЖЕ\n"},
    {"AloneOnTheirLines", "| Это\n{{#yes}}\n|\n{{/yes}}\n| строка\n", "| Это\n|\n| строка\n"},
    {"AloneAndIndented", "| Это\n  {{#yes}}\n|\n  {{/yes}}\n| строка\n", "| Это\n|\n| строка\n"},
    {"AloneWithCrLf", "|\r\n{{#yes}}\r\n{{/yes}}\r\n|", "|\r\n|"},
    {"AloneWithoutALineBefore", "  {{#yes}}\n#{{/yes}}\n/", "#\n/"},
    {"AloneWithoutALineAfter", "#{{#yes}}\n/\n  {{/yes}}", "#\n/\n"}};

const Case inverted[] = {
    {"FalseShows", "{{^no}}нет{{/no}}", "нет"},
    {"TrueHides", "[{{^yes}}x{{/yes}}]", "[]"},
    {"AnEmptyListShows", "{{^empty}}пусто{{/empty}}", "пусто"},
    {"AListHides", "[{{^list}}x{{/list}}]", "[]"},
    {"AnObjectHides", "[{{^object}}x{{/object}}]", "[]"},
    {"ATextHides", "[{{^text}}x{{/text}}]", "[]"},
    {"InvertedAloneOnTheirLines", "| Это\n{{^no}}\n|\n{{/no}}\n| строка\n", "| Это\n|\n| строка\n"},
    {"InvertedAloneWithCrLf", "|\r\n{{^no}}\r\n{{/no}}\r\n|", "|\r\n|"}};

const Case comments[] = {
    {"Inline", "12345{{! замечание }}67890", "1234567890"},
    {"OfSeveralLines", "12{{!\n  много\n строк\n}}34\n", "1234\n"},
    {"Alone", "До\n{{! замечание }}\nПосле\n", "До\nПосле\n"},
    {"AloneIndented", "До\n  {{! замечание }}\nПосле\n", "До\nПосле\n"},
    {"AloneWithCrLf", "|\r\n{{! замечание }}\r\n|", "|\r\n|"},
    {"AloneFirst", "  {{! здесь }}\n!", "!"},
    {"AloneLast", "!\n  {{! здесь }}", "!\n"},
    {"AloneOfSeveralLines", "До\n{{!\nчто-то\n}}\nПосле\n", "До\nПосле\n"},
    {"AloneIndentedOfSeveralLines", "До\n  {{!\n    что-то\n  }}\nПосле\n", "До\nПосле\n"},
    {"IndentedInlineKeepsItsBlanks", "  12 {{! 34 }}\n", "  12 \n"},
    {"BlanksAroundStay", "12 {{! x }} 34", "12  34"}};

const Case delimiters[] = {
    {"APairOfOthers", "{{=<% %>=}}(<%text%>)", "(мир)"},
    {"SpecialCharacters", "({{=[ ]=}}[text])", "(мир)"},
    {"InSections",
     "[\n{{#yes}}\n  {{text}}\n  |text|\n{{/yes}}\n\n{{= | | =}}\n|#yes|\n  {{text}}\n"
     "  |text|\n|/yes|\n]\n",
     "[\n  мир\n  |text|\n\n  {{text}}\n  мир\n]\n"},
    {"APartialKeepsItsOwn",
     "[ {{>part}} ]\n{{= | | =}}\n[ |>part| ]\n",
     "[ .мир. ]\n[ .мир. ]\n",
     {{"part", ".{{text}}."}}},
    {"APartialDoesNotLeak",
     "[ {{>part}} ]\n[ .{{text}}.  .|text|. ]\n",
     "[ .мир.  .мир. ]\n[ .мир.  .|text|. ]\n",
     {{"part", ".{{text}}. {{= | | =}} .|text|."}}},
    {"BlanksAroundASet", "| {{=@ @=}} |", "|  |"},
    {"ASetInline", " | {{=@ @=}}\n", " | \n"},
    {"ASetAlone", "До.\n{{=@ @=}}\nПосле.\n", "До.\nПосле.\n"},
    {"ASetAloneIndented", "До.\n  {{=@ @=}}\nПосле.\n", "До.\nПосле.\n"},
    {"ASetAloneWithCrLf", "|\r\n{{= @ @ =}}\r\n|", "|\r\n|"},
    {"ASetAloneFirst", "  {{=@ @=}}\n=", "="},
    {"ASetAloneLast", "=\n  {{=@ @=}}", "=\n"},
    {"BlanksWithin", "|{{=  @    @  =}}|", "||"}};

const Case partials[] = {
    {"APartialIsPutIn", "\"{{>part}}\"", "\"из части\"", {{"part", "из части"}}},
    {"APartialSeesTheModel", "\"{{>part}}\"", "\"*мир*\"", {{"part", "*{{text}}*"}}},
    {"BlanksAroundAPartial", "| {{>part}} |", "| \t|\t |", {{"part", "\t|\t"}}},
    {"AnInlinePartialIsNotIndented", "  {{bar}}  {{> part}}\n", "  |  >\n>\n", {{"part", ">\n>"}}},
    {"APartialAloneWithCrLf", "|\r\n{{>part}}\r\n|", "|\r\n>|", {{"part", ">"}}},
    {"APartialAloneFirst", "  {{>part}}\n>", "  >\n  >>", {{"part", ">\n>"}}},
    {"APartialAloneLast", ">\n  {{>part}}", ">\n  >\n  >", {{"part", ">\n>"}}},
    {"APartialAloneIsIndented",
     "\\\n {{>part}}\n/\n",
     "\\\n |\n <\n->\n |\n/\n",
     {{"part", "|\n{{{arrow}}}\n|\n"}}},
    {"BlanksInThePartialsTag", "|{{> part }}|", "|[]|", {{"part", "[]"}}},
    {"APartialInAList", "{{#list}}{{>part}}{{/list}}", "(1)(2)(3)", {{"part", "({{n}})"}}},
    {"APartialInAPartial",
     "{{>part}}",
     "*а-мир*",
     {{"part", "*{{>inner}}*"}, {"inner", "а-{{text}}"}}}};

std::string case_name(const testing::TestParamInfo<Case>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(Interpolation, MustacheSpec, testing::ValuesIn(interpolation), case_name);
INSTANTIATE_TEST_SUITE_P(Sections, MustacheSpec, testing::ValuesIn(sections), case_name);
INSTANTIATE_TEST_SUITE_P(Inverted, MustacheSpec, testing::ValuesIn(inverted), case_name);
INSTANTIATE_TEST_SUITE_P(Comments, MustacheSpec, testing::ValuesIn(comments), case_name);
INSTANTIATE_TEST_SUITE_P(Delimiters, MustacheSpec, testing::ValuesIn(delimiters), case_name);

class MustachePartials : public testing::TestWithParam<Case> {};

TEST_P(MustachePartials, Renders) {
  std::map<std::string, std::string> files = GetParam().partials;
  files["page"] = GetParam().page;
  EXPECT_EQ(Pages(files).render(model().set("arrow", "<\n->")), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(Partials, MustachePartials, testing::ValuesIn(partials), case_name);

TEST(TemplateEngine, APhraseIsPutInEscaped) {
  EXPECT_EQ(Pages(page("{{t.word.hello}}!")).render(model()), "Здравствуйте &amp; &lt;b&gt;!");
}

struct Fault {
  const char* name;
  const char* page;
  std::uint32_t line;
  const char* told;
};

class BrokenTemplate : public testing::TestWithParam<Fault> {};

// Strict where the specification is lenient: a page with a hole in it is never made.
TEST_P(BrokenTemplate, IsToldWithFileAndLine) {
  const Problem problem =
      Pages(Texts{{"page", GetParam().page}, {"self", "x\n{{>self}}"}}).fault(model());
  EXPECT_EQ(problem.place.row, GetParam().line);
  EXPECT_THAT(problem.place.file, testing::HasSubstr(".mustache"));
  EXPECT_THAT(problem.text.ru, testing::HasSubstr(GetParam().told));
  EXPECT_FALSE(problem.advice.ru.empty());
}

const Fault faults[] = {{"AnUnknownName", "раз\nдва {{nobody}}\n", 2, "nobody"},
                        {"AnUnknownPartOfAName", "{{object.nobody}}", 1, "object.nobody"},
                        {"AnUnknownSection", "\n\n{{#nobody}}{{/nobody}}", 3, "nobody"},
                        {"AnUnknownPhrase", "\n{{t.word.nobody}}", 2, "word.nobody"},
                        {"AnUnknownPartial", "\n\n\n{{>nobody}}", 4, "nobody"},
                        {"APartialInItself", "{{>self}}", 2, "self"},
                        {"ASectionLeftOpen", "\n{{#yes}}\nтекст", 2, "yes"},
                        {"ASectionClosedWithoutBeingOpen", "текст\n{{/yes}}", 2, "yes"},
                        {"SectionsThatCross", "{{#yes}}\n{{#list}}\n{{/yes}}{{/list}}", 2, "list"},
                        {"ATagLeftOpen", "раз\nдва\n{{text", 3, "не закрыт"},
                        {"ATagWithoutAName", "\n{{ }}", 2, "нет имени"},
                        {"ImpossibleDelimiters", "\n{{=<%=}}", 2, "границы"},
                        {"AListPrinted", "\n\n{{list}}", 3, "не текст"},
                        {"AnAbsentValuePrinted", "{{no}}", 1, "не текст"}};

std::string fault_name(const testing::TestParamInfo<Fault>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(Templates, BrokenTemplate, testing::ValuesIn(faults), fault_name);

TEST(TemplateEngine, ManyFailuresDoNotSpoilThePage) {
  const Pages pages(page("{{#list}}{{n}}{{nobody}}{{/list}}"));
  EXPECT_EQ(pages.fault(model()).place.row, 1U);
  EXPECT_EQ(pages.render(model().set("nobody", "!")), "1!2!3!");
}

TEST(Templates, AnOfficesFolderLiesOverOursFileByFile) {
  const fs::path root = fs::temp_directory_path() / ("vekha-overlay-" + std::to_string(::getpid()));
  fs::create_directories(root / "ours");
  fs::create_directories(root / "office");
  std::ofstream(root / "ours" / "a.mustache") << "наш";
  std::ofstream(root / "ours" / "b.mustache") << "наш";
  std::ofstream(root / "office" / "b.mustache") << "свой";
  const report::Templates templates({root / "ours", root / "office"});
  EXPECT_EQ(templates.read("a.mustache"), "наш");
  EXPECT_EQ(templates.read("b.mustache"), "свой");
  EXPECT_EQ(templates.list("").size(), 2U);
  fs::remove_all(root);
}

}  // namespace
}  // namespace vekha::render
