#include "report/method_profile.h"

#include "base/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace vekha::report {
namespace {

using evaluation::Method;
using testing::Contains;
using testing::HasSubstr;

const std::string shipped = std::string(VEKHA_SOURCE_DIR) + "/report_templates";

TEST(MethodProfile, ThreeComeWithVekha) {
  EXPECT_THAT(method_profiles(Templates({shipped})),
              testing::UnorderedElementsAre("measures", "in-time", "weighted"));
}

TEST(MethodProfile, DefaultOnPaperIsTheDefaultInTheCode) {
  Method read = read_method(Templates({shipped}), "measures");
  EXPECT_FALSE(read.sources.empty());
  EXPECT_EQ(read.thresholds.size(), 4U);
  EXPECT_FALSE(read.show_thresholds);
  read.name = read.act = {};
  read.sources.clear();
  read.notes.clear();
  read.thresholds.clear();
  EXPECT_EQ(read, Method());
}

TEST(MethodProfile, EachSaysWhatItFollows) {
  const Templates templates({shipped});
  EXPECT_EQ(read_method(templates, "in-time").done, Method::Done::in_time);
  const Method weighted = read_method(templates, "weighted");
  EXPECT_EQ(to_plain(weighted.weight_degree), "3/10");
  EXPECT_EQ(to_plain(weighted.weight_measures), "7/20");
  for (const std::string& profile : method_profiles(templates)) {
    for (const Language language : {Language::russian, Language::english}) {
      const Phrases phrases(templates, language);
      const Method method = read_method(templates, profile);
      const auto lines = method_lines(method, phrases);
      EXPECT_GE(lines.size(), 10U) << profile;
      for (const std::string& source : method.sources)
        EXPECT_THAT(lines, Contains(HasSubstr(source)));
    }
  }
}

class OwnProfile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::temp_directory_path() / ("vekha methods " + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_ / "methods");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Method read(const std::string& text) const {
    std::ofstream(folder_ / "methods/own.toml") << text;
    return read_method(Templates({shipped, folder_}), "own");
  }

  std::string refusal(const std::string& text) const {
    try {
      read(text);
    } catch (const InputError& error) {
      return to_text(error.problem(), Language::russian);
    }
    return "";
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(OwnProfile, StandsBesideTheShippedOnes) {
  const Method method = read(R"(
name = "Порядок округа"
show_thresholds = true
[degree]
falling = "2 - fact / plan"
tolerance = "0,05"
[status]
reporting = "quarterly"
unconfirmed_counts = true
[measures.weight]
"4.1" = "2"
[[threshold]]
from = "0"
name = "низкая"
[[threshold]]
from = "0,9"
name = "высокая"
)");
  EXPECT_EQ(method.falling, Method::Falling::linear);
  EXPECT_EQ(to_plain(method.tolerance), "1/20");
  EXPECT_EQ(method.reporting, Method::Reporting::quarterly);
  EXPECT_EQ(to_plain(method.weight_of("4.1")), "2");
  const auto almost = *Fraction::ratio(std::int64_t{899'999}, std::int64_t{1'000'000});
  EXPECT_EQ(threshold_name(method, almost)->ru, "низкая") << "decided before any rounding";
  EXPECT_EQ(threshold_name(method, *Fraction::ratio(std::int64_t{63}, std::int64_t{70}))->ru,
            "высокая");
}

TEST_F(OwnProfile, EfficiencyIsRefused) {
  EXPECT_THAT(refusal("name = \"Оценка эффективности\""), HasSubstr("эффективность"));
  EXPECT_THAT(refusal("[[threshold]]\nfrom = \"0\"\nname = \"эффективная\""),
              HasSubstr("эффективность"));
}

TEST_F(OwnProfile, MistakesAreToldWithTheirPlace) {
  EXPECT_THAT(refusal("[degree]\ntolerance = \"много\""), HasSubstr("own.toml"));
  EXPECT_THAT(refusal("[degree]\ntolerance = \"много\""), HasSubstr("tolerance"));
  EXPECT_THAT(refusal("[status]\nrisk_days = 900"), HasSubstr("risk_days"));
  EXPECT_THAT(refusal("[summary]\ndegree = \"0,5\"\nmeasures = \"0,4\""), HasSubstr("9/10"));
  EXPECT_THAT(refusal("colour = \"red\""), HasSubstr("неизвестен"));
  EXPECT_THAT(refusal("[degree]\nfalling = \"на глаз\""), HasSubstr("plan / fact"));
}

TEST(MethodProfile, AnUnknownOneNamesThoseAtHand) {
  try {
    read_method(Templates({shipped}), "../secrets");
    FAIL() << "no such profile";
  } catch (const InputError& error) {
    EXPECT_THAT(to_text(error.problem(), Language::russian), HasSubstr("measures"));
  }
}

}  // namespace
}  // namespace vekha::report
