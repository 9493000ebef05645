#pragma once

#include "facts/observation.h"
#include "report/guards.h"
#include "report/snapshot.h"
#include "roadmap/decision.h"

#include <span>

namespace vekha::report {

struct Inputs {
  Office office;
  Date as_of{};
  evaluation::Method method;
  std::vector<roadmap::Programme> programmes;
  std::map<std::string, std::vector<roadmap::Programme>>
      redactions;  ///< of programmes that were approved more than once, by id: for a past month the
                   ///< one counts that was in force at its end
  std::map<std::string, Period>
      windows;  ///< reporting window by programme id, where the office set one
  std::vector<roadmap::Decision> decisions;
  facts::Facts facts;
  std::vector<facts::Silence> not_submitted;
  GuardSettings guards;
};

/// Evaluates every programme, on all processors, and lays out what is shown. The same inputs give
/// the same snapshot and id. Persons' names and small groups are taken out (report/guards.h);
/// persons among executors are left out (a remark says how many).
Snapshot build_snapshot(Inputs inputs);

}  // namespace vekha::report
