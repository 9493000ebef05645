#include "report/phrases.h"

#include "base/error.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace vekha::report {
namespace {

namespace fs = std::filesystem;

class PhrasesTest : public testing::Test {
 protected:
  PhrasesTest() {
    fs::create_directories(ours_ / "phrases");
    fs::create_directories(theirs_ / "phrases");
    std::ofstream(ours_ / "phrases" / "a.ru.toml")
        << "[why]\nlate = \"опоздали на {days} {days|день|дня|дней}\"\nshare = \"{x:percent} % = "
           "{x:decimal}\"\nbad = \"{nothing}\"\n";
  }
  ~PhrasesTest() override {
    fs::remove_all(ours_);
    fs::remove_all(theirs_);
  }

  const fs::path ours_ =
      fs::temp_directory_path() / ("vekha phrases " + std::to_string(::getpid()));
  const fs::path theirs_ =
      fs::temp_directory_path() / ("vekha office " + std::to_string(::getpid()));
};

TEST_F(PhrasesTest, AgreeInNumberAndFormatByType) {
  const Templates templates({ours_});
  const Phrases phrases(templates, Language::russian);
  EXPECT_EQ(phrases.fill("why.late", {{"days", std::int64_t{21}}}), "опоздали на 21 день");
  EXPECT_EQ(phrases.fill("why.late", {{"days", std::int64_t{12}}}), "опоздали на 12 дней");
  EXPECT_EQ(phrases.fill("why.share", {{"x", *Fraction::ratio(std::int64_t{1}, std::int64_t{3})}}),
            "33,3 % = 0,333");
}

TEST_F(PhrasesTest, AMissingPhraseOrValueStopsThePublication) {
  const Templates templates({ours_});
  const Phrases phrases(templates, Language::russian);
  EXPECT_THROW(phrases.text("why.unknown"), InputError);
  EXPECT_THROW(phrases.fill("why.bad", {}), InputError);
}

TEST_F(PhrasesTest, TheOfficesFileLiesOverOurs) {
  std::ofstream(theirs_ / "phrases" / "a.ru.toml") << "[why]\nlate = \"поздно\"\n";
  const Templates templates({ours_, theirs_});
  EXPECT_EQ(Phrases(templates, Language::russian).text("why.late"), "поздно");
}

// Every sentence of the evaluation exists in both languages.
TEST(ShippedPhrases, RussianAndEnglishHaveTheSameExplanations) {
  const Templates templates({fs::path(VEKHA_SOURCE_DIR) / "report_templates"});
  const Phrases russian(templates, Language::russian);
  const Phrases english(templates, Language::english);
  for (const char* status : {"why.in_progress", "why.at_risk", "why.partial", "why.not_done",
                             "why.unconfirmed", "why.exceeded"}) {
    for (const char* variant : {".count", ".percent", ".plain", ".occurrences"}) {
      EXPECT_TRUE(russian.has(std::string(status) + variant)) << status << variant;
      EXPECT_TRUE(english.has(std::string(status) + variant)) << status << variant;
    }
  }
}

}  // namespace
}  // namespace vekha::report
