#pragma once

#include "facts/read_facts.h"
#include "service/source_settings.h"
#include "service/workspace.h"

#include <memory>
#include <vector>

namespace vekha::service {

/// The exports of a workspace, each where its kept copy or the file itself can be read.
struct Gathered {
  std::vector<facts::SourceFile> files;
  Problems problems;  ///< empty patterns, servers that failed, files still being written
  SchoolsEntry list_of_schools;
  std::shared_ptr<const facts::SchoolList> schools;             ///< `files` point into it
  std::vector<std::shared_ptr<const facts::Mapping>> mappings;  ///< likewise
};

/// Looks into folders, asks servers, and keeps every file that is taken by its SHA-256 in
/// <workspace>/.vekha/inputs with when, whence and how big. What is still being written waits for
/// the next run. A server that fails is a warning: its last good copy stands in.
Gathered gather_exports(const Workspace& workspace);

/// A file that lies elsewhere as the settings would have it taken under `name` («exports/may.csv»):
/// with the mapping, year and encoding of the first source whose pattern fits.
Gathered gather_one(const Workspace& workspace, const std::filesystem::path& file,
                    const std::string& name);

/// Names of the schools of the office's list, in its order; empty without a list.
std::vector<std::string> school_names(const Workspace& workspace);

}  // namespace vekha::service
