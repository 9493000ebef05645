#pragma once

#include "base/problem.h"
#include "report/phrases.h"

#include <filesystem>
#include <string>

namespace vekha::service {

struct MadePassport {
  std::string summary;  ///< «Вопросов: 5, решено: 2»
  Problems problems;    ///< what of the earlier passport could not be carried over
  bool asks = false;    ///< questions are left
  std::string carried;  ///< SHA-256 of the earlier passport; empty: there was none
};

struct PassportJob {
  std::filesystem::path road_map;
  std::filesystem::path earlier;  ///< the passport whose decisions are carried over; may be absent
  std::filesystem::path fresh;    ///< where to write; another file than `earlier`
  Date day;                       ///< written into the workbook as the day it was made
};

/// Writes the passport of a road map as it is now, with the decisions of the earlier one.
/// InputError when the road map or the earlier passport can't be read, ServiceError when nothing
/// can be written.
MadePassport make_passport(const PassportJob& job, const report::Phrases& phrases);

}  // namespace vekha::service
