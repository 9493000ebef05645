#pragma once

#include "base/json.h"
#include "http/message.h"
#include "report/snapshot.h"
#include "service/drafts.h"
#include "service/run_record.h"

/// The shapes of the API's answers; openapi.json names them.
namespace vekha::web {

http::Response json_response(const Json& json, int status = 200);

Json json_of(const Problem& problem, Language language);
Json json_of(const Problems& problems, Language language);
Json json_of(const evaluation::Rollup& rollup);
Json json_of(const service::RunRecord& record, Language language);
Json json_of(const service::Draft& draft, Language language);
Json programme_summary(const report::ProgrammeReport& programme);
/// All measures of a programme with status, rule, degree and dates.
Json programme_report(const report::ProgrammeReport& programme, const report::Snapshot& snapshot);
Json json_of(const roadmap::Question& question, const std::string& programme, Language language);

}  // namespace vekha::web
