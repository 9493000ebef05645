#include "schedule/job_clock.h"

#include <utility>

namespace vekha::schedule {

namespace {

constexpr auto mended_clock = std::chrono::hours(3);
constexpr auto on_time = std::chrono::minutes(2);  // later than this a time counts as missed

}  // namespace

JobClock::JobClock(Plan plan, std::optional<Instant> last, Instant now)
    : plan_(std::move(plan)), last_(last.value_or(now)), next_(after(last_)) {}

std::optional<Instant> JobClock::due(Instant now) {
  if (now < last_ - mended_clock) {
    last_ = now;
    next_ = after(now);
    return std::nullopt;
  }
  if (!next_ || *next_ > now) return std::nullopt;
  Instant time = *next_;
  // The latest time that has come stands for all before it. A job of every minute that slept for a
  // year would look at half a million times, so the search begins near the end.
  const Instant near_end = now - std::chrono::hours(24);
  if (time < near_end) {
    const auto late = after(near_end);
    if (late && *late <= now) time = *late;
  }
  for (auto later = after(time); later && *later <= now; later = after(time))
    time = *later;
  last_ = time;
  next_ = after(time);
  const bool missed = now - time > on_time;
  if (missed && plan_.missed == Missed::skip) return std::nullopt;
  return time;
}

}  // namespace vekha::schedule
