#include "base/file_io.h"
#include "base/json.h"
#include "cli/program.h"
#include "whole/sample_workspace.h"

#include <gtest/gtest.h>

#include <map>

// What `evaluate` prints of one road map is what a run publishes of it.
namespace vekha::service {
namespace {

namespace fs = std::filesystem;

class EvaluatedAlone : public SampleWorkspace {
 protected:
  Json published() const {
    for (const auto& entry :
         fs::directory_iterator(folder_ / "site" / "current" / "data" / "0000000000-measures")) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with("data-") && name.ends_with(".json") &&
          name.find("metadata") == std::string::npos)
        return Json::parse(read_file(entry.path()));
    }
    ADD_FAILURE() << "no JSON of measures";
    return {};
  }
  /// The document under the name by which the exports call it.
  Json printed() const {
    const fs::path document = folder_ / "plan-2024.docx";
    fs::copy_file(folder_ / "roadmaps" / "План мероприятий 2024.docx", document);
    std::vector<std::string> words = {"evaluate", document.string(), "--as-of", "2024-07-01",
                                      "--facts"};
    for (const auto& entry : fs::directory_iterator(folder_ / "exports"))
      words.push_back(entry.path().string());
    ::testing::internal::CaptureStdout();
    ::testing::internal::CaptureStderr();
    const int status = cli::run_program(words);
    const std::string text = ::testing::internal::GetCapturedStdout();
    const std::string said = ::testing::internal::GetCapturedStderr();
    // The exports hold rows of other road maps, which are problems here.
    EXPECT_EQ(status, 1) << said;
    return Json::parse(text);
  }
};

TEST_F(EvaluatedAlone, HasTheStatusesAndTotalsOfTheRelease) {
  const RunOutcome outcome = run_once();
  ASSERT_TRUE(outcome.release.has_value());
  const Json alone = printed();
  EXPECT_EQ(alone["as_of"], "2024-07-01");
  std::map<std::string, Json> measures;
  for (const Json& measure : alone["measures"])
    measures[measure["id"].get<std::string>()] = measure;
  std::size_t compared = 0;
  const Json release = published();
  for (const Json& row : release["rows"]) {
    // № 28 is cancelled by a decision of the workspace, which one document does not know.
    if (row["programme"] != "plan-2024" || row["measure"] == "28") continue;
    const Json& measure = measures.at(row["measure"].get<std::string>());
    EXPECT_EQ(measure["status"], row["status"]) << row["measure"];
    EXPECT_EQ(measure["degree"].is_null(), row["degree"].is_null()) << row["measure"];
    EXPECT_EQ(measure["days_late"], row["days_late"]) << row["measure"];
    ++compared;
  }
  EXPECT_EQ(compared, 30U);
  EXPECT_EQ(alone["rollup"]["total"], 31);
  EXPECT_EQ(alone["rollup"]["srm"]["done"], outcome.snapshot->programmes.front().rollup.srm.done);
}

}  // namespace
}  // namespace vekha::service
