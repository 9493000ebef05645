#include "publish/figure_check.h"
#include "publish/page_check.h"
#include "publish/page_links.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::publish {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct LinkCase {
  const char* name;
  const char* page;
  const char* link;
  const char* file;  // empty: leads out
};

class ResolvedLink : public testing::TestWithParam<LinkCase> {};

TEST_P(ResolvedLink, IsTheFileItMeans) {
  EXPECT_EQ(resolved_link(GetParam().page, GetParam().link), GetParam().file);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, ResolvedLink,
    testing::Values(LinkCase{"Beside", "plan/index.html", "m/1.html", "plan/m/1.html"},
                    LinkCase{"Above", "plan/m/1.html", "../index.html#s1", "plan/index.html#s1"},
                    LinkCase{"Folder", "plan/m/1.html", "../../", "index.html"},
                    LinkCase{"Itself", "plan/index.html", "#top", "plan/index.html#top"},
                    LinkCase{"Query", "index.html", "data/a.csv?x=1", "data/a.csv"},
                    LinkCase{"Escaped", "index.html", "%D0%B0.html", "а.html"},
                    LinkCase{"Mail", "index.html", "mailto:edu@example.org", ""},
                    LinkCase{"OtherSite", "index.html", "https://example.org/a", ""},
                    LinkCase{"AboveTheRelease", "index.html", "../releases/x/", ""},
                    LinkCase{"OtherRelease", "archive.html", "releases/x/index.html", ""}),
    [](const auto& one) { return one.param.name; });

class ChecksOfPages : public testing::Test {
 protected:
  // «code page», in order.
  std::vector<std::string> faults(const CheckRules& rules,
                                  const std::vector<std::pair<std::string, std::string>>& pages,
                                  const std::vector<std::string>& names = {}) {
    PageCheck check(rules, names);
    for (const auto& [name, text] : pages)
      check.look(name, text);
    std::vector<std::string> told;
    severities_.clear();
    for (const Problem& problem : check.faults()) {
      told.push_back(problem.code + " " + problem.place.file);
      severities_.push_back(problem.severity);
    }
    return told;
  }
  std::vector<Severity> severities_;
};

TEST_F(ChecksOfPages, NameALinkThatLeadsNowhere) {
  EXPECT_THAT(faults({}, {{"index.html",
                           "<body><main><h1 id='top'>A</h1>text <a href=\"b.html\">b</a> "
                           "<a href='c.html#x'>c</a> <img src=\"gone.svg\"></main>"},
                          {"c.html", "<main>text <i id=x></i></main>"}}),
              ElementsAre("link_broken index.html", "link_broken index.html"));
  EXPECT_THAT(severities_, ElementsAre(Severity::fatal, Severity::fatal));
}

TEST_F(ChecksOfPages, NameAnAnchorThatIsNotThere) {
  EXPECT_THAT(faults({}, {{"a.html", "<main>text <a href=\"#there\">x</a></main>"}}),
              ElementsAre("link_broken a.html"));
  EXPECT_THAT(faults({}, {{"a.html", "<main>text <a href=\"#там\" id=\"там\">x</a></main>"}}),
              IsEmpty());
}

TEST_F(ChecksOfPages, PassOverWhatScriptsAndCommentsHold) {
  EXPECT_THAT(faults({}, {{"a.html",
                           "<main>text<!-- <a href=\"no\"> --><script>'<a href=\"no\">'</script>"
                           "<style>a{}</style></main>"}}),
              IsEmpty());
}

TEST_F(ChecksOfPages, NameAnEmptyPageAndAnEmptyFile) {
  EXPECT_THAT(faults({}, {{"a.html", "<body>Office<main><h1>Title</h1><p> — </p></main>foot"},
                          {"b.csv", ""},
                          {"c.html", "<body><main><h1>T</h1><p>7</p></main>"}}),
              ElementsAre("page_empty a.html", "page_empty b.csv"));
}

TEST_F(ChecksOfPages, FindANameThatWasToBeHeldBack) {
  EXPECT_THAT(faults({},
                     {{"a.html", "<main>отчёт Петровой А.С.xlsx</main>"},
                      {"b.html", "<main>Петров</main>"}},
                     {"Петровой А.С."}),
              ElementsAre("name_published a.html"));
}

TEST_F(ChecksOfPages, OnlyWarnOrKeepStillWhenToldSo) {
  const CheckRules rules{.links = Verdict::tell, .empty = Verdict::off};
  EXPECT_THAT(faults(rules, {{"a.html", "<main><a href=\"no.html\"></a></main>"}}),
              ElementsAre("link_broken a.html"));
  EXPECT_THAT(severities_, ElementsAre(Severity::warning));
}

