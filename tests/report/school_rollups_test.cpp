#include "report/school_rollups.h"

#include <gtest/gtest.h>

namespace vekha::report {
namespace {

MeasureReport measure(const std::string& id, evaluation::Status status,
                      const std::vector<std::string>& schools, const std::string& repeats = "") {
  MeasureReport report;
  report.measure.id = id;
  report.result.measure_id = id;
  report.result.status = status;
  report.result.duplicate_of = repeats;
  for (const std::string& school : schools) {
    facts::Observation observation;
    observation.unit = school;
    report.observations.push_back(observation);
  }
  return report;
}

TEST(SchoolRollups, CountTheMeasuresThatASchoolSentSomethingAbout) {
  ProgrammeReport programme;
  programme.measures = {measure("1", evaluation::Status::done, {"СОШ 3", "СОШ 3", "СОШ 7"}),
                        measure("2", evaluation::Status::not_done, {"СОШ  3"}),
                        measure("3", evaluation::Status::not_due, {""})};
  const auto rollups = school_rollups(programme, {});
  ASSERT_EQ(rollups.size(), 2U);
  EXPECT_EQ(rollups.at("СОШ 3").total, 2);
  EXPECT_EQ(rollups.at("СОШ 3").srm.done, 1);
  EXPECT_EQ(rollups.at("СОШ 3").srm.due, 2);
  EXPECT_EQ(rollups.at("СОШ 7").total, 1);
}

TEST(SchoolRollups, CountARepeatedMeasureOnce) {
  ProgrammeReport programme;
  programme.measures = {measure("1", evaluation::Status::done, {"А", "Б"}),
                        measure("2", evaluation::Status::done, {"А"}, "1")};
  const auto rollups = school_rollups(programme, {});
  EXPECT_EQ(rollups.at("А").total, 1);
  EXPECT_EQ(rollups.at("Б").total, 1);
}

}  // namespace
}  // namespace vekha::report
