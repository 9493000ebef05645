#pragma once

#include "schedule/cron.h"

#include <optional>
#include <string>

namespace vekha::schedule {

/// What to do with times that passed while nobody was there to run the job.
enum class Missed { run_once, skip };

/// Decides, asked again and again, whether a job is due. Knows nothing of threads and asks no
/// clock: the caller tells the time, which may stand still, jump or run backwards.
///
/// Times that passed since the last one asked about are one run, not many. A clock set back never
/// brings a second run of a time that was run; set back by more than three hours it is taken for
/// mended, and the job waits for its next time by the mended clock (as Vixie cron does).
class JobClock {
 public:
  struct Plan {
    Cron cron;
    std::string zone;
    WorkCalendar calendar;
    Missed missed = Missed::run_once;
  };

  /// `last` is the scheduled time that was run last, as kept over restarts; nullopt for a new job,
  /// which has missed nothing.
  JobClock(Plan plan, std::optional<Instant> last, Instant now);

  /// The scheduled time that is due at `now`, given once; nullopt when none is.
  std::optional<Instant> due(Instant now);

  /// The next scheduled time after those that were given; nullopt: never again.
  const std::optional<Instant>& next() const { return next_; }
  Instant last() const { return last_; }

 private:
  std::optional<Instant> after(Instant instant) const {
    return plan_.cron.next(instant, plan_.zone, plan_.calendar);
  }

  Plan plan_;
  Instant last_;
  std::optional<Instant> next_;
};

}  // namespace vekha::schedule
