#pragma once

#include "service/run_record.h"
#include "service/service_settings.h"

namespace vekha::service {

/// The mail about a run that published nothing.
notify::Mail failure_mail(const RunRecord& record, const Problems& problems,
                          const MailSettings& settings, const std::string& office);

/// The same as JSON for the webhook.
std::string failure_json(const RunRecord& record, const Problems& problems);

}  // namespace vekha::service
