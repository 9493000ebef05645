#include "service/job_file.h"

namespace vekha::service {

std::optional<schedule::Instant> JobFile::last(const std::string& job) const {
  const Json document = file_.read();
  return document.is_object() ? schedule::parse_utc_text(document.value(job, "")) : std::nullopt;
}

void JobFile::remember(const std::string& job, schedule::Instant time) {
  file_.update([&](Json& document) { document[job] = schedule::to_utc_text(time); });
}

}  // namespace vekha::service
