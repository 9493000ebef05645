#pragma once

#include "http/form.h"
#include "web/caller.h"

#include <string>

/// What callers change, the same for the API and the methodist's page.
namespace vekha::web {

/// Starts a run; its id. FaultError 409 when one is going on.
std::string start_run(Parts& parts, const Caller& caller, std::optional<Date> as_of);

/// Shows a release to visitors. FaultError 404.
void show_release(Parts& parts, const std::string& id);

/// Lets visitors see a draft, or removes it. FaultError 404. What went wrong with the history.
Problems approve_draft(Parts& parts, const std::string& who, const std::string& id);
Problems discard_draft(Parts& parts, const std::string& who, const std::string& id);

/// Who acts, for the audit log.
struct By {
  std::string who;   ///< «user:metodist»
  std::string from;  ///< address of the caller
};

enum class UploadKind { data, passport, road_map };
std::optional<UploadKind> upload_kind_of(
    const std::string& name);  ///< "export", "passport", "roadmap"

struct UploadResult {
  std::string name;  ///< path within the workspace; empty: refused, nothing was kept
  std::string sha256;
  std::uint64_t bytes = 0;
  Problems problems;      ///< all that was found in it
  std::string annotated;  ///< name of the copy that its sender mends (annotated_copies.h), or empty
};

/// Checks the file by reading it as a run would, and keeps it in exports/ or roadmaps/ unless it
/// can't be read at all; a passport beside its road map. A file of that name is replaced; its last
/// version stays in state/replaced. The audit log tells its name and what became of it.
UploadResult take_upload(Parts& parts, const By& by, http::FormFile& file, UploadKind kind);

http::FormRules upload_rules(const Parts& parts);

struct Answer {
  std::string programme;
  std::string measure;
  std::string decision;  ///< "term", "plan", "cancelled", "expert_done", "expert_not_done"
  std::string text;
  std::string basis;
};

/// Appends the decision to decisions.toml of the workspace, which the next run reads, and tells the
/// audit log. FaultError 422 when the programme, the measure or the decision does not exist, or its
/// text can itself be read in several ways; then nothing is written.
void decide(Parts& parts, const By& by, const Answer& answer);

}  // namespace vekha::web
