#pragma once

#include "report/build_snapshot.h"
#include "service/workspace.h"

#include <functional>
#include <optional>

namespace vekha::service {

enum class Stage { read_road_maps, read_exports, evaluate, render, publish };

/// Told at the start of a stage and after each of its files: `done` of `total`.
using Progress = std::function<void(Stage stage, std::size_t done, std::size_t total)>;

struct Collected {
  report::Inputs inputs;
  Problems problems;  ///< of settings, road maps and decisions; with a fatal one nothing may be
                      ///< published
};

/// Reads everything that the workspace names. A road map that can't be read is a fatal problem, but
/// the others are read all the same, so that all problems are told at once.
Collected collect(const Workspace& workspace, Date as_of, const Progress& progress);

/// The workspace's fixed date, or today in its time zone.
Date as_of_today(const Workspace& workspace);

bool has_fatal(const Problems& problems);

}  // namespace vekha::service
