#pragma once

#include "base/problem.h"
#include "evaluation/evaluation.h"
#include "report/guards.h"
#include "report/snapshot.h"
#include "roadmap/decision.h"
#include "service/publish_settings.h"
#include "service/service_settings.h"
#include "table/reader.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vekha::service {

struct ProgrammeEntry {
  std::string id;    ///< empty: made of the file's name
  std::string file;  ///< path within the workspace
  std::optional<Period> window;
  std::optional<Date> approved;  ///< wins over the day that the document names
  Place place;
};

struct SourceEntry {
  std::string pattern;  ///< "exports/*.csv", within the workspace
  std::optional<std::string> programme_id;
  std::optional<std::string> encoding;
  std::optional<int> year;
  Place place;
};

/// vekha.toml, checked. docs/formats/vekha-toml.md describes every key.
struct Workspace {
  std::filesystem::path folder;
  report::Office office;
  Language language = Language::russian;
  std::string time_zone = "Europe/Moscow";  ///< IANA name
  std::optional<Date> as_of;  ///< set for samples and tests only; none: today in `time_zone`
  evaluation::Method method;
  std::set<std::string> method_keys;  ///< settings of [method] that go over its profile
  report::GuardSettings guards;
  std::vector<ProgrammeEntry>
      programmes;                    ///< as listed; where none is, every document in roadmaps/
  std::vector<SourceEntry> sources;  ///< as listed; where none is, every file in exports/
  std::vector<roadmap::Decision> decisions;
  table::Limits limits;             ///< of files that are read, against hostile ones
  std::string history;              ///< path or address; empty: state/history.db
  Place history_place;              ///< of that setting, for messages
  std::filesystem::path site;       ///< absolute
  std::filesystem::path templates;  ///< office's own folder over ours; empty: none
  PublishSettings publication;      ///< checks, drafts, what is kept, how it is signed
  ServiceSettings service;          ///< of `vekha serve`
};

struct LoadedWorkspace {
  Workspace workspace;
  Problems problems;  ///< all of the file's; a fatal one among them means that nothing may run
};

/// Reads `folder`/vekha.toml and looks which road maps there are. InputError when there is no such
/// file or it is not TOML.
LoadedWorkspace load_workspace(const std::filesystem::path& folder);

/// Files within the workspace that fit a pattern («exports/*.csv»; * and ? in the last part), by
/// name.
std::vector<std::string> files_like(const Workspace& workspace, const std::string& pattern);

}  // namespace vekha::service
