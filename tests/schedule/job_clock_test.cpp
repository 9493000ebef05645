#include "schedule/job_clock.h"

#include <gtest/gtest.h>

namespace vekha::schedule {
namespace {

Instant at(const char* text) {
  return parse_utc_text(text).value();
}

JobClock clock(const char* line, std::optional<Instant> last, Instant now,
               Missed missed = Missed::run_once) {
  return {
      {.cron = *Cron::parse(line), .zone = "Etc/UTC", .calendar = {}, .missed = missed}, last, now};
}

TEST(JobClock, GivesEachTimeOnce) {
  JobClock job = clock("0 6 * * *", std::nullopt, at("2024-07-01T05:00:00Z"));
  EXPECT_EQ(job.due(at("2024-07-01T05:59:59Z")), std::nullopt);
  EXPECT_EQ(job.due(at("2024-07-01T06:00:00Z")), at("2024-07-01T06:00:00Z"));
  EXPECT_EQ(job.due(at("2024-07-01T06:00:01Z")), std::nullopt);
  EXPECT_EQ(job.next(), at("2024-07-02T06:00:00Z"));
}

TEST(JobClock, ANewJobHasMissedNothing) {
  JobClock job = clock("0 6 * * *", std::nullopt, at("2024-07-01T07:00:00Z"));
  EXPECT_EQ(job.due(at("2024-07-01T07:00:00Z")), std::nullopt);
}

TEST(JobClock, AllThatWasMissedIsOneRun) {
  JobClock job = clock("0 6 * * *", at("2024-06-01T06:00:00Z"), at("2024-07-01T12:00:00Z"));
  EXPECT_EQ(job.due(at("2024-07-01T12:00:00Z")), at("2024-07-01T06:00:00Z"));
  EXPECT_EQ(job.due(at("2024-07-01T12:00:01Z")), std::nullopt);
}

TEST(JobClock, AYearOfMissedMinutesIsOneRunAndQuick) {
  JobClock job = clock("* * * * *", at("2023-07-01T00:00:00Z"), at("2024-07-01T12:00:30Z"));
  EXPECT_EQ(job.due(at("2024-07-01T12:00:30Z")), at("2024-07-01T12:00:00Z"));
}

TEST(JobClock, MissedTimesAreSkippedWhereTheOfficeSaysSo) {
  JobClock job =
      clock("0 6 * * *", at("2024-06-01T06:00:00Z"), at("2024-07-01T12:00:00Z"), Missed::skip);
  EXPECT_EQ(job.due(at("2024-07-01T12:00:00Z")), std::nullopt);
  EXPECT_EQ(job.due(at("2024-07-02T06:00:01Z")), at("2024-07-02T06:00:00Z"));
}

TEST(JobClock, AClockSetBackBringsNoSecondRun) {
  JobClock job = clock("0 6 * * *", std::nullopt, at("2024-07-01T05:00:00Z"));
  ASSERT_TRUE(job.due(at("2024-07-01T06:00:00Z")));
  EXPECT_EQ(job.due(at("2024-07-01T05:30:00Z")), std::nullopt);
  EXPECT_EQ(job.due(at("2024-07-01T06:00:00Z")), std::nullopt);
  EXPECT_EQ(job.due(at("2024-07-02T06:00:00Z")), at("2024-07-02T06:00:00Z"));
}

TEST(JobClock, AClockMendedByYearsIsFollowed) {
  JobClock job = clock("0 6 * * *", std::nullopt, at("2034-01-01T05:00:00Z"));
  ASSERT_TRUE(job.due(at("2034-01-01T06:00:00Z")));
  EXPECT_EQ(job.due(at("2024-07-01T05:00:00Z")), std::nullopt);
  EXPECT_EQ(job.due(at("2024-07-01T06:00:00Z")), at("2024-07-01T06:00:00Z"));
}

TEST(JobClock, AClockSetForwardIsOneRun) {
  JobClock job = clock("*/10 * * * *", std::nullopt, at("2024-07-01T05:00:00Z"));
  EXPECT_EQ(job.due(at("2024-07-01T09:05:00Z")), at("2024-07-01T09:00:00Z"));
  EXPECT_EQ(job.due(at("2024-07-01T09:06:00Z")), std::nullopt);
}

TEST(UtcText, GoesThereAndBack) {
  EXPECT_EQ(to_utc_text(at("2024-02-29T23:59:58Z")), "2024-02-29T23:59:58Z");
  for (const char* text : {"", "2024-02-30T00:00:00Z", "2024-02-29T24:00:00Z",
                           "2024-02-29 23:59:58Z", "2024-02-29T23:59:5xZ"}) {
    EXPECT_FALSE(parse_utc_text(text)) << text;
  }
}

}  // namespace
}  // namespace vekha::schedule