TEST_F(ChecksOfPages, TellTwentyOfAKindAndCountTheRest) {
  std::string page = "<main>text";
  for (int i = 0; i < 25; ++i)
    page += "<a href=\"" + std::to_string(i) + ".html\"></a>";
  EXPECT_EQ(faults({}, {{"a.html", page}}).size(), 21U);
}

class FallenFigures : public testing::Test {
 protected:
  static report::ProgrammeReport programme(std::vector<std::optional<int>> actuals) {
    report::ProgrammeReport programme;
    programme.id = "plan";
    programme.file = "roadmaps/plan.docx";
    for (std::size_t i = 0; i < actuals.size(); ++i) {
      report::MeasureReport measure;
      measure.measure.id = std::to_string(i + 1);
      measure.measure.number = measure.measure.id;
      if (actuals[i]) measure.result.actual = Decimal::of(*actuals[i]);
      programme.measures.push_back(std::move(measure));
    }
    return programme;
  }
  // Codes of what is found when `after` follows on `before`.
  static Problems found(std::vector<std::optional<int>> before,
                        std::vector<std::optional<int>> after, const CheckRules& rules = {}) {
    report::Snapshot earlier;
    earlier.as_of = make_date(2024, 6, 1);
    earlier.programmes.push_back(programme(std::move(before)));
    report::Snapshot now;
    now.as_of = make_date(2024, 7, 1);
    now.programmes.push_back(programme(std::move(after)));
    now.changes.previous = report::state_of(earlier);
    return figure_faults(now, rules);
  }
};

TEST_F(FallenFigures, AreToldBeyondTheShare) {
  EXPECT_THAT(found({100, 100}, {50, 101}), IsEmpty()) << "a half is not more than a half";
  const Problems problems = found({100, 100}, {49, 100});
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].code, "figures_fell");
  EXPECT_EQ(problems[0].severity, Severity::warning);
  EXPECT_THAT(problems[0].text.ru, testing::HasSubstr("было 100, стало 49"));
  const CheckRules strict{.fall = Verdict::stop, .fall_share = Fraction::ratio(1, 10).value()};
  ASSERT_EQ(found({100}, {89}, strict).size(), 1U);
  EXPECT_EQ(found({100}, {89}, strict)[0].severity, Severity::fatal);
}

TEST_F(FallenFigures, TellOfReportsThatDidNotCome) {
  const Problems problems = found({1, 2, 3}, {1, std::nullopt, std::nullopt});
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0].text.ru, testing::HasSubstr("было 3, стало 1"));
}

TEST_F(FallenFigures, TellOfMeasuresAndProgrammesThatAreGone) {
  EXPECT_THAT(found({1, 2, 3}, {1})[0].text.en, testing::HasSubstr("measures: 3 before, 1 now"));
  report::Snapshot earlier;
  earlier.programmes.push_back(programme({1}));
  report::Snapshot now;
  now.as_of = make_date(2024, 7, 1);
  now.changes.previous = report::state_of(earlier);
  EXPECT_EQ(figure_faults(now, {}).size(), 1U);
}

TEST_F(FallenFigures, OfAnEarlierDayAreLeft) {
  report::Snapshot earlier;
  earlier.as_of = make_date(2024, 8, 1);
  earlier.programmes.push_back(programme({100}));
  report::Snapshot now;
  now.as_of = make_date(2024, 7, 1);
  now.programmes.push_back(programme({1}));
  now.changes.previous = report::state_of(earlier);
  EXPECT_THAT(figure_faults(now, {}), IsEmpty());
}

TEST(OtherChecks, StopForOpenQuestionsAndHeldBackNamesWhenAsked) {
  report::Snapshot now;
  now.programmes.emplace_back();
  now.programmes[0].id = "plan";
  now.programmes[0].questions.push_back({.blocking = true});
  now.held_back.push_back({.code = "person_name_held_back"});
  EXPECT_THAT(figure_faults(now, {}), IsEmpty());
  const Problems problems =
      figure_faults(now, {.questions = Verdict::stop, .held_back = Verdict::stop});
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].code, "questions_open");
  EXPECT_EQ(problems[1].code, "held_back");
  EXPECT_EQ(problems[1].severity, Severity::fatal);
}

}  // namespace
}  // namespace vekha::publish
