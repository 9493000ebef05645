#include "base/error.h"
#include "base/text.h"
#include "office/ooxml_order.h"
#include "office/workspace.h"
#include "render/docx/make_docx.h"
#include "render/note/fields.h"
#include "render/note/note_model.h"
#include "render/note/typeset.h"
#include "render/note/word_template_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace vekha::office {
namespace {

using render::docx::parse_xml;
using render::docx::Part;
using render::docx::testing::text_of_part;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string blanks_folded(const std::string& text) {
  return text::fold_space(text);
}

std::string word_text(const std::string& bytes) {
  return text_of_part(bytes, "word/document.xml");
}

TEST(Note, TheShippedTemplatesHaveNoWrongTag) {
  for (const char* name : {"note/note.docx", "note/note.en.docx"}) {
    const std::string bytes = read_file(shipped_templates() / name);
    EXPECT_EQ(render::note::annotate_template(bytes, name).faults, 0U) << name;
  }
}

TEST(Note, IsEnglishWhereTheOfficeWantsItSo) {
  const Made made(render::example_snapshot(), Language::english);
  EXPECT_THAT(word_text(render::note::render_docx(made.note())), HasSubstr("done in full"));
  EXPECT_THAT(render::note::render_html(made.note()), HasSubstr("done in full"));
}

// The names that a template may use are those that the model sets, no more and no fewer.
void names_of(const render::Value& value, const std::string& prefix, std::set<std::string>& names) {
  for (const auto& [name, member] : value.members()) {
    if (name == "cells" || name == "lang") continue;  // of the page alone
    names.insert(prefix + name);
    if (member.items() == nullptr) continue;
    for (const render::Value& item : *member.items())
      names_of(item, prefix + name + "[].", names);
  }
}

TEST(Note, TheFieldsAreThoseOfTheModel) {
  report::Snapshot snapshot = render::example_snapshot();
  snapshot.programmes.back().organisation = "Комитет по образованию";
  auto& measures = snapshot.programmes.back().measures;
  const auto reported = std::ranges::find_if(
      measures, [](const report::MeasureReport& one) { return !one.observations.empty(); });
  ASSERT_NE(reported, measures.end());
  reported->observations.front().unit = "Школа № 1";
  const Made made(std::move(snapshot));
  std::set<std::string> set;
  names_of(render::note::note_model(made.note()), "", set);
  std::set<std::string> known;
  for (const auto& field : render::note::fields()) {
    if (field.path.front() != '%') known.insert(field.path);
  }
  EXPECT_THAT(set, ::testing::ContainerEq(known));
}

TEST(Note, EveryPartOfTheWordNoteKeepsTheOrderOfTheSchema) {
  for (const report::Snapshot& snapshot :
       {render::example_snapshot(), render::hostile_snapshot()}) {
    std::vector<std::string> faults;
    const auto package = parts_of(render::note::render_docx(Made(snapshot).note()));
    for (const Part& part : package.parts()) {
      if (part.name.substr(part.name.rfind('.')) == ".xml")
        check_order(parse_xml(part.bytes, part.name), faults);
    }
    EXPECT_THAT(faults, ElementsAre());
  }
}

TEST(Note, WordAndPageSayTheSame) {
  const Made made(render::example_snapshot());
  const std::string word = blanks_folded(word_text(render::note::render_docx(made.note())));
  const std::string page = blanks_folded(render::note::render_html(made.note()));
  const render::Value model = render::note::note_model(made.note());
  for (const char* name : {"size", "result", "settings"}) {
    const std::string text = blanks_folded(*model.find(name)->text());
    EXPECT_THAT(word, HasSubstr(text));
    EXPECT_THAT(page, HasSubstr(text));
  }
  for (const render::Value& item : *model.find("conclusions")->items()) {
    EXPECT_THAT(word, HasSubstr(blanks_folded(*item.text())));
    EXPECT_THAT(page, HasSubstr(blanks_folded(*item.text())));
  }
  EXPECT_THAT(word, Not(HasSubstr("{{")));
  EXPECT_THAT(page, Not(HasSubstr("{{")));
}

TEST(Note, WordHasChartsHeaderAndFooter) {
  const auto package = parts_of(render::note::render_docx(Made(render::example_snapshot()).note()));
  EXPECT_NE(package.find("word/media/vekha_chart_statuses.emf"), nullptr);
  EXPECT_THAT(package.find("word/media/vekha_chart_sections.svg")->bytes, HasSubstr("<svg"));
  const std::string& emf = package.find("word/media/vekha_chart_statuses.emf")->bytes;
  EXPECT_EQ(emf.substr(40, 4), " EMF");
  EXPECT_EQ(emf.size() % 4, 0U);
}

TEST(Note, AnOfficesOwnTemplateLiesOverTheShippedOne) {
  const fs::path folder = fs::temp_directory_path() / ("vekha-own-" + std::to_string(::getpid()));
  fs::create_directories(folder / "note");
  render::docx::Package own = render::docx::testing::package_of(
      render::docx::testing::paragraph("Наша справка: {{as_of}}"));
  write_file_atomically(folder / "note" / "note.docx", own.write());
  const Made made(render::example_snapshot());
  const report::Templates templates({shipped_templates(), folder});
  EXPECT_EQ(word_text(render::note::render_docx(
                {made.snapshot, made.programme(), "", templates, made.phrases})),
            "Наша справка: 01.07.2024\n");
  own = render::docx::testing::package_of(
      render::docx::testing::paragraph("{{as_off}} {{nothing_like_it}}"));
  write_file_atomically(folder / "note" / "note.docx", own.write());
  try {
    render::note::render_docx({made.snapshot, made.programme(), "", templates, made.phrases});
    FAIL() << "a wrong tag was passed over";
  } catch (const InputError& error) {
    EXPECT_THAT(error.problem().text.ru, HasSubstr("«{{as_of}}»"));
    EXPECT_THAT(error.problem().text.ru, HasSubstr("{{nothing_like_it}}"));
  }
  fs::remove_all(folder);
}

// «выполнено 21 мероприятие», «по 2 мероприятиям»: every sentence with a count, for every count.
struct Agreement {
  std::int64_t count;
  const char* nominative;
  const char* dative;
  const char* genitive;
};

class Sentences : public ::testing::TestWithParam<Agreement> {};

TEST_P(Sentences, Agree) {
  const auto& [count, nominative, dative, genitive] = GetParam();
  const Made made(render::example_snapshot());
  const auto fill = [&](const std::string& name) {
    return made.phrases.fill(name,
                             {{"count", count}, {"due", count}, {"done", count}, {"days", count}});
  };
  const std::string number = std::to_string(count) + " ";
  for (const char* name : {"exceeded", "done_late", "partial", "not_done", "in_progress", "at_risk",
                           "cancelled", "not_planned"})
    EXPECT_THAT(fill(std::string("note.sentence.") + name), HasSubstr(number + nominative + "."))
        << name;
  for (const char* name : {"no_data", "unconfirmed", "no_requests"})
    EXPECT_THAT(fill(std::string("note.sentence.") + name),
                HasSubstr("По " + number + dative + " "))
        << name;
  EXPECT_THAT(fill("note.sentence.not_due"), HasSubstr("у " + number + genitive + "."));
  EXPECT_THAT(fill("note.size"), HasSubstr(number + nominative + "."));
  EXPECT_THAT(fill("note.size_due"), HasSubstr("у " + number + genitive + "."));
  const bool one = count % 10 == 1 && count % 100 != 11;
  for (const char* name : {"clarify", "expert"})
    EXPECT_THAT(fill(std::string("note.sentence.") + name),
                HasSubstr(number + nominative + (one ? " требует " : " требуют ")));
  EXPECT_THAT(
      made.phrases.fill("note.completeness",
                        {{"reported", std::int64_t{0}}, {"due", count}, {"share", Fraction(0)}}),
      HasSubstr("из " + number + genitive + (one ? ", срок которого" : ", срок которых")));
  EXPECT_THAT(
      made.phrases.fill("note.band",
                        {{"open", count}, {"low", Fraction(0)}, {"high", Fraction(1)}}),
      HasSubstr("С учётом " + number + genitive + (one ? ", по которому" : ", по которым")));
  EXPECT_THAT(made.phrases.fill("note.result", {{"done", count},
                                                {"due", std::int64_t{200}},
                                                {"share", Fraction(0)},
                                                {"in_time", count},
                                                {"in_time_share", Fraction(0)}}),
              HasSubstr("выполнено " + number + nominative + " из 200"));
}

INSTANTIATE_TEST_SUITE_P(
    Counts, Sentences,
    ::testing::Values(Agreement{0, "мероприятий", "мероприятиям", "мероприятий"},
                      Agreement{1, "мероприятие", "мероприятию", "мероприятия"},
                      Agreement{2, "мероприятия", "мероприятиям", "мероприятий"},
                      Agreement{5, "мероприятий", "мероприятиям", "мероприятий"},
                      Agreement{11, "мероприятий", "мероприятиям", "мероприятий"},
                      Agreement{21, "мероприятие", "мероприятию", "мероприятия"},
                      Agreement{101, "мероприятие", "мероприятию", "мероприятия"}),
    [](const auto& named) { return "Of" + std::to_string(named.param.count); });

TEST(Typeset, BlanksThatMustNotBreak) {
  using render::note::typeset;
  EXPECT_EQ(typeset("21 мероприятие из 31 (67,7 %)"),
            "21\u00A0мероприятие из\u00A031 (67,7\u00A0%)");
  EXPECT_EQ(typeset("приказ от 17.04.2024 № 191"), "приказ от\u00A017.04.2024 №\u00A0191");
  EXPECT_EQ(typeset("план — факт"), "план\u00A0— факт");
  EXPECT_EQ(typeset("слово слово"), "слово слово");
}

// What nobody reported is not explained, and nothing is praised.
TEST(Note, NoCauseIsInvented) {
  report::Snapshot snapshot = render::example_snapshot();
  for (auto& measure : snapshot.programmes.back().measures) {
    for (auto& observation : measure.observations)
      observation.reason.clear();
  }
  const std::string word =
      blanks_folded(word_text(render::note::render_docx(Made(snapshot).note())));
  EXPECT_THAT(word, HasSubstr("причина не указана"));
  for (const char* praise :
       {"успешн", "положительн", "эффективн", "высоки", "благодаря", "вследствие"})
    EXPECT_THAT(text::to_lower(word), Not(HasSubstr(praise)));
}

TEST(Note, HostileTextsAreHarmlessInBoth) {
  const Made made(render::hostile_snapshot());
  EXPECT_THAT(render::note::render_html(made.note()), Not(HasSubstr("<script>")));
  const auto package = parts_of(render::note::render_docx(made.note()));
  EXPECT_THAT(package.find("word/document.xml")->bytes, Not(HasSubstr("<script>")));
}

}  // namespace
}  // namespace vekha::office
