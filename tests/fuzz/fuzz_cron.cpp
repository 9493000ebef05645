#include "schedule/cron.h"

#include <cstdint>
#include <cstdlib>
#include <string>

// Any text as a schedule: a next time, when there is one, is later and fits what asked for it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vekha::schedule;  // NOLINT(google-build-using-namespace): a program of one
                                    // function
  const std::string line(reinterpret_cast<const char*>(data), size);
  const auto cron = Cron::parse(line);
  if (!cron) return 0;
  const WorkCalendar calendar;
  const Instant from{std::chrono::seconds(1'700'000'000)};
  const auto next = cron->next(from, "Europe/Moscow", calendar);
  if (next && (*next <= from || !cron->matches(local_time(*next, "Europe/Moscow"), calendar)))
    std::abort();
  return 0;
}
